"""Which committee a row stands under, where headings without amounts name them; never whose file it is."""

from __future__ import annotations

from socfin.importers.spelling.committees import is_committee, stands_beside
from socfin.importers.spelling.labels import Label


class Bodies:
    """Walks the rows with the reader, remembering the committee whose heading they stand under."""

    def __init__(self) -> None:
        self.name = ""

    def take(self, label: Label, *, blank: bool) -> None:
        """A heading that names a committee begins its rows; one beside committees does among theirs."""
        begins = is_committee(label.name) or (self.name and stands_beside(label.name))
        if blank and begins and not label.sums:
            self.name = label.name

    def of(self, label: Label) -> str:
        """The committee of a row with amounts; a total of no name, or a committee's, ends its rows."""
        own = self.name
        if label.sums and (is_committee(label.name) or not (label.name or label.code)):
            self.name = ""
        return own if own and (label.name or label.code) else ""
