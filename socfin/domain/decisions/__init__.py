"""What is decided of the budget and asked for: kinds, states, and the sections of a Report; never stored."""
