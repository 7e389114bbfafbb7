"""What is looked for in the trail; checked, never saved."""

from __future__ import annotations

from django import forms

from socfin.domain.people.trail_search import EntryKind, TrailSearch


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Skriv dagen så här: 2022-12-31."},
    )


class TrailForm(forms.Form):
    """Words, kind and days; everything may be left out."""

    sok = forms.CharField(label="Sök", required=False, max_length=100)
    vad = forms.ChoiceField(
        label="Visa", required=False, choices=[(kind.value, kind.label) for kind in EntryKind]
    )
    fran = _day("Från och med")
    till = _day("Till och med")

    def search(self) -> TrailSearch:
        """What is asked for; all of it when the form does not hold."""
        if not self.is_valid():
            return TrailSearch()
        data = self.cleaned_data
        return TrailSearch(data["sok"].strip(), EntryKind(data["vad"]), data["fran"], data["till"])
