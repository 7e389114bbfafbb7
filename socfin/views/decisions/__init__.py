"""The pages of the budget's decisions and of requests for more."""
