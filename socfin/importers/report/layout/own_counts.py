"""Columns named as a committee's own indicators; what any committee counts is told by its heading."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue
from socfin.importers.options import Options
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.counts import counts_of
from socfin.importers.spelling.headings import Heading, heading_of_counts
from socfin.importers.spelling.roles import Role

_GUESSED = (None, Role.IGNORE, Role.AMOUNT, Role.DEVIATION)


def with_own_counts(layout: Layout, options: Options) -> Layout:
    """The layout in which a heading that is an own indicator's name counts it, unless a person has said."""
    if options.mapping is not None and options.mapping.columns:
        return layout
    own = {
        at: heading_of_counts(heading.text, counts_of(heading.text))
        for at, heading in enumerate(layout.headings)
        if heading.role in _GUESSED and _is_own(heading, options.catalogue)
    }
    if not own:
        return layout
    columns = tuple(_column(c, own[c.index]) if c.index in own else c for c in layout.columns)
    headings = tuple(own.get(at, heading) for at, heading in enumerate(layout.headings))
    return replace(layout, columns=columns, headings=headings)


def _column(column: Column, heading: Heading) -> Column:
    role = heading.role or Role.IGNORE
    return Column(column.index, column.header, role, heading.scenario, heading.basis)


def _is_own(heading: Heading, catalogue: Catalogue) -> bool:
    name = counts_of(heading.text).name
    named = catalogue.named(name) if name else None
    return named is not None and CATALOGUE.get(named.code) is None
