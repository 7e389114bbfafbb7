"""Looks at the braces of a Word template before anything reads them: that they are whole, small and in place.

No library has read the template's language yet; what passes is small enough for every one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from socfin.documents.word.template.parts import TAG, Paragraph, is_copy, paragraphs, squeezed
from socfin.documents.word.template.single import begun_by, half_begun

LONGEST, MOST_DIGITS, DEEPEST_BRACKETS, DEEPEST, MOST = 200, 6, 3, 8, 2000
"""Characters of a tag, digits of a number, brackets in a tag, for and if in each other, tags of a part."""
ORDER = re.compile(r"\{%(?:(tr|tc|p|r) )? ?(\w*)")
ENDS = {"endfor": "for", "endif": "if"}
HALF = (
    "Klamrarna går inte att läsa: en saknas, är för mycket eller står för sig. Varje platshållare skrivs i "
    "ett och samma stycke med två klamrar på var sida, {{ slutsats }}, och for och if med {% … %}."
)
APART = (
    "{{% {word} … %}} börjar och slutar på olika ställen, så att värden hamnar i varandra. "
    "Skriv {{%tr … %}} i en egen tabellrad före och efter raden som upprepas, "
    "{{%p … %}} i ett eget stycke före och efter stycken som upprepas, "
    "eller både början och slutet i samma stycke."
)
TOGETHER = (
    "Värdena hamnar i varandra: det står inget mellan dem. Skriv ett mellanslag, ett komma, en tabb eller "
    "ett radbyte mellan dem, i en slinga mellan {% for … %} och {% endfor %}."
)
ALONE = (
    "{{%{prefix} … %}} ska stå ensamt i {place}: det andra där försvinner när mallen fylls i. "
    "Flytta det till ett eget ställe."
)
UNSEEN = "En platshållare står i ett fält, en bildtext eller en struken text. Skriv den som vanlig text."
PLACES = {"p": "ett eget stycke", "tr": "en egen tabellrad"}
UNSEEN_TEXTS = etree.XPath("//text()[not(parent::w:t)] | //@*", namespaces={"w": nsmap["w"]})
SEEN = tuple(qn(name) for name in ("w:drawing", "w:pict", "w:object", "w:sectPr", "w:tbl"))
"""What a paragraph or row may hold besides text."""


HALF_ENDED = re.compile(r"\bend(for|if)\b")


@dataclass(frozen=True, slots=True)
class TagFault:
    """What is wrong with a tag of a paragraph, in Swedish."""

    quoted: str
    message: str
    tag: str = ""
    at: int = 0
    """The paragraph's place in the part."""
    is_boxed: bool = False
    """Whether it stands in a text box."""


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A tag that is whole, the paragraph it stands in, and the for and if around it, outermost first."""

    tag: str
    quoted: str
    at: int
    around: tuple[str, ...]
    is_boxed: bool = False


@dataclass(slots=True)
class _Open:
    """A for or if that has not ended yet."""

    word: str
    prefix: str
    paragraph: Paragraph
    source: str
    """Itself, or what it seems to be."""
    at: int = 0
    is_half: bool = False
    """Whether its own braces are broken, which has been said already."""
    shows: bool = False
    apart: bool = False
    """Whether anything but values stands in it, so that one time through is told from the next."""


class Reading:
    """A part as it is read, paragraph by paragraph: its faults, and the texts that must always come out."""

    def __init__(self, root: Any) -> None:
        self.faults: list[TagFault] = []
        self.kept: list[str] = []
        """The texts outside every for and if, in order."""
        self.tags: list[TagPlace] = []
        """The tags that are whole, in order."""
        self.half: list[str] = []
        """The texts whose braces are not."""
        self._open: list[_Open] = []
        self._count = self._at = 0
        for self._at, paragraph in enumerate(paragraphs(root)):
            if not is_copy(paragraph):
                self._read(paragraph)
        self._close()
        self.faults += [TagFault("", UNSEEN)] if _has_unseen(root) else []

    def _read(self, paragraph: Paragraph) -> None:
        text = paragraph.spelled
        if {"{", "}"} & set(left := TAG.sub("", text)):
            self._half(paragraph, left)
        elif "}}{{" in text:
            self._fault(paragraph, TOGETHER)
        at, is_box = 0, paragraph.is_boxed
        for tag in TAG.finditer(text):
            self._keep(text[at : tag.start()], is_box=is_box)
            at = tag.end()
            self._count += 1
            if wrong := _too_much(tag[0]) or ("Mallen har för många platshållare." if self._is_full else ""):
                self._fault(paragraph, wrong, tag[0])
                continue
            around = tuple(begun.source for begun in self._open)
            self.tags.append(TagPlace(tag[0], paragraph.text.strip(), self._at, around, is_box))
            if tag[0].startswith("{%"):
                self._order(paragraph, tag[0])
            for begun in self._open if tag[0].startswith("{{") else ():
                begun.shows = True
        self._keep(text[at:], is_box=is_box)

    def _half(self, paragraph: Paragraph, left: str) -> None:
        """Braces that are not whole: what they seem to begin or end is taken as such by the tags around."""
        self._fault(paragraph, HALF, left.strip())
        self.half.append(paragraph.text)
        ended = HALF_ENDED.search(left)
        if ended and self._open and self._open[-1].word == ended[1]:
            self._open.pop()
        elif not ended and (begun := half_begun(left)):
            word = "if" if begun.startswith("{% if") else "for"
            self._open.append(_Open(word, "", paragraph, begun, self._at, is_half=True))

    @property
    def _is_full(self) -> bool:
        return self._count == MOST + 1

    def _order(self, paragraph: Paragraph, tag: str) -> None:
        ((prefix, word),) = ORDER.findall(tag)
        if prefix in PLACES and not _is_alone(paragraph, tag, prefix):
            self._fault(paragraph, ALONE.format(prefix=prefix, place=PLACES[prefix]), tag)
        if word in ("for", "if") and prefix in ("", *PLACES):
            self._open.append(_Open(word, prefix, paragraph, begun_by(tag), self._at))
            if len(self._open) > DEEPEST:
                self._fault(paragraph, f"for och if får stå högst {DEEPEST} i varandra.", tag)
        elif word in ("else", "elif", *ENDS) and prefix in ("", *PLACES):
            self._follow(paragraph, prefix, word)
        else:
            name = f"{prefix} {word}".strip() or tag[2:-2].strip()[:20]
            message = f"Instruktionen {{% {name} %}} finns inte. Det som finns är for och if."
            self._fault(paragraph, message, tag)

    def _follow(self, paragraph: Paragraph, prefix: str, word: str) -> None:
        """What follows on the innermost for or if that is open: it stands where that does."""
        begun = self._open[-1] if self._open else None
        if begun is None or ENDS.get(word, begun.word) != begun.word:
            self._fault(paragraph, f"{{% {word} %}} har ingen början.")
            return
        apart = begun.prefix != prefix or _place(begun.paragraph, prefix) is not _place(paragraph, prefix)
        if apart and not begun.is_half:
            self._fault(begun.paragraph, APART.format(word=begun.word), at=begun.at)
        if word in ENDS:
            self._open.pop()
            if word == "endfor" and not prefix and begun.shows and not begun.apart:
                self._fault(paragraph, TOGETHER)

    def _close(self) -> None:
        for begun in self._open:
            if not begun.is_half:
                word = begun.word
                message = f"{{% {word} … %}} avslutas aldrig. Lägg till {{% end{word} %}}."
                self._fault(begun.paragraph, message, at=begun.at)

    def _keep(self, text: str, *, is_box: bool) -> None:
        if not self._open and not is_box and text.strip():
            self.kept.append(text.strip())
        for begun in self._open if text else ():
            begun.apart = True

    def _fault(self, paragraph: Paragraph, message: str, tag: str = "", at: int | None = None) -> None:
        place = self._at if at is None else at
        self.faults.append(TagFault(paragraph.text.strip(), message, tag, place, paragraph.is_boxed))


def lost(kept: list[str], filled: str) -> str:
    """The first text of a template that is not in the filled part (squeezed), in order; "" when all are."""
    at = 0
    for text in kept:
        plain = squeezed(text)
        at = filled.find(plain, at)
        if at < 0:
            return text
        at += len(plain)
    return ""


def _too_much(tag: str) -> str:
    inside = tag[2:-2]
    if len(inside) > LONGEST:
        return f"Det som står mellan klamrarna är för långt: högst {LONGEST} tecken."
    if re.search(rf"\d{{{MOST_DIGITS + 1}}}", inside):
        return f"Ett tal i en mall får ha högst {MOST_DIGITS} siffror."
    if sum(map(inside.count, "([")) > DEEPEST_BRACKETS:
        return f"Det får stå högst {DEEPEST_BRACKETS} parenteser mellan klamrarna."
    if inside[:1] in ("-", "+") or inside[-1:] in ("-", "+"):
        return "Minus eller plus intill klamrarna tar bort text omkring. Ta bort tecknet."
    if tag.startswith("{{") and (prefix := re.match(r"(tr|tc|p|r)\s", inside)):
        return f"Mallen blir inget helt dokument med {{{{{prefix[1]} … }}}}. Skriv {{{{ … }}}}."
    return ""


def _is_alone(paragraph: Paragraph, tag: str, prefix: str) -> bool:
    """Whether the paragraph or row that disappears holds nothing but the tag."""
    whole = _row(paragraph) if prefix == "tr" else paragraph.element
    if whole is None:
        return False
    text = "".join(paragraph.text for paragraph in paragraphs(whole))
    return text.strip() == tag and not any(True for _ in whole.iter(*SEEN))


def _place(paragraph: Paragraph, prefix: str) -> Any:
    """What the beginning and the end must have in common."""
    if prefix == "tr":
        row = _row(paragraph)
        return paragraph.element if row is None else row.getparent()
    return paragraph.element.getparent() if prefix == "p" else paragraph.element


def _row(paragraph: Paragraph) -> Any:
    return next(paragraph.element.iterancestors(qn("w:tr")), None)


def _has_unseen(root: Any) -> bool:
    """Whether a tag stands where Word shows no text: in a field's code, an attribute, a deletion."""
    return any(mark in text for text in UNSEEN_TEXTS(root) for mark in ("{{", "{%", "{#"))
