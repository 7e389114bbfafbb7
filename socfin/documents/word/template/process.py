"""A program of its own that checks or fills a Word template; never imported by the product.

`socfin.bounded` runs it. One line of JSON on stdin, one on stdout: see `template_bounds`.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from typing import Any

from socfin.documents.dispatch import Dispatch
from socfin.documents.document import CannotMake
from socfin.documents.word.template.check import problems
from socfin.documents.word.template.filling import make
from socfin.domain.asked.addresses import FigureAddresses
from socfin.domain.report import Report


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """{"problems"} of a template to be checked; {"content"} or {"refused"} of one to be filled."""
    template = b64decode(asked["template"])
    if "report" not in asked:
        return {"problems": problems(template, asked["filename"])}
    addresses = FigureAddresses(**asked.get("addresses", {}))
    dispatch = Dispatch.of_plain(asked["dispatch"]) if "dispatch" in asked else None
    try:
        content = make(Report.from_json(asked["report"]), template, dispatch, addresses)
    except CannotMake as reason:
        return {"refused": str(reason)}
    return {"content": b64encode(content).decode()}


def main() -> None:
    """Answer what stands on stdin."""
    answered = json.dumps(answer(json.loads(sys.stdin.buffer.read())))
    sys.stdout.buffer.write(answered.encode() + b"\n")


if __name__ == "__main__":
    main()
