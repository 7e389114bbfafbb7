"""The timespans a page may lead with, and which of a row's figures belong to each; no figures of its own."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.limits import Status
from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A timespan: the fields of a row that are its budget, its end, and what lies between."""

    word: str
    """As an address names it."""
    budget: str
    end: str
    end_label: str
    """What the year or the month ends in: "Utfall", or "Prognos" where the outcome is not known yet."""
    deviation: str
    share: str
    status: str

    def budget_of(self, row: ReportRow) -> Ore | None:
        """Öre, costs negative."""
        amount: Ore | None = getattr(row, self.budget)
        return amount

    def end_of(self, row: ReportRow) -> Ore | None:
        """Outcome or forecast, öre."""
        amount: Ore | None = getattr(row, self.end)
        return amount

    def deviation_of(self, row: ReportRow) -> Ore | None:
        """End − budget, öre; negative is underskott."""
        amount: Ore | None = getattr(row, self.deviation)
        return amount

    def share_of(self, row: ReportRow) -> float | None:
        """Deviation / |budget|."""
        share: float | None = getattr(row, self.share)
        return share

    def status_of(self, row: ReportRow) -> Status:
        """The word for the deviation."""
        status: Status = getattr(row, self.status)
        return status

    def label(self, report: Report) -> str:
        """ "januari–mars 2022", "mars 2022" or "helåret 2022"."""
        whole_year = f"helåret {report.month.year}"
        return {"ackumulerat": report.span.label, "manad": report.month.label}.get(self.word, whole_year)


TO_DATE = Timed(
    word="ackumulerat",
    budget="budget_to_date_ore",
    end="outcome_to_date_ore",
    end_label="Utfall",
    deviation="deviation_to_date_ore",
    share="deviation_share",
    status="status",
)
MONTH = Timed(
    word="manad",
    budget="budget_month_ore",
    end="outcome_month_ore",
    end_label="Utfall",
    deviation="deviation_month_ore",
    share="deviation_month_share",
    status="month_status",
)
YEAR = Timed(
    word="helar",
    budget="budget_year_ore",
    end="forecast_year_ore",
    end_label="Prognos",
    deviation="forecast_deviation_ore",
    share="forecast_share",
    status="forecast_status",
)
TIMED = {timed.word: timed for timed in (TO_DATE, MONTH, YEAR)}
