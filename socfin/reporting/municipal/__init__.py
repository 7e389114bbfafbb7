"""Reports above the committees: all of a municipality's beside each other, and as its board takes them up."""
