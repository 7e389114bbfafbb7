"""Words that name a hidden unit, or a figure of its in any unit, rounding and spelling, are known."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.services.masking.words import Secrets
from tests.rows import row_of

HIDDEN = (row_of(code="110", name="Grupphem Alfa", level=1, outcome_to_date_ore=-234_567_800),)


def names_hidden(text, rows):
    return Secrets.of(rows).told_by(text)


@pytest.mark.parametrize(
    "text",
    [
        "Beror på grupphem alfa.",
        "Enhet 110 har fler brukare.",
        "Kostnaden är 2 345 678 kr.",
        "Kostnaden är 2\u00a0346 tkr.",
        "Ungefär 2 300 tkr.",
        "Cirka 2,3 mnkr.",
        "Drygt 2,3 miljoner.",
        "Knappt 2,4 miljoner kronor.",
        "Cirka 2 mnkr.",
        "Utfallet −2 346.",
        "SEK2345678",
        "kostar2345678kr",
        "2'345'678",
        "2’345’678",
        "2.345.678:-",
        "2\u2009345\u2009678",
        "2  345\t678",
        "2\n345\n678",
        "2\u00ad345\u200b678",
        "2–345—678",
        "\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
        "\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
        "234567800 öre",
        "2345678,00",
        "enhet110",
        "GRUPPHEM  ALFA",
        "Grupphem\nAlfa",
        "grupphem-alfa",
        "Grupp\u00adhem Al\u200bfa",
        "GrupphemAlfas",
    ],
)
def test_words_that_give_a_hidden_unit_away(text):
    assert names_hidden(text, HIDDEN)


@pytest.mark.parametrize(
    "text",
    [
        "Två nya placeringar.",
        "Vi har 2 brukare till.",
        "Kostnaden är 7 100 tkr.",
        "Nytt avtal 2025.",
        "",
    ],
)
def test_other_words_stay(text):
    assert not names_hidden(text, HIDDEN)


def test_a_name_is_known_whether_its_letters_are_composed_or_not():
    row = row_of(code="A1", name="Äppelgården", level=1)

    assert names_hidden("A\u0308PPELGA\u030aRDEN har stängt", [row])
    assert names_hidden("Äppelgården", [row_of(code="A1", name="A\u0308ppelga\u030arden", level=1)])


UNITS = ((1, "öre"), (100, "kr"), (100_000, "tkr"), (100_000_000, "mnkr"))
SEPARATORS = (
    "", " ", "  ", "\n", "\t", "\u00a0", "\u2009", "\u202f", "'", "’", ".", ",", "-", "–", "\u2011", "\u00ad",
    "\u200b", " - ", "_",
)  # fmt: skip
DIGITS = ("0123456789", "".join(chr(0xFF10 + n) for n in range(10)))
AROUND = ("", "kostar", "Vi har ", "år 2025: ", "(", "enhet A, ", "§ 16, ", "SEK")
AFTER = ("", "kr", " tkr i mars", " miljoner", ".", ")", " mer än 2024")


@given(
    amount=st.integers(10_000_00, 900_000_000_00),
    unit=st.sampled_from(UNITS),
    decimals=st.integers(0, 3),
    between=st.sampled_from(SEPARATORS),
    digits=st.sampled_from(DIGITS),
    before=st.sampled_from(AROUND),
    after=st.sampled_from(AFTER),
)
def test_every_spelling_of_a_hidden_amount_is_known(amount, unit, decimals, between, digits, before, after):
    row = row_of(code="A1", name="Alfa", level=1, outcome_to_date_ore=-amount)
    step = Decimal(1).scaleb(-decimals)
    rounded = (Decimal(amount) / unit[0]).quantize(step, ROUND_HALF_UP)
    if len(str(rounded).replace(".", "").strip("0")) < 2:
        after = " " + unit[1]
    whole, _, part = f"{rounded:,}".partition(".")
    written = whole.replace(",", between) + ("," + part if part else "")

    spelled = written.translate(dict(zip(map(ord, DIGITS[0]), digits, strict=True)))

    assert rounded == 0 or names_hidden(before + spelled + after, [row]), before + spelled + after


MANY_MONTHS = Secrets.of([row_of(code="4711", name="Grupphem Alfa", level=1)]).with_amounts(
    {
        202401 + 100 * (n // 12) + n % 12: [1_913_374_11 * (n + 1), 2_357_233_00 + n * 31_337_17]
        for n in range(24)
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Helårsprognosen för 2025 är bättre än för 2024.",
        "Se Su § 16 och § 124.",
        "Dnr SN 2025/00123, tidigare SN 2024-1234.",
        "Beslutet fattades 2025-03-14 och justerades den 21/3 2025.",
        "Nämnden möts den 12 mars 2025 kl. 13.15–16.00 och 09:30.",
        "Sjukfrånvaron steg från 6,2 % till 7,9 procent.",
        "Ring 08-123 45 67 eller +46 70 123 45 67.",
        "Vi har 12 barn placerade, 3 fler än i januari.",
        "Antalet beviljade timmar ökade från 120 till 145 i veckan.",
        "Socialnämnden tackar för informationen.",
        "Plan 2, rum 214, Stora gatan 12.",
        "Två tjänster är vakanta sedan den 1 februari.",
        "Lag (2001:453) gällde till och med 2024/25.",
    ],
)
def test_ordinary_words_are_not_hidden_for_what_some_month_held(text):
    assert not MANY_MONTHS.told_by(text, 202503)


def test_a_figure_of_another_month_is_known():
    secrets = Secrets.of(HIDDEN, 202503)

    assert secrets.told_by("Utfallet var 2 345 678 kr i mars.", 202504)
    assert secrets.told_by("Utfallet var 2,3 mnkr i mars.", 202504)
    assert secrets.told_by("Utfallet var 2 346 i mars.", 202504)


def test_a_rough_figure_is_held_against_its_own_month_alone():
    secrets = Secrets.of(HIDDEN, 202503)

    assert secrets.told_by("Cirka 2 mnkr", 202503)
    assert not secrets.told_by("Cirka 2 mnkr", 202504)


def test_what_the_row_itself_shows_is_no_other_months_secret_but_still_its_own_months():
    secrets = Secrets.of(HIDDEN, 202503)
    own = [row_of(code="200", name="Annat", level=1, outcome_to_date_ore=-234_600_000)]

    assert not secrets.told_by("Utfallet är 2 346 tkr.", 202504, own=own)
    assert secrets.told_by("Utfallet är 2 346 tkr.", 202503, own=own)


def test_words_of_a_month_are_not_held_against_later_ones():
    secrets = Secrets.of(HIDDEN, 202503)

    assert not secrets.until(202502).told_by("2 345 678 kr", 202502)
    assert secrets.until(202503).told_by("2 345 678 kr", 202503)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("text", ["{}.csv", "Budget för januari–mars {} saknas.", "Ekonomi efter mars {}"])
def test_the_years_around_a_month_are_no_amounts_or_a_missing_text_would_tell_one(year, text):
    secrets = Secrets().with_amounts({202503: [year * 1_000_00]})

    assert not secrets.told_by(text.format(year), 202503)


@pytest.mark.parametrize(
    "text", ["2025 tkr", "2 025", "2,025", "2.025", "SEK 2025", "2027", "2023", "2 025 000"]
)
def test_an_amount_that_looks_like_a_year_is_one_where_it_is_written_as_an_amount(text):
    secrets = Secrets().with_amounts({202503: [2_025_000_00, 2_023_000_00, 2_027_000_00]})

    assert secrets.told_by(f"Det kostade {text} i gruppen.", 202503)
