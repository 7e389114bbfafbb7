"""The auditor's folder of a committee and year."""
