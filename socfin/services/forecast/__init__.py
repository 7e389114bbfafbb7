"""The full-year forecast: simple rules, their combination, its range, and how right they have been.

No database, no page, no Django. `engine.forecast` is the way in; `backtest.backtest` tries it on past years.
Unit: any, one per series. Missing is missing. Why it is made this way: docs/adr/0005-forecast-combination.md.
"""
