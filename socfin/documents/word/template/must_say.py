"""What a report in a municipality's own template must say: its conclusion, and what the whole came to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

import docx
from docx.oxml.ns import qn

from socfin.documents.outline import outline
from socfin.documents.tables import spelled
from socfin.documents.word.template.example import example
from socfin.documents.word.template.parts import PARAGRAPH
from socfin.documents.word.template.tags import Reading
from socfin.domain.columns import TEMPLATE
from socfin.domain.limits import Status
from socfin.domain.money import NBSP
from socfin.domain.report import AgendaItem, Report, ReportRow

FINDING = "slutsats"
TOTALS = ("utfall", "budget", "avvikelse")
"""What must be told of the total, by the headings of the placeholders."""
TELL_TOTALS = ("totalt", "meningar", "verksamheter", "resultaträkning")
"""The placeholders that tell of it."""
NO_FINDING = (
    "Slutsatsen kommer inte med{when}. Skriv {{{{ slutsats }}}} i ett eget stycke som alltid är med: det är "
    "svaret på hur det har gått."
)
NO_TOTALS = (
    "Summans {what} kommer inte med{when}. Skriv till exempel ”Utfall {{{{ totalt.utfall }}}}, budget "
    "{{{{ totalt.budget }}}}, avvikelse {{{{ totalt.avvikelse }}}}” i ett stycke som alltid är med."
)
CLOSE = 0.8
"""How alike a word is to one that was surely meant."""


def known_reports() -> tuple[tuple[Report, str], ...]:
    """Made-up reports that between them have everything and hardly anything, and what is said of each."""
    whole = example()
    bare = replace(whole, rows=(), lines=(), bridge=(), notes=(), published="", agenda=AgendaItem())
    near = replace(whole.total.to_date, status=Status.BALANCE)
    bare = replace(bare, total=replace(whole.total, comment=None, to_date=near), constructed=False)
    better = replace(whole, public=True, constructed=False, period="2025-12", total=_bettered(whole))
    return (
        (whole, ""),
        (bare, " när det varken finns underskott, kommentarer eller beslut"),
        (better, " när det är överskott"),
    )


def _bettered(report: Report) -> ReportRow:
    """The total with 200 tkr left of its budget."""
    figures = replace(report.total.to_date, budget=(report.total.to_date.outcome or 0) - 200_000_00)
    return replace(report.total, to_date=replace(figures, status=Status.SURPLUS))


def unsaid(content: bytes, report: Report, when: str) -> Iterator[str]:
    """What a template filled with a known report does not say, in Swedish, with the remedy."""
    text = _shown(content)
    if outline(report).finding.casefold() not in text:
        yield NO_FINDING.format(when=when)
    places = {place.heading: place.column for place, _ in TEMPLATE}
    spoken = {name: spelled(places[name], report.total, report.unit) for name in TOTALS}
    amounts = {name: amount.removeprefix("+") for name, amount in spoken.items()}  # a sentence has no plus
    if missing := [name for name, amount in amounts.items() if not _is_in(amount, text)]:
        yield NO_TOTALS.format(what=_listed(missing), when=when)


def never_named(readings: Iterable[Reading]) -> Iterator[str]:
    """The same of a template that cannot be filled yet: what it nowhere names, not even misspelt."""
    texts = [text for reading in readings for text in (*(place.tag for place in reading.tags), *reading.half)]
    words = set(re.findall(r"\w+", " ".join(texts).lower()))
    if not get_close_matches(FINDING, words, 1, CLOSE):
        yield NO_FINDING.format(when="")
    if not any(get_close_matches(name, words, 1, CLOSE) for name in TELL_TOTALS):
        yield NO_TOTALS.format(what=_listed(list(TOTALS)), when="")


def _shown(content: bytes) -> str:
    """The text of the body that a reader sees, without page headers; hidden runs are not seen."""
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = (
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")) if not _is_hidden(text))
        for paragraph in body.iter(PARAGRAPH)
    )
    return "\n".join(paragraphs).casefold()


def _is_hidden(text: object) -> bool:
    run = next(text.iterancestors(qn("w:r")), None)  # type: ignore[attr-defined]
    return run is not None and bool(run.xpath("w:rPr/w:vanish"))


def _is_in(amount: str, text: str) -> bool:
    """Whether the amount stands there by itself, no part of a longer one."""
    return re.search(rf"(?<![\d−])(?<!\d{NBSP}){re.escape(amount)}(?!{NBSP}?\d)", text) is not None


def _listed(names: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))
