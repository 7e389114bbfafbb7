"""Scenarios are made, added to, chosen for a paper and taken back; all of it stays in the books."""

import pytest
from django.db import IntegrityError, transaction

from socfin.actions.closed import PeriodShut
from socfin.actions.followup.what_ifs import (
    add_assumption,
    make_what_if,
    place_what_if,
    withdraw_assumption,
    withdraw_what_if,
)
from socfin.actions.periods import close_period, lock_period
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption, NotAssumed
from socfin.models import AuditEvent, WhatIf, WhatIfAssumption
from socfin.selectors.followup.what_ifs import chosen_what_ifs, what_if_fact, what_ifs

MARCH = Month(2022, 3)


def scenario(committee, by, name="Två till", year=2022):
    return make_what_if(committee=committee, year=year, name=name, text="", by=by)


def assumption(**more):
    words = {"first": Month(2022, 4), "last": Month(2022, 12), "text": " Två placeringar till "}
    words |= {"kind": AssumptionKind.VOLUME, "tenths": 20, "amount": 85_000_00}
    return NewAssumption(**(words | more))


def add(made, by, code="511", **more):
    node = made.committee.verksamheter.get(code=code)
    return add_assumption(what_if=made, verksamhet=node, new=assumption(**more), by=by)


def test_it_is_read_as_it_was_entered(committee, carin):
    made = scenario(committee, carin)
    add(made, carin)
    add(made, carin, kind=AssumptionKind.SHARE, line=Line.PERSONNEL, tenths=10, amount=None)

    (row,) = what_ifs(committee, 2022)
    first, second = what_if_fact(row).assumptions
    assert (first.code, first.plan.text, first.plan.tenths) == ("511", "Två placeringar till", 20)
    assert (second.plan.kind, second.plan.line) == (AssumptionKind.SHARE, Line.PERSONNEL)
    assert AuditEvent.objects.filter(action="add_assumption").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"tenths": 0},
        {"amount": None},
        {"kind": AssumptionKind.AMOUNT, "amount": 0},
        {"kind": AssumptionKind.SHARE, "tenths": None},
        {"kind": AssumptionKind.WITHOUT, "adjustment": 999},
        {"first": Month(2022, 5), "last": Month(2022, 4)},
        {"first": Month(2023, 1), "last": Month(2023, 2)},
    ],
    ids=str,
)
def test_what_assumes_nothing_is_refused_with_nothing_kept(committee, carin, wrong):
    made = scenario(committee, carin)

    with pytest.raises(NotAssumed):
        add(made, carin, **wrong)

    assert not WhatIfAssumption.objects.exists()


def test_a_name_is_used_once_a_year_until_it_is_taken_back(committee, carin):
    made = scenario(committee, carin)

    with pytest.raises(NotAssumed, match="finns redan för 2022"):
        scenario(committee, carin)

    scenario(committee, carin, year=2023)
    withdraw_what_if(what_if=made, by=carin)
    scenario(committee, carin)


def test_one_that_is_chosen_is_part_of_that_months_paper_and_no_other(committee, carin):
    made = scenario(committee, carin)

    place_what_if(what_if=made, month=MARCH, included=True, by=carin)
    place_what_if(what_if=made, month=MARCH, included=True, by=carin)

    assert [row.pk for row in chosen_what_ifs(committee, MARCH)] == [made.pk]
    assert chosen_what_ifs(committee, Month(2022, 4)) == []
    assert AuditEvent.objects.filter(action="place_what_if").count() == 1
    place_what_if(what_if=made, month=MARCH, included=False, by=carin)
    assert chosen_what_ifs(committee, MARCH) == []


def test_what_is_taken_back_stays_in_the_books_and_counts_no_more(committee, carin):
    made = scenario(committee, carin)
    row = add(made, carin)

    withdraw_assumption(assumption=row, by=carin)
    withdraw_assumption(assumption=row, by=carin)

    (read,) = what_ifs(committee, 2022)
    assert what_if_fact(read).assumptions == ()
    assert WhatIfAssumption.objects.get().withdrawn_by == carin
    withdraw_what_if(what_if=made, by=carin)
    assert what_ifs(committee, 2022) == []
    with pytest.raises(NotAssumed):
        add(made, carin)


def test_the_paper_of_a_locked_month_keeps_its_scenario_as_it_is(committee, publish_rows, carin):
    publish_rows("511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900")
    made = scenario(committee, carin)
    add(made, carin)
    place_what_if(what_if=made, month=MARCH, included=True, by=carin)
    close_period(committee=committee, month=MARCH, by=carin, reason="Prov.")
    lock_period(committee=committee, month=MARCH, by=carin)

    for change in (
        lambda: add(made, carin),
        lambda: withdraw_what_if(what_if=made, by=carin),
        lambda: place_what_if(what_if=made, month=MARCH, included=False, by=carin),
    ):
        with pytest.raises(PeriodShut):
            change()
    assert WhatIfAssumption.objects.count() == 1


def test_the_database_refuses_to_change_or_delete_what_was_entered(committee, carin):
    made = scenario(committee, carin)
    add(made, carin)

    for change in (
        lambda: WhatIfAssumption.objects.update(amount_ore=1),
        lambda: WhatIfAssumption.objects.all()._raw_delete("default"),
        lambda: WhatIf.objects.update(name="Annat"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
