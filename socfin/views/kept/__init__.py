"""Pages that were made once, kept as sealed text for all processes; never what is one reader's own."""
