"""Small numbers: what may be shown so that no shown figure gives a small unit's away."""
