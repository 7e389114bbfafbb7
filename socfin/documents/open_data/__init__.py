"""Open data: tables of what is public, their schema and the catalogue that tells where they are."""
