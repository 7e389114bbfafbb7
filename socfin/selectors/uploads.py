"""Handed-in files and what they are pointed to for; reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils.timezone import get_current_timezone, localtime

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.listing import listed
from socfin.domain.period import Month, Span, months_in_words
from socfin.domain.slots import Slot
from socfin.models import Committee, ImportProfile, Publication, Upload
from socfin.selectors.catalogue import catalogue_of


@dataclass(frozen=True, slots=True)
class UploadState:
    """Where a file stands: previewed only, what counts now, replaced by a later one, or taken back."""

    word: str
    label: str


PREVIEW = UploadState("preview", "Inte publicerad")
CURRENT = UploadState("current", "Gäller")
PARTLY = UploadState("partly", "Gäller delvis")
REPLACED = UploadState("replaced", "Ersatt av senare fil")
WITHDRAWN = UploadState("withdrawn", "Återtagen")


NEVER = "never"
"""The mark of a committee where nothing has been published."""


def uploads(committee: Committee) -> QuerySet[Upload]:
    """Every file handed in, newest first, with its publications."""
    return (
        Upload.objects.filter(committee=committee)
        .select_related("uploaded_by")
        .prefetch_related(
            Prefetch("publications", Publication.objects.select_related("published_by", "withdrawn_by"))
        )
    )


def upload_by_id(committee: Committee, upload_id: int) -> Upload | None:
    """One of the committee's files, or None."""
    return uploads(committee).filter(pk=upload_id).first()


def newest_publishing(upload: Upload) -> list[Publication]:
    """The pointers of the file's last publishing that stands, else of the last one; none of neither."""
    publications = list(upload.publications.all())
    standing = [publication for publication in publications if publication.withdrawn_at is None]
    newest = max((publication.published_at for publication in standing or publications), default=None)
    return [publication for publication in publications if publication.published_at == newest]


def waiting_since(committee: Committee, month: Month) -> QuerySet[Upload]:
    """The files handed in since the month began that were never published, oldest first."""
    began = datetime(month.year, month.month, 1, tzinfo=get_current_timezone())
    never = Upload.objects.filter(committee=committee, publications__isnull=True, uploaded_at__gte=began)
    return never.order_by("uploaded_at", "pk")


def published_copy_of(upload: Upload) -> Upload | None:
    """Another of the committee's files with the very same bytes that has been published, or None."""
    copies = uploads(upload.committee).filter(sha256=upload.sha256, publications__isnull=False)
    return copies.exclude(pk=upload.pk).first()


def publishing_mark(committee: Committee) -> str:
    """Another word after every publishing and undoing in the committee, which all have their own moment."""
    last = last_publishing(committee)
    return last.isoformat() if last else NEVER


def last_publishing(committee: Committee) -> datetime | None:
    """When something was last published or undone; None when nothing was ever published."""
    made = Publication.objects.filter(committee=committee)
    last = made.aggregate(published=Max("published_at"), withdrawn=Max("withdrawn_at"))
    return max((moment for moment in last.values() if moment is not None), default=None)


def outcome_since(committee: Committee, year: int) -> dict[Month, datetime]:
    """The months of a year with a published outcome, each with when the newest of it was published."""
    outcome = Publication.objects.filter(
        committee=committee,
        scenario=Scenario.OUTCOME.value,
        indicator="",
        withdrawn_at__isnull=True,
        last__gt=year * 100,
        last__lt=(year + 1) * 100,
    )
    newest = outcome.values("last").annotate(at=Max("published_at")).order_by("last")
    return {Month.from_yyyymm(row["last"]): row["at"] for row in newest}


MOST_NAMED = 3
"""So many publishings are told of by name when a person is overtaken: more would not be read."""


