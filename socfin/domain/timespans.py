"""The timespans a page may lead with, and which of a row's figures belong to each; no figures of its own."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.columns import COLUMNS, Column
from socfin.domain.limits import Status
from socfin.domain.money import Ore, format_share
from socfin.domain.report import Report, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A timespan: the deviation that it leads with, and through it the budget, the end and the status."""

    word: str
    """As an address names it."""
    end_label: str
    """What the year or the month ends in: "Utfall", or "Prognos" where the outcome is not known yet."""
    deviation: Column
    share: Column

    def budget_of(self, row: ReportRow) -> Ore | None:
        """Öre, costs negative; None where it is missing."""
        amount: Ore | None = COLUMNS[self.deviation.whole].value(row)
        return amount

    def end_of(self, row: ReportRow) -> Ore | None:
        """Outcome or forecast, öre, costs negative; None where it is missing."""
        amount: Ore | None = COLUMNS[self.deviation.part].value(row)
        return amount

    def deviation_of(self, row: ReportRow) -> Ore | None:
        """End − budget, öre; negative is underskott, None where nothing can be compared."""
        amount: Ore | None = self.deviation.value(row)
        return amount

    def share_of(self, row: ReportRow) -> float | None:
        """Deviation / |budget|, 0.05 is 5 %; None when the budget is zero or either is missing."""
        share: float | None = self.share.value(row)
        return share

    def share_words(self, row: ReportRow) -> str:
        """The share as per cent: "−3,4 %"; no share is "–"."""
        return format_share(self.share_of(row), decimals=self.share.decimals_of(row))

    def status_of(self, row: ReportRow) -> Status:
        """The word for the deviation."""
        return self.deviation.status_of(row) or Status.UNKNOWN

    def label(self, report: Report) -> str:
        """ "januari–mars 2022", "mars 2022" or "helåret 2022"."""
        whole_year = f"helåret {report.month.year}"
        return {"ackumulerat": report.span.label, "manad": report.month.label}.get(self.word, whole_year)


def _timed(word: str, end_label: str, deviation: str, share: str) -> Timed:
    return Timed(word=word, end_label=end_label, deviation=COLUMNS[deviation], share=COLUMNS[share])


TO_DATE = _timed("ackumulerat", "Utfall", "deviation_to_date", "deviation_share")
MONTH = _timed("manad", "Utfall", "deviation_month", "deviation_month_share")
YEAR = _timed("helar", "Prognos", "forecast_deviation", "forecast_share")
TIMED = {timed.word: timed for timed in (TO_DATE, MONTH, YEAR)}
