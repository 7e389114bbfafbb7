"""What stood typed in a page's other fields when a button was pressed: there when the page comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import messages
from django.db import DatabaseError
from django.forms import BoundField
from django.http import HttpRequest

KEY = "typed-beside"
STILL_THERE = "Det du skrev är inte sparat än. Det står kvar i fälten."


def carry(request: HttpRequest, page: str, *drawn: forms.Form) -> bool:
    """Keep what was typed in forms that were not saved for the next time the page is drawn; whether any was.

    `drawn` are the forms as the page drew them; one that nobody wrote in is drawn anew. What cannot be kept
    (a full disk) is let go: what the button did is done.
    """
    sent = [list(_sent(form, request)) for form in drawn]
    touched = [fields for fields in sent if any(_is_touched(field, request) for field in fields)]
    if not touched:
        return False
    typed = {field.html_name: _typed(field, request) for fields in touched for field in fields}
    with suppress(DatabaseError):
        request.session[KEY] = {page: typed}
        request.session.save(False)  # not only a new one
        return True
    request.session.pop(KEY, None)
    request.session.modified = False
    return False


def holds_typed(request: HttpRequest) -> bool:
    """Whether something half typed waits for its page, which is then that reader's alone."""
    return KEY in request.session


def put_back(request: HttpRequest, page: str, *drawn: forms.Form) -> bool:
    """Fill a page's forms with what was typed in them, just sent with another or kept; whether any was."""
    kept = {} if request.method == "POST" else request.session.get(KEY, {}).get(page, {})
    came = False
    for form in drawn:
        put = _of(form, kept) if request.method != "POST" else _put_back(form, request)
        came |= bool(put)
        if not form.is_bound:
            form.initial = {**form.initial, **put}
    if came and request.method != "POST":
        del request.session[KEY]
        messages.warning(request, STILL_THERE)
    return came


def _put_back(form: forms.Form, request: HttpRequest) -> dict[str, Any]:
    return {field.name: _typed(field, request) for field in _sent(form, request)}


def _of(form: forms.Form, kept: dict[str, Any]) -> dict[str, Any]:
    return {field.name: kept[field.html_name] for field in form if field.html_name in kept}


def _sent(form: forms.Form, request: HttpRequest) -> Iterator[BoundField]:
    """The fields that came with what was sent; a box that is not ticked comes with the form's others."""
    came = [field.html_name in request.POST for field in form]
    for field, is_there in zip(form, came, strict=True):
        if is_there or (any(came) and _is_box(field)):
            yield field


def _is_box(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple)


def _typed(field: BoundField, request: HttpRequest) -> Any:
    return field.field.widget.value_from_datadict(request.POST, request.FILES, field.html_name)


def _is_touched(field: BoundField, request: HttpRequest) -> bool:
    return not field.is_hidden and _plain(_typed(field, request)) != _plain(_drawn(field))


def _drawn(field: BoundField) -> Any:
    """The value as the browser was given it; the first of a list of choices where none is chosen."""
    widget, value = field.field.widget, field.value()
    if isinstance(widget, forms.CheckboxInput):
        return bool(value)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return value or []
    shown = widget.format_value(value)
    if not isinstance(widget, forms.Select):
        return str((shown[0] if isinstance(shown, list) else shown) or "")
    offered = [str(choice) for choice, _ in widget.choices]
    return next((name for name in shown if name in offered), offered[0] if offered else "")


def _plain(typed: Any) -> Any:
    if isinstance(typed, str):
        return typed.strip().replace("\r\n", "\n")
    return sorted(map(str, typed)) if isinstance(typed, Iterable) else typed
