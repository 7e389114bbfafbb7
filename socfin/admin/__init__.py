"""The administrator's pages; Django loads this, and each module registers its own."""

import django_tasks_db.admin  # noqa: F401 - registers its model, once
from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from socfin.admin import people, registers, trail
from socfin.admin.base import NamedFields

admin.site.unregister(DBTaskResult)  # the queue has a page of its own, for who runs a committee

__all__ = ["NamedFields", "people", "registers", "trail"]
