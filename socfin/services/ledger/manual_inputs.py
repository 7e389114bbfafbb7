"""What people have entered for verksamheter, forecasts and comments, placed at the nodes that show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from socfin.domain.money import Ore
from socfin.domain.report import Comment, Organisation
from socfin.services.ledger.organisation import Tree


@dataclass(frozen=True, slots=True)
class ManualInputs:
    """Forecasts (öre) and comments by position, and the names whose forecast has no place in this tree."""

    forecasts: dict[int, Ore]
    comments: dict[int, Comment]
    unplaced: tuple[str, ...] = ()


def manual_inputs(
    forecasts: Mapping[str, Ore],
    comments: Mapping[str, Comment],
    tree: Tree,
    organisation: Organisation,
    used: Collection[str],
) -> ManualInputs:
    """Place what was entered by code (forecasts in öre); `used` are the codes that have figures.

    As the organisation is now, an old verksamhet's comment follows it to its successor. Its forecast
    does so only when it is all the successor consists of: else it would pass for the whole.
    """
    home = tree.home(organisation)
    placed: dict[int, Ore] = {}
    unplaced: list[str] = []
    for code, amount in forecasts.items():
        if code not in tree.positions:
            continue
        position = tree.positions[code]
        target = home[position]
        shared = [node for node in tree.nodes if home[node.position] == target and node.code in used]
        if target == position or (not tree.children[target] and [n.position for n in shared] == [position]):
            placed[target] = amount
        else:
            unplaced.append(tree.nodes[position].name)
    return ManualInputs(placed, _comments(comments, tree, home), tuple(unplaced))


def _comments(comments: Mapping[str, Comment], tree: Tree, home: tuple[int, ...]) -> dict[int, Comment]:
    positioned = {
        tree.positions[code]: comment for code, comment in comments.items() if code in tree.positions
    }
    placed = {position: comment for position, comment in positioned.items() if home[position] == position}
    moved: dict[int, Comment] = {}
    for position in sorted(positioned.keys() - placed.keys()):
        comment, target = positioned[position], home[position]
        text = f"{tree.nodes[position].name}: {comment.text}"
        before = moved.get(target)
        moved[target] = replace(comment, text=text if before is None else f"{before.text}\n{text}")
    return moved | placed
