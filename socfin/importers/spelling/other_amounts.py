"""Headings of amounts that are not the period's own: earlier forecasts, per inhabitant; never cells."""

from __future__ import annotations

import re

_EARLIER = r"\b(?:föregående|föreg|fg|f\.\s?g|ff|förra|tidigare|gamla|gammal|närmast före)\b\.?"
_EARLIER_ROUND = re.compile(
    rf"{_EARLIER}\s*(?:\w+\s+)?(?:månad|mån\b|period|tertial|kvartal|uppföljning|rapport|tillfälle|gång|"
    r"prognos|helårsprognos|årsprognos|budget|beslut|nämnd|möte|t\s?[1-3]\b|kv\w*\s?[1-4]\b)"
)
_BEFORE = re.compile(
    rf"(?:\back\w*\.?|\bsaldo|\bingående)\s+{_EARLIER}(?!\s*(?:år|å\b))|{_EARLIER}\s*(?:ack\w*\.?|saldo)(?!\s*(?:år|å\b))|"
    r"^ib$|\bing(?:ående)?\.? (?:saldo|balans)\b"
)
"""What was accumulated before the period: "Ack föregående", "Saldo fg", "IB"; last year's says the year."""
_OF_ANOTHER_YEAR = re.compile(rf"{_EARLIER}\s*(?:år(?!s?prog)\w*|å\b)")
_EACH = re.compile(
    r"\bper (?:inv|plats|bruk|elev|barn|årsarb|åa\b|dygn|vårddyg|vårdtag|tim|hushåll|person|kund|klient|"
    r"ärende|individ|boende|deltagare|anställd|beslut|insats|lägenhet|kommuninv|vecka|dag\b|st\b)|"
    r"\b(?:t|k|mn|m)?kr\.? ?/ ?[^\W\d_]+|(?:kronor|sek|kostnad) ?/ ?[^\W\d_]+|"
    r"/ ?(?:inv|plats|bruk|elev|barn|dygn|tim|åa|årsarb|person|kund|vårdtag|st\b)|"
    r"\bsnitt|genomsnitt|\bmedel(?:tal|värde|kostnad|pris)?\b|styckkostnad|enhetskostnad|\bstyckpris"
)


def is_each(bare: str) -> bool:
    """True for amounts of each one, as "Utfall per brukare", "kr/inv" and "snitt": none of the period."""
    return _EACH.search(bare) is not None


def is_earlier(bare: str, *, forecast: bool) -> bool:
    """True for what an earlier follow-up of the same year said: "Förra prognosen", "Utfall fg månad".

    "Prognos föregående år" is another year's, and no earlier forecast of this one.
    """
    if _OF_ANOTHER_YEAR.search(bare):
        return False
    if _BEFORE.search(bare) is not None:
        return True
    return _EARLIER_ROUND.search(bare) is not None or (forecast and re.search(_EARLIER, bare) is not None)
