"""The pages of measures and proposals, and what other pages tell of them."""
