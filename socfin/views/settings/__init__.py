"""The pages of a committee's settings."""
