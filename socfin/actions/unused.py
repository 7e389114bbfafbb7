"""Verksamheter that only undone files have figures for leave the tree, and come back with a publishing."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from socfin.models import Committee, FigureBlock, IndicatorValue, Upload, Verksamhet


def leave_out_unused(committee: Committee) -> int:
    """Leave out of the tree what files added and no publishing that stands has figures for; how many.

    A verksamhet with one in the tree beneath it stays, and so does one that somebody has written about.
    Nothing is deleted: what was known earlier stays readable.
    """
    standing = committee.publications.filter(withdrawn_at__isnull=True).values("upload")
    published = FigureBlock.objects.filter(upload__in=standing).values("verksamhet")
    counted = IndicatorValue.objects.filter(upload__in=standing).values("verksamhet")
    spoken_of = Q(remarks__isnull=False) | Q(assessments__isnull=False) | Q(adjustments__isnull=False)
    made = committee.verksamheter.filter(from_file=True, in_tree=True, people__isnull=True)
    unused = set(
        made.exclude(pk__in=published).exclude(pk__in=counted).exclude(spoken_of).values_list("pk", flat=True)
    )
    above = _with_parents(committee.verksamheter.filter(in_tree=True).exclude(pk__in=unused))
    return committee.verksamheter.filter(pk__in=unused - above).update(in_tree=False)


def take_in(committee: Committee, upload: Upload) -> None:
    """Take the verksamheter a file has figures for, and those above them, into the tree again."""
    outside = committee.verksamheter.filter(in_tree=False)
    if not outside.exists():
        return
    wanted = _with_parents(outside.filter(blocks__upload=upload).distinct())
    outside.filter(pk__in=wanted).update(in_tree=True)


def _with_parents(nodes: QuerySet[Verksamhet]) -> set[int]:
    """The keys of some verksamheter and of all above them."""
    keys: set[int] = set()
    further = set(nodes.values_list("pk", flat=True))
    while further:
        keys |= further
        parents = Verksamhet.objects.filter(children__in=further).values_list("pk", flat=True)
        further = set(parents) - keys
    return keys
