"""The specification in docs says every column of every table, with its type, as the tables have them."""

from pathlib import Path

import pytest
from frictionless import Resource, Schema

from socfin.documents.open_data.fields import VERSION
from socfin.documents.open_data.package import table_schema
from socfin.documents.open_data.tables import TABLES, UNITS

TEXT = (Path(__file__).parents[3] / "docs/namnduppfoljning.md").read_text(encoding="utf-8")


def written(table) -> list[tuple[str, str]]:
    """Name and type of each row of the table's own section."""
    section = TEXT.split(f"## {table.name}.csv", 1)[1].split("\n## ", 1)[0]
    cells = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return [(cell[0].strip().strip("`"), cell[1].strip()) for cell in cells]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_stands_in_the_specification_in_its_place(table):
    assert written(table) == [(field.name, field.kind.value) for field in table.fields]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_specification_says_the_key_and_every_word_a_column_may_have(table):
    section = TEXT.split(f"## {table.name}.csv", 1)[1].split("\n## ", 1)[0]

    assert "Nyckel: " + ", ".join(f"`{name}`" for name in table.key) in section
    for field in table.fields:
        for word in field.constraints.get("enum", ()):
            assert word in section or word in TEXT.split("## verksamheter.csv")[0]


def test_the_version_is_the_tables():
    assert f"Version {VERSION}" in TEXT


def test_the_example_is_a_table_of_the_specification():
    example = TEXT.split("```csv\n", 1)[1].split("```", 1)[0]
    resource = Resource(
        data=example.encode(), format="csv", schema=Schema.from_descriptor(table_schema(UNITS))
    )

    report = resource.validate()
    assert report.valid, report.flatten(["message"])
