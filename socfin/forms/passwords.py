"""What Django asks of a new password beside its own rules; the rule itself is domain/people/passwords.py."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from socfin.domain.people.passwords import is_guessed_first


class NotGuessedFirst:
    """Refuses one sign over and over, sequences, and words of the trade or own names with a number."""

    def validate(self, password: str, user: Any = None) -> None:
        """ValidationError, with what to do instead."""
        names = [getattr(user, name, "") for name in ("username", "first_name", "last_name")]
        if is_guessed_first(password, [name for name in names if name]):
            raise ValidationError(
                "Lösenordet hör till dem som gissas först. Ta fyra ord som inte hör ihop.", code="guessed"
            )

    def get_help_text(self) -> str:
        """Shown where one is chosen."""
        return "Inte samma tecken om och om igen, en följd som 123456 eller ett ord med en siffra efter."
