"""Facts of what is decided to be done, asked for and aimed at, and of what became of it."""
