"""The form that corrects how a file was read: header, columns, unit, sign; never reads a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BoundField

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.forms import UNKNOWN, MonthField
from socfin.importers import FileReading
from socfin.importers.choices import NAMED, Choice
from socfin.importers.containers.cells import column_name
from socfin.importers.options import Braces
from socfin.importers.report.columns.chosen import without_choices
from socfin.importers.report.columns.contents import CONTENTS, content_of, holding
from socfin.importers.report.erp_report import NAME as REPORT
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre, Sign
from socfin.importers.spelling.bare_spans import is_bare_year
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Basis, Role

MOST_COLUMNS = 40
OF_TABLE = ("columns", "last_row", "not_counted")
"""Choices that every report leaves to a person."""
COVERS = [("", "Månader: gissa"), *((basis.value, basis.label) for basis in Basis)]


class MappingForm(forms.Form):
    """How one file is to be read; what the look lacks is not asked for, what is not answered stays."""

    period = MonthField(label="Period (till och med)", required=False)

    def __init__(self, *args: Any, reading: FileReading, options: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        self.mapping = reading.mapping
        self.fields["period"].initial = options.get("period", "")
        if self.mapping is not None or reading.rows:
            self._ask_of_report(self.mapping)
        elif reading.dimensions:
            self._ask_of_sie(reading)
        elif len(reading.sheets) > 1:
            self.fields["sheets"] = self._sheets_together(reading.lists)
        if reading.entities:
            self.fields["dimension"] = forms.ChoiceField(
                label="Enhet som är nämnden",
                required=False,
                choices=[UNKNOWN, *((entity, entity) for entity in reading.entities)],
                initial=reading.dimension,
            )
        self.stored = options
        names = dict.fromkeys((*reading.asks, *(OF_TABLE if reading.mapping else ())))
        self.asked = [NAMED[name] for name in names if name not in self.fields]
        for choice in self.asked:
            self.fields[choice.name] = _asked(choice, options.get(choice.name, ""))
        self.fields["profile"] = forms.CharField(
            label="Spara läsningen som",
            required=False,
            max_length=60,
            initial=options.get("profile", ""),
            help_text="Till exempel Månadsrapport. Då känns filen igen nästa månad.",
        )

    def _sheets_together(self, initial: Sequence[str]) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label="Blad som läses tillsammans" if self.mapping else "Blad som läses",
            help_text="Kryssa för två eller flera om rapporten är uppdelad på blad.",
            choices=[(sheet, sheet) for sheet in self.reading.sheets],
            initial=list(initial),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def _ask_of_report(self, mapping: Mapping | None) -> None:
        if mapping is not None and len(self.reading.sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label="Blad",
                choices=[(sheet, sheet) for sheet in self.reading.sheets],
                initial=mapping.sheet,
                required=False,
            )
            self.fields["sheets"] = self._sheets_together([sheet.sheet for sheet in self.reading.taken])
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
                choices=CONTENTS,
                initial=content_of(column),
            )
            self.fields[f"covers-{column.index}"] = forms.ChoiceField(
                label=f"Månader i kolumn {column_name(column.index)}",
                choices=COVERS,
                required=False,
                initial=column.basis.value if column.basis else "",
            )

    def _ask_of_sie(self, reading: FileReading) -> None:
        named = [(d.number, f"{d.number} {d.name} ({d.objects} objekt)") for d in reading.dimensions]
        self.fields["dimension"] = forms.ChoiceField(
            label="Dimensionen som är verksamhet",
            required=False,
            choices=[*named, ("", "Ingen: läs bara konton")],
            initial=reading.dimension,
        )
        self.fields["braces"] = _choice("Rader utan objekt", Braces, reading.braces)

    @property
    def shown_columns(self) -> tuple[Column, ...]:
        """The columns a person may change."""
        return self.mapping.columns[:MOST_COLUMNS] if self.mapping else ()

    @property
    def column_fields(self) -> list[dict[str, Any]]:
        """Each column with its letter and its two fields; a template would take `columns` for the field."""
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
            for number, cells in self.reading.rows
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
        """The answers as an upload keeps them, the latest first; what is left to the file is left out.

        What a person has said elsewhere, and the form has no field for, stands.
        """
        data = self.cleaned_data
        answers: dict[str, Any] = {"period": str(data["period"]) if data["period"] else ""}
        mapping = self._mapping() if "header_first" in self.fields else None
        if mapping is not None:
            answers |= {"format": REPORT, "mapping": json.loads(mapping.to_json())}
        elif self.reading.dimensions:
            answers |= {"dimension": data["dimension"], "braces": data["braces"]}
        answers |= {choice.name: data[choice.name] for choice in self.asked}
        if mapping is not None and not mapping.columns and "last_row" not in self.changed_data:
            answers["last_row"] = ""
        sheets = data.get("sheets") or []
        answers["sheets"] = sheets if len(sheets) > 1 or (sheets and self.reading.lists) else None
        if self.reading.entities and data["dimension"]:
            answers["dimension"] = data["dimension"]
        answers = self._standing(mapping) | answers | self._of_columns(mapping)
        return {
            name: value for name, value in answers.items() if value not in ("", None) or name == "dimension"
        }

    def _standing(self, mapping: Mapping | None) -> dict[str, Any]:
        """What was said before that no field asks of, and what was changed as the table was moved."""
        moved = mapping is not None and not mapping.columns
        answered = set(self.fields) | {"flip_sign" if "sign" in self.fields else ""}
        if mapping is not None and not moved:
            answered |= {"contents", "month_columns"}
        stands = {n: self.stored[n] for n in (*NAMED, "flip_sign") if n in self.stored and n not in answered}
        changed = set(self.changed_data) & {"unit", "sign", "rows", "scenario"} if moved else set()
        return stands | {name: self.cleaned_data[name] for name in changed}

    def _of_columns(self, mapping: Mapping | None) -> dict[str, str]:
        """What was said of single columns by their headings, without those that are now chosen otherwise."""
        now = mapping.columns if mapping else ()
        changed = {plain(c.header) for c, seen in zip(now, self.shown_columns, strict=False) if c != seen}
        answers: dict[str, str] = {}
        if changed and "columns" not in self.changed_data:
            answers["columns"] = without_choices(self.cleaned_data.get("columns", ""), changed)
        if "whole_year" not in self.changed_data and any(map(is_bare_year, changed)):
            answers["whole_year"] = ""
        return answers

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
        return holding(column, holds, basis)


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
        label=choice.label,
        help_text=choice.help,
        required=False,
        max_length=400,
        initial=initial,
        validators=[readable],
    )


def _choice(label: str, kind: Any, initial: Any, *, always: bool = False) -> forms.ChoiceField:
    choices = [(choice.value, choice.label) for choice in kind]
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=choices if always else [UNKNOWN, *choices],
        initial=initial.value if initial else "",
    )
