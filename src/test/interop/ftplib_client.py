"""Python's ftplib against a running server: called by ftplib.sh, in a folder of its own.

Arguments: how connections are secured (plain; secured: the data connections do not resume the session of the control
connection, as ftplib does it; resumed: they do; refused: they do not and have to), the version of TLS, the server's port,
the server's folder as this machine's file system knows it, its name for clients, a file of some MiB.
"""

import contextlib
import ftplib
import io
import os
import pathlib
import socket
import ssl
import sys
import time

SECURITY, VERSION, PORT = sys.argv[1], sys.argv[2], int(sys.argv[3])
DISK, FOLDER, BIG = pathlib.Path(sys.argv[4]), sys.argv[5], pathlib.Path(sys.argv[6])
USER, PASSWORD = os.environ["FTP_USER"], os.environ["FTP_PASSWORD"]
SIZES = (0, 1, 4096, 1048576, 6291463)
UNICODE = "Grüße – 日本語.bin"
NAMES = ("two words.bin", UNICODE, "-dash.bin", "'quoted' \"twice\".bin", "#1 50% [x]*?.bin", " led by a space",
         "tab\there", "back\\slash")


def step(name):
    print("==", name, flush=True)


def expect(condition, message):
    if not condition:
        sys.exit(message)


def refused(code, call, *arguments):
    try:
        reply = call(*arguments)
    except ftplib.Error as error:
        expect(str(error).startswith(code), f"{arguments}: {error}, not {code}")
    else:
        sys.exit(f"{arguments}: {reply}, not {code}")


class ResumingClient(ftplib.FTP_TLS):
    """FTP_TLS as many a program mends it."""

    def ntransfercmd(self, cmd, rest=None):
        data, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            data = self.context.wrap_socket(data, server_hostname=self.host, session=self.sock.session)
            expect(data.session_reused, f"{cmd}: the server did not resume the session")
        return data, size


def client():
    if SECURITY == "plain":
        return ftplib.FTP(timeout=20)
    context = ssl.create_default_context(cafile=os.environ["FTPS_CA"])
    context.minimum_version = context.maximum_version = ssl.TLSVersion["TLSv" + VERSION.replace(".", "_")]
    return (ResumingClient if SECURITY == "resumed" else ftplib.FTP_TLS)(context=context, timeout=20)


@contextlib.contextmanager
def session(host=os.environ["FTP_HOST"]):
    with client() as ftp:
        ftp.set_debuglevel(1)
        ftp.connect(host, PORT)
        ftp.login(USER, PASSWORD)
        if SECURITY != "plain":
            ftp.prot_p()
        ftp.cwd(FOLDER)
        yield ftp


def upload(ftp, data, name, **how):
    ftp.storbinary("STOR " + name, io.BytesIO(data), **how)


def download(ftp, name, **how):
    received = io.BytesIO()
    ftp.retrbinary("RETR " + name, received.write, **how)
    return received.getvalue()


def lines(ftp, command):
    received = []
    ftp.retrlines(command, received.append)
    return received


def same(actual, expected, what):
    expect(actual == expected, f"{what}: {len(actual)} octets that are not the {len(expected)} expected")


def octets_on_disk():
    return sum(path.stat().st_size for path in DISK.iterdir() if path.is_file())


big = BIG.read_bytes()

if SECURITY == "refused":
    step("refused without resumption")
    with session() as ftp:
        refused("522", ftp.nlst)
        refused("522", upload, ftp, b"x", "refused.bin")
        expect(not (DISK / "refused.bin").exists(), "the refused upload is there")
        refused("522", download, ftp, BIG.name)
    sys.exit()

step("login")
with client() as ftp:
    ftp.connect(os.environ["FTP_HOST"], PORT)
    refused("530", ftp.login, USER, "not-" + PASSWORD)
    expect(ftp.login(USER, PASSWORD).startswith("230"), "the right password after a wrong one was refused")
    expect(ftp.pwd() == "/", "the first directory is " + ftp.pwd())

