"""Every item that docs/sources.md lists is read back from the pages and the documents that its row names.

The two committees are made as the demo makes them, from the sources' files. A figure is looked for as the
source prints it; in CSV, and in what sheets reckon by, as kronor; in JSON as a value in its section.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from socfin.documents import FORMATS, render
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month
from socfin.management.demo.hand_in import LATEST, load
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import PASSWORD, made, person
from tests.documents.reading import texts_of
from tests.golden.test_sources import TIMRA
from tests.rules.test_sources import DOCUMENTS, NO_FOLLOW_UP, ROWS, named, said

SLUGS = ("nora", "timra")
Path = tuple[str | tuple[tuple[str, str], ...], ...]
"""Keys, and the keys and values that choose a row."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is looked for: words as they are printed, where CSV has kronor, and values of the JSON."""

    words: tuple[str, ...]
    values: dict[Path, Any]
    csv: tuple[str, ...] | None = None
    sheet: tuple[str, ...] | None = None
    parts: tuple[str, ...] = ()
    """The code of the verksamhet whose page has them; several when each has a part of the words."""
    elsewhere: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By page, where a page shows other words of the item than documents do."""


def row(section: str, *keys: str, **chosen: str) -> Path:
    return (section, tuple(chosen.items()), *keys)


def comment(code: str) -> Path:
    return ("total", "comment", "text") if code == "SN" else row("rows", "comment", "text", code=code)


def holds(*words: str) -> Any:
    return lambda value: all(plain(each) in plain(value) for each in words)


def words_in(path: Path, *words: str, **more: Any) -> Item:
    """An item that is words alone, all of them in one text of the JSON."""
    return Item(words, {path: holds(*words)}, **more)


UNITS = {
    "510": (-12_226_800_00, "−12 227", "−12 048", "−179", "−1,5 %"),
    "520": (-20_237_600_00, "−20 238", "−20 902", "664", "3,2 %"),
    "530": (-6_106_400_00, "−6 106", "−5 244", "−862", "−16 %"),
    "540": (-13_687_400_00, "−13 687", "−14 228", "541", "4 %"),
    "550": (-14_713_600_00, "−14 714", "−12 124", "−2 590", "−21 %"),
    "560": (234_600_00, "235", "0", "235"),
}
AMOUNTS = tuple(figure for figures in UNITS.values() for figure in figures[1:4])
"""The minutes print −1 %, 3 % and −3 %: a share near a limit is told with its tenth."""
LINES = {
    "Intäkter": (6_791_360_000, 8_192_760_000, 10_279_120_000),
    "Kostnader": (-38_961_660_000, -55_472_180_000, -59_345_480_000),
    "varav personalkostnader": (-25_382_100_000, -36_855_540_000, -38_649_600_000),
    "Nettokostnader": (-32_170_300_000, -47_279_420_000, -49_066_360_000),
}
SLIDE = tuple(format_amount(tkr * 100_000, Unit.TKR) for row in TIMRA["rows"].values() for tkr in row)
TIMRA_CSV = ("67913600,00;54863800,00;13049800,00", "-389616600,00", "-253821000,00", "-490663600,00")

ITEMS: dict[str, Item] = {
    "Utfall, budget, avvikelse och procent för de sex verksamheterna": Item(
        tuple(figure for figures in UNITS.values() for figure in figures[1:]),
        {row("rows", "outcome_to_date_ore", code=code): figures[0] for code, figures in UNITS.items()},
        csv=("-12226800,00;-12048000,00;-178800,00;-1,48", "-6106400,00;-5244000,00;-862400,00;-16,45"),
        sheet=("-12226800", "-12048000", "-178800", "-0.0148", "-2589600", "-0.2135", "234600"),
        parts=tuple(UNITS),
        elsewhere=dict.fromkeys(("overview", "verksamhet"), AMOUNTS),
    ),
    "Totalen: −66 737, −64 546, −2 192, −3 %": Item(
        ("−66 737", "−64 546", "−2 192", "−3,4 %"),
        {("total", "outcome_to_date_ore"): -66_737_200_00, ("total", "deviation_to_date_ore"): -2_191_600_00},
        csv=("-66737200,00;-64545600,00;-2191600,00;-3,40",),
        sheet=("-66737200", "-64545600", "-2191600", "-0.0339"),
        elsewhere={"overview": ("−66 737", "−64 546", "−2 192", "−3,4 %")},
    ),
    "Helårsbudget −258 182, förbrukat 26 %": Item(
        ("−258 182", "26 %"),
        {("total", "budget_year_ore"): -258_181_600_00},
        csv=("-258181600,00;25,85",),
        sheet=("-258181600", "0.2584"),
        elsewhere={"overview": ("−258 182",)},
    ),
    "Paragraf, diarienummer, rubrik och beslut": Item(
        ("Su § 16", "KS2022-150", "Ekonomirapport Vård och omsorg", "tackar för informationen."),
        {("agenda", "item"): "Su § 16", ("agenda", "dnr"): "KS2022-150"},
    ),
    "Sammanträdets dag, tid och plats": Item(("3 maj 2022", "13.00", "15.30", "Nostrarummet"), {}),
    "6,4 årsarbetare över budget i hemtjänsten": Item(
        ("6,4",), {row("indicators", "deviation", code="510", indicator="arsarbetare"): 64}, parts=("510",)
    ),
    "Beläggning omkring 80 %, 30 platser tomma": Item(
        ("80,0 % i januari", "30 platser tomma"),
        {
            row("indicators", "newest", code="520", indicator="belaggning"): 800,
            row("indicators", "empty_places", code="520", indicator="belaggning"): 30,
        },
        parts=("520",),
    ),
    "Årsarbetare under budget i SÄBO och funktionsstöd": words_in(
        comment("520"), "Årsarbetskraft i förhållande till budget ligger under budget", parts=("520", "540")
    ),
    "Brist på sjuksköterskor, inhyrda köpta": words_in(
        comment("530"), "Sjuksköterskebrist", "köp av hyrsjuksköterskor", parts=("530",)
    ),
    "Omkring 500 tkr plus, SFB kan höja kostnaderna": words_in(
        comment("540"), "Ca 500 tkr plus", "Förändringar i SFB kan innebära höjda kostnader", parts=("540",)
    ),
    "Försörjningsstödet på plus": words_in(comment("550"), "Försörjningsstöd ligger på plus", parts=("550",)),
    "Integration: liten, väntas gå plus minus noll": words_in(
        comment("560"), "förväntas gå plus minus noll", parts=("560",)
    ),
    "Torget: 5 448 − 391 tkr, sex platser, 275 dygn, 3 065 kr per dygn": Item(
        ("3 065", "april–december 2021"),
        {
            row("own_bought", "cost_ore", code="541"): 5_448_000_00,
            row("own_bought", "one_off_ore", code="541"): 391_000_00,
            row("own_bought", "calendar_days", code="541"): 275,
            row("own_bought", "days", code="541"): 6 * 275,
            row("own_bought", "own_ore", code="541"): 3_064_85,
        },
        csv=("3064,85",),
        sheet=("3064.85",),
        parts=("541",),
    ),
    "Torget i sin helhet 10 326 tkr, serviceboendet 4 878 tkr": Item(
        ("10 326 000", "4 878 000"),
        {
            row("indicators", "years", code="540", indicator="boendekostnad"): [[2021, 10_326_000]],
            row("indicators", "years", code="542", indicator="boendekostnad"): [[2021, 4_878_000]],
        },
        parts=("540", "542"),
    ),
    "Köpt plats 3 997 kr, skillnaden 933 kr (932 på exakta kronor: figures.md)": Item(
        ("3 997", "932"),
        {
            row("own_bought", "bought_ore", code="541"): 3_997_00,
            row("own_bought", "difference_ore", code="541"): 932_15,
        },
        csv=("3997,00", "932,15"),
        sheet=("3997", "932.15"),
        parts=("541",),
    ),
    "Återkoppling om TABB våren 2023": Item(
        ("TABB", "våren 2023", "Su § 17"), {row("assignments", "due_words", item="Su § 17"): "våren 2023"}
    ),
    "Socialchefen återkommer med underlag, beredning 10 augusti 2022": Item(
        ("ocialchefen", "10 augusti 2022", "Su § 18"),
        {row("assignments", "due", item="Su § 18"): "2022-08-10"},
    ),
    "Resultaträkningen: fyra rader, sju kolumner": Item(
        SLIDE,
        {
            row("lines", key, name=name): ore
            for name, figures in LINES.items()
            for key, ore in zip(
                ("outcome_to_date_ore", "budget_year_ore", "forecast_year_ore"), figures, strict=True
            )
        },
        csv=TIMRA_CSV,
        sheet=("67913600", "-389616600", "-253821000", "-490663600", "-17869400", "-2186600"),
    ),
    "Resultaträkningen hittills, i ord": Item(
        tuple(
            format_amount(tkr * 100_000, Unit.TKR) for row in TIMRA["rows"].values() for tkr in row[:3]
        ),
        {},
    ),
    "Var avvikelserna finns, och varför": words_in(
        comment("SN"), "vuxenplaceringar inom individ- och familjeomsorgen", "ökade placeringsvolymer"
    ),
    "Fullmäktiges beslut 13 juni: 16,5 mnkr, varav 7,5 redan budgeterat, alltså 9": Item(
        ("16,5 mnkr", "7,5 mnkr", "9 mnkr"),
        {
            row("decisions", "decided", kind="supplement"): "2022-06-13",
            row("decisions", "amount_ore", kind="supplement"): -9_000_000_00,
            row("requests", "granted_ore", state="granted_in_part"): 16_500_000_00,
            row("requests", "already_ore", state="granted_in_part"): 7_500_000_00,
        },
    ),
    "Äskat 21,6 mnkr, kvarstående behov 3,1 + 14,0 = 17,1": Item(
        ("21,6", "3,1", "14,0", "17,1"),
        {
            row("requests", "amount_ore", state="granted_in_part"): 21_600_000_00,
            row("requests", "amount_ore", state="needed"): 17_100_000_00,
            row("requests", "parts", state="needed"): [
                {"text": "Nya normala", "amount_ore": 3_100_000_00},
                {"text": "Placeringar IFO", "amount_ore": 14_000_000_00},
            ],
        },
        elsewhere={"budget": ("21 600", "3 100", "14 000", "17 100")},
    ),
    "Åtgärder för budget i balans 2022": words_in(
        row("measures", "text", last="2022-12"), "Åtgärder för att minska personalkostnader"
    ),
    "IFO: utmaningar och möjligheter": words_in(
        comment("SN"), "två mycket kostnadsdrivande placeringar", "historiskt låga nivåer", "arbetsträning"
    ),
    "Sålda semesterveckor 13, 0 och 3": Item(
        ("13 i juni–augusti", "0 i juni–augusti", "3 i juni–augusti"),
        {
            row("indicators", "newest", code=code, indicator="salda_semesterveckor"): weeks
            for code, weeks in (("HT", 13), ("SÄBO", 0), ("SSK", 3))
        },
        parts=("HT", "SÄBO", "SSK"),
    ),
    "Hyrsjuksköterskor 601 tkr, sex personer, 120 pass": Item(
        ("601 tkr i juni–augusti", "120 i juni–augusti", "Inhyrda"),
        {
            row("indicators", "newest", code="SSK", indicator="hyrkostnad"): 601,
            row("indicators", "newest", code="SSK", indicator="hyrpass"): 120,
            row("indicators", "outcome", code="SSK", indicator="inhyrda"): 6,
        },
        parts=("SSK",),
    ),
    "Hemtjänst: vikarier, covidutbrott, avhopp; inga betaldagar": words_in(
        comment("SN"), "flera avhopp av vikarier, vikariebrist = övertid", "inga betaldagar på sjukhuset"
    ),
    "Äldreboende: covidutbrott, delegeringar, övertid; guldkanter": words_in(
        comment("SN"), "få vikarier med delegeringar", "guldkanter som sång och musik"
    ),
    "Sjuksköterskor: långtidsfrånvarande, extrapass, minimibemanning": words_in(
        comment("SN"), "flera långtidsfrånvarande", "extrapass", "under minimibemanning"
    ),
    "Rehab: halva personalstyrkan, hjälpmedel": words_in(
        comment("SN"), "halva personalstyrkan ska räcka", "långa leveranstider av hjälpmedel"
    ),
    "Stöd och omsorg: biståndsenheten, bostäderna, larm, korttids, assistans, bemanning": words_in(
        comment("SN"),
        "hårdare tryck från sjukhuset",
        "Bryggargatans servicebostad 1/7",
        "få nya beslut på trygghetslarm",
        "färre beslut att verkställa",
        "på korttids längre",
        "flera sena avhopp",
    ),
    "Målbilder, inriktningsmål, uppdrag, uppföljning, effekt": Item(
        ("Målbild 1", "Inriktningsmål 6", "Jämlika livsvillkor med goda möjligheter", "Boendekommunen Timrå"),
        {row("goals", "text", word="Målbild 3"): "Livskvalitet och attraktiva livsmiljöer"},
    ),
    "TUFF: två grupper med 20 deltagare; äldreomsorgslyftet: 11 färdiga, 8 som studerar": words_in(
        row("goals", "follow_up", text="Äldreomsorgslyftet"), "totalt 11 medarbetare", "8 medarbetare"
    ),
    "Tre nya boendebeslut; språkutveckling för 23; äldres ensamhet, 10–12 personer": Item(
        ("3 nya boendebeslut", "23 medarbetare", "10-12 personer"),
        {
            row("goals", "effect", text="Skapa fler bostäder med särskild service LSS"): holds(
                "3 nya boendebeslut"
            )
        },
    ),
    "Ekologiska livsmedel från 23 till 21,1 %": words_in(
        row("goals", "follow_up", word="Inriktningsmål 5"), "sjunkit från 23% till 21,1%"
    ),
    "Budget i balans 2022–2024: förslag och konsekvenser": Item(
        ("De mest utsatta barnfamiljerna skulle få mindre pengar att leva på varje månad.",),
        {row("measures", "state", last="2024-12"): "proposed"},
    ),
    "Uppdrag till förvaltningschefen": Item(
        ("felaktigt redovisas som missbruksvård", "externa hyresavtal", "under 2023", "örvaltningschefen"),
        {row("assignments", "state", due_words="under 2023"): "proposed"},
    ),
    "Orosanmälningar från 450 (2015) till 1 300 (2021)": Item(
        ("450 år 2015 och 1 300 år 2021",),
        {row("indicators", "years", code="IFO", indicator="orosanmalningar"): [[2015, 450], [2021, 1300]]},
        parts=("IFO",),
    ),
    "Kostnader jämfört med riket och liknande kommuner i Kolada": Item(
        ("Nettokostnad individ- och familjeomsorg", "Påhittade värden för Timrå.json"),
        {row("kolada", "file", kpi="N30005"): "Påhittade värden för Timrå.json"},
        csv=("Jämfört med andra (Kolada): Liknande kommuner",),
    ),
    "135 och 214 anställda, sex och sju enhetschefer": Item(
        ("135", "214"),
        {
            row("indicators", "outcome", code=code, indicator=indicator): number
            for code, indicator, number in (
                ("HT", "anstallda", 135),
                ("SÄBO", "anstallda", 214),
                ("HT", "chefer", 6),
                ("SÄBO", "chefer", 7),
            )
        },
        parts=("HT", "SÄBO"),
    ),
    "Enhetschefer i IFO och stöd och omsorg: sju och fyra": Item(
        ("Chefer",),
        {
            row("indicators", "outcome", code=code, indicator="chefer"): heads
            for code, heads in (("IFO", 7), ("SO", 4))
        },
        parts=("IFO", "SO"),
    ),
    "Organisationen i dag och i morgon, som träd": Item(
        ("Hälso- och sjukvård", "Stöd och omsorg", "Individ- och familjeomsorg"),
        {row("boxes", "parent", month="2022-08", code="SSK"): "HSL"},
    ),
    "Hemtjänsten från fyra till sex grupper": Item(
        ("Hemtjänstgrupp D",),
        {
            row("boxes", "remark", month="2022-08", code="HT-D"): "upphör december 2022",
            row("boxes", "remark", month="2023-01", code="HT-6"): "ny januari 2023",
        },
    ),
    "Särskilt boende dyrt jämfört med landet: genomlysning av bemanning och hyror": Item(
        ("Genomlysa bemanning och kostnadsläge", "lägenhetshyrorna inom särskilt boende"),
        {row("assignments", "to", text="Genomlysa bemanning och kostnadsläge inom särskilda boenden och "
             "återkomma med förslag på åtgärder"): "Förvaltningschefen"},
    ),
}  # fmt: skip
FOLLOWED = [each for each in ROWS if each[2] != NO_FOLLOW_UP]
FIRST_OF_TIMRA = next(at for at, each in enumerate(FOLLOWED) if each[1] == "Ekonomi")
SEEN: dict[str, str] = {}
CASES = [(SLUGS[at >= FIRST_OF_TIMRA], *each) for at, each in enumerate(FOLLOWED)]


def plain(text: str) -> str:
    """Without kinds of space, which a line's end may take the place of, and without a page's marks."""
    unescaped = text.replace("&quot;", '"').replace("&#x27;", "'")
    return "".join(unescaped.split()).replace("\u00a0", "").replace("\u202f", "").replace("\u00ad", "")


@pytest.fixture(scope="module")
def sources(once):
    """Each committee's documents as text by kind, and its JSON; made once."""
    return once(everything)


