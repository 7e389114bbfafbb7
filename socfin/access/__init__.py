"""Getters that fetch and authorise in one step; an object cannot be had without the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from socfin import reporting
from socfin.access.public import open_committee
from socfin.actions.forecasts import renew_forecasts
from socfin.actions.people.seeing import note_whole_sight
from socfin.apart.doors import municipality_of_committee
from socfin.apart.place import tried
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.domain.roles import ANYONE, GRANTS, Permission, Role
from socfin.reporting.asked.questions import SeenQuestion, seen_question
from socfin.selectors import committees, meetings, uploads
from socfin.selectors.followup.questions import question_by_id
from socfin.selectors.ledger import PublishedMonths, published_months
from socfin.selectors.memberships import areas_of, membership_by_id, role_of, sees_masked
from socfin.selectors.tokens import opened_at, place_of
from socfin.services.masking.masking import CLOSED

if TYPE_CHECKING:
    from socfin.models import ApiToken, Committee, Item, Meeting, Membership, Upload, User, Verksamhet

NO_SEAT = "Sidan finns inte, eller så har du ingen roll i nämnden."


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in a committee: the committee, the person, the role and what it allows."""

    committee: Committee
    user: User
    role: Role
    areas: frozenset[str] | None = None
    """The codes that the person may write of; None where the role has no such bound."""
    scope: Scope | None = None
    """What a program's key leaves of it; None for a person in a browser."""
    public: bool = False
    """Whether the reader has no role, and reads because the committee is open to all."""

    def may(self, permission: Permission) -> bool:
        """Whether the role allows it, and the key where a program asks with one."""
        within = self.scope is None or permission in self.scope.permissions
        return within and permission in GRANTS[self.role]

    @property
    def may_upload(self) -> bool:
        """Hand in, publish and undo files."""
        return self.may(Permission.UPLOAD)

    @property
    def may_comment(self) -> bool:
        """Write comments, assessments and measures."""
        return self.may(Permission.COMMENT)

    def may_comment_on(self, code: str) -> bool:
        """Whether that goes for a verksamhet: a verksamhetschef writes of own parts alone."""
        return self.may_comment and (self.areas is None or code in self.areas)

    @property
    def may_follow(self) -> bool:
        """Write what the committee has asked for, its goals, and what became of them."""
        return self.may(Permission.FOLLOW)

    def may_follow_on(self, code: str) -> bool:
        """Whether that goes for a verksamhet: a verksamhetschef writes of own parts alone."""
        return self.may_follow and (self.areas is None or code in self.areas)

    @property
    def may_close(self) -> bool:
        """Close a month and open it again."""
        return self.may(Permission.CLOSE)

    @property
    def may_export(self) -> bool:
        """Fetch documents and figures."""
        return self.may(Permission.EXPORT)

    @property
    def may_summarise(self) -> bool:
        """Name items, and hold meetings where they are frozen."""
        return self.may(Permission.SUMMARISE)

    @property
    def may_set(self) -> bool:
        """Change limits, accounts and small groups, and hand in Word templates."""
        return self.may(Permission.SETTINGS)

    @property
    def may_choose_layout(self) -> bool:
        """See the Word templates and choose among them."""
        return self.may(Permission.LAYOUT)

    @property
    def may_give_roles(self) -> bool:
        """Give roles and end them."""
        return self.may(Permission.PEOPLE)

    @property
    def sight_facts(self) -> list[object]:
        """All of the seat that what it is shown follows from, but who sits there; as JSON can say it."""
        committee = self.committee
        areas = None if self.areas is None else sorted(self.areas)
        scope = None if self.scope is None else self.scope.value
        revised = [committee.pk, committee.slug, *committees.revisions_of(committee)]
        return [*revised, self.role.value, self.sees_masked, areas, scope, self.public, self.is_someone]

    @property
    def sees_masked(self) -> bool:
        """Whether small units are gathered before the person sees them, as the committee has chosen.

        Always for who has no role there.
        """
        return self.public or sees_masked(self.committee, self.role)

    @property
    def is_someone(self) -> bool:
        """Whether anyone is logged in."""
        return self.user.is_authenticated


def person(request: HttpRequest) -> User:
    """Who is logged in; every page but the open ones requires it (LoginRequiredMiddleware)."""
    user: User = request.user  # type: ignore[assignment]
    return user


def seat(request: HttpRequest, slug: str, permission: Permission) -> Seat:
    """The person's seat in the committee of an address.

    404 when the committee does not exist or the person has no role in it (the two look alike),
    403 when the role does not allow it. Where the committee is open to all, anyone has a seat that reads.
    """
    token = token_of(request)
    if request.user.is_authenticated:
        try:
            return seat_of(person(request), token, slug, permission)
        except Http404:
            if token is not None or permission is not Permission.READ:
                raise
    return Seat(open_committee(slug, NO_SEAT), person(request), ANYONE, public=True)


def own_seat(request: HttpRequest, slug: str, permission: Permission) -> Seat:
    """As `seat`, for those who have a role: 404 for who reads only because the committee is open to all."""
    taken = seat(request, slug, permission)
    if taken.public:
        raise Http404(NO_SEAT)
    return taken


