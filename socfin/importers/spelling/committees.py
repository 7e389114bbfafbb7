"""Names of a municipality's committees and of what stands beside them; never which of them a file is of."""

from __future__ import annotations

import re

from socfin.importers.spelling.labels import plain

_COMMITTEE = re.compile(
    r"[\w\-, ]*[\wåäö] ?nämnd(?:en)?|kommunstyrelsens?(?: förvaltning)?|kommunstyrelse|kommunfullmäktige|"
    r"[\w\-, ]*kommunalförbund(?:et)?"
)
_BESIDE = re.compile(
    r"(?:kommun)?revision(?:en)?|överförmynda(?:re|ren|rverksamhet(?:en)?)|partistöd|"
    r"finansförvaltning(?:en)?|finansiering(?:en)?|räddningstjänst(?:en)?(?: \w+)?|"
    r"kommunledningskontor(?:et)?|(?:kommunlednings|stadslednings)förvaltning(?:en)?|"
    r"(?:barn- och utbildnings|utbildnings|tekniska|kultur- och fritids|miljö- och bygg\w*|"
    r"samhällsbyggnads)förvaltning(?:en)?|kommunövergripande|kommungemensamt?"
)
"""Called so among committees, and perhaps a verksamhet of one elsewhere."""
_ENDING = re.compile(r"(?:ens|en|et|n)$")
_BODY = re.compile(r"(?:s?nämnd|s?förvaltning|s?kontor|s?utskott)(?:en|et|ens|ets)?$")
_ENDS = re.compile(r".*(?:nämnd|förvaltning|kontor|styrelse|utskott|förbund)(?:en|et)?")


def is_body(name: str) -> bool:
    """True for committees and what works for them: "Tekniska nämnden", "Tekniska förvaltningen"."""
    return is_committee(name) or stands_beside(name) or _ENDS.fullmatch(plain(name)) is not None


def is_committee(name: str) -> bool:
    """True for "Tekniska nämnden" and "Kommunstyrelsen"."""
    return _COMMITTEE.fullmatch(plain(name)) is not None


def stands_beside(name: str) -> bool:
    """True for "Finansförvaltningen", "Revisionen" and the like, which stand among committees."""
    return _BESIDE.fullmatch(plain(name)) is not None


def same_name(name: str, committee: str) -> bool:
    """True for a committee's name, in its definite form or not."""
    own = plain(name)
    return bool(own) and _ENDING.sub("", own) == _ENDING.sub("", plain(committee))


def same_field(name: str, committee: str) -> bool:
    """True for "Socialförvaltningen" of "Socialnämnden": the same words before what kind of body it is."""
    own, other = _BODY.sub("", plain(name)), _BODY.sub("", plain(committee))
    return bool(own) and own == other


def is_own(name: str, committee: str) -> bool:
    """True for the committee by its name, and for what works for it: "Socialförvaltningen"."""
    return same_name(name, committee) or same_field(name, committee)
