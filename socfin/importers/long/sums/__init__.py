"""Rows of a long file that sum or repeat others, so that no amount counts twice."""
