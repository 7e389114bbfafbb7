"""The whole site in one file and back again: rows, originals, frozen documents; never a figure of its own."""
