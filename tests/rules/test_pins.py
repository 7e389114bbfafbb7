"""Dependencies are pinned exactly, say what they are for, and agree with each other."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from plotly.offline import get_plotlyjs_version

from socfin.plotly_finder import plotly_path

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,]+\])?==(?P<version>[\w.]+)")
DIRECT = ["requirements.txt", "requirements-dev.txt"]
BUNDLE = "plotly.js-basic-dist-min"


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", "-r "))]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    found = [PIN.match(line) for line in requirements(name)]
    return {canonical(pin["name"]): pin["version"] for pin in found if pin}


@pytest.mark.parametrize("name", [*DIRECT, "requirements-archive.txt"])
def test_every_direct_dependency_is_pinned_and_says_what_it_is_for(name):
    assert [line for line in requirements(name) if not re.fullmatch(rf"{PIN.pattern}\s+# \w.+", line)] == []


def test_the_constraints_hold_every_direct_dependency_at_its_version():
    direct = pins("requirements.txt") | pins("requirements-dev.txt")
    locked = pins("constraints.txt")

    assert {name: locked.get(name) for name in direct} == direct, "run make lock"


def test_the_constraints_hold_nothing_but_exact_versions():
    assert [line for line in requirements("constraints.txt") if not PIN.fullmatch(line)] == []


def needed_by(asked: Requirement) -> list[Requirement]:
    """What a distribution, with the extras asked of it, asks for in its turn on this machine."""
    requirements = map(Requirement, distribution(asked.name).requires or ())
    extras = [*asked.extras, ""]
    return [
        one
        for one in requirements
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def test_the_constraints_hold_all_that_the_direct_dependencies_need_and_nothing_else():
    """A package put in by hand may take another along that a clean machine never gets."""
    left = [Requirement(line.partition("#")[0]) for name in DIRECT for line in requirements(name)]
    seen = set()
    while left:
        asked = left.pop()
        if (key := (canonical(asked.name), *sorted(asked.extras))) not in seen:
            seen.add(key)
            left += needed_by(asked)

    assert sorted({name for name, *_ in seen} ^ pins("constraints.txt").keys()) == [], "run make lock"


def test_what_is_tested_is_what_the_constraints_install():
    locked = pins("constraints.txt")

    assert {name: distribution(name).version for name in locked} == locked, "run make clean"


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
