"""The glossary is complete, and no word in it has left the code."""

import importlib
import inspect
import pkgutil
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser

import socfin.domain
from socfin.domain import comparison, report, rows
from socfin.domain.written_rows import WRITTEN, WRITTEN_MONTH
from socfin.frames.declared import LEDGER, TREE

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ENTRIES = [
    (cells[0].lower(), re.findall(r"`(\w+)`", cells[1]))
    for line in GLOSSARY.splitlines()
    if line.startswith("| ")
    and len(cells := [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]) == 3
    and cells[0] != "Svenska"
]
IDENTIFIERS = {name for _, names in ENTRIES for name in names}
WORDS = {word.strip() for swedish, _ in ENTRIES for word in (swedish, *swedish.split(","))}
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "socfin").rglob("*.py"))

REPORT_TYPES = [
    thing
    for module in (comparison, report, rows)
    for _, thing in inspect.getmembers(module, inspect.isclass)
    if thing.__module__ == module.__name__ and is_dataclass(thing)
]
ENUMS = {
    thing
    for found in pkgutil.walk_packages(socfin.domain.__path__, "socfin.domain.")
    for _, thing in inspect.getmembers(importlib.import_module(found.name), inspect.isclass)
    if issubclass(thing, Enum) and thing.__module__ == found.name
}
MODELS = list(apps.get_app_config("socfin").get_models())


@pytest.mark.parametrize("kind", REPORT_TYPES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_report_is_in_the_glossary(kind):
    assert {kind.__name__, *(field.name for field in fields(kind))} - IDENTIFIERS == set()


@pytest.mark.parametrize("enum", sorted(ENUMS, key=lambda e: e.__name__), ids=lambda enum: enum.__name__)
def test_every_value_with_a_name_of_its_own_is_in_the_glossary(enum):
    assert {member.name for member in enum} - IDENTIFIERS == set()


@pytest.mark.parametrize("enum", sorted(ENUMS, key=lambda e: e.__name__), ids=lambda enum: enum.__name__)
def test_every_swedish_label_stands_beside_its_value(enum):
    for member in enum:
        label = str(getattr(member, "label", "")).lower()
        if label:
            assert any(label == swedish and member.name in names for swedish, names in ENTRIES) or (
                label in WORDS
            ), f"{member!r}: {label}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_and_its_fields_are_in_the_glossary_in_both_languages(model):
    given = {field.name for field in AbstractUser._meta.get_fields()} if model.__name__ == "User" else {"id"}
    own = [field for field in model._meta.fields if field.name not in {"id", *given}]

    assert any(
        model._meta.verbose_name == swedish and model.__name__ in names for swedish, names in ENTRIES
    ), f"{model.__name__}: {model._meta.verbose_name}"
    assert {field.name for field in own} - IDENTIFIERS == set()
    assert {
        re.sub(r" \(.*\)|, %|(?<!golv)(?<!belopp) i öre", "", str(field.verbose_name)).lower()
        for field in own
    } - WORDS == set()


def test_every_column_of_the_ledger_and_the_tree_is_in_the_glossary():
    assert {*LEDGER, *TREE} - IDENTIFIERS == set()


def test_every_word_of_a_row_in_the_json_is_in_the_glossary():
    assert {*WRITTEN, *WRITTEN_MONTH} - IDENTIFIERS == set()


def test_no_word_of_the_glossary_has_left_the_code():
    assert IDENTIFIERS - set(re.findall(r"\w+", CODE)) == set()
