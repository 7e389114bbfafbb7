"""The charts are of the kinds that the plotly.js which browsers are sent can draw: lines and bars."""

import re
from pathlib import Path

from socfin import charts

BASIC = {"scatter", "bar"}
"""What plotly.js-basic-dist-min knows, and we use."""
PARTS = {"line", "data"}
"""A straight line laid over a chart, and a range that is given as figures: no kinds of charts."""


def test_no_chart_is_of_a_kind_that_the_small_bundle_does_not_know():
    sources = [path.read_text(encoding="utf-8") for path in Path(charts.__file__).parent.glob("*.py")]
    written = {kind for source in sources for kind in re.findall(r'"type": "(\w+)"', source)}

    assert written - PARTS == BASIC
