"""Files in: bytes to figures and problems, one module per format; never Django, never the database."""

from socfin.importers.handed import HandedIn
from socfin.importers.look import Look
from socfin.importers.options import Options
from socfin.importers.registry import FORMATS, Examined, Format, Recognised, examine, parse, recognised

__all__ = [
    "FORMATS",
    "Examined",
    "Format",
    "HandedIn",
    "Look",
    "Options",
    "Recognised",
    "examine",
    "parse",
    "recognised",
]
