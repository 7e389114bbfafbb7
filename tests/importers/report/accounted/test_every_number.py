"""Whatever a report holds, each of its numbers is accounted for, and no number can change in silence."""

import re
from dataclasses import dataclass, field
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.domain.figures import Parsed
from socfin.importers import Options, SourceFile, parse
from socfin.importers.report import erp_report
from socfin.importers.report.accounted.account import Account
from socfin.importers.report.accounted.in_words import heading_of, left_out
from socfin.importers.report.accounted.partition import Kind
from socfin.importers.report.best_layout import best_layout
from tests.importers.odd_reports import flat_report, odd_report
from tests.importers.tables import CASES

EXTRA = ("Antal", "Nyckeltal xyz", "Kommentar", "Ansvar", "Resurs 7", "")


@dataclass
class Made:
    """A report as a table of texts, as it is being made."""

    r: Random
    rows: list[list[str]] = field(default_factory=list)

    def content(self) -> bytes:
        return "\n".join(";".join(row) for row in self.rows).encode()


def kronor(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}".replace(",", " ")


def made_report(r: Random) -> Made:
    """Columns in any order, deviations, per cents, odd extras, groups, varav, texts, a second table."""
    made = Made(r)
    wanted = ["Utfall jan-mar", "Budget jan-mar"]
    wanted += r.sample(["Budget helår", "Prognos", "Utfall jan-mar 2021"], r.randint(0, 3))
    shown = [*wanted, *r.sample(["Avvikelse jan-mar", "Avvikelse %"], r.randint(0, 2))]
    shown += r.sample(EXTRA, r.randint(0, 2))
    if "Budget helår" in shown and r.random() < 0.5:
        shown.append("Kvar av budget")
    r.shuffle(shown)
    made.rows += [["Socialnämnden"], ["Period: jan-mar 2022, kr"], ["Verksamhet", *shown]]
    groups = [
        [{name: -r.randint(100_000, 9_000_000) for name in wanted} for _ in range(r.randint(2, 3))]
        for _ in range(r.randint(1, 2))
    ]
    number = 0
    for at, group in enumerate(groups):
        for amounts in group:
            number += 1
            made.rows.append([f"{at + 5}{number}0 Enhet {number}", *cells(amounts, shown, r)])
        if r.random() < 0.3:
            part = {name: amount // 3 for name, amount in group[-1].items()}
            made.rows.append(["varav inhyrda", *cells(part, shown, r)])
        if len(groups) > 1:
            made.rows.append([f"Summa {at + 5} Område", *cells(added(group), shown, r)])
        if r.random() < 0.3:
            made.rows.append(["Här följer en text mellan raderna"])
    made.rows.append(["Totalt", *cells(added([one for group in groups for one in group]), shown, r)])
    if r.random() < 0.2:
        made.rows += [[], ["Investering", "Utfall jan-mar", "Budget jan-mar"], ["Bilar", "-5 000", "-6 000"]]
    return made


def added(rows: list[dict[str, int]]) -> dict[str, int]:
    return {name: sum(row[name] for row in rows) for name in rows[0]}


def cells(amounts: dict[str, int], shown: list[str], r: Random) -> list[str]:
    outcome, budget = amounts["Utfall jan-mar"], amounts["Budget jan-mar"]
    reckoned = {
        "Avvikelse jan-mar": kronor(outcome - budget),
        "Avvikelse %": f"{100 * (outcome - budget) / abs(budget):.1f} %".replace(".", ","),
        "Kvar av budget": kronor(amounts.get("Budget helår", 0) - outcome),
        "Kommentar": r.choice(("", "se sid 4", "12")),
        "Ansvar": str(r.randint(1000, 9999)),
    }
    return [
        reckoned.get(name) or (kronor(amounts[name]) if name in amounts else str(r.randint(1, 99)))
        for name in shown
    ]


def accounted(content: bytes) -> Account:
    _, _, account = erp_report.accounted(SourceFile(content, "rapport.csv"), Options())
    assert account is not None
    return account


def said(parsed: Parsed) -> set[str]:
    return {problem.message for problem in parsed.problems}


def unused(parsed: Parsed) -> set[str]:
    """What is told as not used: a per cent that ties on no other row is no check any longer."""
    return {note for note in parsed.notes if "används inte" in note and " tal: " not in note}


def is_total(account: Account) -> bool:
    """Whether every number is of one kind, and the kinds add up to the numbers."""
    parted = account.parted
    everything = sum(parted.count(kind) for kind in Kind)
    return parted.unclaimed == parted.claimed_twice == () and everything == int(parted.numbers.are.sum())


@given(st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_every_number_of_any_report_is_of_one_kind(r):
    assert is_total(accounted(made_report(r).content()))


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_a_number_that_is_changed_is_published_told_or_left_out_by_name(r):
    made = made_report(r)
    before, account = parse(made.content(), "rapport.csv"), accounted(made.content())
    parted = account.parted
    row, column = r.choice([(n, c) for n, c in zip(*parted.kinds.nonzero(), strict=True)])
    kind = Kind(int(parted.kinds[row, column]))
    number = int(parted.numbers.rows[row])
    changed = made.rows[number - 1]
    changed[column] = re.sub(r"[1-9]", lambda digit: str(int(digit[0]) % 9 + 1), changed[column], count=1)
    changed[column] = "7" if changed[column] in ("0", "0,0 %") else changed[column]
    after = parse(made.content(), "rapport.csv")

    if kind is Kind.CHECKED:
        assert said(after) - said(before) or unused(after) - unused(before)
    elif kind is Kind.PUBLISHED:
        assert after.figures != before.figures or said(after) - said(before)
    elif kind is Kind.LEFT_OUT:
        layout = best_layout(SourceFile(made.content(), "rapport.csv"))
        assert layout is not None
        columns, rows = left_out(parted)
        assert column in columns or number in rows
        names = f"{heading_of(layout, int(column))}", f"rad {number}", f" {number}"
        assert any(name in note for note in account.notes for name in names)


@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name[:2])
def test_every_number_of_the_odd_reports_is_of_one_kind(path):
    _, _, account = erp_report.accounted(SourceFile(path.read_bytes(), path.name), Options())

    assert account is None or is_total(account)


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_every_number_of_a_report_made_at_random_is_of_one_kind(seed):
    assert all(is_total(accounted(made(seed).content)) for made in (odd_report, flat_report))
