"""One remedy, two readers: the page names its choice and the command its argument."""

import ast
import re
from pathlib import Path

import pytest

from socfin.domain.figures import warning
from socfin.importers.choices import CHOICES
from socfin.importers.remedies import in_command, on_page

ROOT = Path(__file__).parents[2]
ALIKE = warning("", "Välj under Så lästes filen vad raden är (--alike i kommandot), eller skriv ”Summa”.")


def test_the_page_names_the_choice_and_no_argument():
    assert on_page(ALIKE) == (
        "Välj under Så lästes filen vad raden är (”Rader lika med raderna intill”), eller skriv ”Summa”."
    )


def test_the_command_names_its_argument_and_no_page():
    assert in_command(ALIKE) == "Välj vad raden är (--alike), eller skriv ”Summa”."


def test_a_place_on_the_page_leaves_no_comma_behind_in_the_command():
    last = warning("", "Välj Helår, eller Används inte, under Så lästes filen (--columns i kommandot).")

    assert in_command(last) == "Välj Helår, eller Används inte (--columns)."


def test_an_argument_with_a_word_of_its_own_is_whole_in_the_command_and_gone_from_the_page():
    said = "Är inget bokfört: välj på filens sida att utfallet är 0"
    zero = warning("", f"{said} (--verksamhet KOD=noll i kommandot).")

    assert on_page(zero) == f"{said}."
    assert in_command(zero) == "Är inget bokfört: välj att utfallet är 0 (--verksamhet KOD=noll)."


@pytest.mark.parametrize("choice", [one for one in CHOICES if one.asked_by], ids=lambda one: one.name)
def test_a_problem_that_a_choice_answers_always_has_the_choices_argument_in_the_command(choice):
    for code in choice.asked_by:
        assert choice.flag in in_command(warning("Något.", "Välj under Så lästes filen.", code=code))


def test_what_names_no_choice_is_said_alike():
    plain = warning("", "Kontrollera att du har valt rätt fil.")

    assert on_page(plain) == in_command(plain) == plain.remedy


def test_every_remedy_that_names_a_place_on_the_page_names_the_argument_too():
    files = [path for room in ("importers", "services") for path in (ROOT / "socfin" / room).rglob("*.py")]
    words = [text for path in files for text in texts_in(path.read_text())]

    assert [text for text in words if "under Så lästes filen" in text and "(--" not in text] == []


def texts_in(code: str) -> list[str]:
    """Every text of a module as it is written, with the values in it left out; no docstrings."""
    tree = ast.parse(code)
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    spoken |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    said = [node for node in ast.walk(tree) if id(node) not in spoken]
    return [ast.unparse(node) for node in said if isinstance(node, ast.JoinedStr | ast.Constant)]


def test_every_argument_that_a_remedy_names_is_taken_from_the_page():
    rooms = ("importers", "services", "reporting")
    files = [path for room in rooms for path in (ROOT / "socfin" / room).rglob("*.py")]
    written = [path.read_text() for path in files if path.name != "remedies.py"]
    named = [found for code in written for found in re.findall(r"\(--[a-z][^)\"]*\)", code)]

    assert named
    assert not [one for one in named if "--" in on_page(warning("", f"Välj {one}."))]
