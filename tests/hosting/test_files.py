"""Files that describe a host, checked by nginx, hadolint and the schemas of compose, Kubernetes."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.hosting.proxy import ADDRESSES, CONFIGURATION
from tests.server import ROOT

BIN = Path(sys.executable).parent
MANIFESTS = ROOT / ".deploy" / "kubernetes.yaml"
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
KINDS = {manifest["kind"]: manifest for manifest in yaml.safe_load_all(MANIFESTS.read_text())}
TOOLS = {
    "compose": ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml"],
    "kubernetes": ["kubernetes-validate", "--strict", str(MANIFESTS)],
    "kubernetes 1.29": ["kubernetes-validate", "--strict", "-k", "1.29", str(MANIFESTS)],
    "image": ["hadolint", "Dockerfile"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS)
def test_its_own_tool_finds_nothing_wrong(command):
    done = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nginx_takes_its_configuration(nginx):
    command = [nginx, "-t", "-c", str(CONFIGURATION)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_the_addresses_of_the_proxy_are_those_of_the_compose_file():
    networks = {name: COMPOSE["services"][name]["networks"]["inside"] for name in ADDRESSES}
    assert {n: f"{own['ipv4_address']}:8501" for n, own in networks.items()} == ADDRESSES


def test_no_replica_makes_up_a_cookie_secret_of_its_own():
    value = COMPOSE["services"]["a"]["environment"]["STREAMLIT_SERVER_COOKIE_SECRET"]
    assert value.startswith("${COOKIE_SECRET:?")  # without it compose refuses to start
    (container,) = KINDS["Deployment"]["spec"]["template"]["spec"]["containers"]
    secret = next(v for v in container["env"] if v["name"] == "STREAMLIT_SERVER_COOKIE_SECRET")
    assert secret["valueFrom"]["secretKeyRef"] == {"name": "neural-networks-live", "key": "cookie"}


def test_a_replica_gets_the_memory_that_a_full_class_was_measured_to_need():
    """The measurement is in the table of the README, from ``python -m tests.load``."""
    table = (ROOT / "README.md").read_text()
    (most,) = re.findall(r"\| memory of the process \| [\d.]+ to ([\d.]+) GB", table)
    measured = float(most) * 1e9
    (container,) = KINDS["Deployment"]["spec"]["template"]["spec"]["containers"]
    request, limit = (container["resources"][kind]["memory"] for kind in ("requests", "limits"))
    assert float(request.removesuffix("Mi")) * 2**20 >= measured
    assert float(limit.removesuffix("Gi")) * 2**30 >= 1.25 * measured
    assert COMPOSE["services"]["a"]["mem_limit"] == limit.removesuffix("i").lower()


def test_the_ingress_names_the_class_that_its_annotations_are_for():
    ingress = KINDS["Ingress"]
    prefixes = {name.partition(".")[0] for name in ingress["metadata"]["annotations"]}
    assert prefixes == {ingress["spec"]["ingressClassName"]}


def test_an_upload_that_the_server_takes_passes_every_proxy():
    most = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"][
        "maxUploadSize"
    ]
    annotations = KINDS["Ingress"]["metadata"]["annotations"]
    assert annotations["nginx.ingress.kubernetes.io/proxy-body-size"] == f"{most + 1}m"
    assert f"client_max_body_size {most + 1}m;" in CONFIGURATION.read_text()


def test_closed_paths_lead_to_a_service_without_pods_on_kubernetes():
    manifests = yaml.safe_load_all(MANIFESTS.read_text())
    services = [manifest for manifest in manifests if manifest["kind"] == "Service"]
    (empty,) = [s["metadata"]["name"] for s in services if "selector" not in s["spec"]]
    (rule,) = KINDS["Ingress"]["spec"]["rules"]
    closed = {
        path["path"]
        for path in rule["http"]["paths"]
        if path["backend"]["service"]["name"] == empty
    }
    assert closed == {"/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check"}


def test_the_proxy_of_the_compose_file_has_no_more_rights_than_the_app():
    for name, service in COMPOSE["services"].items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["pids_limit"]
        assert service["mem_limit"]
        assert all("size=" in mount for mount in service["tmpfs"])


def test_replicas_believe_the_proxy_alone_from_where_visitors_come():
    services = COMPOSE["services"]
    address = services["proxy"]["networks"]["inside"]["ipv4_address"]
    for name in ADDRESSES:
        assert services[name]["environment"]["FORWARDED_ALLOW_IPS"] == address


def test_nobody_but_the_ingress_reaches_the_pods_and_they_reach_nobody():
    policy = KINDS["NetworkPolicy"]["spec"]
    assert policy["podSelector"] == KINDS["Deployment"]["spec"]["selector"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    assert policy["egress"] == []
    (rule,) = policy["ingress"]
    assert rule["from"] == [
        {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}}
    ]


def test_cookies_of_the_cluster_are_secure_for_it_ends_tls():
    annotations = KINDS["Ingress"]["metadata"]["annotations"]
    assert annotations["nginx.ingress.kubernetes.io/session-cookie-secure"] == "true"
    assert KINDS["Ingress"]["spec"]["tls"]
