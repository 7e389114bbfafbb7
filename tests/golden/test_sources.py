"""Both source documents, from the ERP's file to page, JSON, Word and PDF: every printed figure comes out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pypdf
import pytest
from django.core.management import call_command
from django.test import Client

from socfin.actions.committees import create_committee
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.domain.money import Unit, format_amount, format_share, in_unit
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import Committee
from tests.cast import FIXTURES, person

HERE = Path(__file__).parent
NORA = json.loads((HERE / "nora-2022-q1.expected.json").read_text(encoding="utf-8"))
TIMRA = json.loads((HERE / "timra-2022-08.expected.json").read_text(encoding="utf-8"))
LINE_NAMES = {
    "INTÄKTER": "Intäkter",
    "KOSTNADER": "Kostnader",
    "varav personalkostnader": "varav personalkostnader",
    "NETTOKOSTNADER": "Nettokostnader",
}
COLUMNS = [
    "budget_to_date_ore",
    "outcome_to_date_ore",
    "deviation_to_date_ore",
    "deviation_month_ore",
    "budget_year_ore",
    "forecast_year_ore",
    "forecast_deviation_ore",
]


def made(slug: str, name: str, municipality: str, root: tuple[str, str]) -> Committee:
    by = machine_user()
    committee = create_committee(
        new=NewCommittee(
            slug=slug, name=name, municipality=municipality, root_code=root[0], root_name=root[1]
        ),
        by=by,
    )
    for username, role in (("carin", Role.CONTROLLER), ("sara", Role.SECRETARY), ("petra", Role.POLITICIAN)):
        give_role(user=person(username), committee=committee, given=GivenRole(role=role), by=by)
    return committee


def handed_in(slug: str, filename: str) -> None:
    """Carin chooses the file, looks at the preview and publishes."""
    carin = Client()
    carin.force_login(person("carin"))
    with (FIXTURES / filename).open("rb") as file:
        response = carin.post(f"/{slug}/uppladdningar/ny/", {"file": file}, follow=True)
    preview = response.redirect_chain[-1][0]
    assert filename in response.content.decode()
    done = carin.post(f"{preview}publicera/", follow=True)
    assert "är publicerad." in done.content.decode()


@pytest.fixture(scope="module")
def sources(once) -> None:
    once(noras_file)
    once(timras_file)


@pytest.fixture
def nora(sources, db) -> Committee:
    return Committee.objects.get(slug="nora")


@pytest.fixture
def timra(sources, db) -> Committee:
    return Committee.objects.get(slug="timra")


def noras_file() -> None:
    made("nora", "Socialutskottet", "Nora kommun", ("5", "Vård och omsorg"))
    handed_in("nora", "nora-2022-q1.xlsx")


def timras_file() -> None:
    made("timra", "Socialnämnden", "Timrå kommun", ("0", "Socialnämnden"))
    handed_in("timra", "timra-2022-08.csv")


def as_json(slug: str, period: str) -> dict:
    out = io.StringIO()
    call_command("report", slug, period, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def in_file(slug: str, period: str, kind: str) -> bytes:
    sara = Client()
    sara.force_login(person("sara"))
    response = sara.get(f"/{slug}/{period}/sammanfattning.{kind}")
    assert response.status_code == 200
    return response.content


def tkr(ore: int | None) -> int | None:
    return None if ore is None else int(in_unit(ore, Unit.TKR))


@pytest.mark.parametrize("expected", NORA["rows"], ids=lambda row: row["name"])
def test_each_verksamhet_in_noras_minutes_comes_out_as_printed(nora, expected):
    row = next(row for row in as_json("nora", "2022-03")["rows"] if row["name"] == expected["name"])

    assert tkr(row["outcome_to_date_ore"]) == expected["outcome"]
    assert tkr(row["budget_to_date_ore"]) == expected["budget"]
    assert tkr(row["deviation_to_date_ore"]) == expected["deviation"]
    wanted = "–" if expected["percent"] is None else f"{expected['percent']}\u00a0%".replace("-", "\u2212")
    assert format_share(row["deviation_share"]) == wanted
    assert row["deviation_month_ore"] is None, "the file says nothing of single months"


def test_noras_total_comes_out_as_printed_although_the_printed_rows_do_not_add_up(nora):
    total, expected = as_json("nora", "2022-03")["total"], NORA["total"]

    assert total["name"] == expected["name"]
    assert tkr(total["outcome_to_date_ore"]) == expected["outcome"] == -66_737
    assert tkr(total["budget_to_date_ore"]) == expected["budget"]
    assert tkr(total["deviation_to_date_ore"]) == expected["deviation"] == -2_192
    assert tkr(total["budget_year_ore"]) == expected["budget_year"]
    assert format_share(total["used_share"]) == "26\u00a0%"
    assert format_share(total["deviation_share"]) == "\u22123\u00a0%"


@pytest.mark.parametrize("name", TIMRA["rows"])
def test_each_line_on_timras_slide_comes_out_as_printed(timra, name):
    line = next(row for row in as_json("timra", "2022-08")["lines"] if row["name"] == LINE_NAMES[name])

    assert [tkr(line[column]) for column in COLUMNS] == TIMRA["rows"][name]


def test_timras_total_is_the_net_and_the_memo_row_is_not_summed(timra):
    report = as_json("timra", "2022-08")

    assert [tkr(report["total"][column]) for column in COLUMNS] == TIMRA["rows"]["NETTOKOSTNADER"]


def test_no_month_of_timras_first_seven_is_invented(timra):
    months = as_json("timra", "2022-08")["months"]

    assert [point["outcome_ore"] is None for point in months] == [True] * 7 + [False] + [True] * 4
    assert tkr(months[6]["outcome_to_date_ore"]) is not None


def printed_in_nora() -> list[str]:
    rows = [*NORA["rows"], NORA["total"]]
    return [
        format_amount(row[key] * 100_000, Unit.TKR)
        for row in rows
        for key in ("outcome", "budget", "deviation")
        if row[key]
    ]


def plain(text: str) -> str:
    """Without kinds of space: a line may break where the figure has its no-break space."""
    return "".join(text.split()).replace("\u00a0", "").replace("\u202f", "")


def test_the_pages_show_what_the_minutes_print(nora):
    petra = Client()
    petra.force_login(person("petra"))

    page = plain(petra.get("/nora/2022-03/").content.decode())

    assert all(plain(figure) in page for figure in printed_in_nora())
    assert plain("Underskott 2,2 mnkr") in plain(page.replace("<", " <")) or "2,2" in page


def test_the_overview_of_timra_shows_the_slide(timra):
    petra = Client()
    petra.force_login(person("petra"))

    page = plain(petra.get("/timra/2022-08/").content.decode())

    wanted = [value for row in TIMRA["rows"].values() for value in (row[0], row[1], row[2])]
    assert all(plain(format_amount(value * 100_000, Unit.TKR)) in page for value in wanted)


@pytest.mark.needs("pango")
@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_word_pdf_and_text_hold_what_the_minutes_print(nora, kind):
    content = in_file("nora", "2022-03", kind)
    if kind == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    elif kind == "pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    else:
        text = content.decode()

    assert all(plain(figure) in plain(text) for figure in printed_in_nora())
    # The minutes print −1 %: near a limit our papers, as our pages, say which side of it the figure is on.
    assert plain("Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1,5 %).") in plain(text)
    assert plain("Helår 2022: budget −258 182, 26 % förbrukat.") in plain(text)
