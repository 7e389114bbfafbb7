"""Decisions, measures, assignments and questions, and what has come of each; reads only."""
