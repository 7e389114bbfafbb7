"""The sign a long file gives costs, read from its accounts and lines, and amounts turned to ours.

Revenue and cost are told apart by the default accounts (domain/lines); a committee's own rules move no row
from one to the other. Net rows say nothing of the sign where there is anything else.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error, warning
from socfin.domain.lines import DEFAULT_RULES, Line, line_of
from socfin.importers.long.keys import DEVIATION, Keys
from socfin.importers.long.words import LINES, SCENARIOS
from socfin.importers.options import Options
from socfin.importers.report.layout.mapping import Sign

REVENUE = LINES.index(Line.REVENUE)
PAYING = [LINES.index(line) for line in (Line.TAXES, Line.FINANCIAL)]
"""Lines beside the net that have their own sign where costs are positive too."""
LEAST = 2
"""Rows of cost, and of revenue, that tell a sign; one alone may be a correction."""
_CHECK = (
    "Kontrollera ett belopp i förhandsgranskningen. Välj Tecken under Så lästes filen "
    "(--sign i kommandot) om det blev fel."
)
_CHOOSE = "Välj Tecken under Så lästes filen (--sign i kommandot)."


def lines_of_rows(keys: Keys) -> np.ndarray:
    """The place in LINES of each row's line, by its account where it has one; NET where that says none."""
    words = [str(word) for word in keys.account.cat.categories]
    net = LINES.index(Line.NET)
    of = [line_of(word, DEFAULT_RULES) if word else Line.NET for word in words]
    lines = np.array([net if line is None else LINES.index(line) for line in of] or [net])
    named: np.ndarray = np.where(keys.line >= 0, keys.line, lines[keys.account.cat.codes.to_numpy()])
    return named


def sign_of(
    ore: pd.Series, keys: Keys, used: np.ndarray, options: Options
) -> tuple[Sign, tuple[Problem, ...]]:
    """The person's word, else what the used rows of revenue and cost show; and what is assumed or asked."""
    lines = lines_of_rows(keys)
    cost = np.isin(lines, [at for at, line in enumerate(LINES) if line.is_cost or line.is_memo])
    values = ore.fillna(0).to_numpy(dtype="int64")
    used = used & (keys.scenario != DEVIATION)
    return _sign(values, (lines == REVENUE) & used, cost & used, keys.scenario, used, options)


def turned(ore: pd.Series, keys: Keys, sign: Sign) -> pd.Series:
    """The amounts with costs negative and revenue positive; deviations as they are beside amounts."""
    if sign is Sign.AS_IS:
        return ore
    as_they_are = keys.scenario == DEVIATION
    if as_they_are.all():
        as_they_are = ~as_they_are
    if sign is Sign.COSTS_POSITIVE:
        as_they_are |= np.isin(lines_of_rows(keys), [REVENUE, *PAYING])
    return ore.where(as_they_are, -ore)


def _sign(
    values: np.ndarray,
    revenue: np.ndarray,
    cost: np.ndarray,
    scenario: np.ndarray,
    used: np.ndarray,
    options: Options,
) -> tuple[Sign, tuple[Problem, ...]]:
    if options.sign is not None:
        unknown = options.sign is Sign.COSTS_POSITIVE and not values[revenue].any()
        return options.sign, (_no_revenue(),) if unknown else ()
    met = {at: _seen(values, revenue & (scenario == at), cost & (scenario == at)) for at in range(3)}
    seen = {at: sign for at, sign in met.items() if sign is not None}
    if len(set(seen.values())) > 1:
        return Sign.AS_IS, (_apart(seen),)
    if _alike(values, revenue, cost):
        return Sign.AS_IS, (_same_sign(),)
    if seen:
        sign = next(iter(seen.values()))
        return sign, () if sign is Sign.AS_IS else (_assumed(sign),)
    return Sign.AS_IS, _of_nets(values[used & ~(revenue | cost)])


def _of_nets(values: np.ndarray) -> tuple[Problem, ...]:
    """What is said of amounts of no known side, when they are an income together: committees cost."""
    if int((values > 0).sum()) < LEAST or int(values.sum()) <= 0:
        return ()
    some_negative = bool((values < 0).any())
    return (
        _read_as_income("Beloppen är tillsammans positiva" if some_negative else "Alla belopp är positiva"),
    )


def _seen(values: np.ndarray, revenue: np.ndarray, cost: np.ndarray) -> Sign | None:
    """What rows of revenue and cost show together; None where there is too little to tell."""
    costs, revenues = int(values[cost].sum()), int(values[revenue].sum())
    if int((values[cost] != 0).sum()) < LEAST or costs == 0:
        return None
    if costs < 0:
        return Sign.AS_IS
    return Sign.COSTS_POSITIVE if revenues > 0 else Sign.FLIPPED


def _alike(values: np.ndarray, revenue: np.ndarray, cost: np.ndarray) -> bool:
    """True where revenue is written with the minus of the costs, on nearly every row of it."""
    some = values[revenue][values[revenue] != 0]
    costs = int(values[cost].sum())
    return len(some) >= LEAST and costs < 0 and float((some < 0).mean()) >= 0.8


def _assumed(sign: Sign) -> Problem:
    return warning(
        f"Kostnaderna är positiva i filen. Den läses så här: {sign.label[0].lower()}{sign.label[1:]}.",
        _CHECK,
        code="sign_assumed",
    )


def _apart(seen: dict[int, Sign]) -> Problem:
    words = ", ".join(
        f"{SCENARIOS[at].label.lower()} {'negativa' if sign is Sign.AS_IS else 'positiva'}"
        for at, sign in seen.items()
    )
    return error(
        f"Kostnaderna har olika tecken: {words}.",
        "Ta ut filen med samma tecken, eller vänd tecknet för den ena i Excel.",
        code="signs_apart",
    )


def _same_sign() -> Problem:
    return error(
        "Intäkter och kostnader har samma tecken: båda är negativa.",
        f"{_CHOOSE} Eller rätta intäkternas tecken i filen.",
        code="sign_unclear",
    )


def _no_revenue() -> Problem:
    return warning(
        "Valt är att både kostnader och intäkter är positiva, men inget konto eller rad är känt som intäkt: "
        "alla belopp läses som kostnader.",
        "Har filen intäkter: säg vilken kolumn som har kontot, eller raden i resultaträkningen (--contents i "
        "kommandot).",
        code="sign_unclear",
    )


def _read_as_income(amounts: str) -> Problem:
    return warning(
        f"{amounts}, och inget konto eller rad visar om de är kostnader. De läses som intäkter.",
        _CHOOSE,
        code="sign_unclear",
    )
