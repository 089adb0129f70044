"""Many sessions with a service behind one address, each with files up and down, compared octet by octet.

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

HOST, SESSIONS, FILES, MAY_FAIL = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), set(sys.argv[4:])
ADDRESSES = [f"10.97.0.{last}" for last in range(2, 10)]
SIZES = (0, 1, 4096, 300_000, 2_000_000)
PASSWORD = os.environ["FTP_PASSWORD"]

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


def connected(kind, address):
    if kind == "plain":
        client = ftplib.FTP(timeout=60, source_address=(address, 0))
        client.connect(HOST, 21)
        client.login("alice", PASSWORD)
        return client
    client = (Implicit if kind == "implicit" else Resuming)(context=trusting, timeout=60, source_address=(address, 0))
    client.connect(HOST, 990 if kind == "implicit" else 21)
    if kind == "explicit":
        client.auth()
    client.login("alice", PASSWORD)
    client.prot_p()
    return client


def session(number):
    kind = ("plain", "explicit", "implicit")[number % 3]
    replica = "none"
    try:
        client = connected(kind, ADDRESSES[number % len(ADDRESSES)])
        client.trust_server_pasv_ipv4_address = True
        replica = client.welcome.split()[-1]
        # PASV tells an address, EPSV does not.
        client.af = socket.AF_INET6 if number % 2 else socket.AF_INET
        for file in range(FILES):
            name = f"{number}-{file}.bin"
            content = random.Random(name).randbytes(SIZES[(number + file) % len(SIZES)])
            client.storbinary("STOR " + name, io.BytesIO(content))
            received = io.BytesIO()
            client.retrbinary("RETR " + name, received.write)
            if received.getvalue() != content:
                return replica, f"{kind}: {name} came back otherwise"
            client.delete(name)
        client.quit()
        return replica, None
    except ftplib.error_temp as failure:
        # The replica ends, and tells those who do nothing at the moment.
        dismissed = str(failure).startswith("421") and "dismissed" in MAY_FAIL
        return replica, None if dismissed else f"{kind}: {failure!r}"
    except (*ftplib.all_errors, ssl.SSLError) as failure:
        return replica, f"{kind}: {failure!r}"


with concurrent.futures.ThreadPoolExecutor(24) as pool:
    outcomes = list(pool.map(session, range(SESSIONS)))
served = collections.Counter(replica for replica, failure in outcomes if failure is None)
failed = collections.Counter((replica, failure) for replica, failure in outcomes if failure is not None)
print("served:", dict(sorted(served.items())))
for (replica, failure), count in failed.items():
    print(f"failed {count} times, replica {replica}: {failure}")
sys.exit(any(replica not in MAY_FAIL for replica, _ in failed))
