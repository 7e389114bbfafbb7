"""What each row of a report is; never which of them add up to which."""
