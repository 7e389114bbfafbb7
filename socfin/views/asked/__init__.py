"""The pages of one figure, of the questions put to figures, and of the search."""
