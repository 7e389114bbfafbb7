"""plotly.js writes no styles of its own into a page: the page holds the elements it looks for first."""

import re
from pathlib import Path

from plotly.offline import get_plotlyjs

BASE = (Path(__file__).resolve().parents[2] / "templates" / "base.html").read_text(encoding="utf-8")


def test_the_stylesheet_link_is_what_plotly_takes_for_its_own_style_element():
    link = re.search(r'<link rel="stylesheet".*?>', BASE, flags=re.DOTALL)[0]

    assert 'id="plotly.js-style-global"' in link
    assert 'class="no-inline-styles"' in link
    assert "plotly.js-style-" in get_plotlyjs()
    assert "no-inline-styles" in get_plotlyjs()


def test_the_map_styles_of_the_full_bundle_are_taken_for_already_written():
    ids = re.findall(r'document\.getElementById\("([0-9a-f]{64})"\)', get_plotlyjs())

    assert ids
    assert all(f'id="{one}"' in BASE for one in ids)
