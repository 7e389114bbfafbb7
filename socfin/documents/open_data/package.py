"""The tables' own description for programs: a Table Schema of each, and a Data Package of them all."""

from __future__ import annotations

from typing import Any

from socfin.documents.open_data.fields import SPECIFICATION, VERSION, Field
from socfin.documents.open_data.opened import Opened
from socfin.documents.open_data.tables import INDICATORS, TABLES, UNITS, Table

NOT_KNOWN = [""]
"""What stands for a missing figure: an empty cell, never 0."""


def table_schema(table: Table) -> dict[str, Any]:
    """The table's Table Schema (Frictionless)."""
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": NOT_KNOWN,
        "primaryKey": list(table.key),
    }
    if table is INDICATORS:
        reference = {"resource": UNITS.name, "fields": list(UNITS.key)}
        schema["foreignKeys"] = [{"fields": list(UNITS.key), "reference": reference}]
    return schema


def data_package(opened: Opened) -> dict[str, Any]:
    """The Data Package of a committee's open data."""
    licence = opened.licence
    return {
        "profile": "tabular-data-package",
        "name": f"{opened.slug}-uppfoljning",
        "title": opened.title,
        "description": opened.description,
        "homepage": opened.page,
        "version": VERSION,
        "specification": {"name": SPECIFICATION, "version": VERSION},
        "licenses": [{"name": licence.short, "path": licence.address, "title": licence.label}],
        "contributors": [{"title": opened.publisher, "role": "publisher"}],
        **({"created": f"{opened.modified}T00:00:00Z"} if opened.modified else {}),
        "resources": [_resource(opened, table) for table in TABLES],
    }


def _resource(opened: Opened, table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": opened.table_address(table.name),
        "profile": "tabular-data-resource",
        "scheme": "https" if opened.page.startswith("https:") else "http",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "header": True},
        "schema": table_schema(table),
    }


def _field(field: Field) -> dict[str, Any]:
    unit = {"unit": field.unit} if field.unit else {}
    bounds = {"constraints": field.constraints} if field.constraints else {}
    described = {"name": field.name, "type": field.kind.value, "title": field.title}
    return {**described, "description": field.description, **unit, **bounds}
