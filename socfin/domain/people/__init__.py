"""What is decided of people without knowing them: groups, role terms, passwords, browsers."""
