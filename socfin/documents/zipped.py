"""Office files are zip archives; here they get fixed dates, so that the same report gives the same bytes."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def undated(content: bytes) -> bytes:
    """The same archive with every member's date at the zip format's beginning."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            member = ZipInfo(name, EPOCH)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            after.writestr(member, before.read(name))
    return out.getvalue()
