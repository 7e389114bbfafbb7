"""The file of indicators (nyckeltal): its header, its values and where they belong in the tree."""
