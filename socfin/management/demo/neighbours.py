"""The other nämnder of Exempelkommunen, small and invented, to be shown beside each other; no role there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from socfin.actions.committees import create_committee
from socfin.actions.forecasts import make_forecast_runs
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.publishing import publish, receive
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.management.demo.cast import PEOPLE
from socfin.management.demo.files import COLUMNS
from socfin.management.demo.tree import MUNICIPALITY
from socfin.selectors.committees import committee_by_slug

if TYPE_CHECKING:
    from socfin.models import Committee, User

YEARS = (2024, 2025)
OCTOBER = Month(2025, 10)
FORECAST_AFTER = (Month(2025, 9), OCTOBER)
"""Two months, so that a forecast can be seen to move."""
REASON = "Påhittade siffror."
NOISE = 0.02
"""How far a month's outcome is from what was planned, one standard deviation."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A nämnd: the year's net cost of its parts in tkr, the share it overspends, its last month."""

    slug: str
    name: str
    seed: int
    parts: dict[str, int]
    over: float
    last: Month = OCTOBER


NEIGHBOURS = (
    Neighbour(
        "exempel-utbildning",
        "Utbildningsnämnden",
        61,
        {"Förskola": 198_000, "Grundskola": 412_000, "Gymnasieskola": 151_000, "Elevhälsa": 24_000},
        0.012,
    ),
    Neighbour(
        "exempel-kultur",
        "Kultur- och fritidsnämnden",
        62,
        {"Bibliotek": 19_500, "Idrott": 38_000, "Kulturskola": 14_000},
        -0.021,
    ),
    Neighbour(
        "exempel-samhalle",
        "Samhällsbyggnadsnämnden",
        63,
        {"Gata och park": 61_000, "Plan och bygg": 17_500, "Räddning": 33_000},
        0.002,
        Month(2025, 9),
    ),
)
"""The last has not published October, as one often has not."""


def missing_neighbours() -> list[str]:
    """Those that do not exist."""
    return [each.slug for each in NEIGHBOURS if committee_by_slug(each.slug) is None]


def load_neighbours(people: dict[str, User], step: Callable[[str], None]) -> None:
    """Make those that do not exist, and give the demo's people their roles in the municipality."""
    for each in NEIGHBOURS:
        if committee_by_slug(each.slug) is None:
            _make(each, people)
        step(each.name)
    exempel = committee_by_slug(NEIGHBOURS[0].slug)
    for person in PEOPLE:
        held = people[person.username].municipal_roles
        if person.above is not None and exempel is not None and not held.exists():
            give_municipal_role(
                user=people[person.username],
                municipality=exempel.municipality,
                given=GivenRole(role=person.above),
                by=people["adam"],
            )


def _make(neighbour: Neighbour, people: dict[str, User]) -> None:
    root = str(neighbour.seed * 10)
    made = create_committee(
        new=NewCommittee(
            slug=neighbour.slug,
            name=neighbour.name,
            municipality=MUNICIPALITY,
            root_code=root,
            root_name=neighbour.name,
            constructed=True,
        ),
        by=people["adam"],
    )
    for filename, text in _files(neighbour):
        _hand_in(made, filename, text, people["carin"])
    made.refresh_from_db()
    months = [month for month in FORECAST_AFTER if not neighbour.last < month]
    make_forecast_runs(committee=made, months=months, by=people["carin"])


def _hand_in(committee: Committee, filename: str, text: str, carin: User) -> None:
    content = text.encode("utf-8-sig")
    received = receive(committee=committee, filename=filename, content=content, options={}, by=carin)
    publish(upload=received.upload, by=carin, reason=REASON)


def _files(neighbour: Neighbour) -> Iterator[tuple[str, str]]:
    """A budget and an outcome for each year, as long CSV in kronor."""
    random = np.random.Generator(np.random.PCG64(neighbour.seed))
    for year in YEARS:
        budget, outcome = [], []
        for number, (part, yearly) in enumerate(neighbour.parts.items(), start=1):
            code, monthly = f"{neighbour.seed}{number}", round(yearly * 1000 / 12)
            for month in (Month(year, each) for each in range(1, 13)):
                about = f"{code};{part};{neighbour.seed * 10};5010;Löner;;{month};1"
                budget.append(f"{about};budget;-{monthly};")
                spent = round(monthly * (1 + neighbour.over + random.normal(0, NOISE)))
                if not neighbour.last < month:
                    outcome.append(f"{about};utfall;-{spent};")
        header = ";".join(COLUMNS)
        yield f"budget-{year}.csv", "\n".join([header, *budget, ""])
        yield f"utfall-{year}.csv", "\n".join([header, *outcome, ""])
