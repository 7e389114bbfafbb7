"""The ways a row says that it is part of another, as "varav"; never whether the amounts bear it out."""

from __future__ import annotations

import re

_OF = (
    r"(?:h?var|vr|hvor|d[äe]r|h[äe]r)\s?(?:ut)?\s?a(?:v|f)|vara\s?v|vrv\.?|v\.\s?a\.\s?v\.?|v\.a\.v\.?|v a v|"
    r"(?:ut)?av vilk(?:et|a|en)|of which|o\.\s?w\.|o/w"
)
"""As old and neighbouring spellings have it too: hvarav, varaf, heraf, hvoraf."""
_ABOVE = (
    r"(?:ovan(?:stående|nämnda?|för)?|detta|denna|dessa|belopp(?:et|en)?|summan?|totalen|posten|raden|"
    r"kostnad(?:en|erna)?)"
)
_HELD = (
    r"(?:ingår|inräkna[st]|medräkna[st]|inkludera[st]|finns|är|utgör(?:s av)?|avser|gäller)"
    r"(?! (?:ej|inte|icke)\b)"
)
_WORD = (
    rf"(?:{_OF}|(?:d[äe]r|h[äe]r|var)i {_HELD}|i (?:\w+ )?{_ABOVE}(?: \w+)?,? {_HELD}|"
    rf"av (?:\w+ )?{_ABOVE}(?:,? {_HELD}(?: av)?)?|"
    r"(?:ingår|inräknat|inräknade|medräknat|inkluderar|inkluderat)(?: i ovan\w*)?(?! (?:ej|inte|icke|i)\b)|"
    r"memo(?:rad|post)?)(?![a-zåäö])"
)
_OPENING = re.compile(
    rf"(?i)[\s\-–−—•·*>(/.:…]*(?:d(?:vs|\.v\.s)\.?\s+)?(?:{_WORD}|(?:delpost|delbelopp|spec(?:ifikation)?\.?)\s*[:\-–]|"
    r"(?:inkl\.?|inklusive)(?=[\s:.]))[\s:\-–]*(.*)",
    re.DOTALL,
)
_CLOSING = re.compile(
    r"(?i)[\s\-–−•*]*(.+?)[\s,;(\-–]+"
    r"(?:(?:som )?(?:ingår|inräkna[dt]e?|medräkna[dt]e?)"
    r"(?:\s+(?:(?:i|bland)\s+)?(?:ovan(?:stående)?|beloppet))?|"
    rf"ingår i [^()]+(?=\))|del av (?:ovan\w*|beloppet|summan)|{_OF})\)?\.?",
)
_WITHIN = re.compile(rf"(?i)(.*?\S)[,;:\-–\s]\s*(?:{_OF})(?![a-zåäö])[\s:\-–]*([^()]+)")
_ASIDE = re.compile(r"(?i)\(\s*([^\W\d][^()]*)\)|(?:avser|dvs\.?|d\.v\.s\.|nämligen)[\s:]+([^\W\d].*)")
"""A name set aside from the others, which may be a part of the row above as well as a row of its own."""
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
    if (doubtful := _ASIDE.fullmatch(text.strip())) is not None:
        return text.strip(), doubtful[1] or doubtful[2]
    outside = re.sub(r"\([^()]*\)", "", text)
    match = _WITHIN.fullmatch(outside.strip())
    return None if match is None else (match[1].strip(" ,;:-–"), match[2].strip())
