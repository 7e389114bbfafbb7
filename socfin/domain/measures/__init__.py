"""Measures and proposals: their states, and the section of a Report; never stored."""
