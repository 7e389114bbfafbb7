"""Exempelkommunen's forecasts from before its figures begin, handed in as a table; made up, like the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from socfin.actions.followup.past_forecasts import take_in_past_forecasts
from socfin.domain.past_forecasts.facts import FileSource
from socfin.importers.past_forecasts.table import Place, read_past_forecasts
from socfin.management.demo import tree

if TYPE_CHECKING:
    from socfin.models import Committee, User, Verksamhet

FILENAME = "prognoser-2018-2022-pahittade.csv"
TABLE = """År;När;Sa, mnkr;Blev, mnkr
2018;delår mars;0,0;-9,4
2018;T2;-4,5;-9,4
2018;oktober;-7,0;-9,4
2019;delår mars;-3,0;-12,8
2019;T2;-6,2;-12,8
2019;november;-8,5;-12,8
2020;delår mars;-6,0;3,1
2020;T2;-2,5;3,1
2020;oktober;1,0;3,1
2021;delår mars;-1,5;-23,0
2021;T2;-8,0;-23,0
2021;november;-13,0;-23,0
2022;delår mars;-10,0;-14,6
2022;T2;-12,0;-14,6
2022;oktober;-13,5;-14,6
"""
FIRST_OF_FIGURES = 2023


def enter_past_forecasts(committee: Committee, nodes: Mapping[str, Verksamhet], by: User) -> None:
    """Five years of what the committee said after three of the months, and what it became."""
    content = TABLE.encode()
    place = Place(
        tree={code: node.name for code, node in nodes.items()},
        root=tree.ROOT,
        committee=committee.name,
        before=FIRST_OF_FIGURES,
    )
    read = read_past_forecasts(content, FILENAME, place)
    take_in_past_forecasts(
        committee=committee,
        source=FileSource(FILENAME, read.sheet, hashlib.sha256(content).hexdigest()),
        forecasts=read.forecasts,
        by=by,
    )
