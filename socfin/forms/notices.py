"""How a person has each kind of notice sent; checked, never saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from socfin.domain.people.notices import NoticeKind, Sending


class NoticesForm(forms.Form):
    """A choice for each kind."""

    def __init__(self, *args: Any, chosen: Mapping[NoticeKind, Sending], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in NoticeKind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label,
                choices=[(way.value, way.label) for way in Sending],
                initial=chosen[kind].value,
            )

    def ways(self) -> dict[NoticeKind, Sending]:
        """What was chosen."""
        return {kind: Sending(self.cleaned_data[kind.value]) for kind in NoticeKind}
