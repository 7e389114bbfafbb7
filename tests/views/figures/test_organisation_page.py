"""The organisation drawn for everyone who may read, without what they may not see."""

import pytest

from socfin.actions.small_numbers import change_small_numbers

ADDRESS = "/provby/2022-03/organisation/"


@pytest.fixture
def published(committee, publish_rows):
    publish_rows(
        "511 5020 2022-03 utfall -100 3\n520 5020 2022-03 utfall -90 3\n520 5020 2022-03 budget -90 3"
    )
    committee.refresh_from_db()
    return committee


def test_a_politician_sees_the_tree_and_may_take_the_picture(published, logged_in, petra):
    client = logged_in(petra)

    assert "Hemtjänst norr" in client.get(ADDRESS).content.decode()
    picture = client.get("/provby/2022-03/organisation.svg")
    assert picture["Content-Type"].startswith("image/svg+xml")
    assert "SÄBO" in picture.content.decode()


def test_who_may_not_see_small_units_sees_no_box_of_theirs(published, logged_in, petra, carin):
    change_small_numbers(
        committee=published, limit=5, mask_for_politicians=True, people={"511": 3, "520": 60}, by=carin
    )

    assert "Hemtjänst norr" not in logged_in(petra).get(ADDRESS).content.decode()
    assert "Hemtjänst norr" in logged_in(carin).get(ADDRESS).content.decode()


def test_a_month_that_is_none_shows_the_periods_own(published, logged_in, petra):
    assert "mars 2022" in logged_in(petra).get(f"{ADDRESS}?per=nu").content.decode()
