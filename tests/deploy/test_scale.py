"""The files for many processes are whole, sandboxed, and true to the code: its roles, settings, paths and ports."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands.run import command as run
from config.settings import FROM_FILES, Settings
from tests.commands.conftest import ROOT

DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
ROLES = {"chat", "deliver", "match", "ingest"}
ENGINES = {"postgresql", "etcd", "minio", "milvus"}


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.scale.yaml").read_text())
    return found


def roles_in_compose() -> dict[str, dict[str, Any]]:
    return {name: service for name, service in compose()["services"].items() if name not in ENGINES}


def manifests(kind: str | None = None) -> list[dict[str, Any]]:
    """Every object that kustomize would apply."""
    listed = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]
    found = [one for name in listed for one in yaml.safe_load_all((KUBERNETES / name).read_text())]
    return [one for one in found if kind is None or one["kind"] == kind]


def containers() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """The pod and the only container of each Deployment."""
    found = {}
    for deployment in manifests("Deployment"):
        pod = deployment["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        found[deployment["metadata"]["name"]] = (pod, container)
    return found


def settings_names() -> set[str]:
    names = {field: info.alias or f"QUOTEWIRE_{field.upper()}" for field, info in Settings.model_fields.items()}
    return {*names.values(), *(f"{names[field]}_FILE" for field in FROM_FILES)}


def roles_of_the_program() -> set[str]:
    only = next(option for option in run.params if option.name == "only")
    return set(only.type.choices)  # type: ignore[attr-defined]  # it is a choice


def test_every_role_runs_and_the_program_knows_it() -> None:
    in_compose = {service["command"][-1] for service in roles_in_compose().values()}
    in_kubernetes = {container["args"][-1] for _, container in containers().values()}
    assert in_compose == in_kubernetes == ROLES
    assert roles_of_the_program() >= ROLES
    assert all(service["command"][:2] == ["run", "--only"] for service in roles_in_compose().values())


@pytest.mark.parametrize("role", ["chat", "deliver"])
def test_roles_that_many_wait_for_run_twice(role: str) -> None:
    assert sum(service["command"][-1] == role for service in roles_in_compose().values()) == 2


def test_every_setting_that_is_named_is_one_of_the_program() -> None:
    told = {name for service in roles_in_compose().values() for name in service["environment"]}
    told |= {name for config in manifests("ConfigMap") for name in config["data"]}
    assert told <= settings_names()


def test_no_two_containers_share_a_data_folder() -> None:
    folders = [volume for service in roles_in_compose().values() for volume in service["volumes"]]
    assert len(folders) == len(set(folders))
    assert {folder.split(":")[0] for folder in folders} <= set(compose()["volumes"])


def test_every_container_of_the_program_is_sandboxed() -> None:
    for service in roles_in_compose().values():
        assert service["read_only"] is True
        assert service["user"] == "10001:10001"
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "ports" not in service
    for pod, container in containers().values():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        told = container["securityContext"]
        assert told["readOnlyRootFilesystem"] is True
        assert told["allowPrivilegeEscalation"] is False
        assert told["capabilities"] == {"drop": ["ALL"]}
        assert {mount["mountPath"] for mount in container["volumeMounts"]} >= {"/data", "/tmp"}


def test_every_engine_tells_its_health_and_keeps_its_data() -> None:
    for name in ENGINES:
        engine = compose()["services"][name]
        assert engine["healthcheck"]["test"]
        assert engine["volumes"][0].split(":")[0] in compose()["volumes"]
        assert re.fullmatch(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}", engine["image"])  # cannot change
        assert "ports" not in engine  # nobody outside reaches it


def test_memory_is_bounded_in_every_container() -> None:
    assert all(service["mem_limit"] for service in compose()["services"].values())
    assert all(container["resources"]["limits"]["memory"] for _, container in containers().values())


def policies_for(role: str) -> list[dict[str, Any]]:
    """The network policies that choose the pods of a role."""
    found = []
    for policy in manifests("NetworkPolicy"):
        chosen = policy["spec"]["podSelector"]
        labels = dict(chosen.get("matchLabels", {}))
        listed = {one["key"]: one["values"] for one in chosen.get("matchExpressions", ())}
        assert labels.get("app", "quotewire") == "quotewire" and listed.get("app", ["quotewire"]) == ["quotewire"]
        if labels.get("role", role) == role and role in listed.get("role", [role]):
            found.append(policy)
    return found


def reached_by(role: str) -> set[tuple[str, object]]:
    """Whom the pods of a role may reach, and at which port; a block of addresses counts as "addresses"."""
    found: set[tuple[str, object]] = set()
    for policy in policies_for(role):
        for rule in policy["spec"].get("egress", ()):
            for there in rule["to"]:
                pods = there.get("podSelector", {}).get("matchLabels", {})
                name = "web" if there.get("ipBlock", {}).get("cidr") in ("0.0.0.0/0", "::/0") else "addresses"
                found |= {(next(iter(pods.values()), name), port["port"]) for port in rule["ports"]}
    return found


ENGINES_REACHED = {("kube-dns", 53), ("database-cluster", 5432), ("milvus", 19530)}


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("chat", {("addresses", 443)}),
        ("deliver", {("addresses", 443)}),
        ("match", set()),
        ("ingest", {("web", 80), ("web", 443)}),
    ],
)
def test_a_pod_reaches_what_its_role_needs_and_nothing_else(role: str, more: set[tuple[str, object]]) -> None:
    assert reached_by(role) == ENGINES_REACHED | more
    directions = {kind for policy in policies_for(role) for kind in policy["spec"]["policyTypes"]}
    assert directions == {"Ingress", "Egress"}  # so that what is not listed is refused


def test_the_web_is_not_what_is_private() -> None:
    blocks = [
        ip_network(inner)
        for policy in policies_for("ingest")
        for rule in policy["spec"].get("egress", ())
        for there in rule["to"]
        for inner in there.get("ipBlock", {}).get("except", ())
    ]
    for address in ("10.96.0.1", "172.20.1.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "100.64.1.1", "fd00::1"):
        assert any(ip_address(address) in block for block in blocks)


def test_a_pod_is_reached_at_its_webhook_and_for_its_figures_alone() -> None:
    for role in ROLES:
        ports = [
            port["port"]
            for policy in policies_for(role)
            for rule in policy["spec"].get("ingress", ())
            for port in rule["ports"]
        ]
        assert sorted(ports) == (["status", "webhook"] if role == "chat" else ["status"])
        assert set(ports) <= {told["name"] for told in containers()[role][1]["ports"]}


def test_no_secret_stands_in_any_file() -> None:
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"deploy/secrets/", "deploy/scale.env"} <= set(ignored)
    assert all(secret["file"].startswith("secrets/") for secret in compose()["secrets"].values())
    assert manifests("Secret") == []
    for path in (DEPLOY / "compose.scale.yaml", *KUBERNETES.glob("*.yaml")):
        assert "minioadmin" not in path.read_text()


def test_each_pod_is_looked_after_at_the_status_server() -> None:
    (config,) = manifests("ConfigMap")
    port = int(config["data"]["QUOTEWIRE_STATUS_LISTEN"].split(":")[1])
    for _, container in containers().values():
        ports = {told["name"]: told["containerPort"] for told in container["ports"]}
        assert ports["status"] == port
        for probe, path in (("startupProbe", "/live"), ("livenessProbe", "/live"), ("readinessProbe", "/ready")):
            assert container[probe]["httpGet"] == {"path": path, "port": "status"}


def test_the_webhook_leads_from_the_ingress_to_the_chat_processes() -> None:
    (config,), (service,), (ingress,) = manifests("ConfigMap"), manifests("Service"), manifests("Ingress")
    (rule,) = ingress["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert config["data"]["QUOTEWIRE_WEBHOOK_URL"] == f"https://{rule['host']}{path['path']}"
    assert path["backend"]["service"]["name"] == service["metadata"]["name"]
    ports = {told["name"]: told["containerPort"] for told in containers()["chat"][1]["ports"]}
    assert ports[service["spec"]["ports"][0]["targetPort"]] == int(
        config["data"]["QUOTEWIRE_WEBHOOK_LISTEN"].split(":")[1]
    )
    labels = {one["metadata"]["name"]: one["spec"]["template"]["metadata"]["labels"] for one in manifests("Deployment")}
    assert service["spec"]["selector"].items() <= labels["chat"].items()


def test_what_watches_a_deployment_names_one() -> None:
    names = set(containers())
    (scaler,) = manifests("HorizontalPodAutoscaler")
    assert scaler["spec"]["scaleTargetRef"]["name"] == "chat"
    assert {budget["metadata"]["name"] for budget in manifests("PodDisruptionBudget")} == {"chat", "deliver"} <= names


@pytest.mark.parametrize("values", sorted(KUBERNETES.glob("values-*.yaml")), ids=lambda path: path.stem)
def test_the_values_of_a_chart_can_be_read(values: Path) -> None:
    assert isinstance(yaml.safe_load(values.read_text()), dict)
