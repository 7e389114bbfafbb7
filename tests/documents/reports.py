"""Reports as the sources have them (Nora's § 16, Timrå's slide), and one with 40 constructed units."""

from dataclasses import replace
from functools import cache
from typing import Any

from socfin.domain.limits import Thresholds
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.money import Ore, Unit
from socfin.domain.report import AgendaItem, BridgeStep, Comment, Report, ReportRow, RowKind, Source
from socfin.domain.sections import IndicatorRow
from tests.rows import figure, row_of, saying

LIMITS = Thresholds()
UNFIT = "\x00\x08\x1b\ud800\ufffe\u202e"
HOSTILE = f"=cmd|'/c calc'!A1 <b>&amp;</b> ]]> {UNFIT}1 & {{{{ 7*7 }}}} {{% x %}}\r\n- punkt <script>"


def row(code: str, name: str, outcome: Ore | None, budget: Ore | None, **more) -> ReportRow:
    """A row with deviation, share and status worked out from outcome and budget, all in öre."""
    said = row_of(code=code, name=name, outcome_to_date_ore=outcome, budget_to_date_ore=budget, **more)
    return replace(
        said,
        to_date=said.to_date.judged(LIMITS),
        month=said.month.judged(LIMITS),
        year=said.year.judged(LIMITS),
    )


def bridge(total: ReportRow, rows: tuple[ReportRow, ...]) -> tuple[BridgeStep, ...]:
    """From budget to outcome, the largest deviations first, from the seventh on gathered."""
    known = sorted(rows, key=lambda r: -abs(r.to_date.deviation or 0))
    steps = [(r.code, r.name, r.to_date.deviation or 0, "step") for r in known[:7]]
    rest = sum(r.to_date.deviation or 0 for r in known[7:])
    steps += [("", "Övriga", rest, "others")] if known[7:] else []
    made = [BridgeStep(code="", name="Budget", amount_ore=total.to_date.budget, start_ore=0, kind="budget")]
    at = total.to_date.budget
    for code, name, amount, kind in steps:
        made.append(BridgeStep(code=code, name=name, amount_ore=amount, start_ore=at, kind=kind))
        at += amount
    end = BridgeStep(code="", name="Utfall", amount_ore=total.to_date.outcome, start_ore=0, kind="outcome")
    return (*made, end)


NORA_COMMENTS = {
    "510": "Arbetskraft i förhållande till budget: ca 6,4 årsarbetskrafter över balans.",
    "520": "Beläggningsgrad januari ligger ungefär på 80 %, vilket innebär att ca 30 platser inte nyttjas. "
    "Årsarbetskraft i förhållande till budget ligger under budget i dagsläget.",
    "530": "Sjuksköterskebrist med svårigheter att nyrekrytera har inneburit köp av hyrsjuksköterskor.",
    "540": "- Ca 500 tkr plus.\n- Förändringar i SFB kan innebära höjda kostnader.\n"
    "Årsarbetskraft i förhållande till budget ligger under budget i dagsläget.",
    "550": "Försörjningsstöd ligger på plus, utskottet berömmer arbetet.",
    "560": "- Liten verksamhet, förväntas gå plus minus noll.",
}
NORA_CAUSES = {"530": "Inhyrd personal", "550": "Placeringar"}


