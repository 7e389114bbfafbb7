"""What a municipality says of itself, and who is to have a role in it; checked, never saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django import forms

from socfin.domain.committee import Presentation
from socfin.domain.money import Unit
from socfin.domain.municipal.licences import Licence
from socfin.domain.municipal.municipality import ACCENTS, MunicipalSettings, NotANumber, organisation_number
from socfin.domain.municipal.trade import NoCounterpart, counterparts_of, spelled
from socfin.domain.roles import OF_MUNICIPALITIES
from socfin.forms.people import dated, named_role, named_user
from socfin.forms.settings import PresentationForm


class MunicipalityForm(PresentationForm):
    """A municipality's name, number and colour, and how its committees show figures."""

    beside = False
    name = forms.CharField(label="Kommunens namn", max_length=100)
    organisation_number = forms.CharField(label="Organisationsnummer", max_length=20, required=False)
    accent = forms.ChoiceField(label="Färg på länkar", choices=list(ACCENTS.items()), required=False)
    open_licence = forms.ChoiceField(
        label="Licens för öppna data",
        choices=[(licence.value, licence.label) for licence in Licence],
        help_text="Gäller nämnder som är öppna för allmänheten.",
    )
    open_contact = forms.EmailField(
        label="Kontakt för öppna data",
        required=False,
        help_text="En funktionsbrevlåda. Adressen är offentlig.",
    )
    counterparts = forms.CharField(
        label="Motparter",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "Vilken motpart i nämndernas filer som är vilken nämnd, en kod på varje rad: 120 = Skolnämnden. "
            "Bolag och andra: 8* = utanför, som är alla koder som börjar med 8."
        ),
    )
    field_order = ("name", "organisation_number", "accent", "open_licence", "open_contact", "counterparts")

    def __init__(self, *args: Any, names: Mapping[str, str], **more: Any) -> None:
        """`names` are the committees' names by their addresses."""
        super().__init__(*args, **more)
        self.names = names

    def clean_organisation_number(self) -> str:
        """As it is written, with its check digit right."""
        try:
            return organisation_number(self.cleaned_data["organisation_number"])
        except NotANumber as reason:
            raise forms.ValidationError(str(reason)) from None

    def clean_counterparts(self) -> str:
        """As it is kept: the committees by their addresses."""
        try:
            return spelled(counterparts_of(self.cleaned_data["counterparts"], self.names), {})
        except NoCounterpart as reason:
            raise forms.ValidationError(str(reason)) from None

    def settings(self) -> MunicipalSettings:
        """What is to be kept, of a form that is valid."""
        data = self.cleaned_data
        shown = {field.name: data[field.name] for field in fields(Presentation)}
        return MunicipalSettings(
            name=data["name"].strip(),
            organisation_number=data["organisation_number"],
            accent=data["accent"],
            open_licence=Licence(data["open_licence"]),
            open_contact=data["open_contact"],
            counterparts=data["counterparts"],
            presentation=Presentation(**{**shown, "unit": Unit(shown["unit"])}),
        )


class MunicipalRoleForm(forms.Form):
    """A role in a municipality for someone who can log in already."""

    username = named_user()
    role = named_role(OF_MUNICIPALITIES)
    first_day = dated("Från", "Lämna tomt för från och med nu.")
    last_day = dated("Till och med", "Lämna tomt för tills vidare.")
