"""The forecast as pages show it: how it was made, what it assumes, what warns, how closed years went."""
