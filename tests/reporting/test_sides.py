"""A report whose columns part revenue, cost and net gives the committee its net, revenue and cost."""

import pytest

from socfin import reporting
from socfin.actions.publishing import publish, receive
from socfin.domain.period import Month

MARCH = Month(2022, 3)
WHOLE = (
    "Jan-mars 2022 ack, tkr;;;;;;\n;Utfall;;;Budget;;\n"
    "Verksamhet;Intäkter;Kostnader;Netto;Intäkter;Kostnader;Netto\n"
    "511 Hemtjänst;2 100;-33 100;-31 000;2 000;-32 000;-30 000\n"
    "512 Särskilt boende;700;-20 200;-19 500;500;-20 500;-20 000\n"
)
NET_BUDGET = (
    "Jan-mars 2022 ack, tkr\nVerksamhet;Intäkter;Kostnader;Nettokostnad;Budget netto\n"
    "511 Hemtjänst;2 100;-33 100;-31 000;-30 000\n512 Särskilt boende;700;-20 200;-19 500;-20 000\n"
)


@pytest.mark.parametrize(("text", "before"), [(WHOLE, ""), (NET_BUDGET, "511 5020 2022-02 utfall -1000")])
def test_the_net_is_revenue_and_cost_together(committee, carin, publish_rows, text, before):
    if before:
        publish_rows(before)
    kept = receive(committee=committee, filename="r.csv", content=text.encode(), by=carin, options={}).upload
    publish(upload=kept, by=carin, reason="Prov.")
    committee.refresh_from_db()

    total = reporting.report(committee, MARCH).total
    assert total.to_date.outcome == -50_500_000_00
    assert total.to_date.budget == -50_000_000_00
    assert total.to_date.deviation == -500_000_00
