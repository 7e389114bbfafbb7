"""How templates say what is wrong with a file and how to mend it there; never what the command calls it."""

from __future__ import annotations

from django import template

from socfin.importers.remedies import on_page

register = template.Library()
register.filter("on_page", on_page)