@cache
def nora() -> Report:
    """Nora's § 16 of 3 May 2022."""
    given = (
        ("510", "Hemtjänst", -12_226_800_00, -12_048_000_00),
        ("520", "Särskilt boende (SÄBO)", -20_237_600_00, -20_901_600_00),
        ("530", "Hälsa, sjukvård och rehab (HSR)", -6_106_400_00, -5_244_000_00),
        ("540", "Funktionsstöd", -13_687_400_00, -14_228_000_00),
        ("550", "Individ- och familjeomsorg (IFO)", -14_713_600_00, -12_124_000_00),
        ("560", "Integration", 234_600_00, 0),
    )
    rows = tuple(
        row(
            code,
            name,
            outcome,
            budget,
            comment=Comment(
                text=NORA_COMMENTS[code], cause=NORA_CAUSES.get(code, ""), author="S P", written="2022-04-12"
            ),
        )
        for code, name, outcome, budget in given
    )
    total = row(
        "5",
        "Vård och omsorg",
        -66_737_200_00,
        -64_545_600_00,
        level=0,
        kind=RowKind.TOTAL,
        budget_year_ore=-258_181_600_00,
    )
    return Report(
        committee="nora",
        committee_name="Socialutskottet",
        municipality="Nora kommun",
        period="2022-03",
        total=total,
        rows=rows,
        bridge=bridge(total, rows),
        sources=(
            Source(
                upload=1,
                filename="nora-2022-q1.xlsx",
                scenario="outcome",
                months="januari–mars 2022",
                published="2022-04-12 14:03",
                by="Sofia Pettersson",
            ),
        ),
        notes=(
            "Beloppen gäller januari–mars tillsammans; hur de fördelas på månaderna framgår inte av filen.",
        ),
        published="2022-04-12 14:03",
        published_by="Sofia Pettersson",
        agenda=AgendaItem(
            item="Su § 16",
            dnr="KS2022-150",
            heading="Ekonomirapport Vård och omsorg, utfall januari–mars 2022",
            decision="Socialutskottet tackar för informationen.",
            decided=True,
        ),
    )


@cache
def timra() -> Report:
    """Timrå's income statement January–August 2022: lines only, with month and forecast."""

    def line(code, name, outcome, budget, month_outcome, month_budget, year, forecast, kind=RowKind.LINE):
        return row(
            code,
            name,
            outcome,
            budget,
            kind=kind,
            level=0 if kind is RowKind.TOTAL else 2 if kind is RowKind.MEMO else 1,
            outcome_month_ore=month_outcome,
            budget_month_ore=month_budget,
            deviation_month_ore=month_outcome - month_budget,
            budget_year_ore=year,
            forecast_year_ore=forecast,
            forecast_method="bedömd",
        )

    revenue = line(
        "revenue",
        "Intäkter",
        67_913_600_00,
        54_863_800_00,
        8_727_000_00,
        6_858_000_00,
        81_927_600_00,
        102_791_200_00,
    )
    cost = line(
        "cost",
        "Kostnader",
        -389_616_600_00,
        -363_606_200_00,
        -49_506_400_00,
        -45_450_800_00,
        -554_721_800_00,
        -593_454_800_00,
    )
    personnel = line(
        "of_which_personnel",
        "varav personalkostnader",
        -253_821_000_00,
        -239_573_100_00,
        -29_839_100_00,
        -29_946_700_00,
        -368_555_400_00,
        -386_496_000_00,
        RowKind.MEMO,
    )
    net = line(
        "",
        "Nettokostnader",
        -321_703_000_00,
        -308_742_400_00,
        -40_779_400_00,
        -38_592_800_00,
        -472_794_200_00,
        -490_663_600_00,
        RowKind.TOTAL,
    )
    return Report(
        committee="timra",
        committee_name="Socialnämnden",
        municipality="Timrå kommun",
        period="2022-08",
        total=net,
        lines=(revenue, cost, personnel, net),
        bridge=bridge(net, (revenue, cost)),
        sources=(
            Source(
                upload=2,
                filename="timra-2022-08.csv",
                scenario="outcome",
                months="januari–augusti 2022",
                published="2022-09-07 09:30",
                by="Controllern",
            ),
        ),
        published="2022-09-07 09:30",
        published_by="Controllern",
    )


AREAS = ("Hemtjänst", "Särskilt boende", "Hälso- och sjukvård", "Funktionsstöd", "Individ- och familjeomsorg")
UNITS = ("Norr", "Söder", "Öster", "Väster", "Centrum", "Natt", "Gemensamt och ledning", "Extern regi")


