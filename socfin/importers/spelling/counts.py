"""Names of rows that are no money: counts and shares, and what is printed around a table; never amounts."""

from __future__ import annotations

import re

_COUNTED = re.compile(
    r"(?i)^antal\b|årsarbet|\bvårddygn|\bbeläggning|^(?:utförda |beviljade )?timmar\b|nyckeltal|^procent|"
    r"sjukfrånvaro|\bandel\b|"
    r"^(?:netto|brutto|styck|dygns|tim)?kostnad(?:er)? per\b|^kr(?:onor)? per\b|"
    r"^(?:genomsnitt(?:et|lig)?|snitt|medel(?:värde|tal|kostnad)?|median|max(?:imum)?|min(?:imum)?)\b"
)
_FOOTERS = re.compile(
    r"(?i)^(?:sida|sid|utskriven|utskrivet|utskriftsdatum|uttagsdatum|uttagen|uttaget|källa)\b|"
    r"^(?:skapad|hämtad|uttag)\b.*\d{4}|"
    r"^antal (?:rader|poster|transaktioner|verifikat\w*)\b|^(?:slut på|end of)\b|"
    r"^\d+ (?:rader|poster)\b"
)


def is_count(name: str) -> bool:
    """True for "Antal årsarbetare", "Sjukfrånvaro (%)", "Kostnad per plats" and "Genomsnitt"."""
    return _COUNTED.search(name) is not None


def is_footer(name: str) -> bool:
    """True for "Sida 1 (2)", "Utskriven 2025-11-05" and "Antal rader: 48"."""
    return _FOOTERS.search(name) is not None
