"""The administrator's pages; Django loads this, and each module registers its own."""

from django.contrib import admin
from django_tasks_db.admin import DBTaskResult  # registers itself, once

from socfin.admin import people, registers, trail
from socfin.admin.base import NamedFields

admin.site.unregister(DBTaskResult)  # the queue has a page of its own, for who runs a committee

__all__ = ["NamedFields", "people", "registers", "trail"]
