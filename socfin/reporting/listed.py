"""The committee's tree as pages list it: in order, by level, and the way down to one; no figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socfin.domain.period import Month
from socfin.selectors import committees
from socfin.services.report.boxes import Node

if TYPE_CHECKING:
    from socfin.models import Committee, Verksamhet


def nodes_above(committee: Committee, code: str) -> list[Verksamhet]:
    """The verksamheter above one, from the one under the root down to its parent."""
    return committees.verksamhet_and_above(committee, code)[-2:0:-1]


def listed_tree(committee: Committee) -> list[dict[str, Any]]:
    """The tree in order, with each verksamhet's level and the months it exists, for reading."""
    nodes = list(committees.verksamheter(committee))
    children: dict[int | None, list[Verksamhet]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    listed: list[dict[str, Any]] = []

    def visit(node: Verksamhet, level: int) -> None:
        listed.append({"code": node.code, "name": node.name, "level": level, "valid": _valid(node)})
        for child in children.get(node.pk, []):
            visit(child, level + 1)

    for root in children.get(None, []):
        visit(root, 0)
    return listed


def _valid(node: Verksamhet) -> str:
    first = Month.from_yyyymm(node.valid_from).label if node.valid_from else ""
    last = Month.from_yyyymm(node.valid_to).label if node.valid_to else ""
    successor = f", efterträds av {node.successor.name}" if node.successor else ""
    if first and last:
        return f"{first}–{last}{successor}"
    if last:
        return f"till och med {last}{successor}"
    return f"från {first}" if first else ""


def organisation_nodes(committee: Committee) -> list[Node]:
    """Every verksamhet of the tree, in its order, with its months and what comes after it."""
    return [
        Node(
            node.code,
            node.name,
            node.parent.code if node.parent else "",
            Month.from_yyyymm(node.valid_from) if node.valid_from else None,
            Month.from_yyyymm(node.valid_to) if node.valid_to else None,
            node.successor.code if node.successor else "",
        )
        for node in committees.verksamheter(committee)
    ]
