"""Writes what is decided of the budget and asked for; never the figures of a file that others hand in."""
