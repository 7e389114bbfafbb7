"""What make audit says of pip-audit's answer: sound, weak, or not judged, each with a code of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOUND = {"name": "lxml", "version": "6.0", "vulns": []}
WEAK = {
    "name": "pillow",
    "version": "9.0",
    "vulns": [
        {"id": "PYSEC-2022-1", "fix_versions": ["9.0.1"]},
        {"id": "PYSEC-2022-2", "fix_versions": []},
    ],
}
UNASKED = {"name": "aiosmtpd", "skip_reason": "Dependency not found on PyPI"}


@pytest.fixture
def judged(tmp_path):
    """`judged(packages)`: exit code and words; None is no answer at all."""

    def run(packages):
        answer, log = tmp_path / "svar.json", tmp_path / "audit.log"
        log.write_text("ERROR: inget nät\n", encoding="utf-8")
        if packages is not None:
            answer.write_text(json.dumps({"dependencies": packages}), encoding="utf-8")
        command = [sys.executable, "scripts/audit-verdict", str(answer), str(log)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    return run


def test_where_all_were_asked_about_and_none_is_weak_it_ends_with_0(judged):
    assert judged([SOUND]) == (0, "Inga kända svagheter i 1 paket.\n")


def test_a_weak_one_is_named_with_where_it_is_mended_and_ends_with_1(judged):
    code, words = judged([SOUND, WEAK, UNASKED])

    assert code == 1
    assert "pillow 9.0: PYSEC-2022-1 (rättad i 9.0.1), PYSEC-2022-2 (inte rättad)" in words
    assert "1 av 2 paket har kända svagheter." in words


def test_where_some_could_not_be_asked_about_nothing_is_called_sound(judged):
    code, words = judged([SOUND, UNASKED])

    assert code == 2
    assert "Ingen dom: 1 av 2 paket kunde inte frågas om (aiosmtpd)." in words
    assert "Dependency not found on PyPI" in words
    assert "Inga kända" not in words


@pytest.mark.parametrize("packages", [None, []])
def test_no_answer_is_no_verdict(judged, packages):
    code, words = judged(packages)

    assert code == 2
    assert words.startswith("Ingen dom")
