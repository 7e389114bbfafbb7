"""Which column leads a report's rows where none is called the verksamhet and two may be; never amounts."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import Problem
from socfin.importers.containers.cells import text_of
from socfin.importers.leading import which_verksamhet
from socfin.importers.options import Options
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.spelling.dimensions import dimension_of, may_lead
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role


def which_leads(layout: Layout, mapping: Mapping, options: Options) -> tuple[Problem, ...]:
    """A question where two dimensions could be the verksamhet and each parts the other's rows.

    Where each cell of one stands under a single cell of the other they are two levels, and the first is read.
    """
    if options.mapping is not None and options.mapping.columns:
        return ()
    leads = next((c for c in mapping.columns if c.role in (Role.LABEL, Role.CODE) and _may_lead(c)), None)
    rivals = [c for c in mapping.columns if c.role is Role.DIMENSION and _may_lead(c)]
    if (
        leads is None
        or not rivals
        or any(plain(c.header) in (options.contents or {}) for c in (leads, *rivals))
    ):
        return ()
    places = {leads.header: _words(_cells(layout, leads))} | {
        rival.header: _words(_cells(layout, rival)) for rival in rivals if _are_crossed(layout, leads, rival)
    }
    return (which_verksamhet(places),) if len(places) > 1 else ()


def _may_lead(column: Column) -> bool:
    named = dimension_of(column.header)
    return named is not None and may_lead(named.name)


def _cells(layout: Layout, column: Column) -> list[str]:
    return [text_of(row[column.index]) if column.index < len(row) else "" for _, row in layout.body]


def _words(cells: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, cells)))


def _are_crossed(layout: Layout, first: Column, second: Column) -> bool:
    """Whether a cell of each column stands beside two of the other, rows that lack either aside."""
    pairs = {pair for pair in zip(_cells(layout, first), _cells(layout, second), strict=True) if all(pair)}
    return all(len({pair[at] for pair in pairs}) < len(pairs) for at in (0, 1))
