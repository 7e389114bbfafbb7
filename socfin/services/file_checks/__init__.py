"""What is odd about a handed-in file; tells, and corrects nothing."""
