"""Reports as economy systems and controllers print them: layout, columns, rows, sums."""
