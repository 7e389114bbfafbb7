"""What the answers hold of decisions, measures, uppdrag, goals and questions; a promise as words.py is."""

from __future__ import annotations

from ninja import Field, Schema

from socfin.api.words import Ore

DAY = "2022-06-13; tomt när ingen dag är känd."


class DecisionPart(Schema):
    """Vad ett beslut ger en verksamhet under året."""

    code: str
    verksamhet: str
    line: str = Field(description="Resultaträkningens rad; tomt för nettot.")
    amount_ore: int
    months: str = Field(examples=["juli–december 2022"])


class Decision(Schema):
    """Ett beslut om årets budget."""

    number: int
    kind: str = Field(description="original, supplement, transfer, carry_over eller technical.")
    body: str = Field(description="Vem som beslutade.")
    decided: str = Field(description=DAY)
    item: str = Field(description="Paragrafen.")
    dnr: str
    text: str
    in_file: bool = Field(description="Sant när budgetfilen redan har med det.")
    amount_ore: int = Field(description="Ändring av nämndens budget för året; negativ är mer att använda.")
    parts: list[DecisionPart]
    page: str


class PlanYear(Schema):
    """Vad en åtgärd eller ett förslag ska ge ett år i planen."""

    year: int
    amount_ore: Ore


class Measure(Schema):
    """En åtgärd eller ett förslag; positiva belopp förbättrar resultatet."""

    number: int
    code: str = Field(description="Verksamhetens kod.")
    verksamhet: str
    text: str
    consequence: str
    role: str = Field(description="Vem som ansvarar: en roll, aldrig ett namn.")
    state: str = Field(description="proposed, decided, begun, done, stopped eller refused.")
    since: str = Field(description="Dagen då den kom i läget. " + DAY)
    body: str = Field(description="Vem som beslutade.")
    decided: str = Field(description=DAY)
    item: str
    dnr: str
    first: str = Field(description="Första månaden, 2022-03.")
    last: str
    amount_ore: Ore = Field(description="Från första till sista månaden; null när inget är sagt.")
    year_ore: Ore = Field(description="Vad den ska ge i år.")
    expected_ore: Ore = Field(description="Det av årets som väntades till och med perioden.")
    realised_ore: Ore = Field(description="Vad de uppföljda månaderna gav; null när ingen är uppföljd.")
    left_ore: Ore = Field(description="Vad som är kvar av årets.")
    begun: int = Field(description="Dess månader i år, till och med perioden.")
    followed: int = Field(description="De av dem som är uppföljda.")
    plan: list[PlanYear] = Field(description="Årets och de två följande årens belopp, jämnt på månaderna.")
    page: str


class Assignment(Schema):
    """Ett uppdrag från nämnden, och det senaste som har sagts om det."""

    number: int
    code: str
    verksamhet: str
    text: str
    to: str = Field(description="Vem som fick det: en roll.")
    given: str = Field(description=DAY)
    due: str = Field(description="Dagen då det ska vara besvarat. " + DAY)
    state: str
    answered: str = Field(description=DAY)
    answer: str
    page: str


class GoalIndicator(Schema):
    """Ett nyckeltal som mäter ett mål; värdet är verksamhetens i `indicators`."""

    code: str
    name: str


class GoalAim(Schema):
    """Det värde som målet ska nå av sitt första nyckeltal, i hela minsta steg (`decimals`)."""

    indicator: str
    name: str
    unit: str
    decimals: int
    steps: int
    reach: str = Field(description="at_least (minst) eller at_most (högst).")
    by: str = Field(description="Månaden som det senast ska vara nått.", examples=["2026-12"])
    over_time: str = Field(description="sum (värdet gäller hela det året), mean, last eller weighted.")


class Goal(Schema):
    """Ett mål, och det senaste som sagts om det i år."""

    number: int
    above: int = Field(description="Numret på målet ovanför; 0 för ett överst.")
    code: str
    verksamhet: str
    word: str = Field(examples=["Inriktningsmål 1"])
    text: str
    first_year: int
    last_year: int | None
    state: str
    after: str = Field(description="Månaden som det är följt upp efter; tomt när det inte är det.")
    follow_up: str
    effect: str
    indicators: list[GoalIndicator] = Field(
        description="De nyckeltal som mäter målet; tomt när inget gör det."
    )
    aim: GoalAim | None = Field(description="Värdet att nå; null när inget är sagt.")


class Precedent(Schema):
    """Vad nämnden sa om förra året efter samma månad, och vad det blev."""

    month: str = Field(examples=["2021-11"])
    expected_ore: int
    became_ore: int
    source: str = Field(description="Filen som det är inläst ur; tomt för det som socfin självt rapporterat.")


class Warned(Schema):
    """En tidig varning. Belopp är helåret minus budget; minus är underskott."""

    code: str
    verksamhet: str
    sign: str = Field(description="risk, outside (utanför det troliga) eller one_sided (tre månader i rad).")
    is_new: bool = Field(description="Sant när den inte fanns månaden före.")
    official_ore: int | None
    computed_ore: int | None
    low_ore: int | None
    high_ore: int | None
    risk_percent: int | None
    precedent: Precedent | None
    words: str = Field(description="Varningen i en mening eller två.")


class Question(Schema):
    """En fråga om en siffra, och dess senaste svar."""

    number: int
    period: str
    code: str
    verksamhet: str
    figure: str = Field(description="Siffrans namn, som i /figures.")
    name: str = Field(examples=["Avvikelse januari–mars 2022"])
    text: str
    asked_by: str
    asked: str
    due: str = Field(description="Dagen då svaret ska finnas.")
    answer: str = Field(description="Tomt tills den är besvarad.")
    answered_by: str
    answered: str
    in_paper: bool = Field(description="Sant när den är med i handlingen.")
    page: str
