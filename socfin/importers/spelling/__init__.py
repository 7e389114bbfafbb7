"""One cell or word to a value, as Swedish files spell them; never where it stands."""
