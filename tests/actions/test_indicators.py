"""Values of indicators are published, replaced and undone as figures are, and never touch the money."""

import pytest

from socfin.actions.closed import PeriodShut
from socfin.actions.periods import close_period
from socfin.actions.publishing import AlreadyPublished, NotPublishable, discard, publish, receive, undo
from socfin.domain.period import Month
from socfin.models import AuditEvent, IndicatorValue, Publication
from socfin.selectors.forecast_basis import is_outdated
from socfin.selectors.indicators import values_of
from socfin.selectors.ledger import counting, current_publications, ledger, published_months
from socfin.selectors.uploads import spans_of, state_of, upload_by_id
from tests.cast import indicator_csv

MONEY = "511 5020 2022-03 utfall -1000\n520 5020 2022-03 budget -900"
ROWS = "520 belaggning 2022-03 80 95\n520 platser 2022-03 150 _\n511 brukare 2022-03 12 _"


def now(committee, **more):
    return {
        (one.verksamhet, one.indicator, one.scenario.value): one.steps
        for one in values_of(counting(committee, years=[2022], **more))
    }


def test_nothing_counts_before_the_file_is_published(committee, carin):
    kept = receive(
        committee=committee, filename="n.csv", content=indicator_csv(ROWS), by=carin, options={}
    ).upload

    assert now(committee) == {}
    discard(upload=kept, by=carin)


def test_what_is_published_counts_with_its_author_and_moment(committee, publish_indicators, carin):
    kept = publish_indicators(ROWS)

    assert now(committee) == {
        ("520", "belaggning", "outcome"): 800,
        ("520", "belaggning", "budget"): 950,
        ("520", "platser", "outcome"): 150,
        ("511", "brukare", "outcome"): 12,
    }
    pointers = kept.publications.all()
    assert {one.published_by for one in pointers} == {carin}
    assert {one.indicator for one in pointers} == {"belaggning", "platser", "brukare"}
    assert spans_of(upload_by_id(committee, kept.pk)) == [
        "Beläggning, brukare och platser mars 2022",
    ]
    (noted,) = AuditEvent.objects.filter(action="publish")
    assert ["outcome", 202203, 1, 0, "platser"] in noted.details["slots"]


def test_a_value_that_is_said_to_be_missing_is_kept_as_missing(committee, publish_indicators):
    publish_indicators("520 platser 2022-03 – 160")

    assert now(committee)["520", "platser", "outcome"] is None


def test_a_later_file_replaces_only_the_indicators_and_months_it_has(committee, publish_indicators):
    first = publish_indicators(ROWS)
    publish_indicators("520 belaggning 2022-03 82 _")

    assert now(committee)["520", "belaggning", "outcome"] == 820
    assert now(committee)["520", "belaggning", "budget"] == 950
    assert now(committee)["520", "platser", "outcome"] == 150
    standing = {one.pk for one in counting(committee)}
    assert state_of(upload_by_id(committee, first.pk), standing).word == "partly"


def test_undoing_brings_back_exactly_what_counted_before(committee, publish_indicators, carin):
    publish_indicators(ROWS)
    before = now(committee)
    later = publish_indicators("520 belaggning 2022-03 82 90\n520 vantetid 2022-03 14 10")
    moment = later.publications.first().published_at

    assert undo(upload=later, by=carin) == 4

    assert now(committee) == before
    assert now(committee, known_at=moment)["520", "belaggning", "outcome"] == 820
    publish(upload=later, by=carin, reason="Ändå.")
    assert now(committee)["520", "vantetid", "outcome"] == 14
    assert IndicatorValue.objects.filter(upload=later).count() == 4


def test_the_money_does_not_notice(committee, publish_rows, publish_indicators, carin):
    publish_rows(MONEY)
    before = ledger(current_publications(committee)), published_months(committee)
    was_outdated = is_outdated(committee, Month(2022, 3))

    kept = publish_indicators(ROWS + "\n520 platser 2022-12 150 _")

    after = ledger(current_publications(committee)), published_months(committee)
    assert after[0].equals(before[0])
    assert after[1] == before[1]
    assert is_outdated(committee, Month(2022, 3)) is was_outdated
    undo(upload=kept, by=carin)
    assert ledger(current_publications(committee)).equals(before[0])


def test_the_same_file_twice_changes_nothing(committee, publish_indicators, carin):
    kept = publish_indicators(ROWS)

    with pytest.raises(AlreadyPublished):
        publish(upload=kept, by=carin, reason="Igen.")


def test_a_file_with_an_error_publishes_nothing(committee, carin):
    kept = receive(
        committee=committee,
        filename="n.csv",
        content=indicator_csv(ROWS + "\n520 belaggning 2022-02 101 _"),
        by=carin,
        options={},
    ).upload

    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(upload=kept, by=carin, reason="Prov.")
    assert not IndicatorValue.objects.exists()


def test_losing_a_verksamhets_value_needs_a_reason(committee, publish_indicators, carin):
    publish_indicators("520 brukare 2022-03 30 _\n511 brukare 2022-03 12 _")
    kept = receive(
        committee=committee,
        filename="n.csv",
        content=indicator_csv("520 brukare 2022-03 31 _"),
        by=carin,
        options={},
    ).upload

    with pytest.raises(NotPublishable, match="skäl"):
        publish(upload=kept, by=carin)
    publish(upload=kept, by=carin, reason="Norr redovisas inte längre.")
    assert now(committee) == {("520", "brukare", "outcome"): 31}


def test_a_closed_month_keeps_its_values(committee, publish_rows, publish_indicators, carin):
    publish_rows(MONEY)
    publish_indicators(ROWS)
    close_period(committee=committee, month=Month(2022, 3), by=carin, reason="Klart.")

    with pytest.raises(PeriodShut):
        publish_indicators("520 belaggning 2022-03 82 95")
    with pytest.raises(PeriodShut):
        undo(upload=Publication.objects.filter(indicator="platser").get().upload, by=carin)

    assert now(committee)["520", "belaggning", "outcome"] == 800


def test_a_file_of_the_year_says_a_closed_month_over_again_and_leaves_it(
    committee, publish_rows, publish_indicators, carin
):
    publish_rows(MONEY)
    publish_indicators("520 platser 2022-03 150 _")
    close_period(committee=committee, month=Month(2022, 3), by=carin, reason="Klart.")

    kept = publish_indicators("520 platser 2022-03 150 _\n520 platser 2022-04 148 _", "april.csv")

    assert [one.last for one in kept.publications.all()] == [202204]


def test_a_verksamhet_with_values_stays_in_the_tree_when_its_money_is_undone(
    committee, publish_rows, publish_indicators, carin
):
    money = publish_rows("530 5020 2022-03 utfall -10")
    publish_indicators("530 brukare 2022-03 3 _")

    undo(upload=money, by=carin)

    assert committee.verksamheter.get(code="530").in_tree
