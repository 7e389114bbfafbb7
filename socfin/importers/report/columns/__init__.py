"""What each column of a report covers, by words and by arithmetic; never what rows are."""
