"""A finance item's frozen version as its reader may see it; what every page of an item starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from socfin import access, reporting
from socfin.access import Seat
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report
from socfin.domain.roles import Permission
from socfin.selectors import meetings as stored_meetings
from socfin.services.masking.masking import hidden_names, told_less_of
from socfin.views.asked.addresses import lasting_addresses
from socfin.views.page import committee_context
from socfin.views.veiled import veiled

if TYPE_CHECKING:
    from socfin.models import Item, ItemVersion

PUBLIC = "offentlig"
NOW, LAST = "nu", "forra"


@dataclass(frozen=True)
class Frozen:
    """A frozen version as its reader may see it."""

    seat: Seat
    item: Item
    version: ItemVersion
    versions: list[ItemVersion]
    public: bool
    """Whether small units are gathered."""

    @cached_property
    def report(self) -> Report:
        """What was frozen."""
        return self.of(self.version)

    @cached_property
    def whole(self) -> Report:
        """What was frozen, with nothing hidden."""
        return reporting.as_frozen(self.version.report) if self.public else self.report

    def of(self, version: ItemVersion) -> Report:
        """Another version's report, seen by the same reader in the same way."""
        if self.public:
            return reporting.public_version(self.seat.committee, version)
        return reporting.as_frozen(version.report)

    @property
    def args(self) -> list[Any]:
        """What the addresses of the item begin with."""
        return [self.seat.committee.slug, self.item.meeting_id, self.item.pk]

    def address(self, name: str, *more: Any, **query: Any) -> str:
        """An address of this version, public when the page is."""
        words: dict[str, Any] = (
            {"version": self.version.number} if self.version is not self.versions[-1] else {}
        )
        words |= {"visa": PUBLIC} if self.public and not self.seat.sees_masked else {}
        words |= query
        return reverse(name, args=[*self.args, *more]) + (f"?{urlencode(words)}" if words else "")

    def others(self) -> list[tuple[ItemVersion, str]]:
        """The item's versions as their reader sees them, the newest first, with the way to compare each."""
        seen = veiled(self.versions, self.seat.committee, masked=self.public)
        beside = [
            "" if version is self.version else self.address("compare_item", med=version.number)
            for version in self.versions
        ]
        return list(reversed(list(zip(seen, beside, strict=True))))

    @property
    def query(self) -> str:
        """The end of the item's address that asks for this very version."""
        _, mark, query = self.address("item").partition("?")
        return mark + query

    @property
    def figure_query(self) -> str:
        """What the address of a figure ends with when it leads to the value of this version."""
        return f"?{urlencode({'arende': self.item.pk, 'version': self.version.number})}"

    @property
    def addresses(self) -> FigureAddresses:
        """Where the version's figures have their pages, as its documents carry them; a board's have none."""
        if self.seat.committee.oversees:
            return NO_ADDRESSES
        return lasting_addresses(self.seat.committee.slug, self.report.period, self.figure_query)

    def context(self) -> dict[str, Any]:
        """What every page of an item is given."""
        seen = [self.item.meeting, self.item, self.version, self.versions]
        meeting, item, version, versions = veiled(seen, self.seat.committee, masked=self.public)
        return {
            **committee_context(self.seat, "meetings"),
            "meeting": meeting,
            "item": item,
            "version": version,
            "versions": versions,
            "report": self.report,
            "unit": self.report.unit,
            "public": self.public,
            "is_latest": self.version is self.versions[-1],
            "item_href": self.address("item"),
        }


def hidden_from_others(shown: Frozen) -> tuple[str, ...]:
    """The names of what the public version does not show, for those who see all."""
    if shown.seat.sees_masked:
        return ()
    outside = reporting.public_version(shown.seat.committee, shown.version)
    return (*hidden_names(shown.whole, outside), *told_less_of(shown.whole, outside))


def frozen(
    request: HttpRequest,
    slug: str,
    meeting_id: int,
    item_id: int,
    permission: Permission = Permission.READ,
) -> Frozen:
    """The version an address asks for, the latest when it asks for none; 404 when there is no such."""
    seat = access.seat(request, slug, permission)
    item = access.item(seat, meeting_id, item_id)
    versions = list(stored_meetings.versions(item))
    wanted = request.GET.get("version", str(versions[-1].number))
    version = next((version for version in versions if str(version.number) == wanted), None)
    if version is None:
        raise Http404(f"Ärendet har ingen version {wanted}.")
    public = seat.sees_masked or request.GET.get("visa") == PUBLIC
    return Frozen(seat, item, version, versions, public)
