"""The Report of a period, composed of rows, lines, bridge and notes."""
