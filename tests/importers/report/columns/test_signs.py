"""One verksamhet of the other sign among costs, and parts of amounts in gross words."""

import pytest

from tests.importers.tables import read_both, totals


def _report(rows: str) -> str:
    return f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;Utfall ack;Budget ack\n{rows}"


def codes(parsed):
    return [one.code for one in parsed.problems]


@pytest.mark.parametrize(
    "row", ["4 400;-4 500", "-4 500;4 400", "9 000;-4 500", "2 500;-4 500", "-4 400;4 500"]
)
def test_a_large_net_of_the_other_sign_needs_a_reason(row):
    rows = f"Hemtjänst;-24 000;-24 200\nSäbo;-34 500;-34 900\nStab;{row}\nIFO;-9 000;-9 100\n"
    for parsed in read_both(_report(rows)):
        assert codes(parsed).count("odd_sign_of_net") == 1


@pytest.mark.parametrize("row", ["235;0", "300;-290", "100;-4 500", "1 200;1 100", "0;-4 500"])
def test_revenue_credits_and_small_units_are_as_they_stand(row):
    rows = f"Hemtjänst;-24 000;-24 200\nSäbo;-34 500;-34 900\nIntegration;{row}\nIFO;-9 000;-9 100\n"
    for parsed in read_both(_report(rows)):
        assert "odd_sign_of_net" not in codes(parsed)


@pytest.mark.parametrize("cost", ["Bruttokostnad", "Driftkostnader", "Verksamhetskostnader", "Kostnad"])
@pytest.mark.parametrize("revenue", ["Bruttointäkt", "Driftintäkter", "Verksamhetsintäkter", "Intäkt"])
def test_gross_cost_and_revenue_are_the_parts_of_the_net(cost, revenue):
    text = (
        f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;{cost} utfall;{revenue} utfall;{cost} budget;"
        f"{revenue} budget\nHemtjänst;-4 000;200;-4 100;210\nStab;-90;1;-80;2\n"
    )
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -3889, "budget 2025-01–2025-10": -3968}
