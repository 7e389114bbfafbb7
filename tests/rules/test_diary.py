"""Everything that is noted in the diary has Swedish words for it."""

import re
from pathlib import Path

from socfin.domain.closing import PeriodStep
from socfin.domain.people.trail import FORGOTTEN
from socfin.models.audit import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
BEFORE = {"take_role"}
"""Noted by earlier versions: what is written in a trail keeps its label."""


def test_every_action_has_a_swedish_label_and_no_label_is_left_over():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "socfin").rglob("*.py"))
    noted = set(re.findall(r'\b(?:record|trace|fetched)\(\s*(?:seat, |shown\.seat, )?"(\w+)"', code))

    steps = {step.value for step in PeriodStep}
    assert noted | {FORGOTTEN} | BEFORE | {"admin_add", "admin_change", "admin_delete"} | steps == set(
        ACTIONS
    )
