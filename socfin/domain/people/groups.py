"""Which role someone's groups lead to; knows nothing of who vouches for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from socfin.domain.roles import OF_COMMITTEES, Role, by_reach

STRONGEST_FIRST = tuple(role for role in by_reach() if role in OF_COMMITTEES and not role.has_own_parts)
"""Who is in several groups gets the first of their roles in a committee; none gives parts of a tree."""


def groups_in(claims: Mapping[str, Any], names: Iterable[str]) -> frozenset[str]:
    """The groups that the named claims hold: a list of texts, or a single one; all else is no group."""
    groups: set[str] = set()
    for name in names:
        value = claims.get(name)
        values = value if isinstance(value, list | tuple) else [value]
        groups |= {each for each in values if isinstance(each, str) and each}
    return frozenset(groups)


def role_of_groups(mapping: Mapping[str, Role], groups: Iterable[str]) -> tuple[Role, str] | None:
    """The strongest role that the groups give in a committee, and by which group; None when none does."""
    given = sorted(
        (STRONGEST_FIRST.index(mapping[group]), group) for group in frozenset(groups) if group in mapping
    )
    return (STRONGEST_FIRST[given[0][0]], given[0][1]) if given else None
