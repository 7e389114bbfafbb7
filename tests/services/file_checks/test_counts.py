"""Counts and shares that bear a code are never published as kronor in silence."""

import pytest

from socfin.domain.figures import NamedVerksamhet
from socfin.services.file_checks.checks import serious_of
from socfin.services.file_checks.counts import counted_verksamheter


@pytest.mark.parametrize(
    "name",
    [
        "Antal årsarbetare",
        "Årsarbetare",
        "Sjukfrånvaro (%)",
        "Personal (antal)",
        "Hemtjänst utförda timmar",
        "Vårddygn särskilt boende",
        "Beläggning %",
        "Platser",
    ],
)
def test_a_new_verksamhet_that_is_a_count_or_a_share_demands_a_reason(name):
    (told,) = counted_verksamheter([NamedVerksamhet("510", "Hemtjänst"), NamedVerksamhet("540", name)])

    assert "540 " + name in told.message
    assert "Hemtjänst," not in told.message
    assert serious_of([told]) == (told,)


@pytest.mark.parametrize(
    "name", ["Hemtjänst", "Köpta platser", "Timvikarier", "Korttidsplatser", "Andelsboende", "Dagverksamhet"]
)
def test_a_verksamhet_that_is_money_is_not_asked_about(name):
    assert counted_verksamheter([NamedVerksamhet("540", name)]) == []
