"""A form over what two people may write: it carries what it was drawn from, shows both; never saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from socfin.domain.standing import Standing

SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What another saved while this person wrote."""

    by: str
    at: str
    words: tuple[tuple[str, str], ...]
    """Label and value, only where the two differ."""
    back: str
    """The address that shows theirs alone."""


class WrittenForm(forms.Form):
    """Carries the mark of what the person saw, to be compared where it is saved."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    theirs: Theirs | None = None
    beside = False
    """Whether it is sent together with another: then it tells if it was touched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.beside:
            self.remember_drawn()

    def remember_drawn(self) -> None:
        """Let every field carry what it was drawn with; called again by a form that adds fields."""
        for name, field in self.fields.items():
            field.show_hidden_initial = name != SEEN

    @property
    def is_written(self) -> bool:
        """Whether its fields were sent, and not just as they were drawn."""
        names = [name for name in self.fields if name != SEEN]
        if self.add_prefix(names[0]) not in self.data:
            return False
        if not any(self.add_initial_prefix(name) in self.data for name in names):
            return True
        return any(name != SEEN for name in self.changed_data)

    @property
    def mark(self) -> str:
        """Of what the person saw, of a form that is valid."""
        seen: str = self.cleaned_data[SEEN]
        return seen

    def overtaken(self, standing: Standing, *, back: str) -> None:
        """Show both texts; what is sent from now on has seen theirs, so that saving again is a choice."""
        differ = tuple(
            (self._label(name), value)
            for name, value in standing.words
            if _plain(value) != _plain(self._sent(name))
        )
        self.theirs = Theirs(standing.by, standing.at, differ, back)
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent[self.add_prefix(SEEN)] = standing.mark
        self.data = sent
        self.add_error(None, "Inget är sparat än: någon annan hann före. Välj vems text som ska gälla.")

    def _label(self, name: str) -> str:
        field = self.fields.get(name)
        return str(field.label) if field is not None and field.label else name

    def _sent(self, name: str) -> str:
        field = self.fields.get(name)
        if isinstance(field, forms.BooleanField):
            return "ja" if self.data.get(self.add_prefix(name)) else "nej"
        if isinstance(field, forms.MultipleChoiceField):
            sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            return ", ".join(sent or ())
        return str(self.data.get(self.add_prefix(name), ""))


def _plain(value: str) -> str:
    """Without what a browser or the spelling of numbers may add."""
    return "".join(value.replace("\u2212", "-").split())
