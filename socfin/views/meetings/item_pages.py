"""A meeting's finance item as it was frozen: the page, what differs, its documents, the projector."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions import meetings as actions
from socfin.charts.bridge import bridge
from socfin.documents import render as render_document
from socfin.documents.outline import outline
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import ReopenForm
from socfin.selectors import meetings as found
from socfin.selectors.ledger import published_months
from socfin.services.comparison.reports import Changes, changes
from socfin.services.masking.masking import hidden_names
from socfin.services.prose.change_sentences import news, since_last
from socfin.services.report.slides import slides
from socfin.tables import deviation_table, lines_table
from socfin.views import typed_beside
from socfin.views.faults import takes_forms
from socfin.views.figures.summary_page import INSIDE, OFFERED
from socfin.views.meetings.item_forms import AgendaForms, keep_typed, kept_under, reopen_form
from socfin.views.page import committee_context
from socfin.views.veiled import veiled

if TYPE_CHECKING:
    from socfin.models import Item, ItemVersion

PUBLIC = "offentlig"
NOW, LAST = "nu", "forra"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen version as its reader may see it."""

    seat: Seat
    item: Item
    version: ItemVersion
    versions: list[ItemVersion]
    public: bool
    """Whether small units are gathered."""

    @property
    def report(self) -> Report:
        """What was frozen."""
        return self.of(self.version)

    @property
    def whole(self) -> Report:
        """What was frozen, with nothing hidden."""
        return Report.from_json(self.version.report)

    def of(self, version: ItemVersion) -> Report:
        """Another version's report, seen by the same reader in the same way."""
        if self.public:
            return reporting.public_version(self.seat.committee, version)
        return Report.from_json(version.report)

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
        end = "&".join(f"{key}={value}" for key, value in words.items())
        return reverse(name, args=[*self.args, *more]) + (f"?{end}" if end else "")

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
    versions = list(found.versions(item))
    wanted = request.GET.get("version", str(versions[-1].number))
    version = next((one for one in versions if str(one.number) == wanted), None)
    if version is None:
        raise Http404(f"Ärendet har ingen version {wanted}.")
    public = seat.sees_masked or request.GET.get("visa") == PUBLIC
    return Frozen(seat, item, version, versions, public)


def item(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """The item exactly as it was frozen; those who may read. Where it was before it was moved it leads on."""
    shown = frozen(request, slug, meeting_id, item_id)
    if request.method == "POST":  # Enter in a field, without scripts: which of the page's buttons is meant?
        access.seat(request, slug, Permission.SUMMARISE)
        messages.warning(request, "Inget är gjort än. Tryck på knappen för det du vill göra.")
        return item_page(request, shown)
    if shown.item.meeting_id != meeting_id:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("item", args=shown.args) + query)
    return item_page(request, shown)


def item_page(
    request: HttpRequest,
    shown: Frozen,
    *,
    form: ReopenForm | None = None,
    agenda_forms: AgendaForms | None = None,
) -> HttpResponse:
    """The page of an item, with forms that were not understood as they were sent."""
    report, seat = shown.report, shown.seat
    may_change = seat.may_summarise and not shown.public
    now, before = _against_now(shown), _against_last(shown)
    words = (form or reopen_form(shown.item)) if may_change and shown.item.withdrawn_at is None else None
    places = (agenda_forms or AgendaForms.of(shown.item)) if may_change else None
    drawn = [*([words] if words else ()), *((places.move, places.withdraw) if places else ())]
    typed = bool(drawn) and typed_beside.put_back(request, kept_under(shown.item), *drawn)
    hidden = () if seat.sees_masked else _hidden(shown)
    context = {
        **shown.context(),
        "outline": outline(report),
        "table": deviation_table(report),
        "lines": lines_table(report) if report.lines else None,
        "bridge": bridge(report),
        "text": render_document(report, "text").content.decode("utf-8") if seat.may_export else "",
        "now": now,
        "news": news(now) if now else (),
        "last": before,
        "since": since_last(before) if before else (),
        "compare_now": shown.address("compare_item", med=NOW),
        "compare_last": shown.address("compare_item", med=LAST),
        "present_href": shown.address("present"),
        "formats": _formats(shown, hides=bool(hidden)) if seat.may_export else [],
        "hidden": hidden,
        "tells": not seat.sees_masked and not reporting.still_holds(seat.committee, shown.version),
        "public_href": reverse("item", args=shown.args) + f"?version={shown.version.number}&visa={PUBLIC}",
        "whole_href": reverse("item", args=shown.args) + f"?version={shown.version.number}",
        "form": words,
        "agenda_forms": places,
        "typed": typed,
        "refused": [one for one in drawn if one.errors],
    }
    return render(request, "meeting_item.html", context, status=422 if request.method == "POST" else 200)


