"""The address of a hidden unit answers as one that does not exist, on every page that has a code in it."""

import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from socfin import reporting
from socfin.actions.meetings import create_meeting, freeze
from socfin.domain.committee import Occasion
from socfin.reporting import masked
from tests.attack.conftest import MARCH
from tests.cast import person

WITH_CODE = ("verksamhet", "verksamhet_forecast", "rows")
NOWHERE = "999"


def addresses(code: str) -> list[str]:
    months = ("2025-03", "2025-02")  # published, and not
    return [
        *(reverse(name, args=["provby", month, code]) for month in months for name in WITH_CODE),
        reverse("verksamhet", args=["provby", "2025-03", code]) + "?enhet=kr&visa=helar",
        reverse("rows", args=["provby", "2025-03", code]) + "?scenario=outcome&tid=manad&konto=5010",
        reverse("rows", args=["provby", "2025-03", code]) + "?tid=annat",
        reverse("accuracy", args=["provby"]) + f"?verksamhet={code}",
    ]


def shown(answer, code: str) -> tuple[int, str]:
    """The answer without what differs between any two visits: the address itself, and the form's token."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, re.sub(rf"\b{code}\b", "CODE", text)


def test_a_hidden_unit_and_one_that_does_not_exist_are_answered_alike(committee, logged_in, caplog):
    client = logged_in(person("petra"))
    hidden = sorted(reporting.hidden_in(committee).hidden)
    assert "110" in hidden

    nowhere = [shown(client.get(one), NOWHERE) for one in addresses(NOWHERE)]
    assert {status for status, _ in nowhere} == {404}
    for code in hidden:
        assert [shown(client.get(one), code) for one in addresses(code)] == nowhere
    assert not [one for one in caplog.records if one.exc_info]


@pytest.fixture
def without_public(committee, monkeypatch):
    """No public version can be made of the committee's month."""
    monkeypatch.setattr(reporting, "public_report", lambda *_, **__: None)
    monkeypatch.setattr(masked, "public_report", lambda *_, **__: None)
    return committee


def test_no_page_or_document_falls_back_to_the_whole_report(without_public, logged_in):
    client = logged_in(person("sara"))

    for kind in ("json", "txt", "csv", "pdf"):
        answer = client.get(reverse("export", args=["provby", "2025-03", kind]) + "?offentlig=ja")
        assert answer.status_code == 404
        assert "offentlig version av mars 2025 går inte att göra" in answer.content.decode()
        assert "Grupphem" not in answer.content.decode()


def test_the_command_refuses_when_there_is_no_public_version(without_public, tmp_path):
    file = tmp_path / "ut.txt"

    with pytest.raises(CommandError, match="offentlig version av mars 2025 går inte att göra"):
        call_command("report", "provby", "2025-03", "--public", "-o", str(file))
    assert not file.exists()


def test_nothing_is_frozen_when_there_is_no_public_version(without_public):
    sara = person("sara")
    meeting = create_meeting(
        committee=without_public,
        occasion=Occasion(date=date(2025, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )

    with pytest.raises(ValueError, match="offentlig version av mars 2025 går inte att göra"):
        freeze(meeting=meeting, month=MARCH, by=sara)
    assert meeting.items.count() == 0
