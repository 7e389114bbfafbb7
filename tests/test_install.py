"""What make run says while it installs: Swedish, step by step, and pip's own words when it fails."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COLLECTED = "\n".join(f"echo 'Collecting package{number}==1.0 (from -r x.txt)'" for number in range(1, 13))


@pytest.fixture
def install(tmp_path):
    """`install(script)` installs with a pip that does what the script says."""

    def run(script: str) -> subprocess.CompletedProcess[str]:
        pip = tmp_path / "python"
        pip.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        pip.chmod(0o755)
        command = ["bash", "scripts/install", str(pip), "-r", "x.txt"]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    return run


def test_it_tells_how_far_it_has_come_in_swedish(install):
    done = install(f"{COLLECTED}\necho 'Installing collected packages: a, b, c'")

    assert done.returncode == 0
    assert done.stdout.split("\n") == [
        "  hämtar paket 1: package1",
        "  hämtar paket 11: package11",
        "  packar upp 3 paket …",
        "",
    ]


def test_a_failure_says_what_pip_said_and_stops(install):
    done = install("echo 'ERROR: No matching distribution found for nothing' >&2; exit 3")

    assert done.returncode == 3
    assert "Installationen misslyckades. Så här sade pip:" in done.stdout
    assert "No matching distribution found" in done.stdout
