"""What is typed of a goal and of where it stands after a period; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.goals.states import GoalState

MEASURED_BY = ("measured", "measured_too", "measured_also")
"""As many indicators as a goal is measured by; more are goals beneath it."""
FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Years that somebody may have meant."""
STATES = [(state.value, state.label) for state in GoalState]


class GoalForm(forms.Form):
    """What a goal says, what it belongs to, who answers for it and for which years."""

    word = forms.CharField(
        label="Vad det kallas",
        required=False,
        max_length=60,
        help_text="Kommunens eget ord: Målbild, Inriktningsmål 1, Uppdrag, Aktivitet.",
    )
    text = forms.CharField(
        label="Målet",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Skriv målet, så som nämnden har antagit det."},
    )
    first_year = forms.IntegerField(
        label="Från och med år",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"required": "Skriv det första året som målet gäller."},
    )
    last_year = forms.IntegerField(
        label="Till och med år",
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="Lämna tomt om inget slut är bestämt.",
    )
    place = forms.IntegerField(
        label="Ordning",
        required=False,
        min_value=0,
        max_value=9999,
        help_text="Lägst först bland dem som hör till samma mål. Tomt: i den ordning de skrivs in.",
    )

    def __init__(
        self,
        *args: Any,
        verksamheter: Sequence[tuple[str, str]],
        goals: Sequence[tuple[str, str]],
        indicators: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Ansvarar", choices=verksamheter)
        self.fields["above"] = forms.ChoiceField(
            label="Hör till", required=False, choices=[("", "Inget: det står överst"), *goals]
        )
        for name in MEASURED_BY:
            label = "Mäts med nyckeltalet" if name == MEASURED_BY[0] else "och med"
            choices = [("", "Inget"), *indicators]
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
        self.fields[MEASURED_BY[0]].help_text = "Utfall, mål och läge för den verksamhet som ansvarar."
        self.order_fields(
            ["word", "text", "above", "verksamhet", *MEASURED_BY, "first_year", "last_year", "place"]
        )

    def clean(self) -> dict[str, Any]:
        """It does not end before it begins."""
        data = super().clean() or {}
        first, last = data.get("first_year"), data.get("last_year")
        if first is not None and last is not None and last < first:
            self.add_error("last_year", "Målet slutar innan det börjar. Ändra ett av åren.")
        return data

    def words(self) -> GoalWords:
        """What is to be kept."""
        data = self.cleaned_data
        years = {name: data[name] for name in ("first_year", "last_year")}
        codes = dict.fromkeys(data[name] for name in MEASURED_BY if data[name])
        return GoalWords(
            word=data["word"], text=data["text"], place=data["place"] or 0, indicators=tuple(codes), **years
        )


class GoalStandForm(forms.Form):
    """Where a goal stands after a period: judged, what was done and what came of it."""

    state = forms.ChoiceField(label="Läge", choices=STATES)
    follow_up = forms.CharField(
        label="Uppföljning",
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Vad som har gjorts. En rad för varje stycke.",
    )
    effect = forms.CharField(
        label="Effekt",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Vad det har lett till för dem det gäller.",
    )

    def stand(self) -> GoalStand:
        """What is to be kept; all empty takes back what was told of the period."""
        data = self.cleaned_data
        return GoalStand(state=GoalState(data["state"]), follow_up=data["follow_up"], effect=data["effect"])
