"""What a municipality is called, numbered and coloured by; never its committees nor their figures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from socfin.domain.committee import Presentation
from socfin.domain.municipal.licences import Licence

ACCENTS = {"": "Webbplatsens", "skog": "Skog", "vin": "Vin", "lila": "Lila", "bla": "Blå"}
"""The colours of links and marks that the stylesheet has, by the word that chooses each."""
ADDRESS_LENGTH = 40
"""Characters: as long as a committee's address may be."""
DIGITS_OF_NUMBER = 10
"""An organisation number has ten digits, the last of them a check digit (SFS 1974:174)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalSettings:
    """What a municipality says of itself, and how its committees show figures unless they say otherwise."""

    name: str
    organisation_number: str
    """Ten digits with a hyphen before the last four; "" where nobody has written it."""
    accent: str
    """One of ACCENTS."""
    presentation: Presentation
    open_licence: Licence = Licence.CC0
    """On which terms anyone uses the open data of its committees that are open to all."""
    open_contact: str = ""
    """An e-mail address for who uses them; "" for none."""
    counterparts: str = ""
    """Which motpart is which committee, as `domain/municipal/trade.spelled` has it without names."""


class NotANumber(ValueError):
    """It is no organisation number; in Swedish."""


def organisation_number(text: str) -> str:
    """The number as it is written, "212000-0142"; "" for nothing. NotANumber when it cannot be one."""
    digits = re.sub(r"[\s-]", "", text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) == DIGITS_OF_NUMBER):
        raise NotANumber("Ett organisationsnummer har tio siffror, till exempel 212000-0142.")
    if _luhn(digits) % 10:
        raise NotANumber("Sista siffran stämmer inte med de andra. Kontrollera organisationsnumret.")
    return f"{digits[:6]}-{digits[6:]}"


def _luhn(digits: str) -> int:
    """The sum that ends in 0 when the check digit is right: every other digit doubled, from the first."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits)]
    return sum(value - 9 if value > 9 else value for value in doubled)


def municipal_address(name: str) -> str:
    """The word of a municipality in addresses: its name in plain letters without the word kommun."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word != "kommun"]
    return "-".join(words)[:ADDRESS_LENGTH].strip("-") or "kommunen"
