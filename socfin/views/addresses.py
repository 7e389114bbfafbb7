"""The months and years of an address; never what a page shows of them."""

from __future__ import annotations


class PeriodConverter:
    """A month in an address: 2022-03, in the digits an address has; others are no page of ours."""

    regex = r"[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> str:
        """The text as it is; the getter checks that it is a month."""
        return value

    def to_url(self, value: object) -> str:
        """A Month or its text."""
        return str(value)


class YearConverter:
    """A year that has months (domain/period.Month: 1900–2200); others are no page of ours."""

    regex = r"(?:19|20|21)[0-9]{2}|2200"

    def to_python(self, value: str) -> int:
        """The year as a number."""
        return int(value)

    def to_url(self, value: object) -> str:
        """Its four digits."""
        return str(value)
