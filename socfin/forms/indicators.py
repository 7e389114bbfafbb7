"""A committee's own indicator, and its limits for the others; checked, never saved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from socfin.domain.indicators import Catalogue, Direction, Indicator, OverTime, OverTree

NAME_LENGTH, CODE_LENGTH = 60, 40
LIMIT: dict[str, Any] = {
    "min_value": Decimal("0.1"),
    "max_value": Decimal(1000),
    "decimal_places": 1,
    "localize": True,
}
SUMMED = (OverTime.SUM, OverTime.MEAN, OverTime.LAST)


class IndicatorForm(forms.Form):
    """An indicator of the committee's own."""

    prefix = "ny"
    use_required_attribute = False  # it stands in the same form as the limits
    name = forms.CharField(label="Namn", max_length=NAME_LENGTH)
    unit = forms.CharField(label="Enhet", max_length=30, help_text="Efter talet: platser, timmar, %.")
    direction = forms.ChoiceField(
        label="Vad som är bättre", choices=[(way.value, way.label) for way in Direction]
    )
    over_time = forms.ChoiceField(
        label="Flera månader",
        choices=[(way.value, way.label) for way in SUMMED],
        help_text="Används inte när det vägs.",
    )
    over_tree = forms.ChoiceField(
        label="Flera verksamheter",
        choices=[(way.value, way.label) for way in (OverTree.SUM, OverTree.APART)],
    )
    weight = forms.ChoiceField(label="Vägs med", required=False)
    decimals = forms.TypedChoiceField(
        label="Decimaler", choices=[(number, str(number)) for number in range(3)], coerce=int
    )
    limit = forms.DecimalField(label="Gräns, % av målet", initial=Decimal(5), **LIMIT)
    cost_per = forms.CharField(
        label="Kostnad per",
        max_length=20,
        required=False,
        help_text="Skriv dygn eller besök om verksamhetens nettokostnad ska delas med det.",
    )

    def __init__(self, *args: Any, catalogue: Catalogue, **named: Any) -> None:
        super().__init__(*args, **named)
        weights = [(indicator.code, indicator.name) for indicator in catalogue if not indicator.weight]
        self.fields["weight"].choices = [("", "Vägs inte"), *weights]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The definition, in `indicator`; an error where its parts contradict each other."""
        data = super().clean() or {}
        if self.errors:
            return data
        try:
            data["indicator"] = _indicator(data)
        except ValueError as reason:
            raise forms.ValidationError(str(reason)) from None
        return data


class LimitsForm(forms.Form):
    """The limit of each indicator, in per cent of the target."""

    def __init__(self, *args: Any, indicators: Iterable[Indicator], **named: Any) -> None:
        super().__init__(*args, **named)
        self.indicators = tuple(indicators)
        for indicator in self.indicators:
            self.fields[indicator.code] = forms.DecimalField(
                label=f"Gräns för {indicator.name}, %", initial=_per_cent(indicator.limit), **LIMIT
            )

    def changed_limits(self) -> dict[str, Fraction]:
        """The limits that are others than before, by code."""
        return {
            indicator.code: Fraction(self.cleaned_data[indicator.code]) / 100
            for indicator in self.indicators
            if Fraction(self.cleaned_data[indicator.code]) / 100 != indicator.limit
        }


def code_of(name: str) -> str:
    """ "Besök i öppenvård" → "besok_i_oppenvard"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:CODE_LENGTH]


def _indicator(data: dict[str, Any]) -> Indicator:
    """ValueError in Swedish for what is no definition."""
    code = code_of(data["name"])
    if not code:
        raise ValueError("Namnet behöver minst en bokstav eller siffra.")
    weighted = bool(data["weight"])
    if data["unit"] == "%" and not weighted and data["over_tree"] == OverTree.SUM.value:
        raise ValueError("Andelar läggs inte ihop: välj vad de vägs med, eller Läggs inte ihop.")
    return Indicator(
        code=code,
        name=data["name"],
        unit=data["unit"],
        direction=Direction(data["direction"]),
        over_time=OverTime.WEIGHTED if weighted else OverTime(data["over_time"]),
        over_tree=OverTree.WEIGHTED if weighted else OverTree(data["over_tree"]),
        weight=data["weight"],
        decimals=data["decimals"],
        source="Nämndens egen",
        limit=Fraction(data["limit"]) / 100,
        cost_per=data["cost_per"],
    )


def _per_cent(share: Fraction) -> Decimal:
    per_cent = share * 100
    return Decimal(per_cent.numerator) / Decimal(per_cent.denominator)
