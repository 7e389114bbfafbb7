"""What indicators and money say together as tables, on page, paper and in files alike; never a calculation.

Each figure has its spelling and, for a spreadsheet, its exact number: kronor for money.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from socfin.domain.indicators import Steps, spell
from socfin.domain.kolada import KoladaRow, KoladaYear
from socfin.domain.money import MISSING, NBSP, Ore, Unit, format_amount, round_half_away, spelled_number
from socfin.domain.report import Report
from socfin.domain.sections import OwnBought, StaffCost, UnitCost

UNIT_COSTS = "Kostnad per enhet, volym och pris"
OWN_BOUGHT = "Eget mot köpt"
STAFF = "Personal och pengar"
KOLADA = "Jämfört med andra (Kolada)"
KR, YEAR = "kr", "år"
TENTH = 1
"""Decimals of årsarbetare and of a share."""
UNITS = {"timme": "timmar", "dygn": "dygn"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it is read and as a number; both say "missing" together."""

    text: str
    number: Decimal | None = None
    decimals: int = 0
    unit: str = ""
    effect: Ore | None = None
    """Öre with the committee's signs, for a part of a deviation, which a bar shows."""

    @property
    def shown_decimals(self) -> int:
        """Those of the text: the number is exact."""
        return len(self.text.rstrip(f"{NBSP}%").partition(",")[2])


@dataclass(frozen=True, slots=True)
class CostRow:
    """A verksamhet's figures, one for each heading."""

    code: str
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CostTable:
    """A table with what it is of; `headings` are of the figures alone."""

    title: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[CostRow, ...]
    first: str = "Verksamhet"
    """The heading above the names of the rows."""
    beneath: tuple[str, ...] = ()
    """Headings whose figures a page sets beneath those before them: what was budgeted beneath what became."""
    anchor: str = ""
    """The word in an address that leads to it on its page, if anything does."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings of a page's columns."""
        return tuple(heading for heading in self.headings if heading not in self.beneath)

    def cells(self, row: CostRow) -> list[tuple[str, Figure, Figure | None]]:
        """A row's cells on a page: heading, figure and what stands beneath it, or None."""
        pairs = list(zip(self.headings, row.figures, strict=True))
        after = [*pairs[1:], ("", None)]
        return [
            (heading, figure, under if below in self.beneath else None)
            for (heading, figure), (below, under) in zip(pairs, after, strict=True)
            if heading not in self.beneath
        ]

    @property
    def effects(self) -> list[Ore]:
        """Every part of a deviation in it, öre: a bar's scale."""
        return [figure.effect for row in self.rows for figure in row.figures if figure.effect is not None]


def cost_tables(report: Report, unit: Unit | None = None) -> tuple[CostTable, ...]:
    """The tables that have any row, amounts in the unit."""
    chosen = unit or report.unit
    made = (
        unit_cost_table(report, chosen),
        own_bought_table(report, chosen),
        staff_table(report, chosen),
        kolada_table(report),
    )
    return tuple(table for table in made if table.rows)


def unit_cost_table(report: Report, unit: Unit) -> CostTable:
    """Volume, unit cost, and what of the deviation is volume, mix and price."""
    return CostTable(
        UNIT_COSTS,
        f"{report.span.label.capitalize()}. Volym och pris är delar av avvikelsen i {unit.label}; "
        "volymjusterad budget är budgetens pris gånger den volym som blev.",
        (
            "Volym",
            "Volym i budget",
            "Kr per enhet",
            "Kr per enhet i budget",
            "Av volym",
            "Av sammansättning",
            "Av pris",
            "Volymjusterad budget",
        ),
        tuple(
            CostRow(cost.code, f"{cost.verksamhet}: {UNITS.get(cost.per, cost.per)}", _of_unit(cost, unit))
            for cost in report.unit_costs
        ),
        beneath=("Volym i budget", "Kr per enhet i budget"),
    )


def own_bought_table(report: Report, unit: Unit) -> CostTable:
    """A day of one's own against a bought one."""
    without = (
        ", utan uppstart och kända engångsposter" if any(own.one_off_ore for own in report.own_bought) else ""
    )
    return CostTable(
        OWN_BOUGHT,
        f"Kronor per dygn{without}. Plus: det egna är billigare. Brytpunkten är "
        f"den beläggning där de kostar lika mycket. Per år i {unit.label}.",
        ("Eget dygn", "Köpt dygn", "Skillnad per dygn", "Skillnad per år", "Brytpunkt, beläggning"),
        tuple(
            CostRow(own.code, f"{own.verksamhet}, {own.months}", _of_own(own, unit))
            for own in report.own_bought
        ),
    )


def staff_table(report: Report, unit: Unit) -> CostTable:
    """People against budget with what they cost, own beside agency."""
    return CostTable(
        STAFF,
        f"{report.span.label.capitalize()}, {unit.label}. Vad avvikelsen kostar räknas med nämndens "
        "medellönekostnad. Kostnader står utan minus.",
        (
            "Årsarbetare",
            "I budget",
            "Avvikelse",
            "Vad den kostar",
            "Egen personal",
            "Inhyrd",
            "Egen och inhyrd",
            "Budget för båda",
            "Kr per årsarbetare och år",
        ),
        tuple(CostRow(staff.code, staff.verksamhet, _of_staff(staff, unit)) for staff in report.staff),
        beneath=("I budget", "Budget för båda"),
    )


