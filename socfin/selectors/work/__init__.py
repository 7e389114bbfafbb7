"""Reads the queue of work outside requests."""
