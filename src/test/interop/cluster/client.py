"""Many sessions with a service behind one address, each with files up and down, compared octet by octet.

    client.py ADDRESS,ADDRESS SESSIONS FILES|slowly MAY_FAIL...

Of the two addresses, one is of IPv4 and one of IPv6. "slowly" moves one large file in each session, for some ten seconds, and
makes the file that FTP_UNDER_WAY names once all of them are on their way.
Prints which replica served how many sessions, and of what failed which replica it was and why; ends with 1 if that was
one that should not fail. Who is told 421, as by an ending replica, has failed, unless "dismissed" may be. The greeting
ends with the number of the replica. Clients have several addresses, and believe the one that PASV tells.
"""
import collections
import concurrent.futures
import ftplib
import io
import os
import random
import socket
import ssl
import sys
import threading
import time

IPV4, IPV6 = sys.argv[1].split(",")
SESSIONS, FILES, MAY_FAIL = int(sys.argv[2]), sys.argv[3], set(sys.argv[4:])
ADDRESSES = [f"10.97.0.{last}" for last in range(2, 10)] + [f"fd00:97::{last}" for last in range(2, 10)]
SIZES = (0, 1, 4096, 300_000, 2_000_000)
LARGE = 24_000_000
STEP = 1_000_000
PAUSE = 0.5
PASSWORD = os.environ["FTP_PASSWORD"]

under_way = threading.Barrier(SESSIONS, lambda: open(os.environ["FTP_UNDER_WAY"], "w").close())
trusting = ssl.create_default_context(cafile=os.environ["FTP_AUTHORITY"])
trusting.check_hostname = False


class Resuming(ftplib.FTP_TLS):
    """Resumes the TLS session of the control connection, as well-behaved clients do."""

    def ntransfercmd(self, cmd, rest=None):
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            connection = self.context.wrap_socket(connection, server_hostname=self.host, session=self.sock.session)
        return connection, size


class Implicit(Resuming):
    """Under TLS from the first octet on."""

    def connect(self, host, port):
        self.host, self.port = host, port
        connection = socket.create_connection((host, port), self.timeout, self.source_address)
        self.sock = self.context.wrap_socket(connection, server_hostname=host)
        self.af = self.sock.family
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome


class Slowly(io.BytesIO):
    """Is read and written with a pause now and then, so that the other end has to wait; before the first, for all others."""

    moved = 0

    def pause(self, count):
        before, self.moved = self.moved // STEP, self.moved + count
        if before == 0 < self.moved // STEP:
            under_way.wait(300)
        elif before < self.moved // STEP:
            time.sleep(PAUSE)

    def read(self, size=-1):
        self.pause(size)
        return super().read(size)

    def write(self, octets):
        self.pause(len(octets))
        return super().write(octets)


def connected(number):
    kind, address = ("plain", "explicit", "implicit")[number % 3], ADDRESSES[number % len(ADDRESSES)]
    host = IPV6 if ":" in address else IPV4
    if kind == "plain":
        client = ftplib.FTP(timeout=120, source_address=(address, 0))
        client.connect(host, 21)
    else:
        client = (Implicit if kind == "implicit" else Resuming)(context=trusting, timeout=120, source_address=(address, 0))
        client.connect(host, 990 if kind == "implicit" else 21)
    if kind == "explicit":
        client.auth()
    client.login("alice", PASSWORD)
    if kind != "plain":
        client.prot_p()
    client.trust_server_pasv_ipv4_address = True
    if number % 2:
        # Of IPv4, ask by PASV, which tells an address, or by EPSV, which does not.
        client.af = socket.AF_INET6
    return client


def few_files(number, client):
    for file in range(int(FILES)):
        name = f"{number}-{file}.bin"
        content = random.Random(name).randbytes(SIZES[(number + file) % len(SIZES)])
        client.storbinary("STOR " + name, io.BytesIO(content))
        received = io.BytesIO()
        client.retrbinary("RETR " + name, received.write)
        if received.getvalue() != content:
            return f"{name} came back otherwise"
        client.delete(name)
    client.quit()


def one_slowly(number, client):
    name = f"slow-{number}.bin"
    content = random.Random(name).randbytes(LARGE)
    slow_down = number // 2 % 2
    received = Slowly() if slow_down else io.BytesIO()
    client.storbinary("STOR " + name, io.BytesIO(content) if slow_down else Slowly(content))
    if not slow_down:
        # The replica may have ended: any other has the file, too.
        client = connected(number)
    client.retrbinary("RETR " + name, received.write)
    return None if received.getvalue() == content else f"{name} came back otherwise"


def session(number):
    replica = "none"
    try:
        client = connected(number)
        replica = client.welcome.split()[-1]
        return replica, (one_slowly if FILES == "slowly" else few_files)(number, client)
    except ftplib.error_temp as failure:
        # The replica ends, and tells those who do nothing at the moment: nobody in the middle of a large file.
        dismissed = str(failure).startswith("421") and "dismissed" in MAY_FAIL and FILES != "slowly"
        return replica, None if dismissed else f"session {number}: {failure!r}"
    except (*ftplib.all_errors, ssl.SSLError) as failure:
        return replica, f"session {number}: {failure!r}"


with concurrent.futures.ThreadPoolExecutor(24) as pool:
    outcomes = list(pool.map(session, range(SESSIONS)))
served = collections.Counter(replica for replica, failure in outcomes if failure is None)
failed = collections.Counter((replica, failure) for replica, failure in outcomes if failure is not None)
print("served:", dict(sorted(served.items())))
for (replica, failure), count in failed.items():
    print(f"failed {count} times, replica {replica}: {failure}")
sys.exit(any(replica not in MAY_FAIL for replica, _ in failed))
