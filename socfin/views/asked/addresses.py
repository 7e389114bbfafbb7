"""Where a figure has its page; knows no value."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from socfin.domain.asked.figure import AskedFigure


def figure_address(slug: str, period: object, asked: AskedFigure) -> str:
    """The page of a figure of a committee's month."""
    args: list[object] = [slug, period, asked.code]
    if asked.indicator:
        return reverse("indicator_figure", args=[*args, asked.indicator, asked.figure])
    if asked.line:
        return reverse("line_figure", args=[*args, asked.line, asked.figure])
    return reverse("figure", args=[*args, asked.figure])


def asking_address(slug: str, period: object, asked: AskedFigure) -> str:
    """Where a question is asked about a figure."""
    words: dict[str, object] = {"period": period, "verksamhet": asked.code, "siffra": asked.figure}
    words |= {"rad": asked.line} if asked.line else {}
    words |= {"nyckeltal": asked.indicator} if asked.indicator else {}
    return f"{reverse('ask_question', args=[slug])}?{urlencode(words)}"
