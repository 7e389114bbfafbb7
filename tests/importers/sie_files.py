"""SIE files in a few lines, and what is read from them; never asserts."""

from __future__ import annotations

from typing import Any

from socfin.domain.figures import Parsed, Scenario
from socfin.importers import Options, parse

HEAD = """\
#FLAGGA 0
#PROGRAM "Exempel" 1.0
#FORMAT PC8
#GEN 20250411
#SIETYP 4
#FNAMN "Exempelkommunen"
#RAR 0 20250101 20251231
#RAR -1 20240101 20241231
#KONTO 5020 "Lon"
#DIM 20 "Verksamhet"
#OBJEKT 20 "510" "Hemtjanst"
"""


def read(body: str, head: str = HEAD, **options: Any) -> Parsed:
    """The file of a head and a body, in code page 437."""
    return parse((head + body).encode("cp437"), "fil.se", Options(**options))


def voucher(date: str, *rows: str, number: str = "A 1") -> str:
    """A voucher with rows such as '5020 {20 "510"} 100', balanced against the bank."""
    total = sum(float(row.split()[-1]) for row in rows)
    lines = [*rows, f"1930 {{}} {-total:.2f}"]
    return f'#VER {number} {date} "Text"\n{{\n' + "".join(f"#TRANS {line}\n" for line in lines) + "}\n"


def amounts(parsed: Parsed, scenario: Scenario = Scenario.OUTCOME) -> dict[tuple[str, str, str], float]:
    """Code, account and month → kronor with our sign."""
    found = [one for one in parsed.figures if one.scenario is scenario]
    return {(one.verksamhet_code, one.account, str(one.span.last)): (one.amount or 0) / 100 for one in found}


def codes(parsed: Parsed) -> list[str]:
    """What is told of the file."""
    return [problem.code for problem in parsed.problems]


def told(parsed: Parsed, code: str) -> str:
    """The first problem of a code, as one text."""
    problem = next(one for one in parsed.problems if one.code == code)
    return f"{problem.message} {problem.remedy}"
