"""Tables with the verksamheter as columns give no figures, and say how to take them out instead."""

import pytest

from tests.importers.tables import read_both

TITLES = ["Utfall 2025, tkr", "Socialnämnden utfall jan-okt 2025, tkr", "Budget 2025 kr"]
ROWS = [
    ("Månad", "jan", "feb", "mar"),
    ("Period", "202501", "202502", "202503"),
    ("Konto", "5020 Lön", "6010 Hyra", "7010 Resor"),
    ("Rad", "Intäkter", "Personalkostnader", "Netto"),
    ("", "Lön", "Hyra", "Resor"),
]
UNITS = ["510 Hemtjänst;520 SÄBO", "Hemtjänst;SÄBO;Totalt", "Område Norr;Område Syd;Stab"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("units", UNITS)
def test_verksamheter_side_by_side_are_refused_with_what_to_take_out_instead(title, rows, units):
    head, *labels = rows
    cells = [";".join(f"-{n}{at}" for at in range(units.count(";") + 1)) for n in (1, 2, 3)]
    body = "\n".join(f"{label};{amounts}" for label, amounts in zip(labels, cells, strict=True))
    for parsed in read_both(f"{title}\n{head};{units}\n{body}\n"):
        (problem,) = parsed.errors
        assert (problem.code, problem.row, len(parsed.figures)) == ("lies_across", 2, 0)
        assert f"”{units.split(';')[0]}”" in problem.message
        assert "verksamheterna som rader" in problem.remedy


def test_a_table_of_counts_is_not_called_verksamheter_where_it_has_amounts_too():
    head = "Socialnämnden jan-okt 2025, tkr\nVerksamhet;Brukare;Platser;Utfall ack\n"
    text = f"{head}510 Hemtjänst;4;5;-9\n520 IFO;6;7;-8\n"
    for parsed in read_both(text):
        assert not parsed.errors
