"""What a handed-in file is held against: the tree, the account table and what counts, each read once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from socfin.domain.lines import AccountRule
from socfin.models import Committee, Publication, Verksamhet
from socfin.selectors.committees import account_rules, verksamheter
from socfin.selectors.figures import codes_with_amounts
from socfin.selectors.ledger import current_publications


class Ground:
    """A committee as it stands while one page is made or one file published.

    Nothing is read before it is asked for, and nothing twice; so it is made anew for each request, and where
    something has been written in between.
    """

    def __init__(self, committee: Committee) -> None:
        self.committee = committee
        self._amounts: dict[frozenset[int], set[str]] = {}

    @cached_property
    def nodes(self) -> tuple[Verksamhet, ...]:
        """Every verksamhet of the tree, in order, each with its parent and successor."""
        return tuple(verksamheter(self.committee))

    @cached_property
    def names(self) -> dict[str, str]:
        """Code → name, in the tree's order."""
        return {node.code: node.name for node in self.nodes}

    @cached_property
    def root(self) -> Verksamhet:
        """The verksamhet that stands for the whole committee."""
        return next(node for node in self.nodes if node.parent_id is None)

    @cached_property
    def rules(self) -> tuple[AccountRule, ...]:
        """The account table."""
        return account_rules(self.committee)

    @cached_property
    def published(self) -> list[Publication]:
        """What counts for each slot of money now."""
        return current_publications(self.committee)

    def with_amounts(self, publications: Iterable[Publication]) -> set[str]:
        """The codes that the publications give an amount other than 0."""
        given = list(publications)
        key = frozenset(publication.pk for publication in given)
        if key not in self._amounts:
            self._amounts[key] = codes_with_amounts(given)
        return self._amounts[key]
