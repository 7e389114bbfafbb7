"""The pages of meetings and what was frozen in them."""
