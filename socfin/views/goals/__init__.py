"""The committee's goals: the tree of a period, one of them, where they are entered and followed up."""
