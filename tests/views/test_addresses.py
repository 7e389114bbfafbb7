"""An address with a year or a month that nobody has is no page, and never a fault of ours."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["1", "1899", "2201", "99999"])
@pytest.mark.parametrize(
    "place", ["nyckeltal/{}/", "perioder/{}/", "perioder/{}.ics", "revision/{}/", "revision/{}.zip"]
)
def test_a_year_without_months_is_no_page(committee, logged_in, carin, place, year):
    client = logged_in(carin)

    assert client.get(f"/provby/{place.format(year)}").status_code == 404
