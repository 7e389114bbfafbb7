"""The typed sections that a Report is given beside its money, each fetched in one place."""
