"""The pages where files come in, are looked at, published and undone."""
