"""A committee of forty units with a January behind it, and the files of its February; generated.

What a controller does of the month is tried through pages in tests/views/periods/test_closing_page.py, and
in a browser in tests/journeys/test_months_work.py.
"""

from socfin.actions.committees import create_committee, plant_tree
from socfin.actions.followup.measures import enter_measure
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import NewCommittee
from socfin.domain.measures.facts import MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.models import Committee
from tests.cast import indicator_csv, long_csv, person, published, published_bytes

SLUG, ROOT = "lillby", "1"
JANUARY, FEBRUARY = Month(2025, 1), Month(2025, 2)
AREAS = {"10": "Hemtjänst", "20": "Särskilt boende", "30": "Funktionsstöd", "40": "Individ och familj"}
UNITS = tuple(f"{area}{number:02}" for area in AREAS for number in range(1, 11))
MONTHLY = 1_000_000
"""Kronor that a unit's budget has for a month."""
OVER = ("1003", "2007", "4009")
"""The units that cost a third too much: each wants a comment."""
SPOKEN_OF = "1003"
"""What was said of this one in January is written on in February."""
CAUSE = "Fler timmar än beviljat."


def outcome(month: Month) -> str:
    """Every unit's cost in a month as lines of the long CSV; no month is the same as another."""
    cost = {
        code: round(MONTHLY * (1.33 if code in OVER else 0.99)) + 170 * month.month * (int(code) % 7)
        for code in UNITS
    }
    return "\n".join(f"{code} 5020 {month} utfall {-kronor}" for code, kronor in cost.items())


def counts(month: Month) -> str:
    """Places and årsarbetare of some of them."""
    homes = [f"{code} platser {month} 20 20" for code in UNITS if code.startswith("20")]
    return "\n".join([*homes, *(f"{area} arsarbetare {month} 92,5 90" for area in AREAS)])


MONEY = ("utfall-februari.csv", long_csv(outcome(FEBRUARY)))
INDICATORS = ("nyckeltal-februari.csv", indicator_csv(counts(FEBRUARY)))
"""The month's files, with their names."""


def forty_units() -> Committee:
    by, carin = machine_user(), person("carin")
    made = create_committee(
        new=NewCommittee(
            slug=SLUG, name="Socialnämnden", municipality="Lillby", root_code=ROOT, root_name="Socialnämnden"
        ),
        by=by,
    )
    nodes = [(code, name, "", int(code), None, None, "") for code, name in AREAS.items()]
    for code in UNITS:
        nodes.append((code, f"{AREAS[code[:2]]} {code[2:]}", code[:2], int(code), None, None, ""))
    plant_tree(committee=made, nodes=nodes, by=by)
    give_role(user=carin, committee=made, given=GivenRole(role=Role.CONTROLLER), by=by)
    months = [Month(2025, number) for number in range(1, 13)]
    budget = "\n".join(f"{code} 5020 {month} budget {-MONTHLY}" for month in months for code in UNITS)
    published(made, budget, "budget.csv")
    published(made, outcome(JANUARY), "utfall-januari.csv")
    published_bytes(made, indicator_csv(counts(JANUARY)), "nyckeltal-januari.csv")
    node = made.verksamheter.get(code=SPOKEN_OF)
    write_remark(verksamhet=node, month=JANUARY, words=RemarkWords(text=CAUSE, cause="Volym"), by=carin)
    plan = MeasurePlan(
        text="Schemat läggs om", first=FEBRUARY, last=Month(2025, 12), amount=110_000_00, line="personnel"
    )
    enter_measure(verksamhet=node, plan=plan, step=Step(state=MeasureState.DECIDED), by=carin)
    made.refresh_from_db()
    return made
