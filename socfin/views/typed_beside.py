"""What stood typed in a page's other fields when a button was pressed: there when the page comes back."""

from __future__ import annotations

from contextlib import suppress

from django import forms
from django.contrib import messages
from django.db import DatabaseError
from django.forms import BoundField
from django.http import HttpRequest

KEY = "typed-beside"
STILL_THERE = "Det du skrev är inte sparat än. Det står kvar i fälten."


def carry(request: HttpRequest, page: str, *drawn: forms.Form) -> bool:
    """Keep what was typed in forms that were not saved for the next time the page is drawn; whether any was.

    `drawn` are the forms as the page would draw them now. What cannot be kept (a full disk) is let go: what
    the button did is done.
    """
    if not any(_is_touched(field, request) for form in drawn for field in form):
        return False
    fields = [field for form in drawn for field in form if _sent(field, request)]
    sent = {field.html_name: request.POST[field.html_name] for field in fields}
    with suppress(DatabaseError):
        request.session[KEY] = {page: sent}
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
    typed = request.POST if request.method == "POST" else request.session.get(KEY, {}).get(page)
    if not typed:
        return False
    for form in drawn:
        if not form.is_bound:
            sent = {field.name: typed[field.html_name] for field in form if field.html_name in typed}
            form.initial = {**form.initial, **sent}
    if request.method != "POST":
        del request.session[KEY]
        messages.warning(request, STILL_THERE)
    return True


def _sent(field: BoundField, request: HttpRequest) -> bool:
    return field.html_name in request.POST


def _is_touched(field: BoundField, request: HttpRequest) -> bool:
    if field.is_hidden or not _sent(field, request):
        return False
    return _plain(request.POST[field.html_name]) != _plain(_drawn(field))


def _drawn(field: BoundField) -> str:
    """The value as the browser was given it; the first of a list of choices where none is chosen."""
    widget = field.field.widget
    shown = widget.format_value(field.value())
    if not isinstance(widget, forms.Select):
        return str((shown[0] if isinstance(shown, list) else shown) or "")
    offered = [str(value) for value, _ in widget.choices]
    return next((one for one in shown if one in offered), offered[0] if offered else "")


def _plain(text: str) -> str:
    return text.strip().replace("\r\n", "\n")
