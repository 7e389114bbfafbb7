"""Columns of one kind of cost as a report's only outcome or budget: told; never which columns are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfin.domain.figures import Problem, Scenario, warning
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role

_PART = re.compile(
    r"\b(?:löne?|personal|lokal|hyres?|material|kapital|köp|bemanning|vikarie|konsult|livsmedels|transport|"
    r"interna?|externa?|egen regi|egna|köpta?|extern regi|rörliga?|fasta?|säsongsrensa|normalisera|"
    r"exkl(?:usive|\.)?(?=\W)|utan )"
)
_PART_OF_BUDGET = re.compile(
    r"\b(?:löne?|personal|lokal|hyres?|material|kapital|köp|bemanning|vikarie|konsult|livsmedels|transport|"
    r"intäkts?|kostnads?|volym|tilläggs?|investerings?|flex|reserv|buffert|"
    r"(?:rörlig|fast|utökad|överförd)\w* |"
    r"exkl(?:usive|\.)?(?=\W)|utan )"
)
"""A budget of one kind, or added to another."""


def parts_alone(mapping: Mapping) -> Iterator[Problem]:
    """A warning for each column of outcome or budget whose words say a part of it, where no other is whole.

    "Lönekostnad utfall" alone is no committee's outcome; beside "Utfall" it is asked about elsewhere.
    """
    kinds = ((Scenario.OUTCOME, _PART, "utfallet"), (Scenario.BUDGET, _PART_OF_BUDGET, "budgeten"))
    for scenario, words, whole in kinds:
        amounts = [c for c in mapping.columns if c.role is Role.AMOUNT and c.scenario is scenario]
        if all(words.search(plain(column.header)) for column in amounts):
            yield from (_is_part(column, whole) for column in amounts)


def _is_part(column: Column, whole: str) -> Problem:
    return warning(
        f"Kolumnen ”{column.header}” är av namnet att döma bara en del av {whole}.",
        f"Kontrollera att beloppen är hela nettot. Ta annars ut rapporten med hela {whole}.",
        column=column.header,
        code="part_of_outcome",
    )
