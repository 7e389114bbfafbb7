"""Word templates written as text, so that a test reads like what the municipality typed."""

import io
import zipfile
from collections.abc import Callable

import docx

SAYS = ("{{ slutsats }}", "{{ totalt.utfall }}, {{ totalt.budget }}, {{ totalt.avvikelse }}")
"""What every template must say."""


def typed(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "") -> bytes:
    """A .docx with these paragraphs, then a table of these rows."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
    if header:
        document.sections[0].header.paragraphs[0].add_run(header)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def whole(*paragraphs: str, **more) -> bytes:
    """The same with what every template must say at the end."""
    return typed(*paragraphs, *SAYS, **more)


def changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The same file with one part rewritten, or added when it was not there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.namelist():
            if member != name:
                after.writestr(member, before.read(member))
        old = before.read(name).decode() if name in before.namelist() else ""
        after.writestr(name, change(old))
    return out.getvalue()
