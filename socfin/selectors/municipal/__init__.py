"""Reads what is said above the committees."""
