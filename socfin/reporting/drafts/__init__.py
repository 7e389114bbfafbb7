"""What the page of a handed-in file shows of it, made once and small: never the file's figures."""