def kolada_table(report: Report) -> CostTable:
    """Kolada's figures of the newest year that the municipality has, as Kolada gives them."""
    return CostTable(
        KOLADA,
        f"{_kolada_source(report)} Kostnader är positiva där. En nettokostnadsavvikelse över noll betyder "
        "dyrare än väntat: tvärtom mot våra avvikelser, där minus är underskott.",
        ("År", "Kommunen", "Liknande kommuner", "Riket"),
        tuple(_kolada_row(row, row.newest) for row in report.kolada if row.newest is not None),
        "Nyckeltal",
        anchor="kolada",
    )


def _kolada_source(report: Report) -> str:
    """Whose they are; what was read from a file is said to be the file's, not Kolada's."""
    files = dict.fromkeys(row.file for row in report.kolada if row.file)
    if not files:
        return "Källa: Kolada."
    names = ", ".join(f"”{file}”" for file in files)
    asked = "Källa: Kolada, och" if any(not row.file for row in report.kolada) else "Källa:"
    return f"{asked} en inläst fil i Koladas form, {names}."


def exact_figures(report: Report) -> Iterator[tuple[CostRow, str, Figure]]:
    """Every known figure of the tables with its row and "table: heading"."""
    for table in cost_tables(report):
        for row in table.rows:
            for heading, figure in zip(table.headings, row.figures, strict=True):
                if figure.number is not None:
                    yield row, f"{table.title}: {heading}", figure


def _of_unit(cost: UnitCost, unit: Unit) -> tuple[Figure, ...]:
    volumes = (_count(steps, cost.decimals, cost.per) for steps in (cost.volume, cost.budget_volume))
    effects = (cost.volume_effect_ore, cost.mix_effect_ore, cost.price_effect_ore)
    return (
        *volumes,
        _kronor(cost.unit_cost_ore),
        _kronor(cost.budget_unit_cost_ore),
        *(_money(effect, unit, is_effect=True) for effect in effects),
        _money(cost.adjusted_budget_ore, unit),
    )


def _of_own(own: OwnBought, unit: Unit) -> tuple[Figure, ...]:
    tenths = own.break_even_tenths
    share = _count(tenths, TENTH, "%")
    return (
        _kronor(own.own_ore),
        _kronor(own.bought_ore),
        _kronor(own.difference_ore, signed=True),
        _money(own.year_ore, unit, signed=True),
        share if tenths is None else Figure(f"{share.text}{NBSP}%", share.number, TENTH, "%"),
    )


def _of_staff(staff: StaffCost, unit: Unit) -> tuple[Figure, ...]:
    people = (staff.workers, staff.target)
    money = (staff.own_ore, staff.agency_ore, staff.all_ore, staff.all_budget_ore)
    return (
        *(_count(steps, TENTH, "årsarbetare") for steps in people),
        _count(staff.deviation, TENTH, "årsarbetare", signed=True),
        _money(staff.deviation_cost_ore, unit, signed=True),
        *(_money(ore, unit) for ore in money),
        _kronor(staff.per_worker_ore),
    )


def _count(steps: Steps | None, decimals: int, unit: str, *, signed: bool = False) -> Figure:
    number = None if steps is None else Decimal(steps).scaleb(-decimals)
    return Figure(spell(steps, decimals, signed=signed), number, decimals, unit)


def _money(ore: Ore | None, unit: Unit, *, signed: bool = False, is_effect: bool = False) -> Figure:
    return Figure(format_amount(ore, unit, signed=signed), _in_kronor(ore), 2, KR, ore if is_effect else None)


def _kronor(ore: Ore | None, *, signed: bool = False) -> Figure:
    """Whole kronor on page and paper; the exact öre in a file."""
    return Figure(format_amount(ore, Unit.KR, signed=signed), _in_kronor(ore), 2, KR)


def _in_kronor(ore: Ore | None) -> Decimal | None:
    return None if ore is None else Decimal(ore).scaleb(-2)


def _kolada_row(row: KoladaRow, newest: KoladaYear) -> CostRow:
    figures = (_kolada_figure(value, row.unit) for value in (newest.own, newest.similar, newest.country))
    year = Figure(str(newest.year), Decimal(newest.year), 0, YEAR)
    return CostRow("", f"{row.name}, {row.unit}", (year, *figures))


def kolada_text(value: str | None, unit: str) -> str:
    """As Kolada's own pages show it: whole kronor, and a decimal of per cents and millions."""
    if value is None:
        return MISSING
    return spelled_number(round_half_away(Decimal(value), 0 if unit.startswith("kr") else 1))


def _kolada_figure(value: str | None, unit: str) -> Figure:
    return Figure(kolada_text(value, unit), None if value is None else Decimal(value), 2, unit)
