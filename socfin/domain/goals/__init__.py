"""The goals of a committee: where they may stand, how they hang together, their section of a report."""
