"""No page asks the database once per row: as many queries with forty units as with two."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socfin.actions.receiving import receive
from tests.cast import long_csv

PAGES = {
    "start": "/",
    "overview": "/provby/2022-02/",
    "verksamhet": "/provby/2022-02/verksamhet/510/",
    "rows": "/provby/2022-02/verksamhet/5/rader/",
    "summary": "/provby/2022-02/sammanfattning/",
    "csv": "/provby/2022-02/sammanfattning.csv",
    "files": "/provby/uppladdningar/",
    "file": "/provby/uppladdningar/{upload}/",
    "settings": "/provby/installningar/",
}
AT_MOST = 45


def units(count: int) -> str:
    return "\n".join(
        f"{600 + number} {account} 2022-{month:02} {scenario} -1000"
        for number in range(count)
        for account in (5020, 6010)
        for month in (1, 2)
        for scenario in ("utfall", "budget")
    )


@pytest.mark.parametrize("name", PAGES)
def test_forty_units_take_no_more_queries_than_two(committee, publish_rows, logged_in, adam, name):
    client = logged_in(adam)

    def asked(count: int) -> int:
        kept = publish_rows(units(count), filename=f"{count}.csv")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGES[name].format(upload=kept.pk)).status_code == 200
        return len(queries)

    publish_rows(units(1))
    client.get("/")
    two = asked(2)

    assert asked(40) <= two <= AT_MOST


def test_the_first_look_at_a_file_asks_for_the_tree_once(committee, publish_rows, logged_in, carin):
    publish_rows(units(2))
    client = logged_in(carin)
    kept = receive(
        committee=committee, filename="nytt.csv", content=long_csv(units(3)), by=carin, options={}
    ).upload
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        assert client.get(PAGES["file"].format(upload=kept.pk)).status_code == 200

    asked = [query["sql"].partition(" FROM ")[2].split(" ")[0] for query in queries]
    assert asked.count('"socfin_verksamhet"') == 1
    assert asked.count('"socfin_accountline"') == 1
