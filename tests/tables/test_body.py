"""The rows written here are, letter by letter, those that django-tables2 writes cell by cell."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template import engines

from socfin.domain.comparison import Comparison
from socfin.domain.money import Unit
from socfin.tables import Links, accounts_table, deviation_table, lines_table
from socfin.tables.branches import Branches
from tests.documents.reports import large, nora
from tests.rows import account_of

BY_THE_LIBRARY = """
{% for row in table.paginated_rows %}<tr role="row" {{ row.attrs.as_html }}>
{% for column, cell in row.items %}
{% if column.name == "name" %}<th scope="row" role="rowheader" {{ column.attrs.td.as_html }}>{{ cell }}</th>
{% else %}<td role="cell" {{ column.attrs.td.as_html }}>{{ cell }}</td>{% endif %}
{% endfor %}</tr>{% endfor %}"""
LINKS = Links(page=lambda code: f"/v/{code}?a=1&b=2", figure=lambda code, key: f"/r/{code}/{key}")


def by_the_library(table) -> str:
    return close(engines["django"].from_string(BY_THE_LIBRARY).render({"table": table}))


def close(page: str) -> str:
    return re.sub(r">\s+<", "><", page).strip()


@pytest.mark.parametrize("timespan", ["ackumulerat", "manad", "helar"])
@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("made", [deviation_table, lines_table])
def test_the_rows_are_the_librarys(made, timespan, unit):
    def table():
        return made(nora(), timespan=timespan, unit=unit, links=LINKS)

    assert close(table().body) == by_the_library(table())


def test_names_that_look_like_markup_and_missing_figures_are_written_as_the_library_does():
    total = replace(nora().total, name='<b>"Vård" & omsorg</b>', to_date=Comparison())
    report = replace(nora(), total=total)

    body = close(deviation_table(report, links=LINKS).body)

    assert body == by_the_library(deviation_table(report, links=LINKS))
    assert "&lt;b&gt;&quot;Vård&quot; &amp; omsorg&lt;/b&gt;" in body


def test_the_folds_of_a_large_table_are_the_librarys():
    rows = large().rows
    report = replace(
        large(), rows=tuple(replace(row, code=f"{row.code}-{n}") for n in range(20) for row in rows)
    )

    def table():
        return deviation_table(
            report, links=LINKS, branches=Branches.after((rows[0].code + "-0",), "?enhet=kr")
        )

    assert table().folds
    assert close(table().body) == by_the_library(table())


def test_the_accounts_are_the_librarys():
    rows = [
        account_of(code="5010", name="Löner <1>", line="", outcome=-100_000),
        account_of(code="", name="Övrigt", line="Netto", outcome=0),
    ]

    def table():
        return accounts_table(rows, unit=Unit.TKR, links=LINKS)

    assert close(table().body) == by_the_library(table())
