"""Lists whose columns are called something else: names, months and vouchers by their own words."""

import pytest

from tests.importers.long.reading import codes, kronor, read, read_both


@pytest.mark.parametrize(
    "header",
    [
        "Verksamhet;Benämning;Period;Scenario;Belopp",
        "Verksamhet;Namn;Period;Scenario;Belopp",
        "Verksamhet;Verksamhet(T);Period;Scenario;Belopp",
        "Verksamhet;Verksamhet text;Redovisningsperiod;Scenario;Belopp",
        "Vht kod;Vht namn;ÅrMån;Scenario;Belopp",
        "Verksamhetskod;Verksamhet;Tidsperiod;Scenario;Belopp",
        "Verksamhet;Verksamhetsbenämning;Bokföringsdatum;Scenario;Belopp",
    ],
)
def test_a_code_is_called_what_the_column_of_names_beside_it_says(header):
    month = "2025-10-31" if "datum" in header else "202510"
    for parsed in read_both(f"510;Hemtjänst;{month};Utfall;-100", header=header):
        assert parsed.errors == ()
        assert [(one.code, one.name) for one in parsed.verksamheter] == [("510", "Hemtjänst")]
        assert kronor(parsed) == {"outcome 2025-10": -100}


def test_accounts_have_names_of_their_own():
    header = "Ansvar;Ansvar(T);Verksamhet;Verksamhet(T);Konto;Konto(T);Period;Scenario;Belopp"
    parsed = read("71;Norr;510;Hemtjänst;5010;Lön;202510;Utfall;-100", header=header)

    assert dict(parsed.accounts) == {"5010": "Lön"}
    assert [(one.code, one.name) for one in parsed.verksamheter] == [("510", "Hemtjänst")]


@pytest.mark.parametrize("part", ["varav natt", "- därav natt", "Varav: natt"])
@pytest.mark.parametrize("naming", ["Benämning", "Namn", "Verksamhet(T)", "Verksamhetsnamn"])
def test_a_varav_row_without_code_is_never_the_committees_own(part, naming):
    rows = (
        "510;Hemtjänst;202510;Utfall;-4000",
        f";{part};202510;Utfall;-500",
        "520;SÄBO;202510;Utfall;-7100",
    )
    for parsed in read_both(*rows, header=f"Verksamhet;{naming};Period;Scenario;Belopp"):
        assert kronor(parsed) == {"outcome 2025-10": -11_100}
        assert any("Varav-rader" in note for note in parsed.notes)


def test_rows_without_code_that_are_called_differently_are_asked_about():
    rows = ("510;Hemtjänst;202510;Utfall;-4000", ";Natten;202510;Utfall;-500", ";Larm;202510;Budget;-7100")
    parsed = read(*rows, header="Verksamhet;Benämning;Period;Scenario;Belopp")

    assert [problem.code for problem in parsed.errors] == ["no_code"]


@pytest.mark.parametrize("column", ["Vernr", "Verifikationsnummer", "Motpartstyp", "Leverantör"])
def test_bookings_of_one_account_are_added(column):
    rows = ("1;510;5010;202510;Utfall;-100", "2;510;5010;202510;Utfall;-50", "3;520;5010;202510;Utfall;-7")
    parsed = read(*rows, header=f"{column};Verksamhet;Konto;Period;Scenario;Belopp")

    assert parsed.errors == ()
    assert kronor(parsed) == {"outcome 2025-10": -157}
    assert any("hoplagda" in note for note in parsed.notes)


def test_rows_alike_name_the_unread_column_that_may_tell_them_apart():
    rows = ("510;202510;Månad;Utfall;-100", "510;202510;Ackumulerat;Utfall;-1000")
    parsed = read(*rows, header="Verksamhet;Period;Periodtyp;Scenario;Belopp")

    assert codes(parsed) == ["duplicate"]
    assert "”Periodtyp” läses inte" in parsed.errors[0].message


@pytest.mark.parametrize("beside", ["Belopp ack", "Ackumulerat belopp", "Ack. belopp (kr)"])
@pytest.mark.parametrize("order", [1, -1])
def test_an_accumulated_amount_beside_the_months_own_is_left_and_told(beside, order):
    headings, cells = ["Belopp", beside][::order], ["-4100", "-40100"][::order]
    header = "Verksamhet;Period;Scenario;" + ";".join(headings)
    parsed = read("510;202510;Utfall;" + ";".join(cells), header=header)

    assert parsed.errors == ()
    assert kronor(parsed) == {"outcome 2025-10": -4_100}
    assert any(beside in note and "används inte" in note for note in parsed.notes)
