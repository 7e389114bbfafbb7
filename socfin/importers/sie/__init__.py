"""SIE files: lines, tokens, header, balances, vouchers, cleaning, meaning and spread; never stored texts."""
