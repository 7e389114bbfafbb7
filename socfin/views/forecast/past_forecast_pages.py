"""Where forecasts from before socfin are taken in: the file, what it says, what was taken in before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from socfin import access
from socfin.access import Seat
from socfin.actions.followup import past_forecasts as actions
from socfin.actions.originals import NotKept
from socfin.actions.taking_in import stop_if_harmful
from socfin.disk.file_names import own_name
from socfin.domain.figures import Problem
from socfin.domain.listing import counted
from socfin.domain.money import Unit
from socfin.domain.past_forecasts.facts import FileSource, NotTaken, ReadTable, told_twice
from socfin.domain.past_forecasts.record import RecordRow, record_years
from socfin.domain.roles import Permission
from socfin.forms.past_forecasts import PastForecastsForm, sealed, unsealed
from socfin.importers.past_forecasts.table import Place, read_past_forecasts
from socfin.reporting.forecast.closed_years import closed_years
from socfin.selectors.committees import root_of, verksamheter
from socfin.selectors.followup import past_forecasts as stored
from socfin.views.forecast.official_record import record_table
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Committee

TAKE_IN = "las-in"
TAKE_BACK = "ta-bort"
WAITED = "Filen lästes för länge sedan. Välj den igen."
GONE = "Inläsningen finns inte, eller är redan borttagen."


def past_forecasts(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a file, take it in, take one back; those who may hand in files."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    if request.method != "POST":
        return _page(request, seat, PastForecastsForm())
    word, _, number = request.POST.get("gor", "").partition(" ")
    if word == TAKE_BACK:
        return _take_back(request, seat, int(number) if number.isascii() and number.isdecimal() else 0)
    if word == TAKE_IN:
        return _take_in(request, seat)
    form = PastForecastsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, seat, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _preview(request, seat, form)


def place_of(committee: Committee, unit: Unit | None) -> Place:
    """What a file is read against: the tree, and the years that have ended."""
    return Place(
        tree={node.code: node.name for node in verksamheter(committee)},
        root=root_of(committee).code,
        committee=committee.name,
        before=timezone.localdate().year,
        unit=unit,
    )


def _preview(request: HttpRequest, seat: Seat, form: PastForecastsForm) -> HttpResponse:
    file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
    content, committee = file.read(), seat.committee
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        stop_if_harmful(content, committee=committee, who=seat.user.get_username(), sha256=sha256)
    except NotKept as refused:
        form.add_error("file", str(refused))
        return _page(request, seat, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    read = read_past_forecasts(content, file.name, place_of(committee, Unit(unit) if unit else None))
    source = FileSource(filename=own_name(file.name), sheet=read.sheet, sha256=sha256)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if read.errors else HTTPStatus.OK
    return _page(request, seat, form, status=status, read=read, source=source)


def _take_in(request: HttpRequest, seat: Seat) -> HttpResponse:
    waiting = unsealed(seat.committee.slug, request.POST.get("last", ""))
    if waiting is None:
        messages.error(request, WAITED)
        return redirect("past_forecasts", seat.committee.slug)
    source, forecasts = waiting
    try:
        actions.take_in_past_forecasts(
            committee=seat.committee, source=source, forecasts=forecasts, by=seat.user
        )
    except NotTaken as refused:
        messages.error(request, str(refused))
        return redirect("past_forecasts", seat.committee.slug)
    messages.success(
        request, f"Klart. Ur {source.filename}: {counted(len(forecasts), 'prognos', 'prognoser')}."
    )
    return redirect("accuracy", seat.committee.slug)


def _take_back(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    file = stored.file_by_id(seat.committee, number)
    if file is None:
        raise Http404(GONE)
    actions.withdraw_past_forecasts(file=file, by=seat.user)
    messages.success(request, f"Borttaget: prognoserna ur {file.filename}.")
    return redirect("past_forecasts", seat.committee.slug)


def _page(
    request: HttpRequest,
    seat: Seat,
    form: PastForecastsForm,
    *,
    status: int = HTTPStatus.OK,
    read: ReadTable | None = None,
    source: FileSource | None = None,
) -> HttpResponse:
    committee = seat.committee
    context: dict[str, Any] = {
        **committee_context(seat, "accuracy"),
        "unit": Unit(committee.unit),
        "form": form,
        "files": list(stored.files(committee)),
        "read": read,
        "source": source,
    }
    if read is not None and source is not None:
        already = [] if read.errors else _already(committee, read)
        may_take = not read.errors and not already
        context |= {
            "problems": [*read.problems, *already],
            "tables": _tables(committee, read, source),
            "how_many": counted(len(read.forecasts), "prognos", "prognoser"),
            "sealed": sealed(committee.slug, source, read.forecasts) if may_take else "",
        }
    return render(request, "past_forecasts.html", context, status=status)


def _already(committee: Committee, read: ReadTable) -> list[Problem]:
    """What another file that counts tells of already."""
    known = stored.already_told(committee)
    return [told_twice(each, known[each.key]) for each in read.forecasts if each.key in known]


def _tables(committee: Committee, read: ReadTable, source: FileSource) -> list[dict[str, Any]]:
    """What the file says of each verksamhet, beside the ends that socfin has figures of."""
    names = {node.code: node.name for node in verksamheter(committee)}
    codes: Sequence[str] = list(dict.fromkeys(each.code for each in read.forecasts))
    tables = []
    for code in codes:
        rows = [
            RecordRow(
                year=each.year,
                month=each.month,
                expected=each.expected_ore,
                became=each.became_ore,
                source=source.filename,
                place=each.row,
            )
            for each in read.forecasts
            if each.code == code
        ]
        years = {row.year for row in rows}
        own = [year for year in closed_years(committee, code) if year.year in years]
        every = record_years(
            [row for year in own for row in year.rows], rows, {year.year: year.became for year in own}
        )
        tables.append({"name": names[code], "record": record_table(every, Unit(committee.unit))})
    return tables
