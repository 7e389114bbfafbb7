"""Signs that a year is on its way somewhere else than the committee says; what they are, never the rule."""
