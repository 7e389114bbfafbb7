"""The indicators that the field follows, as they are shipped; never values, never a committee's own."""

from __future__ import annotations

from fractions import Fraction

from socfin.domain.indicators import Direction, Indicator, OverTime, OverTree, by_code

STAFF = "Lönesystemet"
CARE = "Verksamhetssystemet"
TENTH = Fraction(1, 10)
"""Where a month is few people or days, a twentieth of them is chance: it takes a tenth to be worth a word."""

SHIPPED: tuple[Indicator, ...] = (
    Indicator(
        code="arsarbetare",
        name="Årsarbetare",
        unit="årsarbetare",
        over_time=OverTime.MEAN,
        decimals=1,
        source=STAFF,
        limit=Fraction(2, 100),
        also=("årsarbetskrafter", "årsarbetskraft", "fte"),
    ),
    Indicator(
        code="anstallda",
        name="Anställda",
        unit="anställda",
        over_time=OverTime.LAST,
        source=STAFF,
        also=("antal anställda",),
    ),
    Indicator(
        code="chefer",
        name="Chefer",
        unit="chefer",
        over_time=OverTime.LAST,
        source=STAFF,
        also=("antal chefer", "enhetschefer"),
    ),
    Indicator(
        code="anstallda_per_chef",
        name="Anställda per chef",
        unit="anställda per chef",
        direction=Direction.LESS,
        over_time=OverTime.LAST,
        over_tree=OverTree.WEIGHTED,
        weight="chefer",
        decimals=1,
        source=STAFF,
        limit=TENTH,
        also=("medarbetare per chef",),
    ),
    Indicator(
        code="sjukfranvaro",
        name="Sjukfrånvaro",
        unit="%",
        direction=Direction.LESS,
        over_time=OverTime.WEIGHTED,
        over_tree=OverTree.WEIGHTED,
        weight="arsarbetare",
        decimals=1,
        source=STAFF,
        limit=TENTH,
    ),
    Indicator(
        code="hyrpass",
        name="Hyrpass",
        unit="pass",
        direction=Direction.LESS,
        source=STAFF,
        limit=TENTH,
        also=("inhyrda pass", "bemanningspass"),
    ),
    Indicator(
        code="overtid",
        name="Övertid",
        unit="timmar",
        direction=Direction.LESS,
        decimals=1,
        source=STAFF,
        limit=TENTH,
        also=("övertidstimmar",),
    ),
    Indicator(
        code="salda_semesterveckor",
        name="Sålda semesterveckor",
        unit="veckor",
        direction=Direction.LESS,
        source=STAFF,
        limit=TENTH,
        also=("antal sålda semesterveckor",),
    ),
    Indicator(
        code="platser",
        name="Platser",
        unit="platser",
        over_time=OverTime.LAST,
        source=CARE,
        also=("antal platser", "boendeplatser"),
    ),
    Indicator(
        code="platsdygn",
        name="Belagda platsdygn",
        unit="dygn",
        fills="platser",
        source=CARE,
        cost_per="dygn",
        also=("vårddygn", "belagda dygn", "platsdygn"),
    ),
    Indicator(
        code="belaggning",
        name="Beläggning",
        unit="%",
        direction=Direction.MORE,
        over_time=OverTime.WEIGHTED,
        over_tree=OverTree.WEIGHTED,
        weight="platser",
        decimals=1,
        source=CARE,
        also=("beläggningsgrad",),
    ),
    Indicator(
        code="beviljade_timmar",
        name="Beviljade timmar",
        unit="timmar",
        decimals=1,
        source=CARE,
    ),
    Indicator(
        code="utforda_timmar",
        name="Utförda timmar",
        unit="timmar",
        decimals=1,
        source=CARE,
        cost_per="timme",
        also=("hemtjänsttimmar",),
    ),
    Indicator(
        code="brukare",
        name="Brukare",
        unit="brukare",
        over_time=OverTime.LAST,
        source=CARE,
        also=("antal brukare", "klienter"),
    ),
    Indicator(
        code="placeringar",
        name="Placeringar",
        unit="placeringar",
        over_time=OverTime.LAST,
        source=CARE,
        limit=TENTH,
        also=("antal placeringar",),
    ),
    Indicator(
        code="placeringsdygn",
        name="Placeringsdygn",
        unit="dygn",
        source=CARE,
        cost_per="dygn",
        also=("placerade dygn", "dygn på placering"),
    ),
    Indicator(
        code="orosanmalningar",
        name="Orosanmälningar",
        unit="anmälningar",
        source=CARE,
        limit=TENTH,
        also=("antal orosanmälningar",),
    ),
    Indicator(
        code="hushall_forsorjningsstod",
        name="Hushåll med försörjningsstöd",
        unit="hushåll",
        direction=Direction.LESS,
        over_time=OverTime.MEAN,
        source=CARE,
        also=("hushåll med ekonomiskt bistånd", "bidragshushåll"),
    ),
    Indicator(
        code="vantetid",
        name="Väntetid",
        unit="dagar",
        direction=Direction.LESS,
        over_time=OverTime.LAST,
        over_tree=OverTree.APART,
        source=CARE,
        limit=TENTH,
        also=("väntedagar", "väntetid dagar"),
    ),
)
"""In the order they are shown: those who work, the places, the volumes, the wait."""

INDICATORS = by_code(SHIPPED)
"""Every shipped indicator by its code."""


def indicator_named(text: str) -> Indicator | None:
    """The indicator with this code or name, in any case; None when none is called so."""
    return _NAMED.get(" ".join(text.casefold().split()))


_NAMED = {
    name.casefold(): indicator
    for indicator in SHIPPED
    for name in (indicator.code, indicator.name, indicator.name.lower(), *indicator.also)
}
