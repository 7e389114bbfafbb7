"""The project's own long format: one amount a row."""
