"""The administrator's pages; Django loads this, and each module registers its own."""

from socfin.admin import people, registers, trail
from socfin.admin.base import NamedFields

__all__ = ["NamedFields", "people", "registers", "trail"]
