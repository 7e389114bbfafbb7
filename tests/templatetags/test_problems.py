"""What is wrong with a file is told without parting an amount from its unit."""

import pytest

from socfin.domain.money import NBSP
from socfin.templatetags.problems import as_one


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Beloppet är 2 150 000 kr; det vanliga är −2 443 tkr.",
            "Beloppet är 2_150_000_kr; det vanliga är −2_443_tkr.",
        ),
        ("En andel är högst 100 %.", "En andel är högst 100_%."),
        ("Rad 5 har 12 krav.", "Rad 5 har 12 krav."),
        ("5111 Hemtjänst", "5111 Hemtjänst"),
    ],
)
def test_an_amount_and_its_unit_are_one_word(words, told):
    assert as_one(words) == told.replace("_", NBSP)
