"""What a report's headings and titles say: scenario, basis, months, unit; never the figures below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers.spelling.closing import closing_in, closing_year, year_named
from socfin.importers.spelling.counts import Counted, counted_in
from socfin.importers.spelling.dimensions import ACCOUNT, VERKSAMHET, Part, dimension_of, may_lead
from socfin.importers.spelling.labels import KEPT, plain
from socfin.importers.spelling.months import Months, short_year_in, year_in
from socfin.importers.spelling.other_amounts import SPENT, is_each, is_earlier, is_no_amount
from socfin.importers.spelling.periods import months_in, names_part, says_to_date
from socfin.importers.spelling.roles import Basis, Role

_LAST_YEAR = re.compile(
    r"\b(?:föregående|föreg|fg|f\.\s?g|ff|fjol\w*|förra)\b\.?\s*(?:år\w*|å\b)?|"
    r"\bi fjol\b|\bf\.?\s?å\b\.?|\bfgå\b"
)
_TO_COME = (
    r"(?:förvänta|beräkna|uppskatta|framskriv|simulera|bedöm|forvente|beregne|estimer)\w*"
    r" (?:(?:hel)?års)?(?:utfall|bokslut|resultat|förbrukning|forbrug|regnskap|regnskab)"
)
"""An outcome or accounts that are still to come: a forecast by another name."""
_SCENARIOS = (
    (
        Scenario.FORECAST,
        re.compile(
            rf"prognos|\bpro?gn?\b|\b(?:års)?bedömning\b|\bårsutgång|utfallsbedömning|forecast|\b{_TO_COME}"
        ),
    ),
    (
        Scenario.BUDGET,
        re.compile(
            r"budget|budsjett|\b(?:års)?bud\b|\b(?:års|netto)?ram\b|\bkommunbidrag|\b(?:års)?anslag(?:et)?\b|\bplan\b(?=\W*20)"
        ),
    ),
    (
        Scenario.OUTCOME,
        re.compile(
            r"utfall|\butf\b|redovisat|redovisning|bokfört|bokslut|verkligt|nettokostnad|\bsaldo\b|actual|regnskap|regnskab|"
            rf"\bforbrug\b|\b{SPENT}"
        ),
    ),
)
_WHOLE = r"(?:brutto|drifts?|verksamhets)?"
_LINES = (
    (Line.NET, re.compile(r"\bnetto|\bresultat\b")),
    (
        Line.REVENUE,
        re.compile(rf"\b{_WHOLE}intäkt(?:er|erna)?\b|\bint\.|\bersättning(?:ar)?\b|\binkomst(?:er)?\b"),
    ),
    (Line.COST, re.compile(rf"\b{_WHOLE}kostnad(?:er|erna)?\b|\bkostn\b|\butgift(?:er)?\b")),
)
_DEVIATION = re.compile(
    r"avvik|afvig|\bavv\b|\bdiff|differens|återstår|\bkvar(?:står)?\b|överskott|underskott|\bmot budget|"
    r"(?:återstående|kvarvarande|resterande|outnyttja\w*|disponib\w*|oförbrukad) (?:års)?"
    r"(?:budget|anslag|ram)|"
    r"\brestbud|\bbud\w*(?:rest|saldo|utrymme|marginal)\b|\bsaldo budget|\bkvarstående\b|"
    r"\b(?:lediga?t?|tillgängliga?t?|disponib(?:elt|la))(?: (?:budget|anslag|medel|utrymme))?$|"
    r"\bbud\w* ?\./\. ?utf|\bbud\w* ?[-–−] ?utf|\butf\w* ?[-–−] ?bud|"
    r"prognos\w* (?:för )?resultat|\bresultat\w* prognos|\+ ?/ ?[-−–]"
)
_BOTH_SIGNS = re.compile(r"\(\s*\+\s*/\s*[-−–]\s*\)")
"""A forecast "(+/-)" is how far off it is, as no forecast of costs has both signs."""
_SHARE = re.compile(
    rf"%|procent|\bandel|\bindex\b|(?<!o)(?<!att )(?!{SPENT})förbruk|förändring|riktpunkt|kommentar|"
    r"ansvarig|rullande|\br ?12\b|\banalys\b|\bnot\b|resten av året|"
    r"(?:återstående|resterande|kvarvarande) (?:månader|mån\b|del av året|period)"
)
_WHOLE_YEAR_WORDS = re.compile(
    r"helår|hel år|(?<!del)årsbudget|(?<!del)årsprognos|\bårs|hela året|total\w*\s*budget|"
    r"full[ -]year|\bfy\b|\bannual"
)
_YEAR_WORDS = re.compile(r"\bår(?:et)?\b|bokslut")
_MONTH_WORDS = re.compile(r"månad|\bmån\b|innevarande(?! period)|\b1/12\b")
_THIS_YEAR = re.compile(r"\binnevarande (?:räkenskaps|verksamhets|budget)?år(?:et)?\b|\binnev\.? år\b")
"""The report's own year, of which an outcome is so far and a budget the whole."""
_NUMBERED = re.compile(r"(?:per(?:iod)?\.?|mån(?:ad)?\.?|p|m) ?-?(0?[1-9]|1[0-2])")
"""A column of one month by its number: "Per 01", "Period 12", "P3"."""
_PERIOD_WORDS = re.compile(r"period")
_TOTALS = re.compile(r"(?:total\w*|summa)(?: (?:19|20)\d{2})?|helår|hela året|år|ack")
_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.ACCOUNT, re.compile(r"(?:konto(?:n|nr|nummer|grupp|klass|kod)?|kto|slag|art|account)")),
    (Role.ACCOUNT_NAME, re.compile(r"(?:kontonamn|kontotext|kontobenämning|kontonavn|artsnavn)")),
    (
        Role.NAME,
        re.compile(r"(?:benämning|namn|text|beskrivning|verksamhetsnamn|ansvarsnamn|navn|tekst|betegnelse)"),
    ),
    (Role.CODE, re.compile(r"(?:kod|nr|nummer|verksamhetskod|ansvarskod|id)")),
    (
        Role.PERIOD,
        re.compile(
            r"(?:(?:redovisnings|redov\.? ?|bokförings|bokf\.? ?|verifikations|tids)?period(?:en?)?|"
            r"månad(?:er)?|måned(?:er)?|mån|per|redovisningsmånad|"
            r"år ?[-/]? ?(?:månad|mån)|år (?:och|&) månad|månad ?[-/]? ?år|kalendermånad|yyyymm|"
            r"åååå-?mm|månadsnr|periodnr|period id|periodkod|month|år ?mån|"
            r"(?:bokförings|redovisnings|verifikations|ver\.? ?)?datum|kvartal|tertial|quarter|"
            r"(?:till|t\.? ?o\.? ?m|tom|to)(?: och med)?\.?(?: ?(?:period|månad|mån|datum))?|"
            r"(?:period|månad|datum) ?(?:till|t\.? ?o\.? ?m|tom|to)\.?|slut(?:period|månad|datum))"
        ),
    ),
    (
        Role.FROM,
        re.compile(
            r"(?:från|fr\.? ?o\.? ?m|from)(?: och med)?\.?(?: ?(?:period|månad|mån|datum))?|"
            r"(?:period|månad|datum) ?(?:från|fr\.? ?o\.? ?m|from)\.?|start(?:period|månad|datum)"
        ),
    ),
    (
        Role.SCENARIO,
        re.compile(
            r"(?:scenario|typ|version|budget/utfall|utfall/budget|(?:belopps|värde|saldo|data|scenario)typ|"
            r"typ av belopp|beloppsslag)"
        ),
    ),
    (
        Role.LABEL,
        re.compile(
            r"(?:rad(?:er)?|(?:verksamhets)?område|resultaträkning.*|nämnd|benämning/rad|post(?:er)?)"
        ),
    ),
)
_BARE_PERIODS = frozenset({"13", "14", "15", "16"})
"""Numbers that need not be periods where they stand alone in a heading."""
_UNITS = (
    (Unit.MNKR, re.compile(r"\b(?:mnkr|mkr|mkr\.|msek|(?:miljoner|miljontals?|milj\.?)(?: kronor| kr)?)\b")),
    (
        Unit.TKR,
        re.compile(
            r"\b(?:tkr|t kr|t\. ?kr|kkr|ksek|tsek|tusentals?(?: kronor| kr| sek)?|tusen (?:kronor|kr|sek))\b|"
            r"\b(?:kr|kronor|sek) (?:i )?(?:tusental|thousands?)\b|\bthousands? (?:of )?(?:sek|kronor|kr)\b|"
            r"\b(?:kr|kronor|sek) ?(?:[x×*] ?1 ?000\b|['’]?000\b)|\b1 ?000[- ](?:tals? )?(?:kr|kronor|sek)\b|"
            r"(?<!\d)(?<!\d )['’]?000 (?:kr|kronor|sek)\b"
        ),
    ),
    (Unit.KR, re.compile(r"\b(?:kr|kronor|sek)\b")),
)


