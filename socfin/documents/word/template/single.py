"""What is wrong with the words of a single tag, whatever is wrong with the others in the part.

A part is judged tag by tag, so that a fault in one never hides that in another; the tags around it are
taken as they stand, or as anything at all where they cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from socfin.documents.word.template.language import explained, faults_of

ANYTHING = "_"
"""What a list or a condition that cannot be read is taken for."""
BEGUN = re.compile(r"^\{%(?:(?:p|tr) )? ?")
HALF_BEGUN = re.compile(r"\bfor\s+(\w+)|\b(if)\b")
ENDS = {"for": "{% endfor %}", "if": "{% endif %}"}


def faults_in(tag: str, around: Sequence[str]) -> list[str]:
    """What is wrong with a tag's own words, in Swedish; `around` is what it stands in, outermost first."""
    source = _whole(BEGUN.sub("{% ", tag))
    if not source:
        return []
    ends = [ENDS[_word(begun)] for begun in reversed(around)]
    try:
        ImmutableSandboxedEnvironment().parse(source)
    except TemplateSyntaxError as error:
        return [explained(error)]
    tree = ImmutableSandboxedEnvironment().parse("\n".join((*around, source, *ends)))
    line = len(around) + 1
    return [fault.message for fault in faults_of(tree, unread=(ANYTHING,)) if fault.line == line]


def begun_by(tag: str) -> str:
    """A for or if as it stands around others; over anything where it cannot be read itself."""
    plain = BEGUN.sub("{% ", tag)
    try:
        ImmutableSandboxedEnvironment().parse(_whole(plain))
    except TemplateSyntaxError:
        return half_begun(plain) or f"{{% if {ANYTHING} %}}"
    return plain


def half_begun(text: str) -> str:
    """The for or if that a text with broken braces seems to begin, over anything; "" when there is none."""
    begun = HALF_BEGUN.search(text)
    if begun is None:
        return ""
    return f"{{% if {ANYTHING} %}}" if begun[2] else f"{{% for {begun[1]} in {ANYTHING} %}}"


def _whole(tag: str) -> str:
    """A source of the tag alone; "" for what has no words of its own."""
    if tag.startswith("{{"):
        return tag
    word = _word(tag)
    if word == "elif":
        return f"{{% if {ANYTHING} %}}{tag}{ENDS['if']}"
    return f"{tag}{ENDS[word]}" if word in ENDS else ""


def _word(tag: str) -> str:
    return (tag.removeprefix("{%").split() or [""])[0]
