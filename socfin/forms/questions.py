"""What is typed of a question to a figure and of its answer; checked, never saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format

if TYPE_CHECKING:
    from socfin.models import Meeting


class QuestionForm(forms.Form):
    """A question, and whether it is asked for the next meeting."""

    text = forms.CharField(
        label="Din fråga",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Skriv vad du vill veta."},
    )

    def __init__(self, *args: Any, meeting: Meeting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if meeting is not None:
            day = date_format(meeting.date, "j F Y")
            self.fields["to_meeting"] = forms.BooleanField(
                label=f"Till nästa sammanträde, {day}", required=False
            )


class QuestionAnswerForm(forms.Form):
    """An answer, and whether both are to be part of the meeting's paper."""

    text = forms.CharField(
        label="Svar",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Skriv svaret."},
    )
    include = forms.BooleanField(label="Ta med fråga och svar i handlingen till sammanträdet", required=False)
