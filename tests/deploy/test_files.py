"""The files of deploy/ are what the tools that read them take, and tell of the settings that there are."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
UNITS = sorted((DEPLOY / "systemd").iterdir())
KUBERNETES = yaml.safe_load((DEPLOY / "kubernetes.yaml").read_text())["items"]
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SETTING = re.compile(r"\b(?:SOCFIN_[A-Z_]+|DATABASE_URL|CACHE_URL)\b")


def table() -> set[str]:
    """The names in the one table of settings."""
    rows = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8").splitlines()
    return {name for row in rows if row.startswith("| `") for name in SETTING.findall(row.split("|")[1])}


def read_by_the_site() -> set[str]:
    code = "".join((ROOT / "socfin" / name).read_text() for name in ("settings.py", "environment.py"))
    return set(re.findall(rf'"({SETTING.pattern})"', code))


def pods() -> list[dict]:
    return [one["spec"]["template"]["spec"] for one in KUBERNETES if one["kind"] in ("Deployment", "Job")]


def test_the_table_has_every_setting_that_is_read():
    assert read_by_the_site() - table() == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_names_only_settings_that_there_are(path):
    assert set(SETTING.findall(path.read_text(encoding="utf-8"))) - table() == set()


def test_the_container_file_has_nothing_that_hadolint_objects_to():
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, DEPLOY / "Containerfile"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_runs_as_nobody_and_says_whether_it_lives():
    lines = (DEPLOY / "Containerfile").read_text()

    assert re.search(r"^USER 10001:10001$", lines, re.M)
    assert "HEALTHCHECK" in lines
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", lines, re.M)
    assert [one for line in copied for one in line.split() if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("one", KUBERNETES, ids=lambda one: f"{one['kind']} {one['metadata']['name']}")
def test_kubernetes_takes_each_object(one):
    kubernetes_validate.validate(one, "1.33", strict=True)


def test_no_pod_is_root_or_writes_on_its_root():
    for pod in pods():
        [container] = pod["containers"]
        assert pod["securityContext"]["runAsNonRoot"]
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
        assert "limits" in container["resources"]


def test_pods_and_services_find_each_other():
    by_kind = {(one["kind"], one["metadata"]["name"]): one for one in KUBERNETES}
    deployed = [one["spec"]["template"] for one in KUBERNETES if one["kind"] == "Deployment"]
    labels = [one["metadata"]["labels"] for one in deployed]

    assert by_kind["Service", "socfin"]["spec"]["selector"] in labels
    assert by_kind["PodDisruptionBudget", "socfin-web"]["spec"]["selector"]["matchLabels"] in labels
    for pod in pods():
        for source in pod["containers"][0]["envFrom"]:
            [(kind, named)] = source.items()
            assert ({"configMapRef": "ConfigMap", "secretRef": "Secret"}[kind], named["name"]) in by_kind


def test_the_services_of_the_compose_file_are_shut_in_and_wait_for_each_other():
    services = COMPOSE["services"]
    ours = [one for one in services.values() if one["image"].startswith("socfin:")]

    assert len(ours) == 3
    for one in ours:
        assert one["read_only"]
        assert one["user"] == "10001:10001"
        assert one["cap_drop"] == ["ALL"]
    assert {name for one in services.values() for name in one.get("depends_on", ())} <= services.keys()
    for one in services.values():
        for named in one.get("depends_on", {}):
            wanted = one["depends_on"][named]["condition"]
            assert wanted != "service_healthy" or "healthcheck" in services[named]


def unit(path: Path) -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    read.optionxform = str
    read.read_string(path.read_text())
    return read


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_has_its_sections_and_a_timer_its_service(path):
    sections = unit(path).sections()

    assert sections[0] == "Unit"
    assert path.suffix.strip(".").capitalize() in sections
    if path.suffix == ".timer":
        assert path.with_suffix(".service") in UNITS


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("systemd/*.service")), ids=lambda path: path.name)
def test_a_service_is_not_root_is_shut_in_and_starts_what_there_is(path):
    service = unit(path)["Service"]

    assert service["User"] == "socfin"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    command = re.search(r"manage\.py (\w+)", service["ExecStart"])
    if command:
        assert (ROOT / "socfin" / "management" / "commands" / f"{command[1]}.py").exists()
