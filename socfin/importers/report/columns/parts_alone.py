"""Columns of one kind of cost as a report's only outcome or budget: told; never which columns are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socfin.domain.figures import Problem, Scenario, warning
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role

_PART = re.compile(
    r"\b(?:löne?|personal|lokal|hyres?|material|kapital|köp|bemanning|vikarie|konsult|livsmedels|transport|"
    r"interna?|externa?|egen regi|egna|köpta?|extern regi|rörliga?|fasta?|säsongsrensa|normalisera|"
    r"exkl(?:usive|\.)?(?=\W)|utan )"
)


def parts_alone(mapping: Mapping) -> Iterator[Problem]:
    """A warning for each column of outcome whose words say a part of it, where no other is of the whole.

    "Lönekostnad utfall" alone is no committee's outcome; beside "Utfall" it is asked about elsewhere.
    """
    outcomes = [c for c in mapping.columns if c.role is Role.AMOUNT and c.scenario is Scenario.OUTCOME]
    nets = [c for c in outcomes if not _PART.search(plain(c.header))]
    for column in outcomes if not nets else ():
        yield warning(
            f"Kolumnen ”{column.header}” är av namnet att döma bara en del av utfallet.",
            "Kontrollera att beloppen är hela nettokostnaden. Ta annars ut rapporten med hela utfallet.",
            column=column.header,
            code="part_of_outcome",
        )
