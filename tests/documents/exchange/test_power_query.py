"""The text for Power Query is whole, and the same in the documentation.

Excel runs on no machine of ours, so the text is taken apart here: strings and brackets are read as M reads
them, and each step's name is one that was given before it. tests/api/test_power_query.py asks what it asks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from socfin.documents.exchange.power_query import ADDRESS, COMMITTEE, KEY, power_query

DOCS = Path(__file__).parents[3] / "docs"
PAIRS = {")": "(", "]": "[", "}": "{"}
STRING = re.compile(r'"((?:[^"]|"")*)"')
STEP = re.compile(r"^  (\w+) =", re.MULTILINE)
LIBRARY = {"Web", "Contents", "Json", "Document", "List", "Last", "Generate", "Combine", "Table"}
LIBRARY |= {"FromRecords", "SelectColumns", "TransformColumns", "RelativePath", "Query", "Headers"}
LIBRARY |= {"Authorization", "Csv", "PromoteHeaders", "TransformColumnTypes", "Delimiter", "Encoding"}
MADE = power_query(ADDRESS, COMMITTEE, KEY)


def in_docs(page: str) -> list[str]:
    """The texts in a page of the documentation that Power Query is to run."""
    blocks = re.findall(r"```\n(let\n.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    return blocks


EVERY = [MADE, *in_docs("formats.md"), *in_docs("api.md")]


def faults(text: str) -> Iterator[str]:
    """Brackets that are not closed, or another than was opened, and strings without an end."""
    bare = STRING.sub('""', text)
    open_ = []
    for sign in bare:
        if sign in PAIRS.values():
            open_.append(sign)
        elif sign in PAIRS and (not open_ or open_.pop() != PAIRS[sign]):
            yield f"{sign} closes nothing"
    yield from open_
    if STRING.sub("", text).count('"'):
        yield "a string without an end"


@pytest.mark.parametrize("text", EVERY)
def test_it_is_whole(text):
    assert list(faults(text)) == []
    assert text.startswith("let\n")
    assert re.search(r"\nin\n  (\w+)\n$", text)[1] == STEP.findall(text)[-1], "the last step is the answer"


@pytest.mark.parametrize("text", EVERY)
def test_each_step_but_the_last_ends_with_a_comma(text):
    steps = re.split(r"(?m)^(?=  \w+ =)", text.partition("\nin\n")[0])[1:]

    assert [step for step in steps[:-1] if not step.rstrip().endswith(",")] == []
    assert not steps[-1].rstrip().endswith(",")


@pytest.mark.parametrize("text", EVERY)
def test_every_name_is_given_before_it_is_used(text):
    bare = STRING.sub('""', text.partition("\nin\n")[0])
    given = set(LIBRARY)
    for step in re.split(r"(?m)^(?=  \w+ =)", bare)[1:]:
        name = STEP.match(step)[1]
        used = set(re.findall(r"\b[A-Z]\w*", step)) - {name}
        assert used <= given, f"{name}: {used - given}"
        given.add(name)


@pytest.mark.parametrize(
    "broken", ["let\n  A = (1\nin\n  A\n", 'let\n  A = "x\nin\n  A\n', "let\n  A = {1)\nin\n  A\n"]
)
def test_the_reading_above_finds_faults(broken):
    assert list(faults(broken))


def test_the_documentation_has_the_same_text():
    assert MADE in in_docs("formats.md")


def test_quotation_marks_in_what_is_given_end_no_string():
    assert list(faults(power_query('https://x.example/"', "n", "k"))) == []
