"""The page's own Plotly charts as pictures, through kaleido and an installed Chromium; never in a request.

Documents draw their bridge themselves and need none of this. It is for those who want the very chart of the
page in a document: made once, kept, and handed to `render` as Pictures.
"""

from __future__ import annotations

from typing import Any

from socfin.charts.bridge import bridge
from socfin.charts.theme import resolved
from socfin.documents.document import CannotMake, Pictures
from socfin.domain.report import Report

WIDTH = 1000
"""Pixels, at which the page's type sizes suit an A4 page's width."""
REM = 16
SHARPNESS = 2


def bridge_pictures(report: Report, *, timeout: float = 30) -> Pictures:
    """The bridge as PNG and SVG; empty for a report without a bridge.

    CannotMake, in Swedish, when there is no Chromium or it does not answer within so many seconds.
    """
    picture = bridge(report)
    if picture is None:
        return Pictures()
    figure, height = resolved(picture.figure), round(picture.rem * REM)
    svg = _drawn(figure, height, "svg", timeout).decode("utf-8")
    return Pictures(bridge_png=_drawn(figure, height, "png", timeout), bridge_svg=svg)


def _drawn(figure: Any, height: int, format: str, timeout: float) -> bytes:
    try:
        import kaleido

        size = {"format": format, "width": WIDTH, "height": height, "scale": SHARPNESS}
        return bytes(kaleido.calc_fig_sync(figure, size, kopts={"n": 1, "timeout": timeout}))
    except (ImportError, RuntimeError, OSError, ValueError, TimeoutError) as failure:
        raise CannotMake(
            "Diagrammet kunde inte göras till bild: webbläsaren Chromium saknas eller svarar inte. "
            "Installera Chromium, eller gör dokumentet med dess eget diagram."
        ) from failure
