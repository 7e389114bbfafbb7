"""The site or a municipality in one file and back: rows, originals, frozen documents; never a new figure."""
