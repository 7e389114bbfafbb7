"""What may be asked about a figure: which it is, and the questions that people have put to it."""
