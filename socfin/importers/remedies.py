"""A problem's remedy for whoever reads it: the page names its own choice, the command its argument.

Importers and checks write it once, with the argument in parentheses: "… (--alike i kommandot)".
"""

from __future__ import annotations

import re

from socfin.domain.figures import Problem
from socfin.importers.choices import CHOICES

ARGUMENT = re.compile(r"\s*\((--[a-z-]+)(?: ([^()\s]+=[^()\s]+))?(?: i kommandot)?\)")
ON_PAGE = re.compile(r",? (?:(?:under|på) (?:Så lästes filen|filens sida)|nedan)")
LABELS = {choice.flag: choice.label for choice in CHOICES}


def on_page(problem: Problem) -> str:
    """The remedy with the page's name of the choice in the place of the command's argument."""

    def named(match: re.Match[str]) -> str:
        label = LABELS.get(match[1])
        return f" (”{label}”)" if label else ""

    return ARGUMENT.sub(named, problem.remedy)


def in_command(problem: Problem) -> str:
    """The remedy with the command's argument and no place on a page; one that the choice answers is added."""
    remedy = problem.remedy
    if not ARGUMENT.search(remedy):
        flags = [choice.flag for choice in CHOICES if problem.code in choice.asked_by]
        return f"{remedy} I kommandot: {', '.join(flags)}.".strip() if flags else remedy
    plain = ON_PAGE.sub("", remedy)
    return ARGUMENT.sub(lambda match: f" ({' '.join(filter(None, match.groups()))})", plain)
