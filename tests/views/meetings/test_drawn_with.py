"""What draws charts is fetched by a page with a chart, and by no other."""

import pytest

from socfin.views.figures import summary_page
from socfin.views.meetings import item_pages
from tests.views.meetings.test_meetings import item, january, january_frozen, published

__all__ = ["item", "january", "january_frozen", "published"]  # fixtures


@pytest.mark.parametrize("charted", [True, False])
def test_plotly_is_fetched_only_where_there_is_a_chart(item, sara, logged_in, monkeypatch, charted):
    if not charted:
        for module, picture in ((item_pages, "bridge"), (item_pages, "landing"), (summary_page, "bridge")):
            monkeypatch.setattr(module, picture, lambda *_, **__: None)
    client, held = logged_in(sara), item.meeting_id
    address = f"/provby/sammantraden/{held}/arende/{item.pk}/"

    for page in (address, f"{address}visning/", "/provby/2022-01/sammanfattning/"):
        html = client.get(page).content.decode()
        assert ("data-figure" in html) is charted, page
        assert ('plotly.js" defer' in html) is charted, page
