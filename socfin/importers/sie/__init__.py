"""SIE files: bytes to items, items to rows that count, rows to figures; never stored texts or persons."""
