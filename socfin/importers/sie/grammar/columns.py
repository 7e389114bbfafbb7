"""One field of many lines as numbers: the different words it has, or amounts in öre; never one line."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.importers.sie.grammar.fields import Marks, Numbers, Span

_WORD = 8
_KEEP = np.array([(1 << 8 * length) - 1 for length in range(_WORD + 1)], dtype=np.uint64)
"""Masks that leave the first bytes of a word, which is read with its first byte lowest."""
_AMOUNT = 16
"""Bytes of an amount that are read at once; a longer one is read singly."""
_SIGNS, _POINTS = b"+-", b".,"
_EXACT = 15
"""Digits that a double holds, each of them."""
_TEN, _UNIT = np.uint8(10), np.uint8(1)
_TO_ORE = np.array([100, 10, 1], dtype=np.int64)


def words(marks: Marks, span: Span) -> tuple[Numbers, list[bytes]]:
    """Each line's word as its place among the different words, and those words."""
    if not len(span.start):
        return np.zeros(0, np.int64), []
    longest = int(span.length.max())
    codes = _distinct(_word(marks, span.start, span.length))
    for at in range(_WORD, longest, _WORD):
        part = _distinct(_word(marks, span.start + at, span.length - at))
        codes = _distinct(codes * (int(part.max()) + 1) + part)
    first = np.zeros(int(codes.max()) + 1, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    starts, lengths = span.start[first].tolist(), span.length[first].tolist()
    return codes, [marks.content[s : s + n] for s, n in zip(starts, lengths, strict=True)]


def _distinct(values: Numbers) -> Numbers:
    """Each value as its place among the different ones; a column is often the same all through."""
    if (values == values[0]).all():
        return np.zeros(len(values), np.int64)
    return pd.factorize(values)[0]


def _window(marks: Marks, start: Numbers, width: int) -> Numbers:
    """So many bytes from each place on; beyond the piece what stands last in it."""
    every = np.ndarray((len(marks.content) - width + 1,), f"V{width}", marks.content, strides=(1,))
    hits: Numbers = every[np.minimum(start, len(every) - 1)]
    return hits


def _word(marks: Marks, start: Numbers, length: Numbers) -> Numbers:
    """Eight bytes from each place on, those beyond the word's end as zero."""
    kept: Numbers = _window(marks, start, _WORD).view("<u8") & _KEEP[np.clip(length, 0, _WORD)]
    return kept


def amounts(marks: Marks, span: Span) -> tuple[Numbers, Numbers]:
    """Öre of amounts with point or comma and at most two decimals, and which lines have such an amount."""
    count = len(span.start)
    rows = _window(marks, span.start, _AMOUNT).view(np.uint8).reshape(count, _AMOUNT)
    columns = np.ascontiguousarray(rows.T)
    length = np.minimum(span.length, _AMOUNT + 1).astype(np.int8)
    value = np.zeros(count, np.float64)
    digits, decimals, points = (np.zeros(count, np.int8) for _ in range(3))
    for at in range(min(int(length.max(initial=0)), _AMOUNT)):
        byte, inside = columns[at], at < length
        figure = byte - 48
        digit = (figure < 10) & inside
        value *= np.where(digit, _TEN, _UNIT)
        value += figure * digit
        digits += digit
        decimals += digit & (points > 0)
        points += inside & ((byte == _POINTS[0]) | (byte == _POINTS[1]))
    sign = columns[0]
    signed = ((sign == _SIGNS[0]) | (sign == _SIGNS[1])) & (length > 0)
    plain = (digits + points + signed == length) & (digits > 0) & (points <= 1) & (decimals <= 2)
    ore = value.astype(np.int64) * _TO_ORE[np.minimum(decimals, 2)]
    return np.where(sign == _SIGNS[1], -ore, ore), plain & (digits <= _EXACT)
