"""Figures that a template asks to lead to their pages: `{{ rad.utfall|länk }}`; decides nothing of where.

Jinja knows no relationships of Word, so what the filter writes is a mark, and the marks of a filled part
become hyperlinks. A mark holds a word drawn anew each time: nothing that was typed can be one.
"""

from __future__ import annotations

import re
import secrets
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from socfin.documents.word.template.parts import SPACE, TEXT
from socfin.documents.word.template.placeholders import Linked

FILTER = "länk"
RUN, LINK = qn("w:r"), qn("w:hyperlink")
BYTES = 8
"""Of the word in a mark: no one guesses it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one filling."""

    word: str = field(default_factory=lambda: secrets.token_hex(BYTES))

    def mark(self, figure: str) -> str:
        """The figure between marks; itself where it has no page."""
        if not isinstance(figure, Linked):
            return figure
        return f"[{self.word}|{figure.address}|{figure}|{self.word}]"

    @property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(rf"\[{self.word}\|([^|]*)\|([^|]*)\|{self.word}\]")

    def plain(self, text: str) -> str:
        """The text without marks, the figures left."""
        return self._marked.sub(r"\2", text)

    def link(self, root: Any, rels: Any | None) -> None:
        """Make hyperlinks of a part's marks; plain text where the part has no relationships (`rels`).

        So too in a link of the template's own and where a mark stands in an attribute.
        """
        for text in [text for text in root.iter(TEXT) if self.word in (text.text or "")]:
            run = text.getparent()
            alone = run.tag == RUN and len([part for part in run if part.tag != qn("w:rPr")]) == 1
            if rels is None or not alone or next(run.iterancestors(LINK), None) is not None:
                text.text = self.plain(text.text)
            else:
                self._split(run, text.text, rels)
        for element in root.iter("{*}*"):
            for name, value in element.items():
                if self.word in value:
                    element.set(name, self.plain(value))

    def _split(self, run: Any, text: str, rels: Any) -> None:
        """A run for each piece of the text, alike; those of marks each in its hyperlink."""
        pieces = self._marked.split(text)
        for number in range(0, len(pieces), 3):
            if pieces[number]:
                run.addprevious(_run(run, pieces[number]))
            if number + 1 < len(pieces):
                link = OxmlElement("w:hyperlink")
                name = f"siffra{len(rels)}"  # the library's own way looks through all of them each time
                rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, pieces[number + 1], name, is_external=True)
                link.set(qn("r:id"), name)
                link.set(qn("w:history"), "1")
                link.append(_run(run, pieces[number + 2]))
                run.addprevious(link)
        run.getparent().remove(run)


def _run(like: Any, text: str) -> Any:
    """A run with the look of another and a text of its own."""
    made = deepcopy(like)
    node = made.find(TEXT)
    node.text = text
    node.set(SPACE, "preserve")
    return made
