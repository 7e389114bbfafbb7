"""The documents' few colours as hex; a colour never says anything alone."""

INK = "1c1b19"
MUTED = "5c5853"
FAINT = "b9b4ab"
DEFICIT = "a3262e"
SURPLUS = "1d6f5c"
SURPLUS_BAR = "74b5a3"
"""Lighter than the deficit's, so that black-and-white print tells them apart; its figure is the darker one."""
