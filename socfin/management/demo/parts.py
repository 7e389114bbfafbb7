"""The parts of Nora and Timrå that their sources count people and places in, beside those with money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socfin.actions.committees import plant_tree

if TYPE_CHECKING:
    from socfin.models import Committee, User

Part = tuple[str, str, str, int] | tuple[str, str, str, int, int | None, int | None]
"""Code, name, the code above, order, and the first and last month (yyyymm) of one that has them."""
OLD_GROUPS = tuple(enumerate("ABCD", start=1))
NEW_GROUPS = tuple(enumerate("123456", start=1))
NORAS_PARTS: tuple[Part, ...] = (
    ("541", "Torget, gruppboende", "540", 41),
    ("542", "Torget, serviceboende", "540", 42),
)
"""Of the first a day is set against a bought one; the money of both is told of a year before."""
LAST_OF_FOUR, FIRST_OF_SIX = 202212, 202301
"""The months that hemtjänst's groups are taken to change in: the source says that they will, not when."""
TIMRAS_PARTS: tuple[Part, ...] = (
    ("HT", "Hemtjänst", "", 10),
    *(("HT-" + name, f"Hemtjänstgrupp {name}", "HT", 10 + at, None, LAST_OF_FOUR) for at, name in OLD_GROUPS),
    *(("HT-" + name, f"Hemtjänstgrupp {name}", "HT", 14 + at, FIRST_OF_SIX, None) for at, name in NEW_GROUPS),
    ("SÄBO", "Särskilt boende", "", 30),
    ("HSL", "Hälso- och sjukvård", "", 40),
    ("SSK", "Sjuksköterskor", "HSL", 41),
    ("IFO", "Individ- och familjeomsorg", "", 50),
    ("SO", "Stöd och omsorg", "", 60),
)
"""The parts that the slides count people and events in; of their money they say nothing, nor what the groups
of hemtjänst are called: four as it is, six as it will be."""


def plant_parts(committee: Committee, parts: Sequence[Part], by: User) -> None:
    """Parts that a source counts in, in the committee's tree beside those that it tells the money of."""
    nodes = [(*part[:4], *(part[4:] or (None, None)), "") for part in parts]
    plant_tree(committee=committee, nodes=nodes, by=by)
