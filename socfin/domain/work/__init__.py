"""Work outside a request: what kinds there are and how far a piece has come; never how it is done."""
