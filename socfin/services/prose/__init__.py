"""Swedish sentences about figures that others have reckoned; never a calculation."""
