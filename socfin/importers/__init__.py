"""Files in: bytes to figures and problems, one module per format; never Django, never the database."""

from socfin.importers.options import Options
from socfin.importers.registry import FORMATS, Format, parse

__all__ = ["FORMATS", "Format", "Options", "parse"]
