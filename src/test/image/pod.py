"""Makes of what the chart renders what podman plays: the pod of the StatefulSet, and the ConfigMaps.

Podman knows neither StatefulSets nor probes by HTTP without a program for them in the image, and no ports on the
network of the host.
"""
import sys

import yaml

manifests = [manifest for manifest in yaml.safe_load_all(sys.stdin) if manifest]
played = [manifest for manifest in manifests if manifest["kind"] == "ConfigMap"]
(stateful_set,) = [manifest for manifest in manifests if manifest["kind"] == "StatefulSet"]
pod = stateful_set["spec"]["template"]
pod.update(apiVersion="v1", kind="Pod")
pod["metadata"]["name"] = stateful_set["metadata"]["name"] + "-0"
pod["spec"]["hostNetwork"] = True
for container in pod["spec"]["containers"]:
    for left_out in ("startupProbe", "livenessProbe", "readinessProbe", "ports"):
        container.pop(left_out)
yaml.safe_dump_all([*played, pod], sys.stdout)
