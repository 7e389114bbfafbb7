"""The charts' ink: colour tokens, sizes and axes that every figure shares; never data, never HTML.

Figures are plain dicts for plotly.js. Their texts hold no <b>: it would become an inline style, which the
Content-Security-Policy refuses. Colours are written as tokens, "var(--ink)". The page's script
replaces them with the stylesheet's current values, so light, dark and print draw the same figure;
`resolved` replaces them with the print palette for documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from socfin.domain.limits import Status
from socfin.domain.money import NBSP, Ore, Unit, format_amount

FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif'

PRINT: Mapping[str, str] = {
    "--paper": "#ffffff",
    "--ink": "#1b1a18",
    "--ink-soft": "#5b564e",
    "--rule": "#ddd6ca",
    "--outcome": "#3a3731",
    "--last-year": "#cbc3b5",
    "--last-year-line": "#8f877a",
    "--deficit": "#931a1a",
    "--deficit-fill": "#a8231f",
    "--deficit-tint": "#efcdc7",
    "--surplus": "#1b7352",
    "--surplus-fill": "#3b9a73",
    "--neutral-fill": "#938a7c",
}
"""The stylesheet's light tokens on white paper; a test keeps the two equal."""

SIZE = 15
SMALL = 13

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure with what the page says about it."""

    id: str
    """Unique on the page, e.g. "bridge"."""
    title: str
    subtitle: str
    """The unit and how to read the picture, said once."""
    alternative: str
    """The same finding in words, for those who do not see the picture."""
    rem: float
    """Height in rem, reserved before the script draws."""
    figure: dict[str, Any]
    """data and layout for plotly.js."""

    @property
    def data_id(self) -> str:
        """The id of the data block that holds the figure."""
        return f"{self.id}-figur"


@dataclass(frozen=True, slots=True)
class Ink:
    """How a bar is filled and outlined, and the colour of its label."""

    fill: str
    line: str
    text: str


STATUS_INK: Mapping[Status, Ink] = {
    Status.DEFICIT: Ink("var(--deficit-fill)", "var(--deficit-fill)", "var(--deficit)"),
    Status.WATCH: Ink("var(--deficit-tint)", "var(--deficit-fill)", "var(--deficit)"),
    Status.SURPLUS: Ink("var(--surplus-fill)", "var(--surplus-fill)", "var(--surplus)"),
    Status.BALANCE: Ink("var(--neutral-fill)", "var(--neutral-fill)", "var(--ink)"),
    Status.UNKNOWN: Ink("var(--neutral-fill)", "var(--neutral-fill)", "var(--ink)"),
}


def layout(height_rem: float, **parts: Any) -> dict[str, Any]:
    """The layout every chart starts from: no background, no legend, no zoom, Swedish separators."""
    return {
        "height": round(height_rem * 16),
        "font": {"family": FONT, "size": SIZE, "color": "var(--ink)"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": f",{NBSP}",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "var(--paper)",
            "bordercolor": "var(--ink)",
            "align": "left",
            "font": {"family": FONT, "size": SMALL, "color": "var(--ink)"},
        },
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0, "pad": 0},
        **parts,
    }


def narrow(changes: dict[str, Any]) -> dict[str, Any]:
    """What the script changes in the layout where the figure is narrow, by dotted path."""
    return {"narrow": changes}


def axis(**parts: Any) -> dict[str, Any]:
    """An axis without line, grid or zoom; each chart adds what it needs."""
    return {
        "fixedrange": True,
        "automargin": True,
        "showgrid": False,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"size": SMALL, "color": "var(--ink-soft)"},
        **parts,
    }


def money_axis(low: Ore, high: Ore, unit: Unit, *, steps: int = 4, **parts: Any) -> dict[str, Any]:
    """An axis in öre, labelled in the unit, with round ticks, a faint grid and a strong zero line."""
    ticks = round_ticks(low, high, unit, steps)
    return axis(
        range=[low, high],
        tickmode="array",
        tickvals=ticks,
        ticktext=[format_amount(tick, unit) for tick in ticks],
        showgrid=True,
        gridcolor="var(--rule)",
        gridwidth=1,
        zeroline=True,
        zerolinecolor="var(--ink)",
        zerolinewidth=1.5,
        **parts,
    )


def round_ticks(low: Ore, high: Ore, unit: Unit, steps: int) -> list[Ore]:
    """Round öre (1, 2 or 5 × a power of ten of the unit's least shown part) within the bounds, rising."""
    low, high = min(low, high), max(low, high)
    least = unit.ore // 10**unit.decimals
    wanted = Fraction(max(high - low, 1), steps)
    step = least
    for factor in _factors():
        step = least * factor
        if step >= wanted:
            break
    return list(range(-(-low // step) * step, high + 1, step))


def _factors() -> Iterable[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def plain(name: str) -> str:
    """A name as plotly.js shows it letter by letter: it reads some HTML in texts."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(name: str, width: int = 22) -> str:
    """A long name broken into lines of about `width` characters, for an axis; "§ 57" stays whole."""
    lines = [""]
    for word in name.replace("§ ", f"§{NBSP}").split(" "):
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return "<br>".join(plain(line) for line in lines)


def resolved(figure: Any, palette: Mapping[str, str] = PRINT) -> Any:
    """The figure with every colour token replaced from a palette; KeyError for an unknown token."""
    if isinstance(figure, dict):
        return {key: resolved(value, palette) for key, value in figure.items()}
    if isinstance(figure, list | tuple):
        return [resolved(value, palette) for value in figure]
    if isinstance(figure, str):
        return re.sub(r"var\((--[a-z-]+)\)", lambda match: palette[match[1]], figure)
    return figure
