"""What is typed of decisions on the budget and of requests for more; checked, never saved.

Typed amounts are so much more to use (plus) or less (minus); the values have the budget's signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from socfin.domain.decisions.budget import Decided, DecisionKind, NotDecided, Spread, hold_to_its_kind
from socfin.domain.lines import MAPPABLE, Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month, Span
from socfin.forms.fields import AmountField, DayField, MonthField
from socfin.services.decisions.spread import by_profile, evenly, last_years_weights

ROWS = 6
"""Verksamheter that one form has room for; a decision on more is entered as several, or as a file."""
Outcomes = Callable[[str], Mapping[int, Ore | None]]
"""A verksamhet's code → last year's outcome by the month's number, öre."""


class BudgetDecisionForm(forms.Form):
    """A decision on a year's budget with its amounts per verksamhet, laid on months."""

    kind = forms.ChoiceField(
        label="Slag",
        initial=DecisionKind.SUPPLEMENT.value,
        choices=[(kind.value, kind.label) for kind in DecisionKind],
    )
    body = forms.CharField(
        label="Beslutat av",
        max_length=80,
        help_text="Till exempel Kommunfullmäktige.",
        error_messages={"required": "Skriv vem som beslutade."},
    )
    decided = DayField(label="Beslutat den", error_messages={"required": "Skriv vilken dag det beslutades."})
    item = forms.CharField(label="Paragraf", required=False, max_length=40, help_text="Till exempel KF § 61.")
    dnr = forms.CharField(label="Diarienummer", required=False, max_length=60)
    text = forms.CharField(
        label="Beslutet i ord", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    in_file = forms.BooleanField(
        label="Beloppen finns redan i budgetfilen",
        required=False,
        help_text="Då visas beslutet, men inget läggs till budgeten en gång till.",
    )
    spread = forms.ChoiceField(
        label="Fördelas på månaderna", choices=[(spread.value, spread.label) for spread in Spread]
    )
    first = MonthField(label="Från och med", required=False)
    last = MonthField(label="Till och med", required=False)

    def __init__(
        self,
        *args: Any,
        year: int,
        verksamheter: Sequence[tuple[str, str]],
        unit: Unit,
        outcomes: Outcomes,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.outcomes, self.names = year, outcomes, dict(verksamheter)
        self.parts: tuple[Decided, ...] = ()
        self.amounts = AmountField(unit=unit)
        lines = [("", "Hela nettot"), *((line.value, line.label) for line in MAPPABLE)]
        for at in range(ROWS):
            self.fields[f"code-{at}"] = forms.ChoiceField(
                label="Verksamhet", required=False, choices=[("", "–"), *verksamheter]
            )
            self.fields[f"line-{at}"] = forms.ChoiceField(label="Rad", required=False, choices=lines)
            self.fields[f"amount-{at}"] = AmountField(
                unit=unit, label=f"Belopp, {unit.label}", required=False
            )
            self.fields[f"months-{at}"] = forms.CharField(
                label=f"Månadernas belopp, {unit.label}",
                required=False,
                max_length=400,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def rows(self) -> list[list[BoundField]]:
        """The fields of the amounts, a row each."""
        names = ("code", "line", "amount", "months")
        return [[self[f"{name}-{at}"] for name in names] for at in range(ROWS)]

    def about(self) -> list[BoundField]:
        """The other fields."""
        return [field for field in self.visible_fields() if "-" not in field.name]

    def clean(self) -> dict[str, Any]:
        """The amounts laid on months, held to the decision's kind."""
        data = super().clean() or {}
        if self.errors:
            return data
        try:
            self.parts = tuple(part for at in range(ROWS) for part in self._row(data, at))
            hold_to_its_kind(DecisionKind(data["kind"]), self.parts)
        except NotDecided as refused:
            self.add_error(None, str(refused))
        return data

    def _row(self, data: dict[str, Any], at: int) -> list[Decided]:
        code, amount, typed = data[f"code-{at}"], data[f"amount-{at}"], data[f"months-{at}"]
        if not code and amount is None and not typed:
            return []
        if not code:
            raise NotDecided(f"Välj verksamhet för beloppet på rad {at + 1}.")
        line = Line(data[f"line-{at}"]) if data[f"line-{at}"] else None
        if Spread(data["spread"]) is Spread.WHOLE:
            return [Decided(code, line, Span.full_year(self.year), self._for_the_year(data, at))]
        span = self._span(data)
        shares = self._shares(data, at, span)
        months = (span.first.plus(place) for place in range(span.months))
        return [Decided(code, line, Span(month), -share) for month, share in zip(months, shares, strict=True)]

    def _for_the_year(self, data: dict[str, Any], at: int) -> Ore:
        if not data["in_file"]:
            raise NotDecided(
                "Ett belopp bara för helåret kan inte läggas till budgeten: då vore budgeten hittills inte "
                "känd. Välj hur det fördelas, eller säg att det redan finns i budgetfilen."
            )
        amount = data[f"amount-{at}"]
        if amount is None:
            raise NotDecided(f"Skriv ett belopp på rad {at + 1}.")
        return -int(amount)

    def _span(self, data: dict[str, Any]) -> Span:
        first, last = data["first"] or Month(self.year, 1), data["last"] or Month(self.year, 12)
        if (first.year, last.year) != (self.year, self.year) or last < first:
            raise NotDecided(f"Månaderna måste ligga i {self.year}, den första före den sista.")
        return Span.between(first, last)

    def _shares(self, data: dict[str, Any], at: int, span: Span) -> Sequence[Ore]:
        """Each month's share as it was typed: plus is more to use."""
        spread, amount = Spread(data["spread"]), data[f"amount-{at}"]
        if spread is Spread.TYPED:
            return self._typed(data[f"months-{at}"], amount, span, at)
        if amount is None:
            raise NotDecided(f"Skriv ett belopp på rad {at + 1}.")
        if spread is Spread.EVEN:
            return evenly(amount, span)
        code = data[f"code-{at}"]
        return by_profile(amount, last_years_weights(span, self.outcomes(code), self.names[code]))

    def _typed(self, text: str, amount: Ore | None, span: Span, at: int) -> list[Ore]:
        pieces = [piece for piece in re.split(r"[\t;\n]", text) if piece.strip()]
        try:
            shares = [int(self.amounts.clean(piece)) for piece in pieces]
        except ValidationError as refused:
            raise NotDecided(f"Rad {at + 1}: {' '.join(refused.messages)}") from None
        if len(shares) != span.months:
            raise NotDecided(
                f"Rad {at + 1} har {len(shares)} månadsbelopp, men {span.label} är {span.months} månader. "
                "Skriv ett belopp per månad med semikolon emellan, eller klistra in en rad ur Excel."
            )
        if amount is not None and sum(shares) != amount:
            raise NotDecided(f"Rad {at + 1}: månadernas belopp är inte tillsammans beloppet. Rätta det ena.")
        return shares
