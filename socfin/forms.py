"""The forms of the pages: what a person types, checked and turned into values; never saves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.figures import Scenario
from socfin.domain.lines import MAPPABLE, Line
from socfin.domain.money import MINUS, Ore, Unit
from socfin.domain.period import Month
from socfin.importers.numbers import decimal_of, ore_of

UNKNOWN = ("", "Enligt filen")


class MonthField(forms.CharField):
    """A month typed or picked as 2022-03."""

    widget = forms.TextInput(attrs={"placeholder": "2022-03", "inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The Month, or None when left empty and not required."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return Month.parse(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None


class AmountField(forms.CharField):
    """An amount as Swedes write it, in a unit the page states; gives whole öre."""

    def __init__(self, *, unit: Unit, **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The öre, or None when left empty and not required."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            number = decimal_of(text)
            if number is not None:
                return ore_of(number, self.unit)
        except ValueError:
            pass
        raise ValidationError(f"”{text}” är inget belopp. Skriv till exempel −12 048 (i {self.unit.label}).")


class UploadForm(forms.Form):
    """Choose a file to hand in."""

    file = forms.FileField(
        label="Fil från ekonomisystemet",
        help_text="Excel eller csv, som den är. Inget publiceras förrän du har sett vad filen ändrar.",
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Välj en fil med siffror."},
    )
    profile = forms.ChoiceField(label="Läs som", required=False)

    def __init__(self, *args: Any, profiles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"] = forms.ChoiceField(
            label="Läs som",
            required=False,
            choices=[("", "Känn igen formatet"), *((name, name) for name in profiles)],
        )


class ReadingForm(forms.Form):
    """How a file is to be read, where the file itself does not say or says wrong."""

    period = MonthField(label="Period (till och med)", required=False)
    unit = forms.ChoiceField(
        label="Beloppen är i", required=False, choices=[UNKNOWN, *((unit.value, unit.value) for unit in Unit)]
    )
    scenario = forms.ChoiceField(
        label="Innehåller", required=False, choices=[UNKNOWN, *((one.value, one.label) for one in Scenario)]
    )
    flip_sign = forms.ChoiceField(
        label="Kostnader står som",
        required=False,
        choices=[UNKNOWN, ("no", "negativa tal"), ("yes", "positiva tal (vänt tecken)")],
    )
    profile = forms.CharField(
        label="Spara sättet att läsa som",
        required=False,
        max_length=60,
        help_text="Ett namn, till exempel Månadsrapport. Nästa månad väljer du det i listan.",
    )

    def options(self) -> dict[str, Any]:
        """The choices as an upload keeps them; what the file decides is left out."""
        data = self.cleaned_data
        chosen = {
            "period": str(data["period"]) if data["period"] else "",
            "unit": data["unit"],
            "scenario": data["scenario"],
            "flip_sign": {"yes": True, "no": False}.get(data["flip_sign"]),
        }
        return {key: value for key, value in chosen.items() if value not in ("", None)}


class RemarkForm(forms.Form):
    """A comment on a verksamhet."""

    text = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Varför avviker utfallet, och vad görs åt det? En tom kommentar tas bort.",
    )
    cause = forms.CharField(
        label="Orsak", required=False, max_length=60, help_text="Ett eller två ord, till exempel Placeringar."
    )


class AssessmentForm(forms.Form):
    """The assessed full-year forecast, of the whole verksamhet or of one line."""

    line = forms.ChoiceField(
        label="Bedömningen gäller",
        required=False,
        choices=[("", "Hela verksamheten, netto"), *((line.value, line.label) for line in MAPPABLE)],
        help_text="En rad räknas in i helheten, om inte helheten är bedömd för sig.",
    )
    reason = forms.CharField(label="Skäl till bedömningen", required=False, max_length=1000)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = AmountField(
            unit=unit,
            label=f"Bedömd helårsprognos, {unit.label}",
            required=False,
            help_text="Kostnader med minus. Lämna tomt för att ta tillbaka bedömningen.",
        )
        self.order_fields(["amount", "line", "reason"])

    def chosen_line(self) -> Line | None:
        """The line; None is the whole verksamhet."""
        word = self.cleaned_data["line"]
        return Line(word) if word else None

    @staticmethod
    def spell(amount: Ore, unit: Unit) -> str:
        """An amount as the form shows it, exact: what is saved unchanged stays unchanged."""
        number = Decimal(amount) / unit.ore
        return f"{number.normalize():f}".replace(".", ",").replace("-", MINUS)

    def amount(self) -> Ore | None:
        """The assessed amount in öre; None takes it back."""
        amount: Ore | None = self.cleaned_data["amount"]
        return amount


class AdjustmentForm(forms.Form):
    """A decided measure or a known one-off."""

    kind = forms.ChoiceField(
        label="Det är en", choices=[(one.value, one.label.lower()) for one in AdjustmentKind]
    )
    verksamhet = forms.ChoiceField(label="Verksamhet")
    text = forms.CharField(
        label="Vad det är",
        max_length=300,
        help_text="Till exempel: En placering avslutas den 31 oktober.",
        error_messages={"required": "Skriv vad det är, så att nämnden känner igen det."},
    )
    first = MonthField(label="Från och med", error_messages={"required": "Skriv den första månaden."})
    last = MonthField(label="Till och med", error_messages={"required": "Skriv den sista månaden."})
    line = forms.ChoiceField(
        label="Rad",
        required=False,
        choices=[("", "Vet inte"), *((line.value, line.label) for line in MAPPABLE)],
    )

    def __init__(
        self, *args: Any, verksamheter: Sequence[tuple[str, str]], unit: Unit, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verksamhet"] = forms.ChoiceField(label="Verksamhet", choices=verksamheter)
        self.fields["amount"] = AmountField(
            unit=unit,
            label=f"Belopp för hela tiden, {unit.label}",
            help_text="Plus förbättrar resultatet. Beloppet fördelas jämnt på månaderna.",
            error_messages={"required": "Skriv ett belopp."},
        )
        self.order_fields(["kind", "verksamhet", "text", "first", "last", "amount", "line"])

    def clean(self) -> dict[str, Any]:
        """The months are in order and the amount is not nothing."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first is not None and last is not None and last < first:
            self.add_error("last", "Den sista månaden kan inte vara före den första.")
        if data.get("amount") == 0:
            self.add_error("amount", "Beloppet är noll. Skriv vad det ger eller kostar.")
        return data


