"""What could be neither stored nor shown is told with its remedy, and stops the file."""

import pytest

from socfin.importers import parse
from socfin.importers.spelling.bounds import ACCOUNT_LENGTH, CODE_LENGTH, NAME_LENGTH
from socfin.models import Account, Verksamhet

HEADER = "verksamhet;verksamhetsnamn;konto;kontonamn;period;scenario;belopp"


def codes(row: str, encoding: str = "utf-8") -> list[str]:
    return [one.code for one in parse(f"\ufeff{HEADER}\n{row}\n".encode(encoding)).errors]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"{'5' * 41};Norr;5020;;2022-04;utfall;-1", "too_long"),
        (f"510;{'N' * 201};5020;;2022-04;utfall;-1", "too_long"),
        (f"510;Norr;{'5' * 21};;2022-04;utfall;-1", "too_long"),
        (f"510;Norr;5020;{'K' * 201};2022-04;utfall;-1", "too_long"),
        ("51/2;Norr;5020;;2022-04;utfall;-1", "bad_code"),
        ("..;Norr;5020;;2022-04;utfall;-1", "bad_code"),
        ("51\u202e0;Norr;5020;;2022-04;utfall;-1", "bad_code"),
        ("51\u200b0;Norr;5020;;2022-04;utfall;-1", "bad_code"),
        ("510;Hem\u202etjänst;5020;;2022-04;utfall;-1", "control_character"),
        ("510;Norr;5020;Lö\u2066ner;2022-04;utfall;-1", "control_character"),
        ("510;Norr;5020;;1900-04;utfall;-1", "unlikely_year"),
        ("510;Norr;5020;;2022-04;utfall;-92233720368547758", "unreadable_amount"),
        ("510;Norr;5020;;2022-04;utfall;1e300", "unreadable_amount"),
        ("510;Norr;5020;;2022-04;utfall;inf", "unreadable_amount"),
    ],
)
def test_what_cannot_be_kept_is_told(row, code):
    assert codes(row) == [code]


@pytest.mark.parametrize(
    "row", ["5\x0010;Norr;5020;;2022-04;utfall;-1", "510;N\x00rr;5020;;2022-04;utfall;-1"]
)
def test_a_control_character_does_not_reach_the_tables(row):
    assert len(codes(row, "utf-16-le")) == 1


def test_sums_stay_within_sixty_four_bits():
    rows = "\n".join(f"510;;{account};;2022-04;utfall;-999999999999999" for account in range(5000, 5100))

    assert codes(rows) == ["absurd_sum"]


@pytest.mark.parametrize("name", ["Hemtjänst & ”natt”", "Hem\u00adtjänst", "Särskilt\u200b boende"])
def test_usual_codes_and_names_pass(name):
    assert codes(f"51-2.B;{name};5020;Löner (tim);2022-04;utfall;-1") == []


def test_the_limits_are_the_tables():
    def length(model, field):
        return model._meta.get_field(field).max_length

    assert (length(Verksamhet, "code"), length(Verksamhet, "name")) == (CODE_LENGTH, NAME_LENGTH)
    assert (length(Account, "number"), length(Account, "name")) == (ACCOUNT_LENGTH, NAME_LENGTH)
