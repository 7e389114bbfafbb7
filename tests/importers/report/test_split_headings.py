"""A heading over two or three rows, a unit in words and "Prognos T2" are read as one line would be."""

import pytest

from tests.importers.tables import read_both, totals

ROWS = "Hemtjänst;-36 000;-25 000;-37 000\nIFO;-24 000;-16 000;-23 500\n"
RIGHT = {
    "budget 2025-01–2025-12": -60_000,
    "outcome 2025-01–2025-08": -41_000,
    "forecast 2025-01–2025-12": -60_500,
}


@pytest.mark.parametrize(
    "header",
    [
        "Verksamhet;Budget helår;Utfall jan-aug;Prognos T2",
        ";Budget;Utfall;Prognos\nVerksamhet;helår;jan-aug;T2",
        ";Budget;Utfall;Prognos\n;helår;jan-aug;T2\nVerksamhet;2025;2025;2025",
        "Verksamhet;Års-;Utfall;Prog-\n;budget;t.o.m.;nos\n;2025;aug 2025;2025",
        ";Helårs-;Utfall;Helårs-\nVerksamhet;budget;jan-aug;prognos",
        "Verksamhet;Budget;Utfall;Prognos\n;2025;jan-aug 2025;2025",
        "Verksamhet;Årsbudget;Ack utfall;Prognos tertial 2\n;tkr;tkr;tkr",
    ],
)
@pytest.mark.parametrize("unit", ["belopp i tusental kronor", "tusen kr", "Tkr", "1 000-tal kronor"])
def test_a_split_heading_is_read_as_one(header, unit):
    for parsed in read_both(f"Socialnämnden augusti 2025, {unit}\n{header}\n{ROWS}"):
        assert parsed.errors == ()
        assert totals(parsed) == RIGHT
