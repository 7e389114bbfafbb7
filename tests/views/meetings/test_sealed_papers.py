"""The papers of a frozen item bear the seal of the trail, which can be held against it afterwards."""

import re
from datetime import date

import pytest

from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.documents import Document
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import AuditEvent
from socfin.models.guards import drop_guards
from socfin.selectors.trail import seal_of, verified
from tests.documents.reading import texts_of


@pytest.fixture
def version(committee, publish_rows, sara):
    publish_rows("511 5020 2022-03 utfall -1000 3\n511 5020 2022-03 budget -900 3")
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    return freeze(meeting=meeting, month=Month(2022, 3), by=sara)


def printed(client, version, kind="docx") -> str:
    item = version.item
    answer = client.get(f"/provby/sammantraden/{item.meeting_id}/arende/{item.pk}/underlag.{kind}")
    return texts_of(Document(f"papper.{kind}", "", answer.content))


def seal_in(text: str) -> str:
    return re.search(
        r"Dagbokens försegling när underlaget frystes: ([0-9a-f]{64})\.", " ".join(text.split())
    )[1]


def test_the_seal_on_the_paper_is_known_by_the_trail(version, sara, logged_in):
    verdict = verified(seal_in(printed(logged_in(sara), version)))

    assert (verdict.wrong, verdict.published) == ("", True)


def test_a_new_version_has_a_seal_of_its_own(version, sara):
    later = reopen(item=version.item, agenda=None, new_figures=False, reason="Nytt skäl.", by=sara)

    assert seal_of(version) == AuditEvent.objects.get(action="freeze").seal
    assert seal_of(later) == AuditEvent.objects.get(action="reopen").seal


def test_a_trail_that_was_written_anew_does_not_know_it(version, sara, logged_in):
    seal = seal_in(printed(logged_in(sara), version))
    drop_guards("default")
    frozen = AuditEvent.objects.get(action="freeze")
    AuditEvent.objects.filter(pk=frozen.pk).update(by="annan")

    assert verified(seal).wrong


@pytest.mark.parametrize("kind", ["csv", "txt"])
def test_figures_for_other_programs_and_what_is_pasted_into_minutes_bear_no_seal(
    version, sara, logged_in, kind
):
    assert "försegling" not in printed(logged_in(sara), version, kind)
