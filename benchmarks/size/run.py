"""The order of things: one municipality, measured; then all the others, and measured again."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable

from django.core.management import call_command

from benchmarks.size import board, care, fill, measure
from socfin.models import Committee


def run(asked: argparse.Namespace) -> int:
    """Fill, measure between, judge; 1 where an aim is missed."""
    if asked.only_measure:
        measure.tell(measure.all_of(measure.PATTERN, asked.rounds))
        measure.tell(board.costs(Committee.objects.get(slug=measure.PATTERN), asked.rounds))
        return 0
    pattern = _alone(asked)
    alone = measure.all_of(measure.PATTERN, asked.rounds)
    measure.tell(alone)
    measure.tell(board.costs(pattern, asked.rounds))
    _others(pattern, asked)
    among = measure.all_of(measure.PATTERN, asked.rounds)
    missed = measure.report(alone, among)
    care.cared_for(pattern.municipality.slug)
    return missed


def _alone(asked: argparse.Namespace) -> Committee:
    call_command("migrate", verbosity=0)
    if not Committee.objects.filter(slug=measure.PATTERN).exists():  # else an earlier run was stopped
        call_command("load_demo", verbosity=0, password="x" * 16)
    call_command("collectstatic", verbosity=0, interactive=False)
    pattern = Committee.objects.get(slug=measure.PATTERN)
    if fill.years(pattern) < asked.years:
        fill.older_years(pattern, asked.years - fill.years(pattern))
    more = asked.together - Committee.objects.filter(municipality=pattern.municipality).count()
    numbers = range(asked.together - more, asked.together)
    _tell(fill.copies(pattern, numbers, 0))
    fill.seal_trail(pattern, numbers)
    fill.settle()
    return pattern


def _others(pattern: Committee, asked: argparse.Namespace) -> None:
    numbers = range(1000, 1000 + (asked.municipalities - 1) * asked.each)
    began = time.monotonic()
    _tell(fill.copies(pattern, numbers, asked.each))
    entries = fill.seal_trail(pattern, numbers)
    fill.settle()
    print(f"filled in {time.monotonic() - began:.0f} s, {entries} entries in the trail", flush=True)
    measure.sizes()


def _tell(made: Iterable[str]) -> None:
    for what in made:
        print(f"{time.strftime('%H:%M:%S')} {what}", flush=True)
