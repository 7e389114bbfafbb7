"""Figures and dates out for other programs: CSV, SIE, calendar, plain text."""
