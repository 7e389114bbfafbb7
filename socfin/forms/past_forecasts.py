"""The file of older forecasts that is handed in, and what stands to be taken in; checked, never saved."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing

from socfin.domain.money import Unit
from socfin.domain.past_forecasts.facts import (
    FileSource,
    ToldForecast,
    forecasts_of_plain,
    plain_forecasts,
)

SALT = "past-forecasts"
DAY = 24 * 60 * 60
"""Seconds that what was read may wait to be taken in: as long as a person stays at a page."""


class PastForecastsForm(forms.Form):
    """A file, and its unit where it does not say."""

    file = forms.FileField(
        label="Tabell över äldre prognoser",
        help_text="Excel eller csv med År, När, Sa och Blev. Inget läses in förrän du sett vad den säger.",
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Välj en fil med en tabell."},
    )
    unit = forms.ChoiceField(
        label="Beloppen är i",
        required=False,
        choices=[("", "Som det står i filens rubriker"), *((unit.value, unit.label) for unit in Unit)],
    )


def sealed(committee: str, source: FileSource, read: tuple[ToldForecast, ...]) -> str:
    """What was read, as the page carries it to the button that takes it in; nobody can change it there."""
    what = [committee, source.filename, source.sheet, source.sha256, plain_forecasts(read)]
    return signing.dumps(what, salt=SALT, compress=True)


def unsealed(committee: str, text: str) -> tuple[FileSource, tuple[ToldForecast, ...]] | None:
    """What was read of a file for this committee; None for what was not, or waited too long."""
    try:
        what: Any = signing.loads(text, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return None
    if what[0] != committee:
        return None
    return FileSource(filename=what[1], sheet=what[2], sha256=what[3]), forecasts_of_plain(what[4])
