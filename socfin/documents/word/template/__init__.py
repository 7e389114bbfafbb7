"""A municipality's own Word template: its language, its check and its filling."""
