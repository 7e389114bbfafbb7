"""After the meeting the decision is written in, and two versions of an item can be held beside each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from socfin.domain.report import Report
from tests.views.meetings.test_meetings import at, item, january, january_frozen, published, words

__all__ = ["item", "january", "january_frozen", "published"]
DECIDED = "Utskottet lägger rapporten till handlingarna."


def sent(client, frozen, **typed: str) -> dict[str, str]:
    form = client.get(at(frozen)).context["decision"]
    return {form[name].html_name: str(form[name].value() or "") for name in form.fields} | {
        f"beslut-{name}": value for name, value in typed.items()
    }


def test_the_decision_is_written_in_without_opening_again_and_the_frozen_figures_stay(item, sara, logged_in):
    client = logged_in(sara)

    told = client.post(at(item, "decide_item"), sent(client, item, decision=DECIDED), follow=True)

    first, second = (Report.from_json(one.report) for one in item.versions.order_by("number"))
    assert "Beslutet är infört. Siffrorna är oförändrade" in words(told)
    assert (second.agenda.decision, second.agenda.item) == (DECIDED, "Su § 16")
    assert (second.total, second.rows, second.published) == (first.total, first.rows, first.published)
    assert first.agenda.decision == "Utskottet tackar för informationen."


def test_the_paragraph_that_the_item_got_at_the_meeting_is_written_in_with_it(item, sara, logged_in):
    client = logged_in(sara)

    client.post(at(item, "decide_item"), sent(client, item, decision=DECIDED, item="Su § 17"))

    item.refresh_from_db()
    assert (item.paragraph, item.dnr, item.heading) == ("Su § 17", "KS2022-150", "Ekonomirapport januari")


def test_what_was_decided_as_proposed_is_written_in_once(item, sara, logged_in):
    client = logged_in(sara)

    for _ in range(2):
        client.post(at(item, "decide_item"), sent(client, item))

    first, second = (Report.from_json(one.report).agenda for one in item.versions.order_by("number"))
    assert (first.decided, second.decided) == (False, True)
    assert second.decision == first.decision


@pytest.mark.parametrize(("days", "asked"), [(-1, True), (0, True), (1, False)])
def test_the_decision_is_asked_for_from_the_day_of_the_meeting(item, sara, logged_in, days, asked):
    item.meeting.date = timezone.localdate() + timedelta(days=days)
    item.meeting.save()

    assert ("För in beslutet" in words(logged_in(sara).get(at(item)))) is asked


def test_what_is_typed_elsewhere_on_the_page_is_there_when_the_decision_is_in(item, sara, logged_in):
    client = logged_in(sara)
    typed = sent(client, item, decision=DECIDED) | {"reason": "Fel siffra", "why": ""}

    told = client.post(at(item, "decide_item"), typed, follow=True)

    assert 'value="Fel siffra"' in words(told)


def test_what_nobody_wrote_in_is_not_told_as_unsaved_and_has_the_new_words(item, sara, logged_in):
    client = logged_in(sara)
    page = client.get(at(item))
    drawn = (page.context["form"], page.context["decision"])
    whole = {field.html_name: str(field.value() or "") for form in drawn for field in form}

    typed = whole | {"beslut-item": "Su § 17", "beslut-decision": DECIDED}
    told = words(client.post(at(item, "decide_item"), typed, follow=True))

    assert "Beslutet är infört" in told
    assert "inte sparat än" not in told
    assert told.count('value="Su § 17"') == 2, "also where it can be opened again"


def test_each_version_leads_to_what_differs_from_the_one_that_is_shown(item, sara, petra, logged_in):
    client = logged_in(sara)
    client.post(at(item, "decide_item"), sent(client, item, decision=DECIDED))

    page = words(logged_in(petra).get(at(item)))
    compared = words(logged_in(petra).get(at(item, "compare_item", med="1")))

    assert at(item, "compare_item", med="1") in page
    assert "Mellan versionerna" in compared
    assert "Utskottet tackar för informationen." in compared
    assert DECIDED in compared
    assert "Inget har ändrats" not in compared
