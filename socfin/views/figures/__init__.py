"""The pages of a committee's figures."""
