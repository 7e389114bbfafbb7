"""The form where a controller decides what is unknown in a file, verksamheter to rows; never saves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from socfin.domain.figures import NamedVerksamhet, code_and_name
from socfin.domain.lines import BESIDE_NET, MAPPABLE, Line
from socfin.domain.listing import listed
from socfin.importers.decisions import Decision, Treatment
from socfin.importers.options import OUTSIDE
from socfin.importers.spelling.beside_net import is_beside_net, line_beside
from socfin.importers.spelling.labels import plain

MOST = 60
"""Verksamheter, and accounts, asked about at a time."""
VARAV = (Line.OF_WHICH_PERSONNEL.value, "Varav personalkostnader (räknas inte in)")


def proposed(row: str) -> str:
    """The line that a row of unknown name is proposed to be, or that it stands outside; "" for most."""
    line = line_beside(row)
    if line is not None:
        return line.value
    return OUTSIDE if is_beside_net(row) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """What a file holds that a controller must, or may, say something of, and what was said before."""

    unknown: Sequence[NamedVerksamhet] = ()
    accounts: Sequence[str] = ()
    """Those that belong to no line."""
    rows: Sequence[str] = ()
    """The rows of an income statement whose names say no line."""
    silent: Sequence[tuple[str, str]] = ()
    """Code and name of verksamheter that had an outcome and have none in the file."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    decided_rows: Mapping[str, str] = field(default_factory=dict)


class DecisionForm(forms.Form):
    """One choice for each unknown or silent verksamhet, unmapped account and row of an income statement.

    Taxes, financial items and investments are proposed under the net, and what the council gives outside the
    report, for the controller to accept.
    """

    def __init__(
        self,
        *args: Any,
        undecided: Undecided,
        tree: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        decisions, rows, decided_before = undecided.decisions, undecided.rows, undecided.decided_rows
        self.unknown = sorted(undecided.unknown, key=lambda unit: unit.code in decisions)[:MOST]
        self.accounts = undecided.accounts[:MOST]
        for unit in self.unknown:
            decision = decisions.get(unit.code)
            self.fields[f"v-{unit.code}"] = forms.ChoiceField(
                label=unit.called,
                required=False,
                choices=_choices(tree),
                initial=f"{decision.treatment.value}:{decision.other}" if decision else "",
            )
        self.silent = undecided.silent[:MOST]
        for code, name in self.silent:
            self.fields[f"z-{code}"] = forms.ChoiceField(
                label=code_and_name(code, name),
                required=False,
                choices=[("", "Låt vara"), (Treatment.ZERO.value, "Inget är bokfört: utfallet är 0")],
                initial=Treatment.ZERO.value if decisions.get(code) == Decision(Treatment.ZERO) else "",
            )
        lines = [(line.value, line.label) for line in MAPPABLE]
        beside = [(line.value, f"{line.label} (under nettot)") for line in BESIDE_NET]
        self.rows = {f"r-{at}": plain(row) for at, row in enumerate(rows[:MOST])}
        for name, row in zip(self.rows, rows, strict=False):
            self.fields[name] = forms.ChoiceField(
                label=f"Raden ”{row}”",
                required=False,
                choices=[("", "Välj rad"), (OUTSIDE, "Hör inte till rapporten"), *lines, VARAV, *beside],
                initial=decided_before.get(plain(row), proposed(row)),
            )
        self.must_decide = any(row not in decided_before for row in self.rows.values())
        for account in self.accounts:
            self.fields[f"a-{account}"] = forms.ChoiceField(
                label=f"Konto {account}",
                required=False,
                choices=[("", "Ej fördelat"), *lines, *beside, (OUTSIDE, "Utanför nettokostnaden")],
            )

    @property
    def heading(self) -> str:
        """What the form asks about."""
        asked = {
            "rader": self.rows,
            "verksamheter": self.unknown,
            "konton": self.accounts,
        }
        named = [word for word, rows in asked.items() if rows]
        unknown = f"{listed(named)} som inte är kända" if named else ""
        without = "verksamheter utan utfall" if self.silent else ""
        heading = ", och ".join(part for part in (unknown, without) if part)
        return f"{heading[:1].upper()}{heading[1:]}"

    def decisions(self) -> dict[str, dict[str, str]]:
        """Code → treatment and other, as an upload keeps them; what is left to the file is left out."""
        chosen = {unit.code: self.cleaned_data[f"v-{unit.code}"] for unit in self.unknown}
        chosen |= {code: self.cleaned_data[f"z-{code}"] for code, _ in self.silent}
        parts = {code: word.partition(":") for code, word in chosen.items() if word}
        return {code: {"fate": treatment, "other": other} for code, (treatment, _, other) in parts.items()}

    def asked(self) -> set[str]:
        """The codes the form asked about: what was decided about others stands."""
        return {unit.code for unit in self.unknown} | {code for code, _ in self.silent}

    def row_lines(self) -> dict[str, str]:
        """Plain name of a row → line or OUTSIDE, as an upload keeps them; the undecided are left out."""
        return {row: word for name, row in self.rows.items() if (word := self.cleaned_data[name])}

    def lines(self) -> dict[str, Line | None]:
        """Account → line; None is outside nettokostnad."""
        chosen = {account: self.cleaned_data[f"a-{account}"] for account in self.accounts}
        return {account: None if word == OUTSIDE else Line(word) for account, word in chosen.items() if word}


def _choices(tree: Sequence[tuple[str, str]]) -> list[Any]:
    return [
        ("", "Lägg till som filen säger"),
        (f"{Treatment.LEAVE.value}:", "Utelämna raderna"),
        ("Lägg till under", [(f"{Treatment.CREATE.value}:{code}", f"under {name}") for code, name in tree]),
        ("Samma som", [(f"{Treatment.SAME_AS.value}:{code}", f"samma som {name}") for code, name in tree]),
    ]
