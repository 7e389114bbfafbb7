"""Names of rows that stand beside the net cost: investments, and what pays for it; never amounts."""

from __future__ import annotations

import re

from socfin.importers.spelling.labels import plain

_INVESTING = (
    r"(?:netto|varav |årets |summa )?"
    r"(?:investering(?:en|ar|arna|s?budget|s?utgift(?:er)?|s?projekt|s?plan|s?redovisning|s?netto|s?ram)?|"
    r"exploatering(?:en|ar|s?verksamhet|s?projekt|s?redovisning)?)"
)
_PAYING = (
    r"(?:kommunal)?skatte?(?:r|intäkter|intäkt|medel|netto)|slutavräkning(?:ar)?|generella statsbidrag|"
    r"(?:generella |allmänna )?statsbidrag och (?:kommunal |kommunalekonomisk )?utjämning|"
    r"(?:kommunalekonomisk )?utjämning|skatteintäkter och (?:generella )?statsbidrag|"
    r"finansnetto|finansiella (?:poster|intäkter|kostnader)|"
    r"kommunbidrag|budgetram|(?:kommun|budget|nämnd|drift)anslag|anslag|skattefinansiering"
)
_GRANTED = re.compile(r"kommunbidrag|budgetram|(?:kommun|budget|nämnd|drift)?anslag")
_INVESTMENT = re.compile(rf"{_INVESTING}(?: (?:netto|totalt|brutto))?")
_PAID = re.compile(_PAYING)


def is_investment(name: str) -> bool:
    """True for "Investeringar" and "Exploatering", not for a verksamhet such as "Investeringsenheten"."""
    return _INVESTMENT.fullmatch(plain(name)) is not None


def is_grant(name: str) -> bool:
    """True for "Kommunbidrag" and the like: what the council pays the committee."""
    return _GRANTED.fullmatch(plain(name)) is not None


def is_beside_net(name: str) -> bool:
    """True for investments, taxes, financial items and the committee's grant, in full."""
    return is_investment(name) or _PAID.fullmatch(plain(name)) is not None
