"""What Django asks of a new password beside its own rules; the rule itself is domain/people/passwords.py."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from socfin.domain.people.passwords import is_guessed_first


class NotGuessedFirst:
    """Refuses one sign over and over, sequences, and words of the trade with a number."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        """ValidationError, with what to do instead."""
        if is_guessed_first(password):
            raise ValidationError(
                "Lösenordet hör till dem som gissas först. Ta fyra ord som inte hör ihop.", code="guessed"
            )

    def get_help_text(self) -> str:
        """Shown where one is chosen."""
        return "Inte samma tecken om och om igen, en följd som 123456 eller ett ord med en siffra efter."
