"""The licences that open data may be given under, as Sveriges dataportal names them."""

from __future__ import annotations

from enum import StrEnum


class Licence(StrEnum):
    """On which terms anyone may use a municipality's open data."""

    CC0 = "cc0"
    CC_BY = "cc-by"

    @property
    def label(self) -> str:
        """In Swedish, as it is chosen."""
        return {"cc0": "CC0 1.0: fri att använda", "cc-by": "CC BY 4.0: fri att använda, med källan angiven"}[
            self.value
        ]

    @property
    def short(self) -> str:
        """As Open Definition names it."""
        return {"cc0": "CC0-1.0", "cc-by": "CC-BY-4.0"}[self.value]

    @property
    def address(self) -> str:
        """The licence's own, spelled as DCAT-AP-SE asks: http, and a slash at the end."""
        return {
            "cc0": "http://creativecommons.org/publicdomain/zero/1.0/",
            "cc-by": "http://creativecommons.org/licenses/by/4.0/",
        }[self.value]
