"""Why something that was entered is taken back; checked, never saved."""

from __future__ import annotations

from django import forms


class WithdrawalForm(forms.Form):
    """The reason, which is kept."""

    reason = forms.CharField(
        label="Varför beslutet tas tillbaka",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Skriv varför beslutet tas tillbaka."},
    )

    def clean_reason(self) -> str:
        """Some word, not just signs."""
        reason = str(self.cleaned_data["reason"])
        if not any(char.isalnum() for char in reason):
            raise forms.ValidationError("Skriv varför beslutet tas tillbaka.")
        return reason
