"""What is typed of a goal and of where it stands after a period; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from socfin.domain.goals.aims import Aim, Reach
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.goals.states import GoalState
from socfin.domain.indicators import Catalogue, Indicator, Steps
from socfin.forms.fields import MonthField
from socfin.importers.indicators.values import out_of_range, steps_of

MEASURED_BY = ("measured", "measured_too", "measured_also")
"""As many indicators as a goal is measured by; more are goals beneath it."""
MEASURED_WORDS = ("Mäts med nyckeltalet", "Andra nyckeltalet", "Tredje nyckeltalet")
"""What they are called, in the same order."""
FIRST_YEAR, LAST_YEAR = 1990, 2200
"""Years that somebody may have meant."""
AIM = ("aim_value", "aim_reach", "aim_by")
REACHES = [("", "Det som är bättre"), *((reach.value, reach.label.capitalize()) for reach in Reach)]
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
    aim_value = forms.CharField(
        label="Värde att nå",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="Av det första nyckeltalet, i dess enhet: 6,5. Lämna tomt om inget är bestämt.",
    )
    aim_reach = forms.ChoiceField(label="Minst eller högst", required=False, choices=REACHES)
    aim_by = MonthField(
        label="Senast",
        required=False,
        help_text="Månaden då det ska vara nått. För dygn, timmar och annat som läggs ihop: hela det året.",
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
        catalogue: Catalogue,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Ansvarar", choices=verksamheter)
        self.fields["above"] = forms.ChoiceField(
            label="Hör till", required=False, choices=[("", "Inget: det står överst"), *goals]
        )
        self.catalogue = catalogue
        indicators = [(each.code, each.name) for each in catalogue.indicators]
        for name, label in zip(MEASURED_BY, MEASURED_WORDS, strict=True):
            choices = [("", "Inget"), *indicators]
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
        self.fields[MEASURED_BY[0]].help_text = "Utfall, mål och läge för den verksamhet som ansvarar."
        self.order_fields(
            ["word", "text", "above", "verksamhet", *MEASURED_BY, *AIM, "first_year", "last_year", "place"]
        )

    def clean(self) -> dict[str, Any]:
        """It does not end before it begins, and a value to reach is one that its indicator may have."""
        data = super().clean() or {}
        first, last = data.get("first_year"), data.get("last_year")
        if first is not None and last is not None and last < first:
            self.add_error("last_year", "Målet slutar innan det börjar. Ändra ett av åren.")
        data["aim"] = self._aim(data)
        return data

    def _aim(self, data: dict[str, Any]) -> Aim | None:
        """The value to reach, None where none is typed; what is wrong with it stands at its field."""
        text, by, code = (data.get(name) for name in ("aim_value", "aim_by", MEASURED_BY[0]))
        if not text:
            for name in AIM[1:]:
                if data.get(name):
                    self.add_error("aim_value", "Skriv värdet, eller lämna alla tre fälten tomma.")
                    break
            return None
        indicator = self.catalogue.get(code or "")
        if indicator is None:
            self.add_error(
                "aim_value", "Välj först vilket nyckeltal värdet gäller, under Mäts med nyckeltalet."
            )
            return None
        reach = Reach(data["aim_reach"]) if data.get("aim_reach") else Reach.of(indicator.direction)
        if reach is None:
            self.add_error("aim_reach", f"Välj minst eller högst: {indicator.name} har inget bättre håll.")
        if by is None and "aim_by" not in self.errors:
            self.add_error("aim_by", "Skriv månaden då värdet ska vara nått, så här: 2026-12.")
        steps = self._steps(text, indicator)
        return None if steps is None or reach is None or by is None else Aim(steps=steps, reach=reach, by=by)

    def _steps(self, text: str, indicator: Indicator) -> Steps | None:
        try:
            steps = steps_of(text, indicator)
        except ValueError as reason:
            self.add_error("aim_value", str(reason))
            return None
        if steps is None:
            self.add_error("aim_value", "Skriv ett tal.")
        for problem in out_of_range(indicator, steps, 0, ""):
            self.add_error("aim_value", problem.message)
        return steps

    def words(self) -> GoalWords:
        """What is to be kept."""
        data = self.cleaned_data
        years = {name: data[name] for name in ("first_year", "last_year")}
        codes = dict.fromkeys(data[name] for name in MEASURED_BY if data[name])
        return GoalWords(
            word=data["word"],
            text=data["text"],
            place=data["place"] or 0,
            indicators=tuple(codes),
            aim=data["aim"],
            **years,
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
