"""What a heading says that its column holds, and over which months; never where the column is."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column holds."""

    IGNORE = "ignore"
    LABEL = "label"
    """Code and name in one cell, or the name of a line."""
    CODE = "code"
    NAME = "name"
    ACCOUNT = "account"
    """Account number, alone or with its name."""
    ACCOUNT_NAME = "account_name"
    LINE = "line"
    """A line of the income statement, or an account, beside a column of verksamheter."""
    PERIOD = "period"
    """The row's month, or its last one beside FROM."""
    FROM = "from"
    """The row's first month, beside a PERIOD that is its last."""
    YEAR = "year"
    """The row's year, beside a PERIOD that lacks it."""
    SCENARIO = "scenario"
    DIMENSION = "dimension"
    """Another dimension than the rows' own: rows that differ only in it are added."""
    AMOUNT = "amount"
    DEVIATION = "deviation"
    """Computed in the file: checked, and stored only where the file has no outcome or no budget."""
    SUM = "sum"
    """The sum of the row's months: checked, not stored."""
    COUNT = "count"
    """An indicator (nyckeltal), named by its heading: people, places, days, hours; never money."""

    @property
    def label(self) -> str:
        """The role in Swedish."""
        return _ROLE_LABELS[self.value]


_ROLE_LABELS = {
    "ignore": "Används inte",
    "label": "Kod och namn",
    "code": "Kod",
    "name": "Namn",
    "account": "Konto",
    "account_name": "Kontonamn",
    "line": "Rad i resultaträkningen",
    "period": "Period (radens månad)",
    "from": "Från och med (radens första månad)",
    "year": "År (radens år)",
    "scenario": "Budget, utfall eller prognos",
    "dimension": "Annan dimension (raderna läggs ihop)",
    "amount": "Belopp",
    "deviation": "Avvikelse (kontrolleras eller behålls)",
    "sum": "Summa (kontrolleras)",
    "count": "Nyckeltal (det rubriken heter)",
}


class Basis(StrEnum):
    """Which months an amount covers."""

    HEADER = "header"
    TO_DATE = "to_date"
    MONTH = "month"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The basis in Swedish."""
        return {
            "header": "Månaderna i rubriken",
            "to_date": "Ackumulerat från januari",
            "month": "Enstaka månad",
            "year": "Helår",
        }[self.value]
