"""The forms that hand in a file and give a reason to publish it; never save."""

from __future__ import annotations

from typing import Any

from django import forms


class UploadForm(forms.Form):
    """Choose a file to hand in."""

    file = forms.FileField(
        label="Fil från ekonomisystemet",
        help_text="Excel, csv eller SIE, som den är. Inget publiceras förrän du har sett vad filen ändrar.",
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Välj en fil med siffror."},
    )
    profile = forms.ChoiceField(label="Läs som", required=False)

    def __init__(self, *args: Any, profiles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"] = forms.ChoiceField(
            label="Läs som",
            required=False,
            choices=[("", "Känn igen formatet"), *((name, name) for name in profiles)],
        )


class ReasonForm(forms.Form):
    """Why a file is published though a warning stands."""

    reason = forms.CharField(widget=forms.Textarea, required=False)
