"""Finds plotly.js among the installed packages; the repository never holds a copy."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "plotly.js"


def plotly_path() -> Path:
    """The basic bundle from npm where it is installed, else the one inside the plotly package.

    Basic knows lines, bars and pies, of which we draw the first two (tests/charts/test_traces.py).
    """
    basic = Path(settings.BASE_DIR) / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
    if basic.exists():
        return basic
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))


class _OneFile(FileSystemStorage):
    """Serves the found file under the one name `plotly.js`."""

    prefix = ""

    def path(self, name: str) -> str:  # noqa: ARG002 - one file only
        return str(plotly_path())


class PlotlyFinder(BaseFinder):
    """A staticfiles finder for the one file `plotly.js`."""

    def check(self, **kwargs: Any) -> list[Any]:  # noqa: ARG002
        """Nothing to configure, so nothing to complain about."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: ARG002
        """The file's path when asked for `plotly.js`, else nothing."""
        if path != NAME:
            return []
        return [str(plotly_path())] if find_all else str(plotly_path())

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Any]]:  # noqa: ARG002
        """The one file, for collectstatic."""
        yield NAME, _OneFile(location=str(plotly_path().parent))
