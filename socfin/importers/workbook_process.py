"""A program of its own that turns a workbook on stdin into JSON on stdout; never imported by the product.

It runs in a process with bounded memory and time, because a workbook of a few kilobytes can claim a sheet
of seventeen billion cells. Formulas give their stored values; macros are never run.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys

from python_calamine import CalamineWorkbook, PasswordError

MAX_CELLS = 6_000_000


def bound(megabytes: int, seconds: int) -> None:
    """Let the system end this process before it takes more than this; not on systems without limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tagged(cell: object) -> object:
    """A cell as JSON can carry it: dates as {"d": iso}, everything else as itself or as text."""
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell if cell != "" else None
    if isinstance(cell, dt.datetime | dt.date):
        return {"d": cell.isoformat()}
    return str(cell)


def main() -> None:
    """Read stdin, write {"sheets": [...]} or {"problem": word} to stdout."""
    bound(int(sys.argv[1]), int(sys.argv[2]))
    content = sys.stdin.buffer.read()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        left = MAX_CELLS
        sheets = []
        for metadata in book.sheets_metadata:
            if "Visible" not in str(metadata.visible) or "WorkSheet" not in str(metadata.typ):
                continue
            sheet = book.get_sheet_by_name(metadata.name)
            left -= sheet.total_height * sheet.total_width
            if left < 0:
                sys.stdout.write('{"problem": "too_large"}')
                return
            rows = [[tagged(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or ()]
            sheets.append({"name": metadata.name, "rows": rows, "merged": merged})
        json.dump({"sheets": sheets}, sys.stdout)
    except PasswordError:
        sys.stdout.write('{"problem": "password"}')
    except MemoryError:
        sys.stdout.write('{"problem": "too_large"}')
    except Exception:  # whatever a broken workbook makes the reader say, it means the same to a person
        sys.stdout.write('{"problem": "broken"}')


if __name__ == "__main__":
    main()
