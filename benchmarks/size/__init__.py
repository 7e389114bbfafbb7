"""A whole country in one database: how it is filled, and what one municipality's pages cost in it."""