def published_since(committee: Committee, mark: str) -> str:
    """Who published or took back what since the mark, the last first; all of it for an odd mark."""
    seen = _moment_of(mark)
    made = Publication.objects.filter(committee=committee)
    if seen is not None:
        made = made.filter(Q(published_at__gt=seen) | Q(withdrawn_at__gt=seen))
    steps: dict[tuple[datetime, str, str, str], list[Publication]] = {}
    for publication in made.select_related("upload", "published_by", "withdrawn_by"):
        for at, by, did in (
            (publication.published_at, publication.published_by, "publicerade"),
            (publication.withdrawn_at, publication.withdrawn_by, "ångrade"),
        ):
            if at is not None and (seen is None or at > seen):
                steps.setdefault((at, str(by), did, publication.upload.filename), []).append(publication)
    events = [
        f"{by} {did} {filename} ({', '.join(_spans(pointers))}) {localtime(at):%Y-%m-%d %H:%M}"
        for (at, by, did, filename), pointers in sorted(steps.items(), reverse=True)
    ]
    more = f"; och {len(events) - MOST_NAMED} till" if len(events) > MOST_NAMED else ""
    happened = "publicerats" if any(did == "publicerade" for _, _, did, _ in steps) else "ångrats"
    return f"Något annat har {happened} sedan du öppnade sidan. {'; '.join(events[:MOST_NAMED])}{more}."


def _moment_of(mark: str) -> datetime | None:
    """The moment of a mark; None for one that is none."""
    try:
        moment = datetime.fromisoformat(mark)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def account_names_by_file(committee: Committee) -> Iterator[dict[str, str]]:
    """Account number → name as each published file gives them, the last published first."""
    standing = Q(publications__withdrawn_at__isnull=True)
    published = (
        Upload.objects.filter(committee=committee)
        .annotate(published_at=Max("publications__published_at", filter=standing))
        .filter(published_at__isnull=False)
        .order_by("-published_at")
    )
    return published.values_list("account_names", flat=True).iterator()


def profiles(committee: Committee) -> QuerySet[ImportProfile]:
    """The committee's named ways of reading a file."""
    return ImportProfile.objects.filter(committee=committee)


def profile_by_name(committee: Committee, name: str) -> ImportProfile | None:
    """A way of reading by its name, or None."""
    return profiles(committee).filter(name=name).first()


def state_of(upload: Upload, current: set[int]) -> UploadState:
    """The file's state, given the ids of the publications that count now."""
    pointers = list(upload.publications.all())
    active = [pointer for pointer in pointers if pointer.withdrawn_at is None]
    counting = [pointer for pointer in active if pointer.pk in current]
    if not pointers:
        return PREVIEW
    if not active:
        return WITHDRAWN
    if not counting:
        return REPLACED
    return CURRENT if _slots(counting) == _slots(active) else PARTLY


def _slots(pointers: Iterable[Publication]) -> set[Slot]:
    """What they point for: a file published twice for a slot counts for it once."""
    return {pointer.slot for pointer in pointers}


def spans_of(upload: Upload) -> list[str]:
    """What the file has been published for, in Swedish: "Utfall januari–mars 2022"."""
    return _spans(upload.publications.all())


def _called(publication: Publication) -> str:
    """ "Utfall", or the name of the indicator: a file of them has both outcome and target of most."""
    if not publication.indicator:
        return Scenario(publication.scenario).label
    known = INDICATORS.get(publication.indicator) or catalogue_of(publication.committee, also_ended=True).get(
        publication.indicator
    )
    return known.name if known else publication.indicator


def _spans(publications: Iterable[Publication]) -> list[str]:
    spans: dict[tuple[str, int], list[Span]] = {}
    for publication in publications:
        span = Span(Month.from_yyyymm(publication.last), publication.months)
        spans.setdefault((_called(publication), span.last.year), []).append(span)
    by_months: dict[str, list[str]] = {}
    for (label, _year), known in sorted(spans.items(), key=lambda item: (item[0][1], item[0][0])):
        by_months.setdefault(months_in_words(known), []).append(label)
    return [
        f"{listed([first, *map(_in_a_row, others)])} {months}"
        for months, (first, *others) in by_months.items()
    ]


def _in_a_row(label: str) -> str:
    """A name that is not the first of a list: "utfall", but "HVB-dygn"."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
