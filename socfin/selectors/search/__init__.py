"""Where words stand in a committee; hides nothing."""
