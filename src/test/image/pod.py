"""Makes of what the chart renders what podman plays: the pod of the StatefulSet, or that of the test, and what they read.

    helm template files helm/wharf | pod.py service|test NAME FILE...

The chart only names the Secrets: that of this name holds these files. Podman puts no Secrets into files as Kubernetes does, so
a ConfigMap stands for it. It knows neither StatefulSets nor probes by HTTP without a program for them in the image, no ports on
the network of the host and no Services: their names stand for this machine.
"""
import sys
from pathlib import Path

import yaml

which, name, *files = sys.argv[1:]
manifests = [manifest for manifest in yaml.safe_load_all(sys.stdin) if manifest]
content = {Path(file).name: Path(file).read_text() for file in files}
secret = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": content}


def of(kind):
    return [manifest for manifest in manifests if manifest["kind"] == kind]


if which == "test":
    (pod,) = of("Pod")
else:
    (stateful_set,) = of("StatefulSet")
    pod = stateful_set["spec"]["template"]
    pod.update(apiVersion="v1", kind="Pod")
    pod["metadata"]["name"] = stateful_set["metadata"]["name"] + "-0"
for volume in pod["spec"].get("volumes", []):
    if "secret" in volume:
        source = volume.pop("secret")
        volume["configMap"] = {"name": source.pop("secretName"), **source}
services = [service["metadata"]["name"] for service in of("Service")]
pod["spec"]["hostNetwork"] = True
for container in pod["spec"]["containers"]:
    for left_out in ("startupProbe", "livenessProbe", "readinessProbe", "ports"):
        container.pop(left_out, None)
    container["args"] = ["127.0.0.1" if argument in services else argument for argument in container.get("args", [])]
yaml.safe_dump_all([secret, *of("ConfigMap"), pod], sys.stdout)
