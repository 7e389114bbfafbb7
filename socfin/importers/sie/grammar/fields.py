"""Field after field of many lines at once, by the rules of `tokens`; never what a field means.

A million lines cost some tens of array operations a field. Only the bytes that may part fields are looked
at (blanks, quotes, braces, line ends), and of each line only as many fields as are asked for: what a voucher
says in its text is never read. Lines written in a way these operations do not follow are marked odd.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

OPEN, CLOSE = 123, 125
_QUOTE, _LINE_END, _RETURN, _BACKSLASH = 34, 10, 13, 92
_SPACE = 32
"""The last of the bytes that are blanks or line ends; `pieces` leaves no other control characters."""
_PADDING = b"\n" * 24
"""Stands after the piece, so that what is looked up a little beyond a line is always there."""
LONGEST = 64
"""Bytes of a field that are compared at once; a line with a longer field is odd."""

Numbers = np.ndarray


@dataclass(frozen=True, slots=True)
class Span:
    """Where one field lies in each line: quotes and braces left out, length 0 when it is empty or missing."""

    start: Numbers
    length: Numbers

    def only(self, chosen: Numbers) -> Span:
        """The field of the chosen lines."""
        return Span(self.start[chosen], self.length[chosen])


class _Kind:
    """Where marks of one kind are among all marks."""

    def __init__(self, chosen: Numbers) -> None:
        self._before = np.zeros(len(chosen) + 1, np.int32)
        np.cumsum(chosen, out=self._before[1:])
        self._places = np.append(np.flatnonzero(chosen), len(chosen) - len(_PADDING))

    def next(self, marks: Numbers) -> Numbers:
        """The first of the kind at or after each mark; the padding when there is none."""
        places: Numbers = self._places[self._before[marks]]
        return places

    def between(self, first: Numbers, last: Numbers) -> Numbers:
        """How many of the kind there are from one mark to another, the last not counted."""
        count: Numbers = self._before[last] - self._before[first]
        return count


@dataclass(frozen=True, slots=True)
class Marks:
    """The bytes of a piece that may part fields: where and what each is; of a run of blanks the first."""

    content: bytes
    bytes: Numbers
    at: Numbers
    kind: Numbers
    blanks: Numbers
    """How many blanks begin at the mark, 0 when it is something else."""
    quotes: _Kind
    closes: _Kind
    escaped: _Kind | None
    """Quotes after a backslash; None when the piece has no backslash."""


def marks_of(piece: bytes) -> Marks:
    """The marks of whole lines; a carriage return without line feed ends a line too."""
    content = (piece if piece.endswith(b"\n") else piece + b"\n") + _PADDING
    values = np.frombuffer(content, np.uint8)
    at = np.flatnonzero((values <= _SPACE) | (values == _QUOTE) | (values == OPEN) | (values == CLOSE))
    kind = values[at]
    returns = at[kind == _RETURN]
    if (values[returns + 1] != _LINE_END).any():
        return marks_of(piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    at, kind, blanks = _runs(at, kind)
    quote = kind == _QUOTE
    return Marks(
        content,
        values,
        at,
        kind,
        blanks,
        quotes=_Kind(quote),
        closes=_Kind(kind == CLOSE),
        escaped=_Kind(quote & (values[at - 1] == _BACKSLASH)) if b"\\" in piece else None,
    )


def _runs(at: Numbers, kind: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The marks without blanks that follow blanks, and how many blanks begin at each."""
    blank = (kind <= _SPACE) & (kind != _LINE_END)
    follows = np.zeros(len(at), np.bool_)
    follows[1:] = blank[1:] & blank[:-1] & (at[1:] == at[:-1] + 1)
    if not follows.any():
        return at, kind, blank.astype(np.int64)
    kept = np.flatnonzero(~follows)
    length = np.append(kept[1:], len(at)) - kept
    return at[kept], kind[kept], np.where(blank[kept], length, 0)


