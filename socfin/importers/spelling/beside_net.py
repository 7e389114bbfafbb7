"""Names of rows that stand beside the net cost: investments, and what pays for it; never amounts."""

from __future__ import annotations

import re

from socfin.domain.lines import BESIDE_NET, Line
from socfin.importers.spelling.labels import plain

_INVESTING = (
    r"(?:(?:netto|brutto|varav|årets|periodens|summa|total[at]?|pågående|egna|samtliga|övriga|varaktiga) ?)*"
    r"(?:(?:netto|brutto|inventarie|lokal|maskin|it-|fastighets?)?investering(?:en|ar|arna|"
    r"s?(?:-| )?(?:budget(?:en)?|utgift(?:er|en)?|utfall|projekt(?:en)?|plan(?:en)?|redovisning(?:en)?|netto|"
    r"ram(?:en)?|medel|anslag|kostnad(?:er)?|verksamhet(?:en)?|inkomst(?:er)?|volym(?:en)?|del(?:en)?))?|"
    r"exploatering(?:en|ar|s?verksamhet|s?projekt|s?redovisning)?)"
)
_PAYING = (
    r"(?:kommunal)?skatte?(?:r|intäkter|intäkt|medel|netto)|slutavräkning(?:ar)?|generella statsbidrag|"
    r"(?:generella |allmänna )?statsbidrag och (?:kommunal |kommunalekonomisk )?utjämning|"
    r"(?:kommunalekonomisk )?utjämning|skatte?(?:r|intäkter|medel)(?:,| och) (?:generella )?statsbidrag"
    r"(?: och (?:kommunalekonomisk )?utjämning)?|"
    r"finansnetto|finansiella (?:poster|intäkter|kostnader)|"
    r"kommunbidrag|budgetram|(?:kommun|budget|nämnd|drift)anslag|anslag|skattefinansiering"
)
_GIVEN = (
    r"(?:kommun|budget|drift|netto|ekonomi|nämnd)?ram(?:tilldelning|anslag)?|(?:kommun|ram|skatte)budget|"
    r"(?:kommunal |kommun|nämnd|skatte)?finansiering|(?:skatte|ram|fullmäktige|netto)anslag|kommuntillskott|"
    r"kommunersättning|(?:tilldelad(?:e|t)?|beviljad(?:e|t)?|erhåll(?:et|na|en)) "
    r"(?:medel|ram|budgetram|anslag|budget|kommunbidrag)|"
    r"(?:kommunbidrag|anslag|bidrag|medel|ram|tilldelning|ersättning) från "
    r"(?:kf|ks|kommunen|kommunfullmäktige|fullmäktige|kommunstyrelsen)|(?:ram|medels)?tilldelning"
)
"""What the council gives a committee, in other words than a grant."""
_TAX = re.compile(r"(?:kommunal)?skatte?(?:r|intäkter|intäkt|medel)(?: och (?:generella )?statsbidrag)?")
_GRANTED = re.compile(r"kommunbidrag|budgetram|(?:kommun|budget|nämnd|drift)?anslag")
_OF_WHAT = (
    r"(?:,? (?:netto|totalt|brutto|inventarier|utrustning|it|i \S+(?: \S+)*|(?:och|inkl\.?) exploatering))?"
)
_INVESTMENT = re.compile(rf"{_INVESTING}(?: \((?:netto|brutto|totalt)\))?{_OF_WHAT}")
_PAID = re.compile(rf"(?:årets |summa |periodens )?(?:{_PAYING}|{_GIVEN})")


def is_investment(name: str) -> bool:
    """True for "Investeringar" and "Exploatering", not for a verksamhet such as "Investeringsenheten"."""
    return _INVESTMENT.fullmatch(plain(name)) is not None


def line_beside(name: str) -> Line | None:
    """The line beside the net that a name says, as "Investeringar"; None for others and for grants."""
    bare = plain(name)
    beside = next((line for line in BESIDE_NET if bare in (line.value, line.label.casefold())), None)
    if beside is not None:
        return beside
    if is_investment(bare):
        return Line.INVESTMENT
    if not is_financing(bare) or is_given(bare):
        return None
    return Line.FINANCIAL if "finans" in bare and "skatte" not in bare else Line.TAXES


def is_tax(name: str) -> bool:
    """True for "Skatteintäkter" and "Skattemedel", which are income; not for utjämning."""
    return _TAX.fullmatch(plain(name)) is not None


def is_grant(name: str) -> bool:
    """True for "Kommunbidrag" and the like: what the council pays the committee."""
    return _GRANTED.fullmatch(plain(name)) is not None


def is_given(name: str) -> bool:
    """True for what the council gives the committee, as "Kommunbidrag" and "Anslag"; not for taxes."""
    bare = plain(name)
    return bare == "skattemedel" or is_grant(bare) or re.fullmatch(_GIVEN, bare) is not None


def is_financing(name: str) -> bool:
    """True for taxes, financial items and what the council gives, as "Ramtilldelning" and "Anslag"."""
    return _PAID.fullmatch(plain(name)) is not None


def is_beside_net(name: str) -> bool:
    """True for investments, taxes, financial items and the committee's grant, in full."""
    return is_investment(name) or is_financing(name)
