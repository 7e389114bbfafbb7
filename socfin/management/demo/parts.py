"""The parts of Nora and Timrå that their sources count people and places in, beside those with money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socfin.actions.committees import plant_tree

if TYPE_CHECKING:
    from socfin.models import Committee, User

NORAS_PARTS = (("541", "Torget, gruppboende", "540", 41),)
"""Whose day is set against a bought one; its money is told of a year before."""
TIMRAS_PARTS = (
    ("HT", "Hemtjänst", "", 10),
    ("SÄBO", "Särskilt boende", "", 20),
    ("HSL", "Hälso- och sjukvård", "", 30),
    ("SSK", "Sjuksköterskor", "HSL", 31),
    ("IFO", "Individ- och familjeomsorg", "", 40),
)
"""The parts that the slides count people and events in; of their money they say nothing."""


def plant_parts(committee: Committee, parts: Sequence[tuple[str, str, str, int]], by: User) -> None:
    """Parts that a source counts in, in the committee's tree beside those that it tells the money of."""
    nodes = [(code, name, above, order, None, None, "") for code, name, above, order in parts]
    plant_tree(committee=committee, nodes=nodes, by=by)