with session() as ftp:
    for size in SIZES:
        step(f"up and down: {size} octets")
        name = f"{size}.bin"
        upload(ftp, big[:size], name)
        same((DISK / name).read_bytes(), big[:size], "the file on the server")
        same(download(ftp, name), big[:size], "the download")
        expect(ftp.size(name) == size, f"SIZE says {ftp.size(name)}")

    step("names")
    for name in NAMES:
        upload(ftp, name.encode(), name)
        same((DISK / name).read_bytes(), name.encode(), name)
        same(download(ftp, name), name.encode(), name)

    step("list")
    facts = dict(ftp.mlsd(facts=["type", "size", "modify", "perm"]))
    expect(facts["4096.bin"]["type"] == "file" and facts["4096.bin"]["size"] == "4096", str(facts["4096.bin"]))
    listed = lines(ftp, "LIST")
    for name in NAMES:
        expect(name in facts, f"MLSD does not show {name}")
        expect(name in ftp.nlst(), f"NLST does not show {name}")
        expect(any(line.endswith(" " + name) for line in listed), f"LIST does not show {name}")
    expect(any(" 1048576 " in line for line in listed), "LIST shows no size")
    expect(sorted(ftp.nlst("10*.bin")) == ["1048576.bin"], f"NLST 10*.bin shows {ftp.nlst('10*.bin')}")

    step("times")
    expect(ftp.sendcmd("MFMT 20210304050607 1.bin").startswith("213"), "MFMT")
    expect(int((DISK / "1.bin").stat().st_mtime) == 1614834367, "the time on the server is another")
    expect(ftp.sendcmd("MDTM 1.bin") == "213 20210304050607", "MDTM")

    step("resume a download")
    same(download(ftp, BIG.name, rest=1000000), big[1000000:], "the rest")

    step("resume an upload")
    upload(ftp, big[:1000000], "resumed.bin")
    upload(ftp, big[1000000:], "resumed.bin", rest=1000000)
    same((DISK / "resumed.bin").read_bytes(), big, "the file on the server")

    step("append")
    upload(ftp, big[:4096], "appended.bin")
    ftp.storbinary("APPE appended.bin", io.BytesIO(big[4096:]))
    same((DISK / "appended.bin").read_bytes(), big, "the file on the server")

    step("ASCII")
    text = pathlib.Path("text.txt").read_bytes()
    ftp.storlines("STOR text.txt", io.BytesIO(text))
    same((DISK / "text.txt").read_bytes(), text, "the file on the server")
    expect("".join(line + "\n" for line in lines(ftp, "RETR text.txt")).encode() == text, "the lines that came")
    wire = text.replace(b"\n", b"\r\n")
    ftp.voidcmd("TYPE A")
    received = b""
    with ftp.transfercmd("RETR text.txt") as data:
        while part := data.recv(65536):
            received += part
    ftp.voidresp()
    same(received, wire, "the octets on the wire")

    step("a unique name")
    reply = ftp.storbinary("STOU", io.BytesIO(b"unique"))
    expect(sum(path.is_file() and path.read_bytes() == b"unique" for path in DISK.iterdir()) == 1, "STOU: " + reply)

    step("rename and delete")
    ftp.rename("two words.bin", "renamed – 二.bin")
    expect(not (DISK / "two words.bin").exists(), "the old name is still there")
    same((DISK / "renamed – 二.bin").read_bytes(), b"two words.bin", "the renamed file")
    ftp.delete("0.bin")
    expect(not (DISK / "0.bin").exists(), "the deleted file is still there")
    refused("550", ftp.delete, "0.bin")
    refused("550", ftp.size, "0.bin")
    refused("550", download, ftp, "0.bin")

    step("directories")
    expect(ftp.mkd('a "b" Ordner 文書') == f'/{FOLDER}/a "b" Ordner 文書', "MKD tells another name")
    ftp.cwd('a "b" Ordner 文書')
    expect(ftp.pwd() == f'/{FOLDER}/a "b" Ordner 文書', "PWD says " + ftp.pwd())
    upload(ftp, b"", UNICODE)
    expect(ftp.nlst() == [UNICODE], f"NLST shows {ftp.nlst()}")
    ftp.cwd("..")
    refused("550", ftp.rmd, 'a "b" Ordner 文書')
    ftp.delete(f'a "b" Ordner 文書/{UNICODE}')
    ftp.rmd('a "b" Ordner 文書')
    expect(not (DISK / 'a "b" Ordner 文書').exists(), "the directory is still there")
    refused("550", ftp.cwd, "nowhere")

    step("ABOR during a download, as urgent data")
    with open(DISK / "zeros.bin", "wb") as zeros:
        zeros.truncate(1 << 26)
    ftp.voidcmd("TYPE I")
    data = ftp.transfercmd("RETR zeros.bin")
    data.recv(1)
    reply = ftp.abort()
    expect(reply.startswith("426"), f"ABOR: {reply}")
    expect(ftp.voidresp().startswith("226"), "no 226 after the 426")
    data.close()
    (DISK / "zeros.bin").unlink()
    same(download(ftp, "4096.bin"), big[:4096], "the next download")

    step("STAT and NOOP during a download")
    with open(DISK / "zeros.bin", "wb") as zeros:
        zeros.truncate(1 << 26)
    data = ftp.transfercmd("RETR zeros.bin")
    received = len(data.recv(1))
    ftp.putcmd("STAT")
    expect(ftp.getmultiline().startswith("21"), "STAT")
    ftp.putcmd("NOOP")
    expect(ftp.getresp().startswith("200"), "NOOP")
    while part := data.recv(1 << 20):
        received += len(part)
    data.close()
    expect(ftp.voidresp().startswith("226"), "the end of the download")
    expect(received == 1 << 26, f"{received} octets came")
    (DISK / "zeros.bin").unlink()

    step("ABOR during an upload, then resume it")
    data = ftp.transfercmd("STOR broken.bin")
    before = octets_on_disk()
    data.sendall(big[:1000000])
    while octets_on_disk() == before:  # ABOR may overtake the octets; without any there is nothing to resume
        time.sleep(0.01)
    reply = ftp.abort()
    expect(reply.startswith("426"), f"ABOR: {reply}")
    expect(ftp.voidresp().startswith("226"), "no 226 after the 426")
    data.close()
    there = ftp.size("broken.bin")
    expect(0 < there <= 1000000, f"SIZE of the broken upload says {there}")
    upload(ftp, big[there:], "broken.bin", rest=there)
    same((DISK / "broken.bin").read_bytes(), big, "the resumed upload")

    step("active by PORT")
    ftp.set_pasv(False)
    upload(ftp, big, "active.bin")
    same(download(ftp, "active.bin"), big, "the download")
    expect("active.bin" in ftp.nlst(), "NLST does not show it")

if socket.has_ipv6 and os.environ["IPV6"] == "yes":
    with session("::1") as ftp:
        for passive, way in ((True, "passive by EPSV"), (False, "active by EPRT")):
            step("IPv6, " + way)
            ftp.set_pasv(passive)
            upload(ftp, big, "ipv6.bin")
            same(download(ftp, "ipv6.bin"), big, "the download")

step("pipelined commands are answered in order")
with session() as ftp:
    ftp.sock.sendall(b"NOOP\r\nPWD\r\nTYPE I\r\nSIZE 4096.bin\r\nSYST\r\n")
    codes = [ftp.getresp()[:3] for _ in range(5)]
    expect(codes == ["200", "257", "200", "213", "215"], f"answered {codes}")
    expect(ftp.quit().startswith("221"), "QUIT")
