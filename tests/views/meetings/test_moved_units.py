"""A small unit that is moved in the tree after an item was frozen cannot be worked out from the item."""

from socfin.services.masking.masking import OTHER_TREE
from tests.views.meetings.test_meetings import (
    at,
    item,
    january,
    january_frozen,
    masking,
    published,
    words,
)

__all__ = ["item", "january", "january_frozen", "masking", "published"]  # fixtures


def test_a_politician_sees_the_total_alone_and_is_told_why(masking, item, petra, logged_in):
    committee = item.meeting.committee
    committee.verksamheter.filter(code="530").update(parent=committee.verksamheter.get(code="510"))
    client = logged_in(petra)

    page = words(client.get(at(item)))

    assert OTHER_TREE in page
    assert "Mindre enheter" not in page
    assert "Avvikelse per verksamhet" not in page
    for name in ("present", "compare_item"):
        assert client.get(at(item, name)).status_code == 200, name
