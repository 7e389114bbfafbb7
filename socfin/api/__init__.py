"""What programs read: the same figures, words and rules as the pages, as JSON; writes nothing."""