def everything() -> dict[str, dict[str, str]]:
    load(PASSWORD, lambda _: None, only=SLUGS)
    made_of = {slug: report(Committee.objects.get(slug=slug), LATEST[slug]) for slug in SLUGS}
    return {slug: {kind: texts_of(render(of, kind)) for kind in FORMATS} for slug, of in made_of.items()}


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(step, str):
            data = data[step]
        else:
            fitting = [each for each in data if all(each[key] == value for key, value in step)]
            assert fitting, f"no row of {step}"
            data = fitting[0]
    return data


def seen(client, address: str) -> str:
    """A page as the secretary has it, asked for once."""
    if address not in SEEN:
        SEEN[address] = made(client, address).content.decode()
    return SEEN[address]


def addresses(slug: str, page: str, item: Item, data: Any) -> Iterator[str]:
    """Where a page is; of one thing's own, of each of them that the committee has."""
    month = f"/{slug}/{LATEST[slug]}/"
    committee = Committee.objects.get(slug=slug)
    items = [of for one in committee.meetings.all() for of in one.items.all()]
    own = {
        "goal": [f"{month}mal/{each['number']}/" for each in data["goals"]],
        "measure": [f"{month}atgarder/{each['number']}/" for each in data["measures"]],
        "decision": [f"{month}budget/beslut/{each['number']}/" for each in data["decisions"]],
        "assignment": [f"/{slug}/uppdrag/{each['number']}/" for each in data["assignments"]],
        "meeting": [f"/{slug}/sammantraden/{each.pk}/" for each in committee.meetings.all()],
        "item": [f"/{slug}/sammantraden/{of.meeting_id}/arende/{of.pk}/" for of in items],
        "verksamhet": [f"{month}verksamhet/{code}/" for code in item.parts],
        "overview": [month],
        "summary": [f"{month}sammanfattning/"],
        "indicators": [f"{month}nyckeltal/"],
        "goals": [f"{month}mal/"],
        "measures": [f"{month}atgarder/"],
        "budget": [f"{month}budget/"],
        "organisation": [f"{month}organisation/"],
        "assignments": [f"/{slug}/uppdrag/"],
    }  # fmt: skip
    yield from own[page]


