"""A committee's months: the year with its days, and one month's closing."""
