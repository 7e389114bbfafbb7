"""The ways a row says that it is part of another, as "varav"; never whether the amounts bear it out."""

from __future__ import annotations

import re

_WORD = (
    r"(?:(?:var|där|här)\s?(?:ut)?\s?av|vrv\.?|v\.\s?a\.\s?v\.?|v\.a\.v\.?|v a v|av vilket|av vilka|of which)"
    r"(?![a-zåäö])"
)
_OPENING = re.compile(
    rf"(?i)[\s\-–−—•·*>(/.:]*(?:{_WORD}|ingår(?: i ovan\w*)?\s*[:\-–]|memo(?:rad|post)?\s*[:\-–]|"
    r"(?:inkl\.?|inklusive)(?=[\s:.]))[\s:\-–]*(.*)",
    re.DOTALL,
)
_CLOSING = re.compile(
    r"(?i)[\s\-–−•*]*(.+?)[\s,;(\-–]+"
    r"(?:(?:som )?(?:ingår|inräkna[dt]e?|medräkna[dt]e?)\s+(?:(?:i|bland)\s+)?(?:ovan(?:stående)?|beloppet)|"
    r"ingår i [^()]+(?=\))|varav|därav|härav)\)?\.?",
)
_WITHIN = re.compile(
    r"(?i)(.*?\S)[,;:\-–\s]\s*(?:varav|därav|därutav|härav|härutav)(?![a-zåäö])[\s:\-–]*([^()]+)"
)
_WITHOUT = re.compile(r"(?i)(.*?\S)[\s,(\-–]+(?:exkl|excl|exklusive)\b\.?\s+([^()]+?)\)?")
_WITH = re.compile(r"(?i)(.*?\S)[\s,(\-–]+(?:inkl|incl|inklusive)\b\.?\s+([^()]+?)\)?")


def less_and_more(text: str) -> tuple[str, str, str] | None:
    """("less", "IFO", "flyktingar") of "IFO exkl. flyktingar", "more" of "IFO (inkl. flyktingar)"."""
    for kind, words in (("less", _WITHOUT), ("more", _WITH)):
        if (match := words.fullmatch(text.strip())) is not None:
            return kind, match[1].rstrip(" ,-–"), match[2].strip()
    return None


def part_named(text: str) -> str | None:
    """ "LOV" of "-varav LOV": what a row names that is part of another; None for any other row."""
    if (match := _OPENING.fullmatch(text)) is not None:
        return match[1].rstrip(" )")
    match = _CLOSING.fullmatch(text)
    return None if match is None else match[1]


def part_within(text: str) -> tuple[str, str] | None:
    """("Hemtjänst", "natt 2 400") of "Hemtjänst, varav natt 2 400": a part of that row, or the row itself."""
    outside = re.sub(r"\([^()]*\)", "", text)
    match = _WITHIN.fullmatch(outside.strip())
    return None if match is None else (match[1].strip(" ,;:-–"), match[2].strip())
