"""Two of a kind held against each other: ledgers, reports, and how the difference is shown."""
