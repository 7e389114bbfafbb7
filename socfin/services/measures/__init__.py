"""What measures give, month by month, and what shows it; never the database."""
