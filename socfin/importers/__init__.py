"""Files in: bytes to figures and problems, one module per format; never Django, never the database."""

from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Options
from socfin.importers.reading import FileReading
from socfin.importers.registry import FORMATS, Examined, Format, Recognised, examine, parse, recognised

__all__ = [
    "FORMATS",
    "Examined",
    "FileReading",
    "Format",
    "Options",
    "Recognised",
    "SourceFile",
    "examine",
    "parse",
    "recognised",
]
