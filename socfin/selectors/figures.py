"""The stored figures, row by row, as the files gave them; reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from socfin.models import FigureBlock, Publication, Upload, Verksamhet


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """One amount of one row of one file, in öre (None: missing); months as yyyymm."""

    upload: Upload
    verksamhet: Verksamhet
    scenario: str
    last: int
    months: int
    as_of: int
    account: str
    line: str
    amount_ore: int | None
    row: int


def rows_behind(
    publications: Collection[Publication],
    codes: Collection[str],
    *,
    accounts: Collection[str],
    lines: Collection[str],
) -> list[StoredFigure]:
    """The figures the publications point to for some verksamheter, accounts and lines, in time order."""
    blocks = FigureBlock.objects.filter(slot_filter(publications), verksamhet__code__in=codes)
    figures = figures_in(blocks.select_related("verksamhet", "upload").order_by("id"))
    wanted = (figure for figure in figures if figure.account in accounts and figure.line in lines)
    return sorted(
        wanted,
        key=lambda figure: (
            figure.scenario,
            figure.last,
            figure.verksamhet.order,
            figure.account,
            figure.line,
            figure.row,
        ),
    )


def codes_with_amounts(publications: Iterable[Publication]) -> set[str]:
    """The verksamheter the publications give an amount other than 0."""
    blocks = FigureBlock.objects.filter(slot_filter(publications))
    lists = blocks.values_list("verksamhet__code", "amounts_ore").iterator()
    return {code for code, amounts in lists if any(amounts)}


def figures_in(blocks: Iterable[FigureBlock]) -> Iterator[StoredFigure]:
    """The figures of some blocks one by one, each block's in its own order; öre, costs negative."""
    for block in blocks:
        for account, line, amount, row in zip(
            block.accounts, block.lines, block.amounts_ore, block.rows, strict=True
        ):
            yield StoredFigure(
                upload=block.upload,
                verksamhet=block.verksamhet,
                scenario=block.scenario,
                last=block.last,
                months=block.months,
                as_of=block.as_of,
                account=account,
                line=line,
                amount_ore=amount,
                row=row,
            )


def slot_filter(publications: Iterable[Publication]) -> Q:
    """The condition that a block belongs to one of the publications."""
    lasts: dict[tuple[int, str, int, int], list[int]] = {}
    for publication in publications:
        lasts.setdefault(
            (publication.upload_id, publication.scenario, publication.months, publication.as_of), []
        ).append(publication.last)
    condition = Q(pk__in=[])
    for (upload_id, scenario, months, as_of), months_last in lasts.items():
        condition |= Q(
            upload_id=upload_id, scenario=scenario, months=months, as_of=as_of, last__in=months_last
        )
    return condition
