"""What sentences share: a paragraph's number stays with its sign."""

import pytest

from socfin.domain.money import NBSP
from socfin.services.prose.phrases import paragraph


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("SN § 88", f"SN{NBSP}§{NBSP}88"), ("§ 7", f"§{NBSP}7"), ("", ""), ("delegation 4", "delegation 4")],
)
def test_the_committee_the_sign_and_the_number_are_never_parted(typed, printed):
    assert paragraph(typed) == printed
