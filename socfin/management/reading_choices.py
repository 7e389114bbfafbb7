"""The page's choices about a file as arguments of a command; never what they mean (importers/choices.py)."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from typing import Any

from socfin.domain.lines import PLACEABLE, Line
from socfin.domain.period import Month
from socfin.importers.choices import CHOICES, Choice
from socfin.importers.decisions import Decision, decision_spelled
from socfin.importers.options import OUTSIDE
from socfin.importers.report.columns.chosen import chosen_later, without_choices
from socfin.importers.report.columns.contents import contents_said
from socfin.importers.report.erp_report import NAME as REPORT
from socfin.importers.report.layout.mapping import Mapping as Layout
from socfin.importers.report.layout.mapping import RowsAre
from socfin.importers.report.rows.outside import said_too
from socfin.importers.spelling.labels import plain

UNSAID = json.loads(Layout("", (), (), RowsAre.VERKSAMHETER, None, None).to_json())
"""A stored layout in which nothing is said."""
ACCOUNT_LINES = (OUTSIDE, *(line.value for line in PLACEABLE))
ROW_LINES = (*ACCOUNT_LINES, Line.OF_WHICH_PERSONNEL.value)


def month(text: str) -> Month:
    """argparse's reader of a month."""
    try:
        return Month.parse(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def add_choices(parser: argparse.ArgumentParser) -> None:
    """One argument a choice, and those about verksamheter and rows that the committee does not know."""
    group = parser.add_argument_group("så läses filen", "Samma val som på filens sida. --profile sparar dem.")
    for choice in CHOICES:
        group.add_argument(choice.flag, dest=choice.name, **_taken(choice))
    group.add_argument(
        "--sheet",
        action="append",
        metavar="BLAD",
        help="bladet med rapporten, när arbetsboken har flera; flera går bra och läses tillsammans",
    )
    group.add_argument(
        "--header",
        type=header_rows,
        metavar="RAD",
        help="raden eller raderna där tabellens rubrik står, till exempel 5 eller 5-6",
    )
    group.add_argument(
        "--verksamhet",
        dest="verksamheter",
        action="append",
        type=_decision,
        metavar="KOD=VAL",
        help="okänd eller tyst verksamhet: 530=under:5, 530=samma:510, 530=utelämna eller 530=noll; "
        "flera går bra",
    )
    group.add_argument(
        "--row",
        dest="lines",
        action="append",
        type=_row,
        metavar="NAMN=RAD",
        help=f"okänd rad i en resultaträkning; RAD är {', '.join(ROW_LINES)}; outside gäller en rad "
        "av vilket slag som helst; flera går bra",
    )
    group.add_argument(
        "--account",
        dest="accounts",
        action="append",
        type=_account,
        metavar="KONTO=RAD",
        help=f"konto som inte hör till någon rad; RAD är {', '.join(ACCOUNT_LINES)}; gäller hela nämnden när "
        "filen publiceras; flera går bra",
    )


def chosen(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments as options are stored; what was not given is left out."""
    answers: dict[str, Any] = {
        choice.name: str(given[choice.name]) for choice in CHOICES if given.get(choice.name) is not None
    }
    decisions: list[tuple[str, Decision]] = given.get("verksamheter") or []
    if decisions:
        answers["verksamheter"] = {
            code: {"fate": decision.treatment.value, "other": decision.other} for code, decision in decisions
        }
    sheets = list(dict.fromkeys(given.get("sheet") or ()))
    if sheets:
        answers["sheets"] = sheets if len(sheets) > 1 else []
    place = {"sheet": next(iter(sheets), None), "header_rows": given.get("header")}
    if any(place.values()):
        answers |= {"format": REPORT, "mapping": {name: value for name, value in place.items() if value}}
    if given.get("lines"):
        answers["lines"] = dict(given["lines"])
    return answers


def laid_upon(options: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """Options with answers before those they had; decisions about other codes and rows stand."""
    if (options.get("mapping") or {}).get("sheet") in answers.get("sheets", ()):
        answers = {**answers, "mapping": {**answers["mapping"], "sheet": options["mapping"]["sheet"]}}
    if "mapping" in answers:
        answers = {**answers, "mapping": _placed(options.get("mapping") or {}, answers["mapping"])}
    answers = answers | _of_columns(options, answers)
    if "not_counted" in answers:
        answers["not_counted"] = said_too(options.get("not_counted", ""), answers["not_counted"])
    merged = {
        name: {**options.get(name, {}), **answer} if isinstance(answer, dict) else answer
        for name, answer in answers.items()
    }
    return {**options, **merged}


def _of_columns(options: dict[str, Any], answers: dict[str, Any]) -> dict[str, str]:
    """What is said of single columns, with what was said of others before."""
    now = {name: str(answers[name]) for name in ("columns", "contents") if name in answers}
    merged: dict[str, str] = {
        name: chosen_later(options.get(name, ""), answer) for name, answer in now.items()
    }
    if "contents" in now and "columns" not in now and options.get("columns"):
        merged["columns"] = without_choices(options["columns"], contents_said(now["contents"]))
    return merged


def header_rows(text: str) -> list[int]:
    """argparse's reader of a header's rows, from 1: "5" or "5-6", three at most as on the page."""
    spelled = re.fullmatch(r"([1-9]\d{0,3})(?:[-–]([1-9]\d{0,3}))?", text.strip())
    first, last = (int(spelled[1]), int(spelled[2] or spelled[1])) if spelled else (0, 0)
    if not 0 < first <= last < first + 3:
        raise argparse.ArgumentTypeError(
            f"”{text}”: skriv rubrikens rad, till exempel 5, eller första och sista, till exempel 5-6. "
            "Rubriken är en, två eller tre rader."
        )
    return list(range(first, last + 1))


def _placed(stored: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    """A stored layout at the place that was said; another sheet or header has its columns guessed anew."""
    if all(stored.get(name) == value for name, value in place.items()):
        return stored
    moved = place.get("sheet", stored.get("sheet")) != stored.get("sheet")
    anew: dict[str, Any] = {"columns": [], **({"header_rows": []} if moved else {})}
    return {**UNSAID, **stored, **anew, **place}


def _taken(choice: Choice) -> dict[str, Any]:
    if choice.words:
        words = [word for word, _ in choice.words]
        meanings = "; ".join(f"{word}: {label}" for word, label in choice.words)
        return {"choices": words, "help": f"{choice.label} ({meanings})".replace("%", "%%")}

    def read(text: str) -> Any:
        try:
            value = choice.read(text)
            return value if isinstance(value, Month) else text
        except ValueError as reason:
            raise argparse.ArgumentTypeError(str(reason)) from None

    return {
        "type": read,
        "help": f"{choice.label}. {choice.help}".strip(" ."),
        "metavar": choice.name.upper(),
    }


def _decision(text: str) -> tuple[str, Decision]:
    try:
        return decision_spelled(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def _row(text: str) -> tuple[str, str]:
    name, _, line = text.rpartition("=")
    if not name.strip() or line not in ROW_LINES:
        raise argparse.ArgumentTypeError(f"”{text}”: skriv NAMN=RAD, där RAD är {', '.join(ROW_LINES)}.")
    return plain(name), line


def _account(text: str) -> tuple[str, Line | None]:
    number, _, line = (part.strip() for part in text.partition("="))
    if not number.isdigit() or line not in ACCOUNT_LINES:
        raise argparse.ArgumentTypeError(
            f"”{text}”: skriv KONTO=RAD, till exempel 3999=revenue, där RAD är {', '.join(ACCOUNT_LINES)}."
        )
    return number, None if line == OUTSIDE else Line(line)
