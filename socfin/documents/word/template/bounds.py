"""Checks and fills Word templates in a process of bounded time, memory and output: the only way to."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from socfin.bounded import Bounds, BrokeOff, OverBounds, lines
from socfin.documents.dispatch import Dispatch
from socfin.documents.document import CannotMake
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report

BOUNDS = Bounds(megabytes=1024, seconds=15, output=40 << 20)
"""Our own sample takes half a second; the rest is room for a machine with much else to do."""
TOO_MUCH = "Mallen tar för lång tid eller plats att fylla i. Gör den enklare och lämna in den igen."
UNREADABLE = "Mallen går inte att läsa. Utgå från exempelmallen, eller spara den på nytt i Word."
LARGEST = 5 * 1024 * 1024
"""Bytes of a template; a letterhead with a logotype is a tenth of it."""
_PROGRAM = Path(__file__).with_name("process.py")


def problems(content: bytes, filename: str) -> list[str]:
    """What is wrong with a template, in Swedish; empty when it may be used. Never in a transaction."""
    if len(content) > LARGEST:  # told without being sent
        return [too_large(content)]
    try:
        return [str(problem) for problem in _asked(content, filename=filename)["problems"]]
    except OverBounds:
        return [TOO_MUCH]
    except BrokeOff:
        return [UNREADABLE]


def too_large(content: bytes) -> str:
    """How it is said of a file over LARGEST."""
    size = f"{len(content) / 1024 / 1024:.1f}".replace(".", ",")
    return f"Filen är för stor: {size} MB. En mall får vara högst 5 MB. Minska bilderna i den."


def make(
    report: Report,
    template: bytes,
    dispatch: Dispatch | None = None,
    addresses: FigureAddresses = NO_ADDRESSES,
) -> bytes:
    """The .docx file; CannotMake, in Swedish, when the template cannot be filled within the bounds."""
    sent = {"addresses": asdict(addresses)} | ({"dispatch": dispatch.plain()} if dispatch else {})
    try:
        answer = _asked(template, report=report.to_json(), **sent)
    except OverBounds as ended:
        raise CannotMake(TOO_MUCH) from ended
    except BrokeOff as ended:
        raise CannotMake(UNREADABLE) from ended
    if "content" not in answer:
        raise CannotMake(str(answer["refused"]))
    return b64decode(answer["content"])


def _asked(template: bytes, **more: Any) -> dict[str, Any]:
    asked = json.dumps({"template": b64encode(template).decode(), **more}).encode() + b"\n"
    with closing(lines(_PROGRAM, asked, BOUNDS)) as answer:
        for line in answer:
            reply: dict[str, Any] = json.loads(line)
            return reply
    raise BrokeOff
