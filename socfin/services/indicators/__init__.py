"""Indicators: what a file changes, what they come to over months and tree, and what a unit of them costs."""
