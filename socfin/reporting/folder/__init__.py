"""A year's evidence as the auditors ask for it; the one place that puts it together."""
