"""A large file that nothing has been said of is read as the profile that knows its layout says."""

import pytest

from socfin.actions.publishing import receive
from socfin.domain.progress import unwatched
from socfin.models import ImportProfile
from socfin.tasks.reading import keep_layout, read_as_known
from tests.views.files.test_reading_pages import APRIL, MARCH, PLAIN


@pytest.fixture
def hand_in(committee, carin):
    def run(content: str, **options):
        file = {"filename": "rapport.csv", "content": content.encode(), "options": options}
        return receive(committee=committee, by=carin, **file).upload

    return run


@pytest.fixture
def known(hand_in, carin):
    """The layout of PLAIN, in tkr, as the profile Månad."""
    kept = hand_in(PLAIN, unit="tkr")
    keep_layout(kept, "Månad", by=carin, progress=unwatched)
    return ImportProfile.objects.get()


def test_the_next_file_of_a_known_layout_is_read_by_its_profile(known, hand_in, carin):
    kept = hand_in(APRIL)

    read_as_known(kept, by=carin)

    kept.refresh_from_db()
    assert (kept.options["profile"], kept.options["unit"]) == ("Månad", "tkr")


@pytest.mark.parametrize(("content", "options"), [(MARCH, {}), (APRIL, {"unit": "kr"})])
def test_another_layout_and_what_somebody_has_said_stand(known, hand_in, carin, content, options):
    kept = hand_in(content, **options)

    read_as_known(kept, by=carin)

    kept.refresh_from_db()
    assert kept.options == options


def test_kept_again_it_is_one_profile(known, hand_in, carin):
    keep_layout(hand_in(PLAIN, unit="tkr"), "Månad", by=carin, progress=unwatched)

    assert ImportProfile.objects.get() == known
    assert ImportProfile.objects.get().fingerprint == known.fingerprint != ""


def test_a_file_whose_original_is_gone_is_left_to_say_so(hand_in, carin):
    kept = hand_in(APRIL)
    kept.stored.storage.delete(kept.stored.name)

    read_as_known(kept, by=carin)

    kept.refresh_from_db()
    assert kept.options == {}
