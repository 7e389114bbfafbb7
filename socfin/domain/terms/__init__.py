"""What a forecast is made up of: the year so far, its ordinary rest, and what is known to come beside it."""
