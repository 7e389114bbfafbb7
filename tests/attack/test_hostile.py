"""Hostile files: each is read or refused in words, in bounded time, and no word of it does anything."""

import logging
import re
import time

import pytest

from socfin.frames.figures import figures_frame
from socfin.importers import parse
from socfin.importers.spelling.bounds import LARGEST_SUM
from tests.attack.hostile import every
from tests.long import beyond

SHARES = 11
"""A first share of the files is tried always, the others in make test-long."""
SECONDS = 20
"""Of the processor: far more than the slowest takes, and far less than a bomb."""
NO_WORDS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""What neither shows nor moves a word: none of it belongs in what is said to a person."""


def test_they_are_three_hundred():
    names = [name for name, _, _ in every()]

    assert len(names) > 300
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("share", beyond(1, range(SHARES)))
def test_a_hostile_file_is_read_or_refused_in_words(share, caplog):
    caplog.set_level(logging.ERROR)
    tried = {name: harm(filename, make(), caplog) for name, filename, make in list(every())[share::SHARES]}

    assert {name: faults for name, faults in tried.items() if faults} == {}


def harm(filename: str, content: bytes, caplog) -> list[str]:
    """What is wrong with how a file was met."""
    caplog.clear()
    begun = time.process_time()
    parsed = parse(content, filename)
    took = time.process_time() - begun
    said = [f"{problem.message} {problem.remedy}" for problem in parsed.problems]
    figures = figures_frame(parsed)["amount_ore"].dropna() if len(parsed.figures) else None
    named = [f"{unit.code} {unit.name}" for unit in parsed.verksamheter] if not parsed.errors else []
    faults = {
        f"{took:.0f} s": took > SECONDS,
        "a traceback": bool(caplog.records),
        "neither figures nor errors": figures is None and not parsed.errors,
        "amounts beyond": figures is not None and not parsed.errors and figures.abs().max() >= LARGEST_SUM,
        "control characters are said": any(map(NO_WORDS.search, said)),
        "control characters are kept": any(NO_WORDS.search(words.replace("\r\n", " ")) for words in named),
        "too much is said": max(map(len, said), default=0) > 2_000,
    }
    return [fault for fault, met in faults.items() if met]