class AgendaForm(forms.Form):
    """How the report is named at the meeting."""

    item = forms.CharField(label="Paragraf", required=False, max_length=40, help_text="Till exempel Su § 16.")
    dnr = forms.CharField(label="Diarienummer", required=False, max_length=60)
    heading = forms.CharField(label="Rubrik", required=False, max_length=200)
    decision = forms.CharField(
        label="Beslut", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class PresentationForm(forms.Form):
    """A committee's unit, thresholds and order."""

    unit = forms.ChoiceField(label="Belopp visas i", choices=[(unit.value, unit.value) for unit in Unit])
    watch_percent = forms.DecimalField(
        label="Bevaka från, % av budget",
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        localize=True,
    )
    deficit_percent = forms.DecimalField(
        label="Underskott från, % av budget",
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        localize=True,
    )
    floor = AmountField(
        unit=Unit.TKR,
        label="Golv, tkr",
        help_text="Mindre avvikelser än så räknas alltid som i balans.",
    )
    total_first = forms.BooleanField(label="Visa summan överst i tabellen", required=False)

    def clean(self) -> dict[str, Any]:
        """The deficit limit cannot be below the watch limit."""
        data = super().clean() or {}
        watch, deficit = data.get("watch_percent"), data.get("deficit_percent")
        if watch is not None and deficit is not None and deficit < watch:
            self.add_error(
                "deficit_percent", "Gränsen för underskott måste vara minst lika stor som för bevakning."
            )
        if (data.get("floor") or 0) < 0:
            self.add_error("floor", "Golvet kan inte vara negativt.")
        return data


class AccountLineForm(forms.Form):
    """One row of the account table."""

    OUTSIDE = "outside"

    prefix = forms.RegexField(  # type: ignore[assignment]  # a field, as Django forms declare it
        r"^\w{1,20}$",
        label="Konton som börjar med",
        error_messages={"invalid": "Skriv början på kontonumret, till exempel 45."},
    )
    line = forms.ChoiceField(
        label="hör till",
        choices=[*((line.value, line.label) for line in MAPPABLE), (OUTSIDE, "Utanför nettokostnaden")],
    )

    def chosen_line(self) -> Line | None:
        """The line; None is outside nettokostnad."""
        word = self.cleaned_data["line"]
        return None if word == self.OUTSIDE else Line(word)


class MeetingForm(forms.Form):
    """When and where a committee meets."""

    date = forms.DateField(
        label="Datum",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Välj en dag.",
            "invalid": "Skriv dagen så här: 2022-05-03.",
        },
    )
    starts = forms.TimeField(
        label="Börjar",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Skriv tiden så här: 13:00."},
    )
    ends = forms.TimeField(
        label="Slutar",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Skriv tiden så här: 15:30."},
    )
    place = forms.CharField(
        label="Plats", required=False, max_length=160, help_text="Till exempel Nostrarummet, Tingshuset."
    )

    def clean(self) -> dict[str, Any]:
        """A meeting that ends must have begun."""
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if ends and not starts:
            self.add_error("starts", "Skriv när sammanträdet börjar, eller ta bort sluttiden.")
        elif starts and ends and ends <= starts:
            self.add_error("ends", "Sluttiden måste vara efter starttiden.")
        return data


