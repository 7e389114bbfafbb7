"""Reckons what a scenario's assumptions give in the months that are left of a year."""
