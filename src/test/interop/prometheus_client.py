"""A Prometheus server that scrapes a running service while clients use it: called by prometheus.sh, in a folder of its own.

Arguments: the folder with dashboard and rules, the server's folder for clients.
"""

import base64
import contextlib
import ftplib
import io
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

MONITORING, FOLDER = pathlib.Path(sys.argv[1]), sys.argv[2]
PORT, MANAGEMENT_PORT = int(os.environ["FTP_PORT"]), int(os.environ["MANAGEMENT_PORT"])
USER, PASSWORD, MODE = os.environ["FTP_USER"], os.environ["FTP_PASSWORD"], os.environ["MODE"]
PATIENCE = 120
# There are meters of each worker in this mode alone.
ROWS_OF_PREFORK = {"Worker processes"}
# Only services of a group have it: cluster/run reads it.
OF_GROUPS = "wharf_relays_total"


def step(name):
    print("==", name, flush=True)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


@contextlib.contextmanager
def prometheus():
    """A server with our rules, which asks the service every second; its address."""
    address = f"127.0.0.1:{free_port()}"
    pathlib.Path("prometheus.yml").write_text(json.dumps({
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(MONITORING.resolve() / "prometheus-rules.yml")],
        "scrape_configs": [{
            "job_name": "wharf", "metrics_path": "/actuator/prometheus",
            "static_configs": [{"targets": [f"127.0.0.1:{MANAGEMENT_PORT}"]}]}]}))
    with open("prometheus.log", "w") as log:
        server = subprocess.Popen(["prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=prometheus",
                                   f"--web.listen-address={address}"], stdout=log, stderr=log)
    try:
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait(60)


def query(server, expression):
    """The values that an expression has now; None while the server is not there yet."""
    url = f"{server}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return json.load(response)["data"]["result"]
    except urllib.error.HTTPError as error:
        if error.code == 503:
            return None
        sys.exit(f"{expression}: {error.read().decode()}")
    except urllib.error.URLError:
        return None


def operate(method, path, body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{MANAGEMENT_PORT}/actuator/{path}", method=method, data=body)
    request.add_header("Authorization", "Basic " + base64.b64encode(f"admin:{PASSWORD}".encode()).decode())
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=20) as response:
        return response.read()


def client():
    context = ssl.create_default_context(cafile=os.environ["FTPS_CA"])
    connection = ftplib.FTP_TLS(timeout=20, context=context)
    connection.connect("127.0.0.1", PORT)
    return connection


def fails(call, *arguments):
    try:
        call(*arguments)
    except (ftplib.Error, EOFError):
        return
    sys.exit(f"{call.__name__} has not failed")


def use_the_service():
    """A little of everything that is measured."""
    connection = client()
    fails(connection.login, USER, "not " + PASSWORD)
    connection.close()
    connection = client()
    connection.login(USER, PASSWORD)
    connection.cwd(FOLDER)
    connection.storbinary("STOR clear.bin", io.BytesIO(bytes(100_000)))
    connection.prot_p()
    connection.storbinary("STOR sealed.bin", io.BytesIO(bytes(100_000)))
    connection.retrbinary("RETR sealed.bin", len)
    connection.nlst()
    connection.rename("sealed.bin", "moved.bin")
    connection.delete("moved.bin")
    connection.mkd("folder")
    connection.rmd("folder")
    fails(connection.retrbinary, "RETR missing.bin", len)
    connection.quit()


def turn_somebody_away():
    operate("POST", "ftpdrain")
    fails(client)
    operate("DELETE", "ftpdrain")


def dashboard_expressions():
    row = ""
    for panel in json.loads((MONITORING / "grafana-dashboard.json").read_text())["panels"]:
        if panel["type"] == "row":
            row = panel["title"]
        elif MODE == "prefork" or row not in ROWS_OF_PREFORK:
            for target in panel["targets"]:
                yield (target["expr"].replace("$__rate_interval", "10s").replace("$job", "wharf")
                       .replace("$instance", ".+"))


def rule_expressions():
    """Those of records; of alerts the meters alone, as they are silent when all is well."""
    with urllib.request.urlopen(f"{server}/api/v1/rules", timeout=30) as response:
        groups = json.load(response)["data"]["groups"]
    for rule in (rule for group in groups for rule in group["rules"]):
        if rule["health"] == "err":
            sys.exit(f"{rule['name']}: {rule['lastError']}")
        if rule["type"] == "recording":
            yield rule["query"]
        else:
            for meter in re.findall(r"(?:job:)?wharf_\w+(?::\w+)?", rule["query"]):
                if meter != OF_GROUPS and (MODE == "prefork" or not meter.startswith("wharf_workers_ended")):
                    yield meter


with prometheus() as server:
    end = time.monotonic() + PATIENCE
    step("the server scrapes the service")
    while not query(server, 'up{job="wharf"} == 1'):
        if time.monotonic() > end:
            sys.exit(pathlib.Path("prometheus.log").read_text())
        time.sleep(0.2)
    use_the_service()
    turn_somebody_away()
    if MODE == "prefork":
        operate("POST", "ftpworkers/restart/1")

    step("all expressions find something")
    missing = set(dashboard_expressions()) | set(rule_expressions())
    print(len(missing), "expressions")
    while missing and time.monotonic() < end:
        use_the_service()
        missing = {expression for expression in missing if not query(server, expression)}
        time.sleep(0.5)
    if missing:
        sys.exit("nothing found for:\n" + "\n".join(sorted(missing)))
