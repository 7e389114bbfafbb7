"""The municipality above its committees, and who has which role in all of them."""
