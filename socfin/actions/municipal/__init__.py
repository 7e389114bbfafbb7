"""What is done to a municipality and reaches all its committees."""
