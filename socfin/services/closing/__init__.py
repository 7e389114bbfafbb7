"""What is asked before a month is closed, and when its figures are due; never who closed it."""