def _formats(shown: Frozen, *, hides: bool) -> list[dict[str, str]]:
    """The dispatch's own two first, then the rest; where units are hidden the public ones before all."""
    first = sorted(OFFERED, key=lambda one: one[0] not in ("pdf", "docx"))
    public = [
        {
            "label": f"{label}, offentlig",
            "href": shown.address("item_document", kind, visa=PUBLIC),
            "hint": hint,
        }
        for kind, label, hint in first[:2]
    ]
    told = hides and not shown.public
    return [
        *(public if told else ()),
        *(
            {"label": label, "href": shown.address("item_document", kind), "hint": INSIDE if told else hint}
            for kind, label, hint in first
        ),
    ]


def _hidden(shown: Frozen) -> tuple[str, ...]:
    """The names of what the public version does not show."""
    return hidden_names(shown.whole, reporting.public_version(shown.seat.committee, shown.version))


def compare(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Row by row against the last meeting's, today's figures or another version; those who may read."""
    shown = frozen(request, slug, meeting_id, item_id)
    word = request.GET.get("med") or (LAST if found.previous_item(shown.item) else NOW)
    other = _against(shown, word)
    if other is None:
        raise Http404("Det finns inget att jämföra med.")
    context = {
        **shown.context(),
        "changes": other,
        "word": word,
        "sentences": since_last(other) if word == LAST else news(other),
        "before_label": _label(shown, word)[0],
        "after_label": _label(shown, word)[1],
    }
    return render(request, "meeting_compare.html", context)


def _label(shown: Frozen, word: str) -> tuple[str, str]:
    if word == NOW:
        return "Fryst", "Nu"
    if word == LAST:
        return "Förra", "Detta"
    return f"Version {word}", f"Version {shown.version.number}"


def _against(shown: Frozen, word: str) -> Changes | None:
    if word == NOW:
        return _against_now(shown)
    if word == LAST:
        return _against_last(shown)
    other = next((one for one in shown.versions if str(one.number) == word), None)
    return None if other is None else changes(shown.of(other), shown.report)


def _against_now(shown: Frozen) -> Changes | None:
    """Against what is published today; None when the period has been taken back."""
    committee, month = shown.seat.committee, Month.from_yyyymm(shown.item.month)
    if month not in published_months(committee).months:
        return None
    make = reporting.public_report if shown.public else reporting.report
    today = make(committee, month)
    return None if today is None else changes(shown.report, today)


def _against_last(shown: Frozen) -> Changes | None:
    """Against the latest version of the finance item before this one."""
    item = found.previous_item(shown.item)
    last = None if item is None else found.versions(item).last()
    return None if last is None else changes(shown.of(last), shown.report)


@takes_forms
def reopen(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Make a new version with a reason; those who may summarise."""
    shown = frozen(request, slug, meeting_id, item_id, Permission.SUMMARISE)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return item_page(request, shown, form=form)
    data = form.cleaned_data
    try:
        version = actions.reopen(
            item=shown.item,
            agenda=AgendaItem(**{name: data[name] for name in ("item", "dnr", "heading", "decision")}),
            new_figures=data["figures"] == ReopenForm.TAKE,
            reason=data["reason"],
            by=shown.seat.user,
            seen=data["seen"],
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("item", args=shown.args))
        return item_page(request, shown, form=form)
    except ValueError as refusal:
        form.add_error("figures", str(refusal))
        return item_page(request, shown, form=form)
    keep_typed(request, shown.item, ReopenForm)
    earlier = version.number - 1
    messages.success(request, f"Fryst som version {version.number}. Version {earlier} finns kvar oförändrad.")
    return redirect("item", *shown.args)


def present(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """The item for the projector, from the same frozen report; those who may read."""
    shown = frozen(request, slug, meeting_id, item_id)
    report, made = shown.report, slides(shown.report)
    context = {
        **shown.context(),
        "bridge": bridge(report),
        "tables": [deviation_table(replace(report, rows=rows)) for rows in made.tables],
        "lines": lines_table(report) if report.lines and not report.rows else None,
        "explained": made.explained,
        "untold": made.untold,
        "count": made.count,
    }
    return render(request, "presentation.html", context)
