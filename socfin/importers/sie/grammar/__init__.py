"""The grammar of SIE: bytes to lines, lines to items, whether a file came whole; never which items count."""
