"""Reports as municipalities write them, made up at random with figures that are known; never read here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.domain.period import MONTH_NAMES, Month, Span

Key = tuple[str, str | Line, Scenario, str]
"""Verksamhet, account or line, scenario and span."""

UNITS = {
    Unit.KR: (("kr", "SEK"), (0, 2)),
    Unit.TKR: (("tkr", "kkr"), (0, 1)),
    Unit.MNKR: (("mnkr", "Mkr"), (1, 2)),
}
SIZES = {Unit.KR: (150_000, 9_000_000), Unit.TKR: (2_000, 90_000), Unit.MNKR: (20, 300)}
VERKSAMHETER = (
    "510 Hemtjänst",
    "520 Särskilt boende (SÄBO)",
    "530 LSS & personlig assistans",
    "560 Integration",
)
ACCOUNTS = ("3132 Taxor", "5020 Lön", "5611 Arbetsgivaravgifter", "6011 Lokalhyra")
LINES = {"Intäkter": Line.REVENUE, "Personalkostnader": Line.PERSONNEL, "Övriga kostnader": Line.OTHER_COST}
TOTALS = ("Summa", "Totalt", "TOTALT", "S:a", "Summa Socialnämnden", "Summa 5 - Vård och omsorg")
MINUS: tuple[Callable[[str], str], ...] = (
    lambda body: f"-{body}",
    lambda body: f"−{body}",
    lambda body: f"– {body}",
    lambda body: f"{body}-",
    lambda body: f"({body})",
)
MONTHS: tuple[Callable[[Month], str], ...] = (
    str,
    lambda month: f"{month.year}{month.month:02d}",
    lambda month: f"{month.year % 100}{month.month:02d}",
    lambda month: f"{month.year}/{month.month:02d}",
    lambda month: f"{MONTH_NAMES[month.month - 1][:3]} {month.year}",
    lambda month: f"{month.year}-{month.month:02d}-28",
)
SPACES = (" ", "\u00a0", "\u202f", "")
LINE_ENDS = (("\r\n",), ("\n",), ("\r",), ("\r\n", "\n", "\r"))
CODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "cp437", "utf-16")


@dataclass
class Report:
    """A made report: its bytes, and what every figure in it is in öre."""

    content: bytes
    expected: dict[Key, int] = field(default_factory=dict)


def flat_report(seed: int) -> Report:
    """A report of a seed with one month a row: accounts or lines of verksamheter, monthly or accumulated."""
    return _Maker(Random(seed)).flat()


def odd_report(seed: int) -> Report:
    """The report of a seed: rows of any kind, columns in any order, spelled in any way."""
    return _Maker(Random(seed)).report()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.r = random
        self.month = Month(random.choice((2022, 2025)), random.choice((2, 3, 8, 10)))
        self.unit = random.choice(tuple(UNITS))
        self.decimals = random.choice(UNITS[self.unit][1])
        self.turned = random.choice((1, 1, -1))
        self.minus = random.choice(MINUS)
        self.space = random.choice(SPACES)
        self.zero = random.choice(("-", "0", "-0"))
        self.expected: dict[Key, int] = {}

    def report(self) -> Report:
        """Titles, header, rows and a total, joined by a separator."""
        columns = self.columns()
        kind = self.r.choice(("verksamheter", "accounts", "lines"))
        names = {"verksamheter": VERKSAMHETER, "accounts": ACCOUNTS, "lines": tuple(LINES)}[kind]
        heading = {"verksamheter": "Verksamhet", "accounts": "Konto", "lines": "Rad"}[kind]
        dash = self.r.choice((" - ", " "))
        amounts = [[self.amount(name) for _ in columns] for name in names]
        rows = [[name.replace(" ", dash, 1) if kind != "lines" else name] for name in names]
        for row, name, given in zip(rows, names, amounts, strict=True):
            code = name.split(" ")[0]
            keys: dict[str, tuple[str, str | Line]] = {
                "verksamheter": (code, Line.NET),
                "accounts": ("", code),
                "lines": ("", LINES.get(name, Line.NET)),
            }
            for (_, scenario, span), amount in zip(columns, given, strict=True):
                self.expected[*keys[kind], scenario, str(span)] = int(amount * self.unit.ore)
            row += map(self.spelled, given)
        total = [sum(column, Decimal(0)) for column in zip(*amounts, strict=True)]
        last = [
            self.r.choice(TOTALS if kind != "lines" else ("Netto", "Nettokostnader")),
            *map(self.spelled, total),
        ]
        rows = self.r.choice((rows, [*rows, last], [*rows, last], [last, *rows]))
        header = [[heading, *(name for name, _, _ in columns)]]
        return Report(self.written([*self.titles(), *header, *rows]), self.expected)

    def flat(self) -> Report:
        """Header and a row for each verksamhet, account or line, and month; a total of all at the end."""
        first = Month(self.month.year, 1)
        months = [first.plus(n) for n in range(self.month.month)]
        kind = self.r.choice(("accounts", "lines", "alone"))
        beside = {"accounts": ACCOUNTS, "lines": tuple(LINES), "alone": ("",)}[kind]
        headed = {"accounts": ["Konto"], "lines": ["Rad"], "alone": []}[kind]
        to_date = self.r.choice((True, False))
        spell = self.r.choice(MONTHS)
        names = [f"{one} {'ack' if to_date else ''}".strip() for one in ("Utfall", "Budget")]
        rows: list[list[str]] = []
        for unit in VERKSAMHETER:
            for name in beside:
                sums = [Decimal(0), Decimal(0)]
                for month in months:
                    given = [self.amount(name), self.amount(name)]
                    sums = [one + more for one, more in zip(sums, given, strict=True)]
                    labels = [unit, name] if headed else [unit]
                    rows.append([*labels, spell(month), *map(self.spelled, sums if to_date else given)])
                    key = LINES[name] if kind == "lines" else name.split(" ")[0] or Line.NET
                    for scenario, amount in zip((Scenario.OUTCOME, Scenario.BUDGET), given, strict=True):
                        at = (unit.split(" ")[0], key, scenario, str(Span(month)))
                        self.expected[at] = int(amount * self.unit.ore)
        self.r.shuffle(rows)
        period = self.r.choice(("Period", "Månad", "År-månad", "Redovisningsperiod"))
        header = ["Verksamhet", *headed, period, *names]
        titles = [[f"Belopp i {self.r.choice(UNITS[self.unit][0])}"]]
        return Report(self.written([*titles, header, *rows]), self.expected)

    def columns(self) -> list[tuple[str, Scenario, Span]]:
        """Headings with what they mean; at least the outcome and the budget to date."""
        name, year = MONTH_NAMES[self.month.month - 1], self.month.year
        to_date, whole, before = (
            Span.to_date(self.month),
            Span.full_year(year),
            Span.to_date(Month(year - 1, self.month.month)),
        )
        spelled = (
            f"jan-{name[:3]}",
            f"Jan–{name[:3].capitalize()} {year}",
            "ack",
            f"t.o.m. {name}",
            f"{year}01-{self.month.yyyymm}",
        )
        known = [
            (f"Utfall {self.r.choice(spelled)}", Scenario.OUTCOME, to_date),
            (f"Budget {self.r.choice(spelled)}", Scenario.BUDGET, to_date),
        ]
        more = [
            (self.r.choice(("Budget helår", "Årsbudget", f"Budget helår {year}")), Scenario.BUDGET, whole),
            (self.r.choice(("Prognos", "Årsprognos", f"Prognos {name}")), Scenario.FORECAST, whole),
            (self.r.choice(("Utfall föregående år", "Utfall fg år")), Scenario.OUTCOME, before),
        ]
        chosen = known + self.r.sample(more, self.r.randint(0, 3))
        self.r.shuffle(chosen)
        return chosen

    def titles(self) -> list[list[str]]:
        """Rows above the header: period and unit, together or apart, and what says neither."""
        name, year = MONTH_NAMES[self.month.month - 1], self.month.year
        period = self.r.choice(
            (
                f"{year}{self.month.month:02d}",
                str(self.month),
                f"{year % 100}{self.month.month:02d}",
                f"{name} {year}",
            )
        )
        unit = f"Belopp i {self.r.choice(UNITS[self.unit][0])}"
        rows = self.r.choice(
            ([[f"Period: {period}"], [unit]], [[f"Period {period}", unit]], [[f"Period {period}, {unit}"]])
        )
        others = (
            ["Socialnämnden"],
            ["Utskriven 2024-04-11 08:15"],
            ["Ansvarig: Jan Ek"],
            ["Ansvar: 2201"],
            [],
        )
        rows.insert(0, self.r.choice(others))
        return rows

    def amount(self, name: str) -> Decimal:
        """Costs negative, revenue positive, now and then nothing at all."""
        low, high = SIZES[self.unit]
        size = Decimal(self.r.randint(low * 10**self.decimals, high * 10**self.decimals)) / 10**self.decimals
        if self.r.random() < 0.05:
            return Decimal(0)
        return size / 10 // 1 if name.startswith(("3", "Intäkter")) else -size

    def spelled(self, amount: Decimal) -> str:
        """An amount with the report's own sign, minus, thousands and zero."""
        shown = amount * self.turned
        if shown == 0:
            return self.zero
        body = f"{abs(shown):,.{self.decimals}f}".replace(",", self.space).replace(".", ",")
        return self.minus(body) if shown < 0 else body

    def written(self, rows: Sequence[Sequence[str]]) -> bytes:
        """The rows with a separator, line ends and an encoding that has their characters."""
        separator = self.r.choice(";;\t|,")
        ends = self.r.choice(LINE_ENDS)
        lines = [separator.join(f'"{c}"' if separator in c else c for c in row) for row in rows]
        text = "".join(line + self.r.choice(ends) for line in lines)
        able = [coding for coding in CODINGS if _has(coding, text)]
        return text.encode(self.r.choice(able))


def _has(coding: str, text: str) -> bool:
    try:
        text.encode(coding)
    except UnicodeEncodeError:
        return False
    return True
