"""How decisions on the budget are laid on months, written as a file, and walked through; pure, öre."""
