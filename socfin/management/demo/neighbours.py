"""The other nämnder of Exempelkommunen, small and invented, to be shown beside each other; no role there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from socfin.actions.committees import create_committee
from socfin.actions.forecasts import make_forecast_runs
from socfin.actions.municipal.municipalities import change_municipality
from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.publishing import publish, receive
from socfin.domain.committee import NewCommittee, Presentation
from socfin.domain.money import Unit
from socfin.domain.municipal.licences import Licence
from socfin.domain.municipal.municipality import MunicipalSettings
from socfin.domain.municipal.trade import spelled
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
class Trades:
    """What a part buys (negative kronor a month) or sells (positive) on which account, and more in the last.

    Its salaries are as much less or more, so that its net is what it was.
    """

    part: str
    counterpart: str
    account: str
    monthly: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A nämnd: the year's net cost of its parts in tkr, the share it overspends, its last month."""

    slug: str
    name: str
    seed: int
    parts: dict[str, int]
    over: float
    last: Month = OCTOBER
    trades: tuple[Trades, ...] = ()
    """None: its files have no column of counterparts."""


SCHOOL, CULTURE = "120", "130"
"""What the two are as motpart."""
LESSONS, LATE = 310_000, 4_500
"""Kronor a month for music lessons; what the buyer has booked of October beyond what the seller has."""

NEIGHBOURS = (
    Neighbour(
        "exempel-utbildning",
        "Utbildningsnämnden",
        61,
        {"Förskola": 198_000, "Grundskola": 412_000, "Gymnasieskola": 151_000, "Elevhälsa": 24_000},
        0.012,
        trades=(Trades("Grundskola", CULTURE, "4610;Köp av intern verksamhet", -LESSONS, -LATE),),
    ),
    Neighbour(
        "exempel-kultur",
        "Kultur- och fritidsnämnden",
        62,
        {"Bibliotek": 19_500, "Idrott": 38_000, "Kulturskola": 14_000},
        -0.021,
        trades=(Trades("Kulturskola", SCHOOL, "3410;Försäljning av intern verksamhet", LESSONS),),
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
    _say_who_is_which(people["adam"])
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


def _say_who_is_which(adam: User) -> None:
    """Which motpart is which nämnd, where nobody has said it yet."""
    school = committee_by_slug(NEIGHBOURS[0].slug)
    if school is None or school.municipality.counterparts:
        return
    stands = school.municipality
    new = MunicipalSettings(
        name=stands.name,
        organisation_number=stands.organisation_number,
        accent=stands.accent,
        presentation=Presentation(
            unit=Unit(stands.unit),
            watch_percent=stands.watch_percent,
            deficit_percent=stands.deficit_percent,
            floor=stands.floor_ore,
            total_first=stands.total_first,
            risk_percent=stands.risk_percent,
        ),
        open_licence=Licence(stands.open_licence),
        open_contact=stands.open_contact,
        counterparts=spelled({SCHOOL: NEIGHBOURS[0].slug, CULTURE: NEIGHBOURS[1].slug}, {}),
    )
    change_municipality(municipality=stands, new=new, by=adam)


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
                about = f"{code};{part};{neighbour.seed * 10};{{}};;{month};1"
                salaries = about.format("5010;Löner")
                budget.append(f"{salaries};budget;-{monthly};")
                spent = round(monthly * (1 + neighbour.over + random.normal(0, NOISE)))
                if neighbour.last < month:
                    continue
                for each in (each for each in neighbour.trades if each.part == part):
                    amount = each.monthly + (each.late if month == neighbour.last else 0)
                    outcome.append(f"{about.format(each.account)};utfall;{amount};;{each.counterpart}")
                    spent += amount
                outcome.append(f"{salaries};utfall;-{spent};" + (";" if neighbour.trades else ""))
        header = ";".join(COLUMNS)
        yield f"budget-{year}.csv", "\n".join([header, *budget, ""])
        header += ";motpart" if neighbour.trades else ""
        yield f"utfall-{year}.csv", "\n".join([header, *outcome, ""])
