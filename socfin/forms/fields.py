"""Form fields of the field's own values: months and amounts as Swedes write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers.spelling.numbers import decimal_of, ore_of

DASHES = "-−–— "
UNKNOWN = ("", "Enligt filen")


class MonthField(forms.CharField):
    """A month typed or picked as 2022-03."""

    widget = forms.TextInput(attrs={"placeholder": "2022-03", "inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The Month, or None when left empty and not required."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return Month.parse(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class DayField(forms.DateField):
    """A day in one of the years that months have: a calendar cannot reckon with the last of all days."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> Any:
        """The date, or None when left empty and not required."""
        day = super().to_python(value)
        if day is None:
            return None
        try:
            Month(day.year, day.month)
        except ValueError:
            raise ValidationError(f"Året {day.year} går inte att använda. Skriv dagens riktiga år.") from None
        return day


class AmountField(forms.CharField):
    """An amount as Swedes write it, in a unit the page states; gives whole öre."""

    def __init__(self, *, unit: Unit, **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The öre, or None when left empty and not required."""
        text = super().to_python(value)
        if not text:
            return None
        # A lone dash is zero in the files of the field; typed by a person it is as often "nothing said".
        holds_a_digit = any(character.isdigit() for character in text)
        try:
            number = decimal_of(text) if holds_a_digit else None
            if number is not None:
                return ore_of(number, self.unit)
        except ValueError:
            pass
        example = f"Skriv till exempel −12 048 (i {self.unit.label})."
        zero = "" if text.strip(DASHES) else " Noll skrivs 0."
        raise ValidationError(f"”{text}” är inget belopp. {example}{zero}")


def hold_in_order(form: forms.Form, data: Mapping[str, Any]) -> None:
    """An error at the form's `last` where that month comes before its `first`."""
    first, last = data.get("first"), data.get("last")
    if first is not None and last is not None and last < first:
        form.add_error("last", "Den sista månaden kan inte vara före den första.")