def test_the_table_has_every_item_that_is_followed_up():
    assert [each[0] for each in FOLLOWED] == list(ITEMS)


@pytest.mark.needs("pango")
@pytest.mark.any_database
@pytest.mark.parametrize(
    ("slug", "name", "_source", "_place", "_page", "documents"), CASES, ids=lambda x: str(x)
)
def test_each_document_of_the_row_has_the_item(sources, db, slug, name, _source, _place, _page, documents):
    item, missing = ITEMS[name], {}
    for kind in {kind for word in said(documents) for kind in DOCUMENTS[word]} - {"json"}:
        words = {"csv": item.csv, "xlsx": item.sheet}.get(kind) or item.words
        text = plain(sources[slug][kind])
        if absent := [word for word in words if plain(word) not in text]:
            missing[kind] = absent

    assert missing == {}


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("slug", "name", "_source", "_place", "_page", "documents"), CASES, ids=lambda x: str(x)
)
def test_the_json_has_the_item_in_its_section(sources, db, slug, name, _source, _place, _page, documents):
    data = json.loads(sources[slug]["json"])
    assert ITEMS[name].values or "JSON" not in documents

    for path, wanted in ITEMS[name].values.items():
        value = value_at(data, path)
        assert wanted(value) if callable(wanted) else value == wanted, path


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("slug", "name", "_source", "_place", "pages", "_documents"), CASES, ids=lambda x: str(x)
)
def test_each_page_of_the_row_has_the_item(
    sources, db, logged_in, slug, name, _source, _place, pages, _documents
):
    sara, item, data = logged_in(person("sara")), ITEMS[name], json.loads(sources[slug]["json"])

    for page in named(pages):
        text = plain(" ".join(seen(sara, each) for each in addresses(slug, page, item, data)))
        words = item.elsewhere.get(page, item.words)
        assert [word for word in words if plain(word) not in text] == [], page


def test_the_months_are_those_of_the_sources():
    assert {slug: LATEST[slug] for slug in SLUGS} == {"nora": Month(2022, 3), "timra": Month(2022, 8)}
