"""What an operator or a script leans on is documented: every setting, every command."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTING = re.compile(r"\b(?:SOCFIN_[A-Z_]+|DATABASE_URL)\b")


def text_of(*patterns: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for pattern in patterns for path in ROOT.glob(pattern))


def test_every_setting_is_documented_for_operators():
    known = set(SETTING.findall(text_of("socfin/**/*.py")))

    assert known - set(SETTING.findall(text_of("docs/operations.md"))) == set()


def test_no_setting_is_documented_that_does_not_exist():
    told = set(SETTING.findall(text_of("docs/*.md", "README.md")))

    assert told - set(SETTING.findall(text_of("socfin/**/*.py"))) == set()


def test_every_command_is_documented():
    commands = {path.stem for path in ROOT.glob("socfin/management/commands/*.py")} - {"__init__"}
    told = text_of("docs/*.md", "README.md")

    assert {name for name in commands if not re.search(rf"\b{name}\b", told)} == set()


def test_every_make_target_a_person_calls_is_in_its_help():
    makefile = text_of("Makefile")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    explained = set(re.findall(r'@echo "make ([a-z-]+)', makefile))
    steps = {"help", "test-machine", *(name for name in targets if name.startswith("check-"))}

    assert targets - steps == explained
