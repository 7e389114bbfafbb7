"""Logging in and coming back, with what was typed still there."""
