"""A table of older official forecasts read: its header, its words for when, its rows; never stored here."""
