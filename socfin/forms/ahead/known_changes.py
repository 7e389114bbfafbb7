"""What is typed of a known change, a form for each way it is reckoned; checked, never saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from socfin.domain.adjustments import RECKONED_AS
from socfin.domain.lines import MAPPABLE
from socfin.domain.money import Ore, Unit
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.forms.ahead.what_ifs import TenthsField
from socfin.forms.fields import AmountField, MonthField, hold_in_order

NOTHING = "Noll ändrar ingenting. Skriv hur mycket det blir."


class KnownChangeForm(forms.Form):
    """What all known changes have; the kind's own fields say what the amount is reckoned from."""

    kind: AssumptionKind
    text = forms.CharField(
        label="Vad som ändras",
        max_length=300,
        help_text="Till exempel: Avtalet om korttidsplatserna upphör.",
        error_messages={"required": "Skriv vad som ändras, så att nämnden känner igen det."},
    )
    first = MonthField(label="Från och med", error_messages={"required": "Skriv den första månaden."})
    last = MonthField(label="Till och med", error_messages={"required": "Skriv den sista månaden."})

    def __init__(
        self, *args: Any, verksamheter: Sequence[tuple[str, str]], unit: Unit, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["verksamhet"] = forms.ChoiceField(label="Verksamhet", choices=verksamheter)
        self.fields["line"] = forms.ChoiceField(
            label="Rad",
            required=False,
            choices=[("", "Hela verksamheten"), *((line.value, line.label) for line in MAPPABLE)],
        )
        self.add_own()
        own = [name for name in self.fields if name not in ("text", "verksamhet", "line", "first", "last")]
        self.order_fields(["text", "verksamhet", "line", *own, "first", "last"])

    @property
    def label(self) -> str:
        """How it is reckoned, in Swedish."""
        return RECKONED_AS[self.kind]

    @property
    def tenths(self) -> int:
        """How many more, or per cent; 0 where the kind has neither."""
        return int(self.cleaned_data.get("tenths") or 0)

    @property
    def each(self) -> Ore | None:
        """Öre a month as typed; None where it follows from the books."""
        amount: Ore | None = self.cleaned_data.get("amount")
        return amount

    def add_own(self) -> None:
        """Add the fields of the kind; amounts are typed in the committee's unit."""

    def clean(self) -> dict[str, Any]:
        """The months are in order, and something changes."""
        data = super().clean() or {}
        hold_in_order(self, data)
        for name in ("amount", "tenths"):
            if name in self.fields and data.get(name) == 0:
                self.add_error(name, NOTHING)
        return data


class VolumeChangeForm(KnownChangeForm):
    """So many more or fewer of something, at a price each."""

    kind = AssumptionKind.VOLUME

    def add_own(self) -> None:
        """How many, and what each costs a month."""
        self.fields["tenths"] = TenthsField(
            label="Antal fler",
            help_text="Minus är färre: en placering som avslutas är −1.",
            error_messages={"required": "Skriv hur många fler eller färre."},
        )
        self.fields["amount"] = AmountField(
            unit=self.unit,
            label=f"Vad var och en kostar i månaden, {self.unit.label}",
            help_text="Skriv kostnaden utan tecken.",
            error_messages={"required": "Skriv vad var och en kostar."},
        )

    @property
    def each(self) -> Ore | None:
        """A cost as positive öre, whichever sign it was typed with."""
        amount = self.cleaned_data.get("amount")
        return None if amount is None else abs(amount)


class AmountChangeForm(KnownChangeForm):
    """An amount in each month."""

    kind = AssumptionKind.AMOUNT

    def add_own(self) -> None:
        """The amount a month."""
        self.fields["amount"] = AmountField(
            unit=self.unit,
            label=f"Belopp i månaden, {self.unit.label}",
            help_text="Plus förbättrar resultatet: ett avtal som upphör är plus.",
            error_messages={"required": "Skriv vad varje månad ändras med."},
        )


class ShareChangeForm(KnownChangeForm):
    """A per cent of what the latest months came to: a salary revision."""

    kind = AssumptionKind.SHARE

    def add_own(self) -> None:
        """The per cent."""
        self.fields["tenths"] = TenthsField(
            label="Ändras med, procent",
            help_text=(
                "Plus gör raden större. Av medelvärdet för de tre senaste månaderna. "
                "Skriv bara det som är utöver förra årets ökning: den finns redan i mönstret."
            ),
            error_messages={"required": "Skriv hur många procent raden ändras med."},
        )


FORMS: dict[AssumptionKind, type[KnownChangeForm]] = {
    form.kind: form for form in (VolumeChangeForm, AmountChangeForm, ShareChangeForm)
}
