"""Writes what a committee has asked for and its goals, and what became of them; never figures."""
