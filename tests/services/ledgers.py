"""Ledgers and trees written as text, so that a test reads like the minutes its figures come from."""

from collections.abc import Sequence
from dataclasses import fields

import pandas as pd

from socfin.domain.lines import DEFAULT_RULES, AccountRule
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.frames.declared import LEDGER, TREE, frame_of, schema
from socfin.services.report.compose import Basis, CommitteeFacts, Inputs, compose

FACTS = CommitteeFacts(slug="prov", name="Socialnämnden", municipality="Provköping")


def ledger_of(text: str) -> pd.DataFrame:
    """Lines of "code scenario span tkr [key=value …]"; span 2022-03 or 2022-01:2022-03, "." is missing.

    Keys: account, line (net unless given), source (erp), rank and upload (1), as_of (2022-03).
    """
    rows = [_row(line.split()) for line in text.strip().splitlines() if line.strip()]
    return schema("ledger").validate(frame_of(LEDGER, rows))


def _row(words: list[str]) -> tuple[object, ...]:
    code, scenario, span, tkr, *rest = words
    given = dict(word.split("=") for word in rest)
    first, last = Month.parse(span[:7]), Month.parse(span[-7:])
    account = given.get("account", "")
    rank = int(given.get("rank", 1))
    return (
        code,
        account,
        given.get("line", "" if account else "net"),
        scenario,
        given.get("source", "erp"),
        Month.parse(given["as_of"]).number if "as_of" in given else 0,
        last.number,
        last.number - first.number + 1,
        int(given.get("upload", rank)),
        rank,
        None if tkr == "." else round(float(tkr) * 100_000),
    )


def tree_of(text: str) -> pd.DataFrame:
    """Lines of "code Name [from=2022-01] [to=2022-06] [successor=code]", two blanks deeper for each level."""
    rows: list[tuple[object, ...]] = []
    path: list[str] = []
    for order, line in enumerate(line for line in text.splitlines() if line.strip()):
        code, *words = line.split()
        names = [word for word in words if "=" not in word]
        given = dict(word.split("=") for word in words if "=" in word)
        depth = (len(line) - len(line.lstrip())) // 2
        path[depth:] = [code]
        rows.append(
            (
                code,
                " ".join(names) or code,
                path[depth - 1] if depth else "",
                order,
                Month.parse(given["from"]).number if "from" in given else None,
                Month.parse(given["to"]).number if "to" in given else None,
                given.get("successor", ""),
            )
        )
    return schema("tree").validate(frame_of(TREE, rows))


INPUTS = {field.name for field in fields(Inputs)}


def report_of(ledger: str, tree: str, month: str, **more: object) -> Report:
    """Compose from text; `more` goes to compose, its inputs and what its basis is of by their own names."""
    inputs = Inputs(**{name: more.pop(name) for name in INPUTS & more.keys()})  # type: ignore[arg-type]
    of = {name: more.pop(name) for name in ("rules", "organisation") if name in more}
    basis = basis_of(ledger_of(ledger), tree_of(tree), Month.parse(month), **of)  # type: ignore[arg-type]
    return compose(FACTS, basis, inputs=inputs, **more)  # type: ignore[arg-type]


def basis_of(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    month: Month,
    rules: Sequence[AccountRule] = DEFAULT_RULES,
    organisation: Organisation = Organisation.THEN,
) -> Basis:
    """What a report of the month rests on, by the account table that committees begin with."""
    return Basis.of(ledger, tree, rules, month=month, organisation=organisation)


def row(report: Report, code: str):
    """The row, line or total with the code."""
    return next(r for r in (report.total, *report.rows, *report.lines) if r.code == code)


def tkr(amount: int | None) -> float | None:
    """Öre as tkr, as the texts above give them."""
    return None if amount is None else amount / 100_000


NORA_TREE = """
5 Vård och omsorg
  510 Hemtjänst
  520 Särskilt boende (SÄBO)
  530 Hälsa, sjukvård och rehab (HSR)
  540 Funktionsstöd
  550 Individ- och familjeomsorg (IFO)
  560 Integration
""".strip("\n")

NORA = """
510 outcome 2022-01:2022-03 -12226.8
510 budget  2022-01:2022-03 -12048
520 outcome 2022-01:2022-03 -20237.6
520 budget  2022-01:2022-03 -20901.6
530 outcome 2022-01:2022-03 -6106.4
530 budget  2022-01:2022-03 -5244
540 outcome 2022-01:2022-03 -13687.4
540 budget  2022-01:2022-03 -14228
550 outcome 2022-01:2022-03 -14713.6
550 budget  2022-01:2022-03 -12124
560 outcome 2022-01:2022-03 234.6
560 budget  2022-01:2022-03 0
5   budget  2022-01:2022-12 -258181.6
"""

TIMRA_TREE = "sn Socialnämnden"

TIMRA = """
sn budget   2022-01:2022-07  48005.8 line=revenue
sn outcome  2022-01:2022-07  59186.6 line=revenue
sn budget   2022-08           6858.0 line=revenue
sn outcome  2022-08           8727.0 line=revenue
sn budget   2022-01:2022-12  81927.6 line=revenue
sn forecast 2022-01:2022-12 102791.2 line=revenue as_of=2022-08
sn budget   2022-01:2022-07 -318155.4 line=cost
sn outcome  2022-01:2022-07 -340110.2 line=cost
sn budget   2022-08          -45450.8 line=cost
sn outcome  2022-08          -49506.4 line=cost
sn budget   2022-01:2022-12 -554721.8 line=cost
sn forecast 2022-01:2022-12 -593454.8 line=cost as_of=2022-08
sn budget   2022-01:2022-07 -209626.7 line=of_which_personnel
sn outcome  2022-01:2022-07 -223981.9 line=of_which_personnel
sn budget   2022-08          -29946.7 line=of_which_personnel
sn outcome  2022-08          -29839.1 line=of_which_personnel
sn budget   2022-01:2022-12 -368555.4 line=of_which_personnel
sn forecast 2022-01:2022-12 -386496.0 line=of_which_personnel as_of=2022-08
"""