@cache
def large() -> Report:
    """Exempelkommunen: five areas with eight units each, one runaway placement, constructed figures."""
    rows: list[ReportRow] = []
    for a, area in enumerate(AREAS, start=1):
        units = [_unit(a, area, u, name) for u, name in enumerate(UNITS, start=1)]
        rows += [_sum_of(units, code=f"{a}0", name=area, level=1, has_children=True), *units]
    top = [r for r in rows if r.level == 1]
    total = _sum_of(top, code="", name="Socialnämnden", level=0, kind=RowKind.TOTAL)
    revenue = _sum_of([], code="revenue", name="Intäkter", level=1, kind=RowKind.LINE)
    return Report(
        committee="exempel",
        committee_name="Socialnämnden",
        municipality="Exempelkommunen",
        constructed=True,
        period="2025-10",
        unit=Unit.TKR,
        total=total,
        rows=tuple(rows),
        lines=(
            saying(
                revenue,
                outcome_to_date_ore=61_000_000_00,
                budget_to_date_ore=None,
                deviation_to_date_ore=None,
            ),
            replace(total, name="Nettokostnad"),
        ),
        bridge=bridge(total, tuple(top)),
        notes=(
            "Utfall för Hemtjänst Natt saknas i september; summan är för nio månader.",
            "Konto 6999 är ej fördelat (412 000 kr).",
        ),
        published="2025-11-10 08:00",
        published_by="Anna Controller",
        agenda=AgendaItem(
            item="Sn § 87", dnr="SN2025-311", decision="Socialnämnden noterar rapporten.", decided=True
        ),
    )


def _unit(a: int, area: str, u: int, name: str) -> ReportRow:
    budget = -(4_000_000_00 + 731_000_00 * u + 1_270_000_00 * a)
    drift = ((a * 37 + u * 53) % 23 - 12) * 61_500_00
    runaway = -6_400_000_00 if (a, u) == (5, 8) else 0
    missing = (a, u) == (1, 6)
    text = "Två mycket kostnadsdrivande placeringar.\n- Regionens ansvar prövas." if runaway else ""
    return row(
        f"{a}{u}0",
        f"{area} {name}",
        None if missing else budget + drift + runaway,
        budget,
        level=2,
        parent=f"{a}0",
        outcome_month_ore=None if missing else (budget + drift) // 10,
        budget_month_ore=budget // 10,
        deviation_month_ore=None if missing else drift // 10,
        budget_year_ore=budget * 12 // 10,
        forecast_year_ore=None if missing else (budget + drift) * 12 // 10 + runaway,
        forecast_method="utfall + återstående budget",
        comment=Comment(text=text, cause="Placeringar") if text else None,
    )


def _sum_of(rows, **more) -> ReportRow:
    def add(name):
        return sum(figure(r, name) or 0 for r in rows)

    return row(
        more.pop("code"),
        more.pop("name"),
        add("outcome_to_date_ore"),
        add("budget_to_date_ore"),
        outcome_month_ore=add("outcome_month_ore"),
        budget_month_ore=add("budget_month_ore"),
        deviation_month_ore=add("outcome_month_ore") - add("budget_month_ore"),
        budget_year_ore=add("budget_year_ore"),
        forecast_year_ore=add("forecast_year_ore"),
        forecast_method="utfall + återstående budget",
        **more,
    )


def hostile() -> Report:
    """Nora's report where every text a person may type tries to break the file."""
    first = replace(nora().rows[0], name=f"Hem{HOSTILE}", comment=Comment(text=HOSTILE, cause=HOSTILE))
    return replace(
        nora(),
        committee_name=f"Nämnden{HOSTILE}",
        rows=(first, *nora().rows[1:]),
        notes=(HOSTILE,),
        published_by=HOSTILE,
        agenda=AgendaItem(
            item=HOSTILE, dnr=HOSTILE, heading=f"Rapport {HOSTILE}", decision=HOSTILE, decided=True
        ),
    )


def empty() -> Report:
    """A report before any figure has come: everything is missing, nothing is zero."""
    return Report(
        committee="tom",
        committee_name="Socialnämnden",
        municipality="",
        period="2024-01",
        total=row_of(code="", name="Socialnämnden", level=0, kind=RowKind.TOTAL),
        notes=("Inga siffror är publicerade för perioden.",),
    )


def occupancy(**more: Any) -> IndicatorRow:
    """SÄBO's occupancy, 80,5 % against 95,0."""
    said: dict[str, Any] = {"unit": "%", "decimals": 1, "direction": "more", "outcome": 805, "target": 950}
    return IndicatorRow(
        code="520", verksamhet="SÄBO", indicator="belaggning", name="Beläggning", **said | more
    )


def home_care_measure(**words: Any) -> MeasureRow:
    """The first measure, of hemtjänst."""
    return MeasureRow(number=1, code="510", verksamhet="Hemtjänst", **words)
