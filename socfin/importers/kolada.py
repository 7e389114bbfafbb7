"""Kolada's own JSON (v3) as facts: one answer, or a list of them; never a request, never the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from socfin.domain.kolada import KoladaFact

BOTH = "T"
"""The sex of a value that is of all."""


class NotKolada(ValueError):
    """What was read is not an answer of Kolada's; says in Swedish what is wrong."""


def facts_in(content: bytes, kpis: Collection[str], places: Collection[str]) -> tuple[KoladaFact, ...]:
    """The facts of a file with one answer or a list of answers; NotKolada when it is neither."""
    try:
        answers = json.loads(content, parse_float=Decimal)
    except ValueError:
        raise NotKolada("Filen är ingen JSON.") from None
    pages = answers if isinstance(answers, list) else [answers]
    return tuple(fact for page in pages for fact in facts_of(page, kpis, places))


def facts_of(answer: Any, kpis: Collection[str], places: Collection[str]) -> Iterator[KoladaFact]:
    """The facts of one answer that are of these figures and places, of both sexes together.

    NotKolada when it has not the form of `/data/…`: a list "values" of kpi, municipality, period and values.
    """
    rows = answer.get("values") if isinstance(answer, Mapping) else None
    if not isinstance(rows, list):
        raise NotKolada("Svaret har ingen lista ”values”. Det ska vara Kolada v3, /data/kpi/….")
    for row in rows:
        try:
            kpi, place, year = str(row["kpi"]), str(row["municipality"]), int(row["period"])
            of_all = [value for value in row["values"] if value["gender"] == BOTH]
            known = [value["value"] for value in of_all if not value.get("isdeleted", False)]
        except (KeyError, TypeError, ValueError):
            raise NotKolada(
                f"En rad saknar kpi, municipality, period eller values: {str(row)[:60]}"
            ) from None
        if kpi in kpis and place in places and of_all:
            yield KoladaFact(kpi, place, year, _number(known[0]) if known else None)


def next_page(answer: Mapping[str, Any]) -> str:
    """The address of the next page of an answer, "" for the last."""
    return str(answer.get("next_url") or answer.get("next_page") or "")


def _number(value: object) -> Decimal | None:
    """The exact number; NotKolada for what is none."""
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise NotKolada(f"”{str(value)[:40]}” är inget tal.") from None
    if not number.is_finite():
        raise NotKolada(f"”{value}” är inget tal.")
    return number
