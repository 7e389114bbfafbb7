"""Everything that is noted in the diary has Swedish words for it."""

import ast
import dataclasses
import re
from pathlib import Path

from django.contrib import admin

from socfin.actions.municipal.municipalities import NAMED, SHOWN
from socfin.admin.base import DiaryAdmin
from socfin.admin.people import RIGHTS
from socfin.domain.closing import PeriodStep
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.people.trail import FORGOTTEN
from socfin.domain.report import AGENDA
from socfin.importers import stored
from socfin.importers.options import Options
from socfin.models import AccountLine, Committee, ImportProfile, Verksamhet
from socfin.models.audit import ACTIONS
from socfin.services.prose.trail.details import MODELS
from socfin.services.prose.trail.names import NAMES, OPTIONS

ROOT = Path(__file__).resolve().parents[2]
BEFORE = {"take_role"}
"""Noted by earlier versions: what is written in a trail keeps its label."""
NOTING = {"record", "trace", "fetched", "note"}
SAID_ELSEWHERE = {"by", "who", "committee", "months"}
"""Of a call that notes: an entry has fields of its own for them."""
MAKING = {"_about", "_days", "_words_of_change"}
"""Functions whose dicts are details, or parts of one."""
ROOMS = ("actions", "admin", "management", "views")
REGISTERS = (Committee, Verksamhet, AccountLine, ImportProfile)


def test_every_action_has_a_swedish_label_and_no_label_is_left_over():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "socfin").rglob("*.py"))
    noted = set(re.findall(r'\b(?:record|trace|fetched)\(\s*(?:seat, |shown\.seat, )?"(\w+)"', code))

    steps = {step.value for step in PeriodStep}
    assert noted | {FORGOTTEN} | BEFORE | {"admin_add", "admin_change", "admin_delete"} | steps == set(
        ACTIONS
    )


def keys_of(tree: ast.AST) -> set[str]:
    """The words that the dicts in a piece of code have as keys."""
    dicts = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    keys = (key.value for node in dicts for key in node.keys if isinstance(key, ast.Constant))
    return {key for key in keys if isinstance(key, str)}


def is_noting(node: ast.AST) -> bool:
    function = node.func if isinstance(node, ast.Call) else None
    return (function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")) in NOTING


def names_noted_in(path: Path) -> set[str]:
    """Of the details in a module: keywords, the keys beneath them, and of the dicts spread into the calls."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = [node for node in nodes if is_noting(node)]
    words = [word for call in calls for word in call.keywords]
    spread = {word.value.id for word in words if word.arg is None and isinstance(word.value, ast.Name)}
    made = [
        node
        for node in nodes
        if (isinstance(node, ast.Assign) and spread & {getattr(name, "id", "") for name in node.targets})
        or (isinstance(node, ast.FunctionDef) and node.name in MAKING)
    ]
    named = {word.arg for word in words if word.arg} - SAID_ELSEWHERE
    return named.union(*(keys_of(node) for node in (*calls, *made)))


def noted_names() -> set[tuple[str, str]]:
    """Every name of a detail that our code notes, with the module."""
    files = (path for room in ROOMS for path in sorted((ROOT / "socfin" / room).rglob("*.py")))
    return {(path.name, name) for path in files for name in names_noted_in(path)}


def test_every_detail_that_is_noted_has_a_swedish_name():
    """What is kept of a place before and after is named by its fields, and those are listed here."""
    fields = {*AGENDA, *SHOWN, *NAMED, *RIGHTS, "limit", "mask_for_politicians", "workday"}
    fields |= {field.name for kind in (RemarkWords, Occasion) for field in dataclasses.fields(kind)}
    registers = {field.name for model in REGISTERS for field in model._meta.concrete_fields}

    assert {(where, name) for where, name in noted_names() if name not in NAMES} == set()
    assert fields - set(NAMES) == set()
    assert registers - set(NAMES) == {"id", "committee"}, "changed by hand in the administration"


def test_every_answer_about_how_a_file_is_read_has_a_swedish_name():
    answers = {field.name for field in dataclasses.fields(Options)} - {"committee", "catalogue", "max_bytes"}

    assert set(OPTIONS) == answers | {stored.NAMED, stored.DECIDED, stored.ROWS}


def test_every_kind_that_is_changed_in_the_administration_has_a_swedish_name():
    by_hand = {
        model._meta.model_name
        for model, register in admin.site._registry.items()
        if isinstance(register, DiaryAdmin)
    }

    assert by_hand | {"user", "record"} == set(MODELS)
