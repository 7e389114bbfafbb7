"""A SIE text parted into its header, its balances and its vouchers; never what the amounts mean."""

from __future__ import annotations

from dataclasses import dataclass

_BALANCES = frozenset({"#PSALDO", "#PBUDGE"})
_TRANSACTIONS = frozenset({"#TRANS ", "#TRANS\t"})
_CORRECTIONS = frozenset({"#RTRANS", "#BTRANS"})
"""Rows added to and removed from a voucher; the format lets a reader pass over both."""
_PARTED = _BALANCES | _TRANSACTIONS | _CORRECTIONS


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lines with their row numbers in the file, from 1."""

    rows: list[int]
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Lines:
    """The file's lines by what they are."""

    header: Numbered
    balances: Numbered
    vouchers: Numbered
    transactions: Numbered
    cut_at: int | None
    """The row where the last voucher block opens when it never closes: the file is cut."""


def part(text: str) -> Lines:
    """The text's lines parted; corrections of vouchers are passed over."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if "\n " in text or "\n\t" in text:
        lines = [line.lstrip(" \t") for line in lines]
    rest = [(n, line) for n, line in enumerate(lines, start=1) if line[:7] not in _PARTED]
    vouchers = [(n, line) for n, line in rest if line[:4] == "#VER"]
    header = [(n, line) for n, line in rest if line[:1] == "#" and line[:4] != "#VER"]
    return Lines(
        header=_numbered(header),
        balances=_chosen(lines, _BALANCES),
        vouchers=_numbered(vouchers),
        transactions=_chosen(lines, _TRANSACTIONS),
        cut_at=_open_block(rest),
    )


def _chosen(lines: list[str], labels: frozenset[str]) -> Numbered:
    rows = [n for n, line in enumerate(lines, start=1) if line[:7] in labels]
    return Numbered(rows, [lines[n - 1] for n in rows])


def _numbered(pairs: list[tuple[int, str]]) -> Numbered:
    return Numbered([n for n, _ in pairs], [line for _, line in pairs])


def _open_block(rest: list[tuple[int, str]]) -> int | None:
    for row, line in reversed(rest):
        bare = line.strip()
        if bare == "}":
            return None
        if bare == "{" or (bare[:4] == "#VER" and bare.endswith("{")):
            return row
    return None
