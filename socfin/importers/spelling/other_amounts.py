"""Headings of amounts that are not the period's own: earlier, per inhabitant, left, totals; never cells."""

from __future__ import annotations

import re

from socfin.importers.spelling.labels import plain

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

SPENT = (
    r"(?:förbruk(?:at|ning)|upparbetat|utnyttjat)\b(?!.*(?:%|procent|andel|budget|anslag|\bram\b))"
    r"(?=.*(?:\btom\b|t\.? ?o\.? ?m\b|till och med|hittills?\b|\back|\bjan|\bytd\b|\bper \d))"
)
"""What has been spent to a date; spent alone is most often a share."""
_SPENT_WORD = re.compile(
    r"(?<!ej )(?<!inte )(?<!icke )\b(?:förbruk(?:at|ad|ade|ning(?:en)?)|upparbet(?:at|ad|ade|ning(?:en)?)|"
    r"(?:ut)?nyttja(?:t|d|de|nde)|använ(?:t|da)|ianspråktag(?:et|en|na))\b"
)
_SPENT_OF = re.compile(
    r"\b(?:av|på)\s+(?:\w+\s+)?\w*(?:budget|anslag|ram)\w*|\b(?:budget|anslag|ram|medel)\w*\b|\bi år\b"
)
_SPENT_BUDGET = re.compile(rf"{_SPENT_WORD.pattern}\s+(?:\w+\s+)?\w*(?:budget|anslag|ram)\w*\b")
"""So much of a budget is spent: no budget."""
_SHARE_OF = re.compile(r"%|procent|andel|\w+grad\b|\bkvot")
_ADJUSTMENT = re.compile(
    r"\b(?:bud(?:get)?|ram|anslags?)\w*(?:justering|ändring|förändring|ökning|minskning|korrigering|rättelse|"
    r"omföring|omfördelning|överföring|påverkan|effekt|växling|förskjutning)(?:ar|en|er|arna)?\b|"
    r"\b(?:ombudgeter|omdisponer|omfördel|budgetomför)\w*(?:ing|ingar)\b|"
    r"\b(?:justering|omfördelning|omdisponering|överföring|ändring|ökning|minskning|korrigering)\w* "
    r"(?:(?:av|i|till|från) )?(?:\w+ )?(?:bud\w*|ram\w*|anslag\w*)"
)
"""What a budget was changed by; "Justerad budget" is the budget as changed."""
_ABOUT = re.compile(
    r"(?:prognos|budget|utfalls?|bokslut|redovisning|helårsprognos|årsprognos|årsbudget)s?[ -]?"
    r"(?:versions?|typ|datum|metod|kod|nr|nummer|id|källa|status|ägare|klass|nivå|text|grupp|slag|mall|"
    r"underlag|fas|läge|omgång|tillfälle|signatur|kategori|beskrivning|namn|benämning)(?:nr|nummer|namn|id)?|"
    r"(?:budget|bokslut|prognos)s?år(?:et)?"
)
"""Words about amounts, as which version they are of."""


def spent_as_outcome(bare: str) -> str | None:
    """ "utfall tom okt" of "Förbrukat tom okt" and "utfall" of "Förbrukat av budget"; None for no such words.

    What is spent is an outcome, or a share where it says per cent; without it only the cells can tell.
    """
    if _SHARE_OF.search(bare) or _SPENT_WORD.search(bare) is None:
        return None
    return " ".join(_SPENT_WORD.sub("utfall", _SPENT_OF.sub(" ", bare), count=1).split())


def is_no_amount(bare: str) -> bool:
    """True for what a budget was changed by, as "Budgetjustering", and for what tells of amounts.

    "Prognosversion" and "Budgetkod" hold no amounts, whatever their cells are, and "Utnyttjad budget", which
    is so much of it, is no budget.
    """
    about = _ABOUT.fullmatch(bare) is not None or _SPENT_BUDGET.search(bare) is not None
    return about or _ADJUSTMENT.search(bare) is not None


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


_REMAINING = re.compile(
    r"\bkvar(?:står)?\b|kvarvarande|resterande|outnyttja|disponib|oförbrukad|"
    r"återst(?:\w* (?:av|att)|år|ående)?\b|återstående (?:års)?(?:budget|anslag|ram)"
)


def says_remaining(text: str) -> bool:
    """True for "Kvar av budget" and "Återstår": what is left of the year's."""
    return _REMAINING.search(plain(text)) is not None


def is_total(text: str) -> bool:
    """True for "Totalt" and "Summa", which sum the columns beside them."""
    return re.fullmatch(r"total\w*|summa", plain(text)) is not None
