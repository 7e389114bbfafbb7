"""Many lines at once and one line at a time read the same, however a SIE file is spelled."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.importers.sie import items as items_module
from socfin.importers.sie.items import read_items
from socfin.importers.sie.pieces import Content, content_of, pieces

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
