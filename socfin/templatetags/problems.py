"""How templates say what is wrong with a file and how to mend it there; never what the command calls it."""

from __future__ import annotations

import re

from django import template

from socfin.domain.money import NBSP
from socfin.importers.remedies import on_page

register = template.Library()
register.filter("on_page", on_page)


@register.filter
def as_one(text: str) -> str:
    """With an amount's digits and its unit on one line: "2 150 000 kr" never ends a line at "000"."""
    return re.sub(r"(?<=\d) (?=(?:\d{3}\b|(?:t|mn)?kr\b|%))", NBSP, text)
