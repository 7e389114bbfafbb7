"""The forms of an item's page: open again, move, withdraw; what is typed in one outlives another's button."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.formats import date_format

from socfin.domain.period import Month
from socfin.forms import AgendaForm, DecisionForm, MoveForm, ReopenForm, WithdrawForm
from socfin.selectors import meetings as stored_meetings
from socfin.selectors import standing
from socfin.views import typed_beside

if TYPE_CHECKING:
    from socfin.models import Item


@dataclass(frozen=True, slots=True)
class AgendaForms:
    """What changes an item's place on agendas: which meeting, and whether it is taken up."""

    move: MoveForm
    withdraw: WithdrawForm

    @classmethod
    def of(cls, item: Item, *, move: Any = None, withdraw: Any = None) -> AgendaForms:
        """The forms of an item, with what was sent in one of them."""
        others = stored_meetings.meetings_without(item.meeting.committee, Month.from_yyyymm(item.month))
        meetings = [(meeting.pk, date_format(meeting.date, "j F Y")) for meeting in others]
        return cls(MoveForm(move, meetings=meetings), WithdrawForm(withdraw))


def reopen_form(item: Item) -> ReopenForm:
    """The form that makes a new version, with the words as they stand."""
    known = standing.item(item)
    form = ReopenForm(initial={**dict(known.words), "seen": known.mark})
    newest = stored_meetings.versions(item).last()
    if newest is not None and not stored_meetings.agenda_of_version(newest).decided:
        form.fields["decision"].label = AgendaForm.base_fields["decision"].label
    return form


def decision_form(item: Item, sent: Any = None) -> DecisionForm:
    """The form that writes in what was decided; its fields have names of their own on the page."""
    known = standing.item(item)
    words = {name: value for name, value in known.words if name in ("item", "decision")}
    return DecisionForm(sent, initial={**words, "seen": known.mark})


def kept_under(item: Item) -> str:
    """The name under which what is typed on the item's page is kept."""
    return f"item {item.pk}"


def drawn_beside(item: Item, *saved: type) -> list[Form]:
    """The page's forms but those that are saved, as they are drawn before anything is."""
    every: tuple[Form, ...] = (decision_form(item), reopen_form(item), WithdrawForm())
    return [form for form in every if type(form) not in saved]


def keep_typed(request: HttpRequest, item: Item, drawn: Iterable[Form]) -> None:
    """Let what was typed in the page's other forms stand there when the page comes back."""
    typed_beside.carry(request, kept_under(item), *drawn)
