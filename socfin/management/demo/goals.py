"""The demo's goals with where they stand, entered as people would."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from socfin.actions.followup.goals import enter_goal, follow_goal
from socfin.domain.goals.aims import Aim, Reach
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.goals.states import GoalState
from socfin.domain.period import Month
from socfin.management.demo import events
from socfin.selectors.committees import root_of

if TYPE_CHECKING:
    from socfin.models import Committee, Goal, User, Verksamhet

SOURCE = Path(settings.BASE_DIR) / "fixtures" / "timra-2022.goals.json"
DECEMBER_2023, DECEMBER_2024, APRIL, AUGUST = Month(2023, 12), Month(2024, 12), Month(2025, 4), Month(2025, 8)
LAST_MONTH = Month(2026, 12)
"""Of the years that the goals are for."""
HOME_CARE, RESIDENTIAL, CHILDREN = "510", "520", events.RUNAWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A goal of the made-up committee; `code` is "" for the committee's own."""

    level: int
    word: str
    text: str
    code: str = ""
    indicators: tuple[str, ...] = ()
    aim: Aim | None = None
    stands: Mapping[Month, GoalStand] = field(default_factory=dict)


def enter_told_goals(committee: Committee, by: User) -> None:
    """Those of the source, with what it tells of each; it judges none of them."""
    root = root_of(committee)
    stored = json.loads(SOURCE.read_text(encoding="utf-8"))
    above: dict[int, Goal] = {}
    for row in stored["goals"]:
        words = GoalWords(word=row["word"], text=row["text"], first_year=stored["first_year"])
        made = enter_goal(verksamhet=root, words=words, above=above.get(row["level"] - 1), by=by)
        above[row["level"]] = made
        stand = GoalStand(follow_up=row.get("follow_up", ""), effect=row.get("effect", ""))
        if not stand.is_empty:
            follow_goal(goal=made, month=Month.parse(stored["month"]), stand=stand, by=by)


def enter_made_up_goals(committee: Committee, nodes: Mapping[str, Verksamhet], by: User) -> None:
    """Exempelkommunen's."""
    above: dict[int, Goal] = {}
    for goal in goals():
        made = enter_goal(
            verksamhet=nodes[goal.code] if goal.code else root_of(committee),
            words=GoalWords(
                word=goal.word,
                text=goal.text,
                first_year=2023,
                last_year=2026,
                indicators=goal.indicators,
                aim=goal.aim,
            ),
            above=above.get(goal.level - 1),
            by=by,
        )
        above[goal.level] = made
        for month, stand in goal.stands.items():
            follow_goal(goal=made, month=month, stand=stand, by=by)


def goals() -> Iterator[MadeUp]:
    """The tree in the order it is read."""
    yield MadeUp(level=0, word="Övergripande mål", text="Trygghet och självständighet hela livet")
    yield MadeUp(
        level=1,
        word="Nämndmål",
        text="Den som har hemtjänst möter få medarbetare och får hjälpen i tid",
        code=HOME_CARE,
        indicators=("sjukfranvaro", "anstallda_per_chef"),
        aim=Aim(steps=65, reach=Reach.AT_MOST, by=LAST_MONTH),
        stands={
            DECEMBER_2023: GoalStand(
                state=GoalState.MISSED,
                follow_up="Fyra stora grupper. Den som har hjälp varje dag mötte många på två veckor.",
            ),
            DECEMBER_2024: GoalStand(
                state=GoalState.PARTLY,
                follow_up="Sex mindre grupper är förberedda och börjar vid årsskiftet.",
                effect="Ingen än: indelningen gäller från januari 2025.",
            ),
            APRIL: GoalStand(
                state=GoalState.PARTLY, follow_up="Sex grupper i stället för fyra sedan januari."
            ),
            AUGUST: GoalStand(
                state=GoalState.EXPECTED,
                follow_up="Restiden har minskat. Kontinuiteten mäts på nytt i oktober.",
                effect="Fler får besök av samma medarbetare; klagomålen är färre än förra året.",
            ),
        },
    )
    yield MadeUp(
        level=1,
        word="Nämndmål",
        text="Äldreboendenas platser används, och ingen väntar längre än tre månader",
        code=RESIDENTIAL,
        indicators=("belaggning",),
        aim=Aim(steps=970, reach=Reach.AT_LEAST, by=LAST_MONTH),
        stands={
            DECEMBER_2023: GoalStand(
                state=GoalState.REACHED, follow_up="Husen har varit fulla hela året, och kön är kort."
            ),
            DECEMBER_2024: GoalStand(
                state=GoalState.REACHED, follow_up="Husen är fulla, och ingen har väntat länge."
            ),
            AUGUST: GoalStand(
                state=GoalState.PARTLY,
                follow_up="Beläggningen följs varje månad. Två avdelningar är korttidsplatser året ut.",
                effect="Tomma platser kostar mindre, men väntetiden är oförändrad.",
            ),
        },
    )
    yield MadeUp(level=0, word="Övergripande mål", text="Barn och unga får stöd tidigt och nära hemmet")
    yield MadeUp(
        level=1,
        word="Nämndmål",
        text="Fler insatser på hemmaplan och färre placeringar på institution",
        code=CHILDREN,
        indicators=("placeringar", "placeringsdygn"),
        aim=Aim(steps=4, reach=Reach.AT_MOST, by=LAST_MONTH),
        stands={
            DECEMBER_2023: GoalStand(
                state=GoalState.REACHED, follow_up="Tre placeringar, en färre än i budget."
            ),
            DECEMBER_2024: GoalStand(
                state=GoalState.REACHED, follow_up="Tre placeringar, en färre än i budget."
            ),
            AUGUST: GoalStand(
                state=GoalState.UNLIKELY,
                follow_up="Placeringar sedan maj har gett fler dygn. En avslutas den 31 oktober.",
                effect="Kostnaden för placeringar är större än budget; se åtgärderna.",
            ),
        },
    )
