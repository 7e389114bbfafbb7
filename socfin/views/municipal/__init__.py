"""The pages above the committees: all of them beside each other, and the municipality's own."""
