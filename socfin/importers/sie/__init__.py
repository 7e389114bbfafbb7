"""SIE files, one step a module: lines, tokens, header, balances, vouchers, cleaning, meaning, spread; never stored texts."""
