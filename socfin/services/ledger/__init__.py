"""From published figures to amounts per measure and node: spans, organisation, sums."""
