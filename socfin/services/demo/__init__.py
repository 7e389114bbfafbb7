"""The constructed Exempelkommunen: seeded tree, figures and words; never a real municipality."""
