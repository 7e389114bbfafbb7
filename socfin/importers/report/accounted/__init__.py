"""What becomes of the numbers of a report: here figures are held against what the file itself prints."""
