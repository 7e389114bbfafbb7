"""Which addresses are the site's own and so never a committee's; derived from the addresses in use."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import URLPattern, URLResolver, get_resolver


def taken_addresses() -> frozenset[str]:
    """The first part of every address that begins with a word of its own, in lower case."""
    every: list[URLPattern | URLResolver] = get_resolver().url_patterns
    firsts = {str(address.pattern).partition("/")[0] for address in every}
    firsts |= {address.strip("/").partition("/")[0] for address in (settings.STATIC_URL, settings.MEDIA_URL)}
    return frozenset(first.casefold() for first in firsts if first and "<" not in first)


def refuse_taken(slug: str) -> None:
    """ValidationError when a committee could never be reached at the address."""
    if slug.casefold() in taken_addresses():
        remedy = f"Välj en annan, till exempel {slug}-namnden."
        raise ValidationError({"slug": f"Adressen /{slug}/ används av webbplatsen själv. {remedy}"})
