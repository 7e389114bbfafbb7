"""A small made-up report, and the sample template a municipality can start from; both by our own code."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.shared import Mm

from socfin.documents.reproducible_zip import undated
from socfin.documents.word.parts import add_field, mark
from socfin.documents.word.styles import TABLE_STYLE, prepare
from socfin.domain.comparison import Comparison
from socfin.domain.limits import Status
from socfin.domain.report import AgendaItem, BridgeStep, Comment, Report, ReportRow, RowKind
from socfin.services.prose.committee_words import COMMITTEES

FILENAME = "exempelmall.docx"
COLUMNS = (
    ("", "namn", 38),
    ("Utfall", "utfall", 21),
    ("Budget", "budget", 21),
    ("Avvikelse", "avvikelse", 19),
    ("%", "procent", 11),
    ("Budget helår", "budget_helår", 21),
    ("Prognos avvikelse", "prognos_avvikelse", 19),
    ("Status", "status", 20),
)
"""Heading, placeholder, millimetres; the first is headed by what the table is of."""


@cache
def example() -> Report:
    """Two verksamheter with everything a template can ask for; the figures are made up."""
    comment = Comment(text="- Fler timmar än planerat.\nBemanningen ses över.", cause="Bemanning")
    home = _row("1", "Hemtjänst", -1_030_000_00, -1_000_000_00, status=Status.DEFICIT, comment=comment)
    care = _row("2", "Särskilt boende", -2_093_000_00, -1_987_000_00)
    total = _row(
        "",
        "Socialnämnden",
        -3_123_000_00,
        -2_987_000_00,
        level=0,
        kind=RowKind.TOTAL,
        comment=comment,
        status=Status.DEFICIT,
    )
    return Report(
        committee="exempel",
        committee_name="Socialnämnden",
        municipality="Exempelkommunen",
        constructed=True,
        period="2025-03",
        total=total,
        rows=(home, care),
        lines=(
            _row("cost", "Kostnader", -3_123_000_00, -2_987_000_00),
            _row("net", "Nettokostnader", -3_123_000_00, -2_987_000_00, kind=RowKind.TOTAL),
        ),
        bridge=(
            _step("Budget", -2_987_000_00, 0, "budget"),
            _step("Hemtjänst", -30_000_00, -2_987_000_00, "step"),
            _step("Särskilt boende", -106_000_00, -3_017_000_00, "step"),
            _step("Utfall", -3_123_000_00, 0, "outcome"),
        ),
        notes=("Siffrorna är påhittade.", "De visar hur mallen ser ut."),
        published="2025-04-10 09:00",
        agenda=AgendaItem(
            item="SN § 1",
            dnr="SN 2025-1",
            heading="Ekonomirapport",
            decision="Rapporten godkänns.\nDen läggs till handlingarna.",
        ),
    )


def _row(
    code: str, name: str, outcome: int, budget: int, *, status: Status = Status.BALANCE, **more: Any
) -> ReportRow:
    return ReportRow(
        code=code,
        name=name,
        to_date=Comparison(outcome=outcome, budget=budget, status=status),
        year=Comparison(outcome=outcome * 4, budget=budget * 4),
        **{"level": 1} | more,
    )


def _step(name: str, amount: int, start: int, kind: str) -> BridgeStep:
    return BridgeStep(code="", name=name, amount_ore=amount, start_ore=start, kind=kind)


def sample() -> bytes:
    """The sample template as .docx: it says what our own document says, in the same styles."""
    document = docx.Document()
    prepare(document)
    document.core_properties.author = document.core_properties.title = "Exempelmall"
    section = document.sections[0]
    section.header.paragraphs[0].add_run("{{ nämnd }}, {{ kommun }}\t{{ paragraf }}  {{ dnr }}")
    for footer in (section.first_page_footer, section.footer):
        footer.paragraphs[0].style = "Footer"
        footer.paragraphs[0].add_run("{{ märkning }}\tSida ")
        add_field(footer.paragraphs[0], "PAGE")
    for style, text in OPENING:
        _add(document, style, text)
    document.add_heading("Utfall mot budget per verksamhet", level=2)
    document.add_paragraph("{{ period|capitalize }}. {{ läsanvisning }}", style="Caption")
    _add_table(document, "Verksamhet", "verksamheter")
    for style, text in WORDS:
        _add(document, style, text)
    _add_table(document, "Rad", "resultaträkning")
    for style, text in CLOSING:
        _add(document, style, text)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue(), properties=True)


OPENING = (
    ("Organ", "{{ nämnd }}, {{ kommun }}"),
    ("Normal", "{%p if märkning %}"),
    ("Konstruerat", "{{ märkning }}"),
    ("Normal", "{%p endif %}"),
    ("Paragraf", "{{ paragraf }}  {{ dnr }}"),
    ("Normal", "{%p if sammanträde %}"),
    ("Upplysning", "Till sammanträdet {{ sammanträde }}. Skriven {{ skriven }} av {{ avsändare }}."),
    ("Normal", "{%p endif %}"),
    ("Heading 1", "{{ rubrik }}"),
    ("Slutsats", "{{ slutsats }}"),
    ("Normal", "{%p for mening in meningar %}"),
    ("Normal", "{{ mening }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if sedan_förra %}"),
    ("Normal", "**Sedan förra sammanträdet:** {{ sedan_förra|join(' ') }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for stycke in helhet %}"),
    ("Normal", "{{ stycke }}"),
    ("Normal", "{%p endfor %}"),
)
WORDS = (
    ("Heading 2", "Från budget till utfall"),
    ("Normal", "{{ diagram }}"),
    ("Heading 2", "Kommentarer"),
    ("Normal", "{%p for v in kommentarer %}"),
    ("Verksamhet", "**{{ v.namn }}:** {{ v.siffror }}"),
    ("Normal", "{%p if v.orsak %}"),
    ("Orsak", "Orsak: {{ v.orsak }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for stycke in v.kommentar %}"),
    ("Kommentar", "{{ stycke }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if resultaträkning %}"),
    ("Heading 2", "Resultaträkning"),
)
BESIDE = (
    (COMMITTEES, "nämnderna"),
    ("Tidig varning", "varningar"),
    ("Prognosen räknar med", "prognosdelar"),
    ("Scenarier", "scenarier"),
    ("Åtgärder", "åtgärder"),
    ("Förslag", "förslag"),
    ("Uppdrag", "uppdrag"),
    ("Mål", "mål"),
    ("Frågor och svar", "frågor"),
)
"""What is told beside the money, in the order of our own documents: its heading and its placeholder."""


def _listed(heading: str, name: str) -> tuple[tuple[str, str], ...]:
    """A list with its heading, where there is anything in it."""
    return (
        ("Normal", f"{{%p if {name} %}}"),
        ("Heading 2", heading),
        ("Normal", f"{{%p for rad in {name} %}}"),
        ("Kommentar", "{{ rad }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p endif %}"),
    )


CLOSING = (
    ("Normal", "{%p endif %}"),
    *(part for heading, name in BESIDE for part in _listed(heading, name)),
    ("Heading 2", "Om siffrorna"),
    ("Normal", "{%p for rad in upplysningar %}"),
    ("Upplysning", "{{ rad }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if beslut %}"),
    ("Heading 2", "{{ beslutsrubrik }}"),
    ("Normal", "{%p for rad in beslut %}"),
    ("Normal", "{{ rad }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
)
"""Styles and texts; what stands between ** is bold."""


def _add(document: Any, style: str, text: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for i, part in enumerate(text.split("**")):
        paragraph.add_run(part).bold = True if i % 2 else None


def _add_table(document: Any, of: str, placeholder: str) -> None:
    """A row that is repeated, bold where it is the sum, with the deviation in its colour."""
    made = document.add_table(rows=len(ROWS), cols=len(COLUMNS))
    made.style, made.autofit = TABLE_STYLE, False
    mark(made.rows[0], is_header=True)
    for place, (_, _, width) in enumerate(COLUMNS):
        made.columns[place].width = Mm(width)
    for number, kind in enumerate(ROWS):
        if kind.startswith("{%"):
            made.cell(number, 0).text = kind.replace("%s", placeholder)
        else:
            for place in range(len(COLUMNS)):
                _fill_cell(made.cell(number, place), place, kind)
    made.cell(0, 0).paragraphs[0].runs[0].text = of


ROWS = (
    "heading",
    "{%tr for rad in %s %}",
    "{%tr if rad.summa %}",
    "sum",
    "{%tr else %}",
    "row",
    "{%tr endif %}",
    "{%tr endfor %}",
)
WORDED = ("namn", "status")
"""What is no figure, and leads nowhere."""
TONED = (
    ("{% if rad.ton == 'underskott' %}", None),
    ("{{ rad.%s|länk }}", "Underskott"),
    ("{% elif rad.ton == 'överskott' %}", None),
    ("{{ rad.%s|länk }}", "Överskott"),
    ("{% else %}", None),
    ("{{ rad.%s|länk }}", None),
    ("{% endif %}", None),
)
"""Runs with their character styles: what is shown takes the colour of the run it stands in."""


def _fill_cell(cell: Any, place: int, kind: str) -> None:
    heading, name, width = COLUMNS[place]
    cell.width = Mm(width)
    paragraph = cell.paragraphs[0]
    paragraph.style = {"namn": "Tabelltext", "status": "Tabellord"}.get(name, "Tabelltal")
    asked = "{{ rad.%s }}" if name in WORDED else "{{ rad.%s|länk }}"
    plain = ((heading if kind == "heading" else asked, None),)
    for text, style in TONED if name == "avvikelse" and kind != "heading" else plain:
        run = paragraph.add_run(text.replace("%s", name), style=style)
        run.bold = None if kind == "row" else True
