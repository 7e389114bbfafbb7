"""The form that corrects how a file was read: header, columns, unit, sign; never reads a file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BoundField

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.forms import UNKNOWN, MonthField
from socfin.importers import Look
from socfin.importers.choices import NAMED, Choice
from socfin.importers.containers.cells import column_name
from socfin.importers.options import Braces
from socfin.importers.report.erp_report import NAME as REPORT
from socfin.importers.report.layout.mapping import Basis, Column, Mapping, Role, RowsAre, Sign

LAST_YEAR = "last_year"
MOST_COLUMNS = 40
PARTS = {f"{one.value}_{line.value}": (one, line) for one in Scenario for line in (Line.REVENUE, Line.COST)}
"""Amounts that are revenue or cost alone, beside their net."""
HOLDS = [
    (Role.IGNORE.value, Role.IGNORE.label),
    (Role.LABEL.value, Role.LABEL.label),
    (Role.CODE.value, Role.CODE.label),
    (Role.NAME.value, Role.NAME.label),
    (Role.ACCOUNT.value, Role.ACCOUNT.label),
    (Role.ACCOUNT_NAME.value, Role.ACCOUNT_NAME.label),
    (Role.LINE.value, Role.LINE.label),
    (Role.PERIOD.value, Role.PERIOD.label),
    (Role.YEAR.value, Role.YEAR.label),
    *((one.value, one.label) for one in Scenario),
    (LAST_YEAR, "Utfall föregående år"),
    *(
        (word, f"{one.label}: {'intäkter' if line is Line.REVENUE else 'kostnader'}")
        for word, (one, line) in PARTS.items()
    ),
    (Role.AMOUNT.value, "Belopp (välj vad nedan)"),
    (Role.DEVIATION.value, Role.DEVIATION.label),
    (Role.SUM.value, Role.SUM.label),
    (Role.SCENARIO.value, "Ordet budget eller utfall"),
    (Role.DIMENSION.value, Role.DIMENSION.label),
]
COVERS = [("", "Månader: gissa"), *((one.value, one.label) for one in Basis)]


class MappingForm(forms.Form):
    """How one file is to be read; what the look lacks is not asked for, what is not answered stays."""

    period = MonthField(label="Period (till och med)", required=False)

    def __init__(self, *args: Any, look: Look, options: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.look = look
        self.mapping = look.mapping
        self.fields["period"].initial = options.get("period", "")
        if self.mapping is not None or look.rows:
            self._ask_of_report(self.mapping)
        elif look.dimensions:
            self._ask_of_sie(look)
        if look.entities:
            self.fields["dimension"] = forms.ChoiceField(
                label="Enhet som är nämnden",
                required=False,
                choices=[UNKNOWN, *((one, one) for one in look.entities)],
                initial=look.dimension,
            )
        self.asked = [NAMED[name] for name in look.asks if name not in self.fields]
        for choice in self.asked:
            self.fields[choice.name] = _asked(choice, options.get(choice.name, ""))
        self.fields["profile"] = forms.CharField(
            label="Spara läsningen som",
            required=False,
            max_length=60,
            initial=options.get("profile", ""),
            help_text="Till exempel Månadsrapport. Då känns filen igen nästa månad.",
        )

    def _ask_of_report(self, mapping: Mapping | None) -> None:
        if mapping is not None and len(self.look.sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label="Blad",
                choices=[(one, one) for one in self.look.sheets],
                initial=mapping.sheet,
                required=False,
            )
        rows = mapping.header_rows if mapping else (1,)
        self.fields["header_first"] = forms.IntegerField(
            label="Rubriken börjar på rad", required=False, min_value=1, max_value=9_999, initial=rows[0]
        )
        self.fields["header_last"] = forms.IntegerField(
            label="och slutar på rad", required=False, min_value=1, max_value=9_999, initial=rows[-1]
        )
        if mapping is None:
            return
        self.fields["rows"] = _choice("Raderna är", RowsAre, mapping.rows, always=True)
        self.fields["unit"] = _choice("Beloppen är i", Unit, mapping.unit)
        self.fields["sign"] = _choice("Tecken", Sign, mapping.sign)
        if any(c.role is Role.AMOUNT and c.scenario is None for c in mapping.columns):
            self.fields["scenario"] = _choice("Beloppen är", Scenario, mapping.scenario)
        self.fields["accumulated"] = forms.BooleanField(
            label="Månadskolumnerna är ackumulerade från januari",
            required=False,
            initial=mapping.accumulated,
        )
        for column in self.shown_columns:
            self.fields[f"holds-{column.index}"] = forms.ChoiceField(
                label=f"Kolumn {column_name(column.index)} innehåller",
                required=False,
                choices=HOLDS,
                initial=_holds(column),
            )
            self.fields[f"covers-{column.index}"] = forms.ChoiceField(
                label=f"Månader i kolumn {column_name(column.index)}",
                choices=COVERS,
                required=False,
                initial=column.basis.value if column.basis else "",
            )

    def _ask_of_sie(self, look: Look) -> None:
        named = [(d.number, f"{d.number} {d.name} ({d.objects} objekt)") for d in look.dimensions]
        self.fields["dimension"] = forms.ChoiceField(
            label="Dimensionen som är verksamhet",
            required=False,
            choices=[*named, ("", "Ingen: läs bara konton")],
            initial=look.dimension,
        )
        self.fields["braces"] = _choice("Rader utan objekt", Braces, look.braces)

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns a person may change."""
        return self.mapping.columns[:MOST_COLUMNS] if self.mapping else ()

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Each column with its letter and its two fields."""
        return [
            {
                "letter": column_name(column.index),
                "header": column.header,
                "holds": self[f"holds-{column.index}"],
                "covers": self[f"covers-{column.index}"],
            }
            for column in self.shown_columns
        ]

    @property
    def first_rows(self) -> list[dict[str, Any]]:
        """The file's first rows as cells beneath the columns."""
        header = self.mapping.header_rows if self.mapping else ()
        width = len(self.shown_columns) or MOST_COLUMNS
        return [
            {
                "number": number,
                "cells": [*cells[:width], *[""] * (len(self.shown_columns) - len(cells))],
                "is_header": number in header,
            }
            for number, cells in self.look.rows
        ]

    @property
    def plain_fields(self) -> list[BoundField]:
        """The fields that are no column's."""
        return [field for field in self if not field.name.startswith(("holds-", "covers-"))]

    def clean(self) -> dict[str, Any]:
        """A header ends no earlier than it begins and is at most three rows."""
        data = super().clean() or {}
        first, last = data.get("header_first"), data.get("header_last")
        if first and last and not first <= last < first + 3:
            self.add_error("header_last", "Rubriken är en, två eller tre rader. Skriv dess sista rad.")
        return data

    def options(self) -> dict[str, Any]:
        """The answers as an upload keeps them; what the file decides is left out."""
        data = self.cleaned_data
        told: dict[str, Any] = {"period": str(data["period"]) if data["period"] else ""}
        if "header_first" in self.fields:
            told |= {"format": REPORT, "mapping": json.loads(self._mapping().to_json())}
        elif self.look.dimensions:
            told |= {"dimension": data["dimension"], "braces": data["braces"]}
        told |= {choice.name: data[choice.name] for choice in self.asked}
        if self.look.entities and data["dimension"]:
            told["dimension"] = data["dimension"]
        return {name: value for name, value in told.items() if value not in ("", None) or name == "dimension"}

    def _mapping(self) -> Mapping:
        """The corrected mapping; another sheet or header makes its columns be guessed anew."""
        data, seen = self.cleaned_data, self.mapping
        before = seen.header_rows if seen else (1,)
        if seen is not None and data.get("sheet") and data["sheet"] != seen.sheet:
            return Mapping(data["sheet"], (), (), seen.rows, seen.unit, None)
        first = data["header_first"] or before[0]
        header = tuple(range(first, (data["header_last"] or max(first, before[-1])) + 1))
        if seen is None or header != seen.header_rows:
            sheet = seen.sheet if seen else ""
            return Mapping(sheet, header, (), RowsAre.VERKSAMHETER, seen.unit if seen else None, None)
        return replace(
            seen,
            columns=tuple(self._column(column) for column in seen.columns),
            rows=RowsAre(data["rows"]) if data["rows"] else seen.rows,
            unit=Unit(data["unit"]) if data["unit"] else None,
            sign=Sign(data["sign"]) if data["sign"] else None,
            scenario=Scenario(data["scenario"]) if data.get("scenario") else seen.scenario,
            accumulated=data["accumulated"],
        )

    def _column(self, column: Column) -> Column:
        holds = self.cleaned_data.get(f"holds-{column.index}")
        if not holds:
            return column
        covers = self.cleaned_data.get(f"covers-{column.index}")
        basis = Basis(covers) if covers else None
        if holds == _holds(column):
            return replace(column, basis=basis)
        column = replace(column, role=Role.AMOUNT, basis=basis, last_year=holds == LAST_YEAR, line=None)
        if holds == LAST_YEAR:
            return replace(column, scenario=Scenario.OUTCOME)
        if holds in PARTS:
            return replace(column, scenario=PARTS[holds][0], line=PARTS[holds][1])
        if holds in [one.value for one in Scenario]:
            return replace(column, scenario=Scenario(holds))
        return replace(column, role=Role(holds), scenario=None)


def _holds(column: Column) -> str:
    """A column's role and scenario as one word."""
    if column.role is not Role.AMOUNT:
        return column.role.value
    if column.last_year:
        return LAST_YEAR
    if column.scenario and f"{column.scenario.value}_{column.line}" in PARTS:
        return f"{column.scenario.value}_{column.line}"
    return column.scenario.value if column.scenario else Role.AMOUNT.value


def _asked(choice: Choice, initial: str) -> forms.Field:
    """The field of a choice: one of its words, or free text that it can read."""
    if choice.words:
        return forms.ChoiceField(
            label=choice.label, required=False, choices=[UNKNOWN, *choice.words], initial=initial
        )

    def readable(text: str) -> None:
        try:
            choice.read(text)
        except ValueError as reason:
            raise forms.ValidationError(str(reason)) from None

    return forms.CharField(
        label=choice.label, required=False, max_length=400, initial=initial, validators=[readable]
    )


def _choice(label: str, kind: Any, initial: Any, *, always: bool = False) -> forms.ChoiceField:
    choices = [(one.value, one.label) for one in kind]
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=choices if always else [UNKNOWN, *choices],
        initial=initial.value if initial else "",
    )