_PARTS = {
    (Part.CODE, False): Role.CODE,
    (Part.NAME, False): Role.NAME,
    (Part.CODE, True): Role.ACCOUNT,
    (Part.NAME, True): Role.ACCOUNT_NAME,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart; role None when it says nothing the reader knows."""

    text: str
    role: Role | None = None
    scenario: Scenario | None = None
    basis: Basis | None = None
    months: Months | None = None
    year: int | None = None
    last_year: bool = False
    line: Line | None = None
    """REVENUE, COST or NET of "Intäkter", "Kostnader" and "Netto"; None where that is not said."""
    says_period: bool = False
    """True for "Utfall period", which is accumulated in some systems and one month in others."""

    @property
    def is_lone_year(self) -> bool:
        """True for "2022" and nothing else: a year beside other years."""
        return self.role is Role.AMOUNT and self.scenario is None and is_year(plain(self.text))

    @property
    def is_figures(self) -> bool:
        """True for columns of amounts, whether stored or only checked."""
        return self.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)


@lru_cache(maxsize=KEPT)
def read_heading(text: str) -> Heading:
    """What a column heading says, as "Budget jan-jul", "Årsprognos" or "Verksamhet"."""
    bare = plain(text)
    if not bare or len(bare) > 120 or is_decimal(bare):
        return Heading(text)
    for role, words in _LABELS:
        if words.fullmatch(bare):
            return Heading(text, role)
    dimension = dimension_of(bare)
    if dimension is not None and dimension.part is not Part.WHOLE:
        return Heading(text, _PARTS[dimension.part, dimension.name == ACCOUNT])
    if dimension is not None and (dimension.name == VERKSAMHET or may_lead(dimension.name)):
        return Heading(text, Role.LABEL)
    if is_year(bare):
        return Heading(text, Role.AMOUNT, basis=Basis.YEAR, year=int(bare))
    closed = None if bare in _BARE_PERIODS else closing_year(bare)
    if closed is not None:
        return Heading(text, Role.AMOUNT, basis=Basis.HEADER, months=Months(12, 12, closed or None))
    numbered = _NUMBERED.fullmatch(bare)
    if numbered is not None:
        month = int(numbered[1])
        return Heading(text, Role.AMOUNT, basis=Basis.HEADER, months=Months(month, month))
    months = months_in(bare, heading=True)
    year = year_in(bare) or (short_year_in(bare) if months is None else None)
    if months is None and closing_in(bare):
        months, year = Months(12, 12, year_named(bare)), None
    last_year = _LAST_YEAR.search(bare) is not None
    scenario = next((s for s, words in _SCENARIOS if words.search(bare)), None)
    line = next((line for line, words in _LINES if words.search(bare)), None)
    earlier = is_earlier(bare, forecast=scenario is Scenario.FORECAST)
    counted = None if is_no_amount(bare) or is_each(bare) or earlier else counted_in(bare)
    if counted is not None:
        return heading_of_counts(text, counted)
    bare = _LAST_YEAR.sub(" ", bare)
    if _SHARE.search(bare) or is_no_amount(bare) or is_each(bare) or earlier:
        return Heading(text, Role.IGNORE)
    if _DEVIATION.search(bare) or (scenario is Scenario.FORECAST and _BOTH_SIGNS.search(text)):
        forecast = scenario is Scenario.FORECAST
        basis = Basis.YEAR if forecast else _basis(bare, months)
        scenario = Scenario.FORECAST if forecast else Scenario.OUTCOME
        return Heading(text, Role.DEVIATION, scenario, basis, months, year, last_year, line)
    if scenario is not None:
        if scenario is Scenario.FORECAST and months is not None and names_part(bare):
            months = Months(months.last, months.last, months.year)
        made_after = scenario is Scenario.FORECAST and (months is None or months.is_single)
        basis = Basis.YEAR if made_after else _basis(bare, months)
        says_period = basis is None and _PERIOD_WORDS.search(bare) is not None
        return Heading(text, Role.AMOUNT, scenario, basis, months, year, last_year, line, says_period)
    if months is not None and len(bare) <= 24:
        to_date = months.is_single and says_to_date(bare)
        basis = Basis.TO_DATE if to_date else Basis.HEADER
        return Heading(text, Role.AMOUNT, None, basis, months, year, last_year, line)
    if last_year:
        basis = _basis(bare, months)
        return Heading(text, Role.AMOUNT, Scenario.OUTCOME, basis, months, year, last_year, line)
    if _TOTALS.fullmatch(bare):
        return Heading(text, Role.SUM)
    return Heading(text, basis=_basis(bare, None) if line else None, line=line)


def heading_of_counts(text: str, counted: Counted) -> Heading:
    """A column of counts with its scenario and months; not read where it is of last year or a forecast.

    A count that does not say is an outcome.
    """
    beside = read_heading(counted.beside)
    scenario = Scenario.BUDGET if counted.is_target else beside.scenario or Scenario.OUTCOME
    if beside.last_year or scenario is Scenario.FORECAST:
        return Heading(text, Role.IGNORE)
    if beside.role is Role.DEVIATION:
        scenario = Scenario.DEVIATION
    return Heading(text, Role.COUNT, scenario, beside.basis, beside.months, beside.year)


def unit_in(text: str) -> Unit | None:
    """The unit a title or heading names; None when it names none or several."""
    bare = " ".join(text.split()).casefold()
    named: list[Unit] = []
    for unit, words in _UNITS:
        bare, times = words.subn(" ", bare)
        named += [unit] if times else []
        bare = re.sub(r"\bsek\b", " ", bare) if named else bare  # "SEK tkr": the currency beside the unit
    return named[0] if len(named) == 1 else None


def is_decimal(text: str) -> bool:
    """True for a number with decimals, which is an amount and never a month or a year."""
    return re.fullmatch(r"[-−–]?\s*\d[\d\s.]*[.,]\d+", text.strip()) is not None


def is_year(text: str) -> bool:
    """True for a year and nothing else."""
    return re.fullmatch(r"(?:19|20)\d{2}", text.strip()) is not None


def tells_basis(text: str) -> bool:
    """True for words such as "Ackumulerat", "Månad" and "Helår", above the columns they hold for."""
    bare = plain(text)
    return _basis(bare, months_in(bare)) is not None


def is_unit(text: str) -> bool:
    """True for "tkr", "(mnkr)" and the like, and nothing else."""
    bare = " ".join(text.split()).casefold().strip("().: ")
    return any(words.fullmatch(bare) for _, words in _UNITS)


def _basis(bare: str, months: Months | None) -> Basis | None:
    if _WHOLE_YEAR_WORDS.search(bare):
        return Basis.YEAR
    if _THIS_YEAR.search(bare):
        return Basis.YEAR if re.search(r"\bbud|\bram\b|\banslag", bare) else Basis.TO_DATE
    if months is not None:
        return Basis.TO_DATE if months.is_single and says_to_date(bare) else Basis.HEADER
    if says_to_date(bare):
        return Basis.TO_DATE
    if _MONTH_WORDS.search(bare):
        return Basis.MONTH
    return Basis.YEAR if _YEAR_WORDS.search(bare) else None