@dataclass(slots=True)
class Walk:
    """Some lines of a piece and how far each is read: the next byte and the first mark at or after it."""

    marks: Marks
    row: Numbers
    """Each line's number in the file."""
    line: Numbers
    """Where each line begins."""
    byte: Numbers
    mark: Numbers
    end: Numbers
    """The mark that ends each line."""
    odd: Numbers
    """Lines that have to be read singly."""

    def only(self, chosen: Numbers) -> Walk:
        """The chosen lines, to be read on by themselves."""
        if chosen.all():
            return replace(self)
        columns = ("row", "line", "byte", "mark", "end", "odd")
        return replace(self, **{name: getattr(self, name)[chosen] for name in columns})

    def texts(self) -> list[bytes]:
        """The lines as they stand."""
        content, ends = self.marks.content, self.marks.at[self.end].tolist()
        return [content[start:end] for start, end in zip(self.line.tolist(), ends, strict=True)]

    def braces(self) -> tuple[Numbers, Numbers]:
        """Lines that are nothing but an opening brace, and those that are nothing but a closing one."""
        stop, kind = self._skip_blanks()
        braced = (stop == self.byte) & ((kind == OPEN) | (kind == CLOSE))
        if not braced.any():
            return braced, braced
        after = replace(self, byte=self.byte + braced, mark=self.mark + braced)
        after._skip_blanks()
        alone = braced & (after.mark == self.end) & (after.byte == self.marks.at[self.end])
        return alone & (kind == OPEN), alone & (kind == CLOSE)

    def last_bytes(self) -> Numbers:
        """The last byte of each line that is no blank, of lines that are not blank."""
        marks, end = self.marks, self.marks.at[self.end]
        before = np.maximum(self.end - 1, 0)
        blanks = marks.blanks[before] * (marks.at[before] + marks.blanks[before] == end)
        last: Numbers = marks.bytes[end - blanks - 1]
        return last

    def field(self) -> Span:
        """The next field of each line; a list where a text should be makes the line odd."""
        marks = self.marks
        stop, kind = self._skip_blanks()
        here = stop == self.byte
        quoted = here & (kind == _QUOTE)
        stuck = (kind == _QUOTE) | (kind == CLOSE) | (here & (kind == OPEN))
        if not quoted.any():
            return self._take(quoted, self.mark, stop, stuck)
        closing = marks.quotes.next(self.mark + 1)
        end = np.where(quoted, marks.at[closing], stop)
        broken = (closing > self.end) | (marks.bytes[end - 1] == _BACKSLASH)
        broken |= marks.bytes[self.byte + 1] <= _SPACE
        return self._take(quoted, closing, end, np.where(quoted, broken, stuck))

    def objects(self) -> Span:
        """The next field of each line when it is an object list; nothing is read where there is none."""
        marks = self.marks
        stop, kind = self._skip_blanks()
        here = stop == self.byte
        listed = here & (kind == OPEN)
        closing = marks.closes.next(self.mark)
        odd = listed & ((closing > self.end) | ((marks.quotes.between(self.mark, closing) & 1) == 1))
        if marks.escaped is not None:
            odd |= listed & (marks.escaped.between(self.mark, closing) > 0)
        if listed.all():
            return self._take(listed, closing, marks.at[closing], odd)
        nothing = here & (kind == _QUOTE) & (marks.at[self.mark + 1] == self.byte + 1)
        end = np.where(listed, marks.at[closing], self.byte)
        return self._take(listed, closing, end, odd | nothing)

    def _take(self, enclosed: Numbers, closing: Numbers, end: Numbers, odd: Numbers) -> Span:
        """Go past a field that ends at a byte, and past the mark that closes it where it is enclosed."""
        start = self.byte + enclosed
        length = end - start
        self.odd = self.odd | odd | (length > LONGEST)
        self.byte = end + enclosed
        self.mark = closing + enclosed if enclosed.all() else np.where(enclosed, closing + 1, self.mark)
        if self.odd.any():
            length = np.where(self.odd, 0, length)
        return Span(start, length)

    def _skip_blanks(self) -> tuple[Numbers, Numbers]:
        """Go past blanks; where the next mark then is, and its kind."""
        marks = self.marks
        blanks = marks.blanks[self.mark]
        blanks *= marks.at[self.mark] == self.byte
        self.byte = self.byte + blanks
        self.mark = self.mark + (blanks > 0)
        return marks.at[self.mark], marks.kind[self.mark]


def walk(piece: bytes, row: int) -> Walk:
    """The start of every line of a piece, whose first line has a row number."""
    marks = marks_of(piece)
    ends = np.flatnonzero(marks.kind == _LINE_END)[: -len(_PADDING)]
    first = np.zeros(len(ends), np.int64)
    first[1:] = ends[:-1] + 1
    line = np.zeros(len(ends), np.int64)
    line[1:] = marks.at[ends[:-1]] + 1
    rows, odd = np.arange(row, row + len(ends)), np.zeros(len(ends), np.bool_)
    return Walk(marks, rows, line, byte=line, mark=first, end=ends, odd=odd)
