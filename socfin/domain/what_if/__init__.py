"""What the year becomes if something happens: a scenario of assumptions, on top of the official forecast."""
