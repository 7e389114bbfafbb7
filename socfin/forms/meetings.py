"""Meetings and their items: what a secretary types; checked, never saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from socfin.domain.committee import Occasion
from socfin.domain.report import AGENDA, AgendaItem
from socfin.forms.fields import DayField
from socfin.forms.written import WrittenForm


class AgendaForm(WrittenForm):
    """How the report is named at the meeting."""

    item = forms.CharField(
        label="Paragraf",
        required=False,
        max_length=40,
        help_text="Nämndens beteckning och nummer, till exempel SN § 16.",
    )
    dnr = forms.CharField(label="Diarienummer", required=False, max_length=60)
    heading = forms.CharField(label="Rubrik", required=False, max_length=200)
    decision = forms.CharField(
        label="Förslag till beslut", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def agenda(self) -> AgendaItem:
        """Paragraph, dnr, heading and decision, of a form that is valid."""
        return AgendaItem(**{name: self.cleaned_data[name] for name in AGENDA})


class MeetingForm(WrittenForm):
    """When and where a committee meets."""

    date = DayField(
        label="Datum",
        error_messages={
            "required": "Välj en dag.",
            "invalid": "Skriv dagen så här: 2022-05-03.",
        },
    )
    starts = forms.TimeField(
        label="Börjar",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Skriv tiden så här: 13:00."},
    )
    ends = forms.TimeField(
        label="Slutar",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Skriv tiden så här: 15:30."},
    )
    place = forms.CharField(label="Plats", required=False, max_length=160, help_text="Rum och hus.")

    def occasion(self) -> Occasion:
        """When and where, of a form that is valid."""
        return Occasion(**{name: self.cleaned_data[name] for name in ("date", "starts", "ends", "place")})

    def clean(self) -> dict[str, Any]:
        """A meeting that ends must have begun."""
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if ends and not starts:
            self.add_error("starts", "Skriv när sammanträdet börjar, eller ta bort sluttiden.")
        elif starts and ends and ends <= starts:
            self.add_error("ends", "Sluttiden måste vara efter starttiden.")
        return data


class TakeUpForm(MeetingForm, AgendaForm):
    """An item as it is added to a meeting, all of it at once: which meeting, or a new one, and its words."""

    NEW = "nytt"

    meeting = forms.ChoiceField(
        label="Sammanträde",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Välj ett sammanträde, eller ett nytt.",
            "invalid_choice": "Sammanträdet går inte att välja längre. Välj ett annat, eller ett nytt.",
        },
    )
    field_order = ("meeting", "date", "starts", "ends", "place", "item", "dnr", "heading", "decision")

    def __init__(self, *data: Any, meetings: Iterable[tuple[int, str]], **more: Any) -> None:
        """`meetings` are ids with what each is called; a new one can be chosen after them."""
        super().__init__(*data, **more)
        choices = [(str(key), label) for key, label in meetings]
        self.fields["meeting"].choices = [*choices, (self.NEW, "Ett nytt sammanträde")]  # type: ignore[attr-defined]
        self.fields["date"].required = False

    @property
    def is_for_new(self) -> bool:
        """Whether a meeting is to be made for it."""
        return self.cleaned_data.get("meeting") == self.NEW

    @property
    def when(self) -> list[forms.BoundField]:
        """The fields of a new meeting."""
        return [self[name] for name in ("date", "starts", "ends", "place")]

    @property
    def words(self) -> list[forms.BoundField]:
        """The fields of the item."""
        return [self[name] for name in AGENDA]

    def clean(self) -> dict[str, Any]:
        """Time and place matter for a new meeting only; a day typed for one not chosen is asked about."""
        data = super().clean() or {}
        if self.is_for_new:
            if not data.get("date") and "date" not in self.errors:
                self.add_error("date", "Välj en dag.")
            return data
        for name in ("date", "starts", "ends", "place"):
            self.errors.pop(name, None)
        if "meeting" in data and str(self.data.get(self.add_prefix("date"), "")).strip():
            self.add_error(
                "meeting", "Du har skrivit en dag för ett nytt sammanträde. Välj det, eller ta bort dagen."
            )
        return data


class MoveForm(forms.Form):
    """Which of the committee's meetings an item is moved to."""

    to = forms.TypedChoiceField(
        label="Sammanträde",
        coerce=int,
        error_messages={
            "required": "Välj ett sammanträde.",
            "invalid_choice": "Välj ett av sammanträdena i listan.",
        },
    )

    def __init__(self, *data: Any, meetings: Iterable[tuple[int, str]], **more: Any) -> None:
        """`meetings` are ids with what each is called."""
        super().__init__(*data, **more)
        self.fields["to"].choices = list(meetings)  # type: ignore[attr-defined]  # a choice field's


class WithdrawForm(forms.Form):
    """Why an item is taken off the agenda."""

    why = forms.CharField(
        label="Varför ärendet utgår",
        max_length=300,
        help_text="Till exempel: Tas upp i juni tillsammans med delårsrapporten.",
        error_messages={"required": "Skriv varför ärendet utgår."},
    )


class DecisionForm(WrittenForm):
    """What a meeting decided, and the paragraph it got there; other forms stand on the same page."""

    prefix = "beslut"

    item = forms.CharField(label="Paragraf", required=False, max_length=40)
    decision = forms.CharField(
        label="Beslut",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Skriv vad nämnden beslutade."},
    )


class ReopenForm(AgendaForm):
    """Open a frozen item again: new words, new figures or both, and why."""

    KEEP, TAKE = "behall", "nya"

    decision = forms.CharField(
        label="Beslut", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    figures = forms.ChoiceField(
        label="Siffrorna",
        choices=[(KEEP, "Behåll de frysta siffrorna"), (TAKE, "Hämta aktuella siffror")],
        initial=KEEP,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Skäl",
        max_length=300,
        help_text="Till exempel: Kommentaren till hemtjänsten rättad.",
        error_messages={"required": "Skriv varför ärendet öppnas igen."},
    )
