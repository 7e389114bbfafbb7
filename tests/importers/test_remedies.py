"""One remedy, two readers: the page names its choice and the command its argument."""

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


def test_every_argument_that_a_remedy_names_is_taken_from_the_page():
    rooms = ("importers", "services", "reporting")
    files = [path for room in rooms for path in (ROOT / "socfin" / room).rglob("*.py")]
    written = [path.read_text() for path in files if path.name != "remedies.py"]
    named = [found for code in written for found in re.findall(r"\(--[a-z][^)\"]*\)", code)]

    assert named
    assert not [one for one in named if "--" in on_page(warning("", f"Välj {one}."))]
