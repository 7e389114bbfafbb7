"""The auditor's folder: a year's evidence as a page, and all of it as a package for the archive."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from socfin import access
from socfin.access import Seat
from socfin.actions.audit import fetched
from socfin.documents import Document
from socfin.documents.folder.package import DATA, write
from socfin.documents.folder.tables import files_of, schema_of
from socfin.domain.folder.evidence import Evidence, EvidenceRow, FolderFacts
from socfin.domain.progress import Progress
from socfin.domain.roles import Permission
from socfin.reporting.folder import keeping, outlook
from socfin.reporting.folder.told import ToldYear
from socfin.selectors.installation import newest_migration
from socfin.selectors.ledger import published_months
from socfin.selectors.trail import proven
from socfin.views.folder.papers import Papers, papers_of
from socfin.views.folder.trail import entries_of_year, trail_file
from socfin.views.handed_out import AskedPaper, handed_out
from socfin.views.page import committee_context

NOTHING = "Inget är publicerat för {}."


def folder(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The year's evidence; those who may audit. 404 for a year without figures."""
    seat = access.seat(request, slug, Permission.AUDIT)
    year_told = _year(seat, year)
    years = sorted({month.year for month in published_months(seat.committee).months})
    context = {
        **committee_context(seat, "periods"),
        "year": year,
        "years": years,
        "evidence": [(each, _rows(year_told, each)) for each in evidence_of(seat, year_told)],
    }
    return render(request, "folder.html", context)


def folder_zip(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """The package, E-ARK SIP 2.1; those who may audit. That it was fetched is an entry of the trail."""
    seat = access.seat(request, slug, Permission.AUDIT)
    year_told = _year(seat, year)

    def hand(document: Document) -> FileResponse:
        files = _count(document.content)
        fetched("fetch_folder", who=seat.user.get_username(), committee=slug, year=year, files=files)
        content = io.BytesIO(document.content)
        return FileResponse(
            content, as_attachment=True, filename=document.filename, content_type=document.content_type
        )

    def refused(why: str) -> HttpResponse:
        messages.error(request, why)
        return redirect("folder", slug, year)

    paper = AskedPaper(
        committee=seat.committee.pk,
        rests_on=seat.sight_facts,
        make=lambda tell: _package(seat, year_told, tell),
        hand=hand,
        refused=refused,
        name=f"Revisorns mapp {year}",
        around=lambda: {**committee_context(seat, "periods"), "above": _above(slug, year)},
    )
    return handed_out(request, paper)


def _above(slug: str, year: int) -> list[tuple[str, str]]:
    """The pages above the package."""
    return [
        (f"perioder {year}", reverse("period_year", args=[slug, year])),
        ("revisorns mapp", reverse("folder", args=[slug, year])),
    ]


def _package(seat: Seat, year_told: ToldYear, tell: Progress) -> Document:
    evidence, papers = evidence_of(seat, year_told), papers_of(seat, year_told.frozen, tell)
    facts = _facts(seat, year_told.year)
    trail = trail_file(seat, year_told.year)
    files = (*files_of(facts, _with_missing(evidence, papers), papers.files), *papers.every, *trail)
    package = io.BytesIO()
    write(package, facts, files, schema_of(evidence))
    return Document(f"{facts.package}.zip", "application/zip", package.getvalue())


def _count(package: bytes) -> int:
    """How many files of the year the package has, beside what tells of them."""
    names = ZipFile(io.BytesIO(package)).namelist()
    return sum(name.partition("/")[2].startswith(DATA) for name in names)


def evidence_of(seat: Seat, year_told: ToldYear) -> tuple[Evidence, ...]:
    """The auditors' questions in the order that a year is gone through."""
    committee, year = seat.committee, year_told.year
    return (
        keeping.papers(year_told),
        keeping.days(committee, year, timezone.localdate()),
        outlook.forecasts(year_told),
        outlook.warnings(year_told),
        outlook.deficits(year_told),
        outlook.measures(year_told),
        outlook.budget(year_told),
        keeping.reopenings(year_told),
        keeping.warnings(committee, year),
        keeping.asked(committee, year),
        keeping.proof(proven(), entries_of_year(seat, year).count()),
    )


def _year(seat: Seat, year: int) -> ToldYear:
    year_told = ToldYear(seat.committee, year)
    if not year_told.months:
        raise Http404(NOTHING.format(year))
    return year_told


def _rows(year_told: ToldYear, evidence: Evidence) -> list[tuple[list[tuple[str, str]], str]]:
    """The cells of each row beside their headings, with the page of what was frozen; "" for what was not."""
    slug = year_told.committee.slug
    at = {version.item_id: version.item.meeting_id for version in year_told.frozen}

    def address(row: EvidenceRow) -> str:
        if not row.item:
            return ""
        return f"{reverse('item', args=[slug, at[row.item], row.item])}?version={row.version}"

    return [(list(zip(evidence.headings, row.cells, strict=True)), address(row)) for row in evidence.rows]


def _with_missing(evidence: tuple[Evidence, ...], papers: Papers) -> tuple[Evidence, ...]:
    """The first question's answer says it when papers could not be made."""
    if not papers.missing:
        return evidence
    first, *others = evidence
    return (replace(first, answer=f"{first.answer} {papers.missing}"), *others)


def _facts(seat: Seat, year: int) -> FolderFacts:
    committee = seat.committee
    return FolderFacts(
        package=f"revisorns-mapp-{committee.slug}-{year}",
        committee=committee.name,
        municipality=committee.municipality.name,
        year=year,
        made=timezone.localtime().isoformat(timespec="seconds"),
        made_by=str(seat.user),
        program=newest_migration(),
    )
