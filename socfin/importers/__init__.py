"""Files in: bytes to figures and problems, one module per format; never Django, never the database."""

from socfin.importers.containers.source_file import HandedIn
from socfin.importers.options import Options
from socfin.importers.reading import Look
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
