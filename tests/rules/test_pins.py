"""Dependencies are pinned exactly, say what they are for, and agree with each other."""

import json
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from plotly.offline import get_plotlyjs_version

from socfin.plotly_finder import plotly_path

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,]+\])?==(?P<version>[\w.]+)")
BUNDLE = "plotly.js-finance-dist-min"


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", "-r "))]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    found = [PIN.match(line) for line in requirements(name)]
    return {canonical(pin["name"]): pin["version"] for pin in found if pin}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_direct_dependency_is_pinned_and_says_what_it_is_for(name):
    assert [line for line in requirements(name) if not re.fullmatch(rf"{PIN.pattern}\s+# \w.+", line)] == []


def test_the_constraints_hold_every_direct_dependency_at_its_version():
    direct = pins("requirements.txt") | pins("requirements-dev.txt")
    locked = pins("constraints.txt")

    assert {name: locked.get(name) for name in direct} == direct, "run make lock"


def test_the_constraints_hold_nothing_but_exact_versions():
    assert [line for line in requirements("constraints.txt") if not PIN.fullmatch(line)] == []


def test_what_is_tested_is_what_the_constraints_install():
    """A package put in by hand may take another along at a version that a clean machine never gets."""
    installed = {canonical(one.metadata["Name"]): one for one in distributions()}
    locked = pins("constraints.txt")

    assert {name: installed[name].version for name in locked if name in installed} == locked, "make clean"
    needed = {
        canonical(requirement.name)
        for name in locked
        for requirement in map(Requirement, installed[name].requires or ())
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    }
    assert sorted(needed - locked.keys()) == [], "run make lock"


def test_the_browsers_half_of_plotly_is_of_the_version_its_python_half_was_made_for():
    bundle = json.loads((ROOT / "package.json").read_text())["dependencies"][BUNDLE]

    assert bundle.split(".")[:2] == get_plotlyjs_version().split(".")[:2]


def test_the_npm_lock_file_holds_the_pinned_bundle_and_its_checksum():
    pinned = json.loads((ROOT / "package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert {
        name.removeprefix("node_modules/"): entry["version"] for name, entry in locked.items() if name
    } == pinned
    assert all(entry["integrity"].startswith("sha512-") for name, entry in locked.items() if name)


def test_the_plotly_js_that_is_served_is_of_that_version_too():
    opening = plotly_path().read_text(encoding="utf-8")[:300]

    assert f"v{'.'.join(get_plotlyjs_version().split('.')[:2])}." in opening, "run make plotly.js"
