"""Where a report's header is and what its columns hold; never units, signs or figures."""
