"""The evidence as files: one page to read, each table as CSV, and what their columns are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from socfin.domain.folder.evidence import Evidence, EvidenceRow, FolderFacts, FolderFile
from socfin.domain.formula_guard import guarded

PAGE = "index.html"
CSV, HTML, JSON = "text/csv", "text/html", "application/json"


def files_of(
    facts: FolderFacts, evidence: Iterable[Evidence], papers: Mapping[tuple[int, int], tuple[FolderFile, ...]]
) -> tuple[FolderFile, ...]:
    """The page, then a CSV for each table; `papers` are the files of each item's frozen version."""
    every = tuple(evidence)
    page = _templates().get_template("folder.html")
    links = {key: [(file.path, file.name) for file in files] for key, files in papers.items()}
    html = page.render(facts=facts, evidence=every, links=links)
    tables = (FolderFile(_path(each), CSV, as_csv(each), each.question) for each in every)
    return (FolderFile(PAGE, HTML, html.encode(), facts.title), *tables)


def as_csv(evidence: Evidence) -> bytes:
    """As a Swedish spreadsheet saves: UTF-8 with BOM, semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(evidence.headings)
    writer.writerows([guarded(cell) for cell in row.cells] for row in evidence.rows)
    return out.getvalue().encode("utf-8-sig")


def schema_of(evidence: Iterable[Evidence]) -> bytes:
    """Which columns each CSV has (Frictionless Data Package): they are read as words, as people read them."""
    resources = [
        {
            "name": each.key,
            "path": _path(each),
            "title": each.question,
            "encoding": "utf-8",
            "dialect": {"delimiter": ";"},
            "schema": {"fields": [{"name": heading, "type": "string"} for heading in each.headings]},
        }
        for each in evidence
    ]
    made = {"name": "revisorns-mapp", "resources": resources}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def _path(evidence: Evidence) -> str:
    return f"underlag/{evidence.key}.csv"


def paper_key(row: EvidenceRow) -> tuple[int, int]:
    """Whose files a row leads to."""
    return row.item, row.version


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("socfin.documents"), autoescape=True, undefined=StrictUndefined)
