"""A verksamhet's sentence with the controller's comment beneath it, as text blocks; never a layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from socfin.domain.money import NBSP
from socfin.domain.report import Comment, Report, ReportRow, RowKind
from socfin.services.prose.cost_words import own_bought_lines
from socfin.services.prose.indicator_words import indicator_sentence, split_sentences
from socfin.services.prose.opening import named
from socfin.services.prose.sentences import row_sentence

BULLET = re.compile(r"^[-–−•*·]\s+")
PARTABLE = re.compile(
    r"(?<=\d) (?=\d{3}(?!\d))"  # the thousands of an amount
    r"|(?<=\d) (?=(?:tkr|mnkr|mkr|kkr|kr|kronor|miljon|miljoner|procent|%)(?!\w))"
)
"""The spaces inside a typed amount, and between it and its unit."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: paragraphs, or the items of a list without their bullets."""

    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One row in words."""

    name: str
    sentence: str
    level: int
    cause: str = ""
    blocks: tuple[Block, ...] = ()
    indicators: str = ""
    """What the indicators behind its money say, "" where none is worth words."""

    @property
    def lead(self) -> str:
        """The start of the sentence that names the row, to be set in bold; "" when it starts otherwise."""
        name, colon, _ = self.sentence.partition(":")
        return f"{name}{colon}" if colon else ""

    @property
    def rest(self) -> str:
        """The sentence after its lead."""
        return self.sentence.removeprefix(self.lead)


def passages(report: Report) -> tuple[Passage, ...]:
    """The rows that deserve words: those directly under the total, and every row with a comment.

    A report without verksamheter tells its lines instead; the total has its own sentence.
    """
    chosen = [row for row in report.rows if row.level <= 1 or row.comment is not None]
    lines = [line for line in report.lines if line.kind is not RowKind.TOTAL]
    return tuple(passage_of(row, report) for row in (chosen or lines))


def blocks(text: str) -> tuple[Block, ...]:
    """A comment's lines in blocks: each run of lines with bullets is a list, every other line a paragraph."""
    lines = [line.strip() for line in unparted(text).split("\n") if line.strip()]
    return tuple(_grouped(lines))


def unparted(text: str) -> str:
    """The text with no-break spaces inside its amounts: none is parted from its unit where a line ends."""
    return PARTABLE.sub(NBSP, text)


def _grouped(lines: list[str]) -> Iterator[Block]:
    for is_list, run in groupby(lines, key=lambda line: bool(BULLET.match(line))):
        texts = [BULLET.sub("", line) if is_list else line for line in run]
        yield Block(tuple(texts), is_list)


def passage_of(row: ReportRow, report: Report) -> Passage:
    """One row's words."""
    comment = row.comment or Comment(text="")
    return Passage(
        row.name,
        row_sentence(row, report.unit),
        row.level,
        named(row, row.to_date.deviation),
        blocks(comment.text),
        _indicators_of(report, row.code) if row.kind is RowKind.VERKSAMHET else "",
    )


def of_others(report: Report) -> tuple[str, ...]:
    """What is counted in verksamheter that have no passage of their own, one text each.

    The total's own are said where no part of it says anything.
    """
    with_words = {row.code for row in report.all_rows}
    others = {row.code: row.verksamhet for row in report.indicators if row.code not in with_words}
    named = [(name, indicator_sentence(report, code)) for code, name in others.items()]
    own = "" if report.rows or others else _indicators_of(report, report.total.code)
    places = [_own_places(report, row.code) for row in report.own_bought if row.code not in with_words]
    return tuple(filter(None, (*(f"{name}. {words}" for name, words in named if words), *places, own)))


def _indicators_of(report: Report, code: str) -> str:
    """The indicators worth words, what of the deviation is volume and price, what a day of its own costs."""
    words = (indicator_sentence(report, code), *split_sentences(report, code), _own_places(report, code))
    return " ".join(filter(None, words))


def _own_places(report: Report, code: str) -> str:
    own = (row for row in report.own_bought if row.code == code)
    return " ".join(line for row in own for line in own_bought_lines(row, report.unit))