def seat_of(user: User, token: ApiToken | None, slug: str, permission: Permission) -> Seat:
    """As `seat`, for whoever asks otherwise than through a page."""
    places = municipality_of_committee(slug) if token is None else place_of(token).municipalities
    with tried(municipalities=places, person=user.pk):
        committee = committees.committee_by_slug(slug) if token is None else opened_at(token, slug)
        role = None if committee is None else role_of(user, committee)
        if committee is None or role is None:
            raise Http404(NO_SEAT)
        areas = areas_of(user, committee) if role.has_own_parts else None
        granted = Seat(committee, user, role, areas, None if token is None else Scope(token.scope))
        if not granted.may(permission):
            whose = f"Din roll, {role.label.lower()}," if token is None else "Nyckeln"
            raise PermissionDenied(f"{whose} ger inte tillgång till sidan.")
        if not granted.sees_masked and (committee.mask_for_politicians or committee.public):
            note_whole_sight(committee=committee, user=user)
        return granted


def token_of(request: HttpRequest) -> ApiToken | None:
    """The key that a program asks with; None in a browser."""
    return getattr(request, "token", None)


@dataclass(frozen=True, slots=True)
class Sight:
    """A period's figures as the reader in the seat may see them."""

    month: Month
    organisation: Organisation
    """As it is shown, which is not always as it was asked for."""
    report: Report
    whole: Report
    """The report with nothing hidden."""
    published: PublishedMonths
    hidden: frozenset[str] = frozenset()
    """Codes of the verksamheter that this reader may not see."""
    above: frozenset[str] = frozenset()
    """Codes of those with something hidden beneath."""
    is_settled: bool = True
    """False while the forecast is being made: the same question will soon have another answer."""


def sight(
    seat: Seat, month: Month, *, root: str = "", organisation: Organisation = Organisation.THEN
) -> Sight:
    """What the seat sees of a period, or of its verksamhet `root`.

    404 when the period has nothing published, 403 when nothing of it may be shown.
    """
    if root:
        verksamhet(seat, root)
    published = published_months(seat.committee)
    if month not in published.months:
        raise Http404(f"Inga siffror är publicerade för {month.label}.")
    settled = renew_forecasts(seat.committee, month)
    if seat.sees_masked:
        organisation = reporting.as_it_was(seat.committee, organisation)
    whole = reporting.report(seat.committee, month, root=root, organisation=organisation)
    if not seat.sees_masked:
        return Sight(month, organisation, whole, whole, published, is_settled=settled)
    hidden = reporting.hidden_in(seat.committee)
    report = reporting.public_report(seat.committee, month, root=root, organisation=organisation)
    if report is None or hidden.closed:
        raise PermissionDenied(CLOSED)
    return Sight(month, organisation, report, whole, published, hidden.hidden, hidden.above, settled)


def verksamhet(seat: Seat, code: str) -> Verksamhet:
    """The committee's verksamhet with the code, or 404; one that is hidden from the person looks alike."""
    node = committees.verksamhet_by_code(seat.committee, code)
    if node is None or (seat.sees_masked and code in reporting.hidden_in(seat.committee).hidden):
        raise Http404(f"Verksamheten {code} finns inte.")
    return node


def commented(seat: Seat, code: str) -> Verksamhet:
    """The verksamhet that something is to be written of, or 404; 403 for one that is not the person's own."""
    node = verksamhet(seat, code)
    if not seat.may_comment_on(code):
        raise PermissionDenied(f"Du skriver om dina egna delar av nämnden. {node.name} är ingen av dem.")
    return node


def followed(seat: Seat, code: str) -> Verksamhet:
    """The verksamhet that something is followed up of, or 404; 403 for one that is not the person's own."""
    node = verksamhet(seat, code)
    if not seat.may_follow_on(code):
        raise PermissionDenied(f"Du skriver om dina egna delar av nämnden. {node.name} är ingen av dem.")
    return node


def upload(seat: Seat, upload_id: int) -> Upload:
    """The committee's upload, or 404."""
    if (stored := uploads.upload_by_id(seat.committee, upload_id)) is None:
        raise Http404("Filen finns inte.")
    return stored


def meeting(seat: Seat, meeting_id: int) -> Meeting:
    """The committee's meeting, or 404."""
    stored = meetings.meeting_by_id(seat.committee, meeting_id)
    if stored is None:
        raise Http404("Sammanträdet finns inte.")
    return stored


def item(seat: Seat, meeting_id: int, item_id: int) -> Item:
    """The item of the committee's meeting, or 404; a moved item is still found where it was.

    `item.meeting_id` is where it is now.
    """
    meeting(seat, meeting_id)
    stored = meetings.item_by_id(seat.committee, item_id)
    if stored is None:
        raise Http404("Ärendet finns inte på sammanträdet.")
    return stored


def question(seat: Seat, number: int) -> SeenQuestion:
    """The committee's question as the person may see it, or 404; one about what is hidden looks alike."""
    stands = question_by_id(seat.committee, number)
    seen = None if stands is None else seen_question(seat.committee, stands, masked=seat.sees_masked)
    if seen is None:
        raise Http404("Frågan finns inte.")
    return seen


def membership(seat: Seat, membership_id: int) -> Membership:
    """The committee's membership, or 404."""
    stored = membership_by_id(seat.committee, membership_id)
    if stored is None:
        raise Http404("Rollen finns inte.")
    return stored


def month(period: str) -> Month:
    """The month of an address, or 404."""
    try:
        return Month.parse(period)
    except ValueError as error:
        raise Http404(str(error)) from None
