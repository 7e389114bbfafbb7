"""Published figures as frames: the right dtypes when empty, only what counts, sums, and what is missing."""

import pytest

from socfin.actions.committees import create_committee
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import undo
from socfin.domain.committee import NewCommittee
from socfin.domain.period import Month
from socfin.frames.declared import LEDGER, TREE, records, schema
from socfin.models.guards import drop_guards, make_guards
from socfin.selectors.ledger import current_publications, ledger, published_months, sources, tree

ROWS = """
511 5020 2022-01 utfall -1000
511 6010 2022-01 utfall .
511 5020 2022-01 budget -900
"""


def rows(committee):
    frame = schema("ledger").validate(ledger(current_publications(committee)))
    return {
        (row["verksamhet"], row["account"], row["scenario"], row["last"]): row["amount_ore"]
        for row in records(frame)
    }


def test_nothing_published_gives_empty_frames_of_the_declared_types(committee):
    book = ledger(current_publications(committee))

    assert (len(book), dict(book.dtypes.astype(str))) == (
        0,
        {name: str(kind) for name, kind in LEDGER.items()},
    )
    assert published_months(committee).latest is None
    assert published_months(committee).neighbours(Month(2022, 1)) == (None, None)
    assert sources([]) == ()


def test_the_tree_of_a_new_committee_is_its_root_and_has_the_declared_types(committee):
    frame = tree(committee)

    assert list(frame["code"]) == ["5", "510", "511", "520"]
    assert list(frame["parent"]) == ["", "5", "510", "5"]
    assert dict(frame.dtypes.astype(str)) == {name: str(kind) for name, kind in TREE.items()}


def test_rows_of_one_key_are_one_sum_and_a_missing_one_makes_it_missing(committee, publish_rows):
    kept = publish_rows(ROWS + "520 6010 2022-01 utfall -7")
    drop_guards("default")  # no way of ours writes two rows of one key
    for block in kept.blocks.filter(scenario="outcome"):
        for name, value in (("amounts_ore", -500_00), ("accounts", None), ("lines", None), ("rows", None)):
            entries = getattr(block, name)
            setattr(block, name, [*entries, *(entries if value is None else [value] * len(entries))])
        block.save()
    make_guards("default")

    january = Month(2022, 1).number
    assert rows(committee) == {
        ("511", "5020", "outcome", january): -1500_00,
        ("511", "6010", "outcome", january): None,
        ("520", "6010", "outcome", january): -507_00,
        ("511", "5020", "budget", january): -900_00,
    }


def test_a_later_file_replaces_its_own_slots_only(committee, publish_rows):
    publish_rows(ROWS)
    publish_rows("520 5020 2022-01 utfall -1")

    january = Month(2022, 1).number
    assert rows(committee) == {
        ("520", "5020", "outcome", january): -1_00,
        ("511", "5020", "budget", january): -900_00,
    }


def test_two_sources_are_added_and_neither_replaces_the_other(committee, publish_rows):
    publish_rows("511 5020 2022-12 budget -900 12")
    publish_rows("511 5020 2022-12 budget -100 12", source="tilläggsanslag")

    frame = ledger(current_publications(committee))

    assert set(frame["source"]) == {"erp", "tilläggsanslag"}
    assert frame["amount_ore"].sum() == -1000_00


def test_only_the_asked_years_are_read(committee, publish_rows):
    publish_rows("511 5020 2021-12 utfall -1\n511 5020 2022-01 utfall -2\n511 5020 2023-01 utfall -3")

    assert {one.last for one in current_publications(committee, years=(2022,))} == {202201}
    assert {one.last for one in current_publications(committee, years=(2021, 2022))} == {202112, 202201}


def test_months_with_an_outcome_can_be_shown_and_budget_months_cannot(committee, publish_rows, carin):
    publish_rows("511 5020 2022-03 utfall -1\n511 5020 2022-12 budget -12 12")
    later = publish_rows("511 5020 2022-05 utfall -1")

    known = published_months(committee)
    assert known.months == (Month(2022, 3), Month(2022, 5))
    assert known.latest == Month(2022, 5)
    assert known.neighbours(Month(2022, 3)) == (None, Month(2022, 5))
    assert known.neighbours(Month(2022, 4)) == (Month(2022, 3), Month(2022, 5))
    undo(upload=later, by=carin)
    assert published_months(committee).latest == Month(2022, 3)


def test_a_file_of_many_months_is_one_source_with_its_span(committee, publish_rows):
    publish_rows("\n".join(f"511 5020 2022-{month:02} budget -1" for month in range(1, 13)), filename="b.csv")

    (only,) = sources(current_publications(committee))

    assert (only.filename, only.scenario, only.months) == ("b.csv", "Budget", "januari–december 2022")
    assert only.by == "Carin Controller"


@pytest.mark.parametrize("scenario", ["utfall", "budget"])
def test_another_committees_figures_are_never_read(committee, publish_rows, scenario):
    other = create_committee(
        new=NewCommittee(slug="annan", name="N", municipality="A", root_code="1", root_name="Allt"),
        by=machine_user(),
    )
    publish_rows(f"511 5020 2022-01 {scenario} -1000")

    assert current_publications(other) == []
    assert len(ledger(current_publications(other))) == 0
