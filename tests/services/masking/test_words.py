"""Comments that name a hidden unit, or a figure of its in any unit and rounding, go with it."""

import pytest

from socfin.domain.report import ReportRow
from socfin.services.masking.words import names_hidden

HIDDEN = (ReportRow(code="110", name="Grupphem Alfa", level=1, outcome_to_date_ore=-234_567_800),)


@pytest.mark.parametrize(
    "text",
    [
        "Beror på grupphem alfa.",
        "Enhet 110 har fler brukare.",
        "Kostnaden är 2 345 678 kr.",
        "Kostnaden är 2\u00a0346 tkr.",
        "Ungefär 2 300 tkr.",
        "Cirka 2,3 mnkr.",
        "Cirka 2 mnkr.",
        "Utfallet −2 346.",
    ],
)
def test_words_that_give_a_hidden_unit_away(text):
    assert names_hidden(text, HIDDEN)


@pytest.mark.parametrize(
    "text",
    ["Två nya placeringar.", "Vi har 2 brukare till.", "Kostnaden är 7 100 tkr.", "Nytt avtal 2025.", ""],
)
def test_other_words_stay(text):
    assert not names_hidden(text, HIDDEN)
