"""The words of municipal follow-up as values; standard library only."""
