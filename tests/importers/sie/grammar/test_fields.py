"""Many lines at once and one line at a time read the same, however a SIE file is spelled."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.importers.sie.grammar import items as items_module
from socfin.importers.sie.grammar.items import read_items
from socfin.importers.sie.grammar.pieces import Content, content_of, pieces

LABELS = ("#PSALDO", "#PBUDGET", "#TRANS", "#RTRANS", "#VER", "#KONTO", "#psaldo", "#OKÄND", "{", "}", "")
FIELDS = (
    *("0", "-1", "202201", '"202212"', "5020", '"0351"', '"5020  "', "DIFF", "20220115", '"20220115"'),
    *(
        "1",
        "-12.50",
        "+0.5",
        '"1000.00"',
        "1,25",
        "0.125",
        "1e5",
        "123456789012345678",
        '""',
        '"  "',
        "-",
        ".",
    ),
    *("{}", "{ }", '{20 "510"}', '{"20" "510"}', "{020 510 6 x}", '{20 "a}b"}', r'{20 "a\"b"}', '{20 "å"}'),
    *(
        r"a\b",
        r'"a\"b"',
        '"a b"',
        '"öppen',
        "a{b",
        'a"b',
        "a}b",
        r'"a\"',
        '{20 "öppen',
        "{1 2",
        "x" * 80,
        "{1}5",
    ),
)
BLANKS = (" ", " ", "\t", "   ", " \t ", "")
ENDS = ("\n", "\n", "\r\n", "\r", " \n", "\t\r\n", "\n\n")


@st.composite
def lines(draw):
    fields = [draw(st.sampled_from(LABELS)), *draw(st.lists(st.sampled_from(FIELDS), max_size=7))]
    spelled = "".join(draw(st.sampled_from(BLANKS)) + field for field in fields)
    return spelled + draw(st.sampled_from(ENDS))


def figures(items) -> dict:
    """All that has been read, in plain values."""
    plain = {f.name: getattr(items, f.name) for f in dataclasses.fields(items) if f.name != "lists"}
    for name in ("balances", "transactions"):
        frame = plain[name]
        frame = frame.assign(objects=[items.lists[at] for at in frame["objects"]])
        plain[name] = frame.astype(object).to_numpy().tolist()
    plain["vouchers"] = plain["vouchers"].astype(object).to_numpy().tolist()
    return plain


def singly(content: Content):
    """The items when no line is read with others."""

    class Reader(items_module._Reader):
        def _sort(self, lines, _roles):
            self._singly(lines)

    reader = Reader(content)
    for piece in pieces(content.body):
        reader.take(piece)
    return reader.items()


@given(st.lists(lines(), max_size=12).map("".join), st.sampled_from(["utf-8", "cp437"]))
@settings(max_examples=300, deadline=None)
def test_lines_read_together_say_what_they_say_singly(text, encoding):
    content = content_of(text.encode(encoding))

    assert figures(read_items(content)) == figures(singly(content))


COMMON = (
    '#TRANS 5020 {20 "510"} 100.00 20220115 "Lön"',
    '#TRANS "5020" {"20" "510"} "-100.00" "" "Lön"',
    '\t#TRANS\t5020\t{1 "70" 20 "510"}\t100\t\t"a {b} \\"c\\" d"',
    '   #TRANS   5020   { }   100,5   ""   "öppen text',
    "#PSALDO 0 202201 5020 {} 1.00 0 more fields",
    "#PBUDGET 0 202201 5020 100.00",
    '#VER "A" "1" "20220115" "text" {',
)


@pytest.mark.parametrize("line", COMMON)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_programs_usually_write_is_read_many_lines_at_a_time(line, end, monkeypatch):
    def refuse(_reader, lines):
        assert not len(lines.row), lines.texts()

    monkeypatch.setattr(items_module._Reader, "_singly", refuse)
    items = read_items(content_of(f"{line}{end}".encode() * 3))

    assert len(items.balances) + len(items.transactions) + len(items.vouchers) == 3
    assert items.unreadable == ()


def test_of_a_file_only_the_odd_lines_are_read_singly(monkeypatch):
    seen = []
    singly_read = items_module._Reader._singly

    def watch(reader, lines):
        seen.extend(lines.row.tolist())
        singly_read(reader, lines)

    monkeypatch.setattr(items_module._Reader, "_singly", watch)
    rows = ['#PSALDO 0 202201 5020 {20 "510"} 1', '#PSALDO 0 202201 5020 {20 "5\\"0"} 1'] * 5
    items = read_items(content_of("\n".join(rows).encode()))

    assert len(items.balances) == 10
    assert sorted(seen) == [2, 4, 6, 8, 10]
