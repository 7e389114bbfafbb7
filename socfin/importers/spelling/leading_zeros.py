"""Codes that lost their leading zeros in Excel, given back where only one known code can be meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from socfin.domain.figures import NamedVerksamhet, Parsed
from socfin.domain.listing import first_of
from socfin.frames.figures import FrameFigures, figures_frame
from socfin.frames.trade import recoded


def with_zeros(parsed: Parsed, known: Collection[str]) -> Parsed:
    """The file with "510" as "0510" when the tree has that code and no "510"; it is noted how it was read."""
    zeros: dict[str, list[str]] = {}
    for code in known:
        if code.isdigit() and code.startswith("0") and code.strip("0"):
            zeros.setdefault(code.lstrip("0"), []).append(code)
    if not zeros:
        return parsed
    frame = figures_frame(parsed)
    written = {*frame["verksamhet_code"].cat.categories, *(unit.code for unit in parsed.verksamheter)}
    meant = {
        code: zeros[code][0]
        for code in sorted(written)
        if len(zeros.get(code, ())) == 1 and code not in known and zeros[code][0] not in written
    }
    if not meant:
        return parsed
    codes = frame["verksamhet_code"].cat.rename_categories(lambda code: meant.get(code, code))
    listing = first_of([f"{code} som {full}" for code, full in meant.items()])
    return replace(
        parsed,
        figures=FrameFigures(frame.assign(verksamhet_code=codes)),
        trade=recoded(parsed.trade, meant),
        verksamheter=tuple(_renamed(unit, meant) for unit in parsed.verksamheter),
        indicators=tuple(
            replace(value, verksamhet_code=meant.get(value.verksamhet_code, value.verksamhet_code))
            for value in parsed.indicators
        ),
        root=None if parsed.root is None else _renamed(parsed.root, meant),
        notes=(*parsed.notes, f"Koder utan sina inledande nollor lästes med dem: {listing}."),
    )


def _renamed(unit: NamedVerksamhet, meant: Mapping[str, str]) -> NamedVerksamhet:
    parent = meant.get(unit.parent_code, unit.parent_code)
    return replace(unit, code=meant.get(unit.code, unit.code), parent_code=parent)
