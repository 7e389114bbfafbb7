"""What is stored of a file, read back one figure at a time."""

from socfin.models import Upload
from socfin.selectors.figures import StoredFigure, figures_in


def figures_of(upload: Upload) -> list[StoredFigure]:
    """The stored figures of a file, in the file's order."""
    blocks = upload.blocks.select_related("verksamhet", "upload")
    return sorted(figures_in(blocks), key=lambda figure: (figure.row, figure.scenario, figure.last))
