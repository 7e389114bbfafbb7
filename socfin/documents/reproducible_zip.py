"""Office files are zip archives; here they get fixed dates, so that the same report gives the same bytes."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
EMBEDDED = "ppt/embeddings/"
"""Where the workbooks of a slide deck's charts lie; each says in its properties when it was made."""


def undated(content: bytes, *, properties: bool = False) -> bytes:
    """The same archive with every member's date at the zip format's beginning.

    With `properties`, the dates in its own properties are set there too; else they are the document's to say.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            member = ZipInfo(name, EPOCH)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            inside = before.read(name)
            if name.startswith(EMBEDDED):
                inside = undated(inside, properties=True)
            if properties and name == "docProps/core.xml":
                inside = MADE.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", inside)
            after.writestr(member, inside)
    return out.getvalue()
