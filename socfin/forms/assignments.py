"""What is typed of what a committee has asked for and of an answer; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from socfin.actions.followup.assignments import NewAssignment, Reply
from socfin.domain.assignments.states import AssignmentState
from socfin.forms.fields import DayField

ANSWERS = [(state.value, state.label) for state in AssignmentState if state is not AssignmentState.PROPOSED]


class AssignmentForm(forms.Form):
    """What the committee has asked for, of whom, and by when."""

    text = forms.CharField(
        label="Vad nämnden vill ha",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Till exempel: Uppföljning av projektet.",
        error_messages={"required": "Skriv vad nämnden har bett om."},
    )
    to = forms.CharField(
        label="Till",
        max_length=80,
        help_text="En roll, till exempel Förvaltningschefen.",
        error_messages={"required": "Skriv vem som har fått uppdraget."},
    )
    given = DayField(label="Givet den", required=False)
    item = forms.CharField(label="Paragraf", required=False, max_length=40)
    dnr = forms.CharField(label="Diarienummer", required=False, max_length=60)
    due = DayField(
        label="Ska besvaras senast",
        required=False,
        help_text="Uppdraget kommer upp på sammanträdet före dagen, och sedan tills det är besvarat.",
    )
    due_words = forms.CharField(
        label="Tiden i ord", required=False, max_length=80, help_text="Som protokollet säger: våren 2023."
    )

    is_proposed = forms.BooleanField(label="Det är ett förslag som inte är beslutat", required=False)

    def __init__(self, *args: Any, verksamheter: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Gäller", choices=verksamheter)
        self.order_fields(
            ["text", "to", "verksamhet", "given", "item", "dnr", "due", "due_words", "is_proposed"]
        )

    def clean(self) -> dict[str, Any]:
        """It is not to be answered before it was given."""
        data = super().clean() or {}
        given, due = data.get("given"), data.get("due")
        if given is not None and due is not None and due < given:
            self.add_error("due", "Uppdraget ska besvaras innan det är givet. Ändra en av dagarna.")
        return data

    def assigned(self) -> NewAssignment:
        """What is to be kept."""
        data = self.cleaned_data
        return NewAssignment(**{name: data[name] for name in NewAssignment.__dataclass_fields__})


class AnswerAssignmentForm(forms.Form):
    """What was answered, and a new day where it is not done."""

    state = forms.ChoiceField(label="Vad har hänt", choices=ANSWERS, initial=AssignmentState.ANSWERED.value)
    day = DayField(label="Dag", required=False)
    item = forms.CharField(label="Paragraf", required=False, max_length=40)
    text = forms.CharField(
        label="Svaret i ord",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Skriv svaret i ord, så att nämnden kan läsa det."},
    )
    due = DayField(label="Ny dag", required=False, help_text="Bara om uppdraget inte är klart.")
    due_words = forms.CharField(label="Tiden i ord", required=False, max_length=80)

    def answered(self) -> Reply:
        """What is to be kept."""
        data = self.cleaned_data
        return Reply(
            **{name: data[name] for name in Reply.__dataclass_fields__ if name != "state"},
            state=AssignmentState(data["state"]),
        )
