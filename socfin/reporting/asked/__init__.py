"""What stands behind one figure: how it was known earlier, what has been asked of it, and where it is met."""