class ReopenForm(AgendaForm):
    """Open a frozen item again: new words, new figures or both, and why."""

    KEEP, TAKE = "behall", "nya"

    figures = forms.ChoiceField(
        label="Siffrorna",
        choices=[(KEEP, "Behåll de frysta siffrorna"), (TAKE, "Ta in siffrorna som gäller nu")],
        initial=KEEP,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Skäl",
        max_length=300,
        help_text="Till exempel: Beslutet infört efter justering.",
        error_messages={"required": "Skriv varför ärendet öppnas igen."},
    )


class WordTemplateForm(forms.Form):
    """Hand in the municipality's own Word template."""

    file = forms.FileField(
        label="Word-dokument",
        help_text="En .docx-fil utan makron, högst 5 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Välj ett Word-dokument."},
    )
    name = forms.CharField(
        label="Vad mallen heter",
        required=False,
        max_length=100,
        help_text="Till exempel Tjänsteskrivelse 2026.",
    )


class SmallNumbersForm(forms.Form):
    """When a unit is small, who sees it then, and how many people are behind each verksamhet."""

    limit = forms.IntegerField(
        label="Färre platser eller brukare än så är små tal",
        min_value=0,
        max_value=100,
        help_text="0 betyder att inget döljs.",
    )
    mask_for_politicians = forms.BooleanField(
        label="Dölj små enheter även för förtroendevalda", required=False
    )

    PREFIX = "people-"

    def __init__(self, *args: Any, verksamheter: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in verksamheter:
            self.fields[self.PREFIX + code] = forms.IntegerField(
                label=name,
                required=False,
                min_value=0,
                max_value=1_000_000,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def people(self) -> dict[str, int | None]:
        """The number given per code; None where nobody can be pointed out."""
        return {
            name.removeprefix(self.PREFIX): value
            for name, value in self.cleaned_data.items()
            if name.startswith(self.PREFIX)
        }
