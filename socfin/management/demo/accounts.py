"""Exempelkommunen's accounts and how each moves over months and years; invented, Kommun-Bas in style."""

from __future__ import annotations

from dataclasses import dataclass

FLAT = (1.0,) * 12
PAYROLL_TAX = 0.3142
PENSION = 0.0675
TAX_ACCOUNT = "5610"
PENSION_ACCOUNT = "5710"


@dataclass(frozen=True, slots=True)
class Movement:
    """How accounts of a kind move: price index 2023–2025 (2025 = 1), season (mean 1), noise."""

    prices: tuple[float, float, float]
    season: tuple[float, ...] = FLAT
    noise: float = 0.0
    """Standard deviation of a single month, as a share."""
    drift: float = 0.0
    """Standard deviation of a monthly step that stays, as a share: placements, cases."""
    follows_bias: bool = True
    """Whether a unit's habit of over- or underspending shows on these accounts."""


WAGES = (0.937, 0.969, 1.0)
PURCHASES = (0.928, 0.966, 1.0)
RENTS = (0.936, 0.979, 1.0)
FEES = (0.945, 0.972, 1.0)

# The wage revision comes in April; monthly paid staff are on holiday in July and August.
PERMANENT = Movement(
    WAGES, (1.01, 1.00, 1.00, 1.04, 1.04, 0.99, 0.85, 0.90, 1.03, 1.04, 1.05, 1.05), noise=0.006
)
# Paid by the hour the month after: the summer's work shows in July and August.
HOURLY = Movement(WAGES, (1.00, 0.92, 0.92, 0.86, 0.86, 0.95, 1.55, 1.70, 1.00, 0.74, 0.72, 0.78), noise=0.06)
# Holiday pay in summer, sick pay in winter.
ABSENCE = Movement(
    WAGES, (1.05, 1.10, 0.95, 0.65, 0.60, 1.10, 2.10, 1.55, 0.60, 0.65, 0.75, 0.90), noise=0.05
)
PLACEMENTS = Movement(PURCHASES, noise=0.02, drift=0.014)
BOUGHT = Movement(PURCHASES, noise=0.05)
BENEFITS = Movement(
    (0.965, 0.985, 1.0), (1.06, 1.04, 1.03, 1.00, 0.98, 0.97, 0.98, 0.97, 0.96, 0.98, 1.00, 1.03), noise=0.02
)
SUPPLIES = Movement(
    PURCHASES, (0.80, 0.92, 1.00, 0.97, 1.00, 1.05, 0.72, 0.85, 1.08, 1.10, 1.16, 1.35), noise=0.10
)
ENERGY = Movement(
    (1.06, 0.98, 1.0), (1.62, 1.48, 1.30, 1.00, 0.72, 0.54, 0.48, 0.52, 0.66, 0.94, 1.26, 1.48), noise=0.04
)
PREMISES = Movement(RENTS, noise=0.001, follows_bias=False)
CAPITAL = Movement((1.04, 1.02, 1.0), noise=0.0, follows_bias=False)
CHARGES = Movement(FEES, noise=0.012, follows_bias=False)
GRANTS = Movement(
    FEES, (0.5, 0.5, 1.6, 0.6, 0.6, 1.5, 0.5, 0.6, 1.6, 0.6, 0.8, 2.6), noise=0.08, follows_bias=False
)

ACCOUNTS: dict[str, tuple[str, Movement]] = {
    "3110": ("Omsorgsavgifter", CHARGES),
    "3120": ("Avgifter för måltider", CHARGES),
    "3410": ("Hyresintäkter", CHARGES),
    "3510": ("Statsbidrag", GRANTS),
    "3520": ("Ersättning från Försäkringskassan", CHARGES),
    "3530": ("Ersättning från Migrationsverket", GRANTS),
    "3610": ("Försäljning av platser till andra kommuner", CHARGES),
    "4510": ("Försörjningsstöd", BENEFITS),
    "4520": ("Habiliteringsersättning", BENEFITS),
    "4530": ("Omkostnadsersättning familjehem", PLACEMENTS),
    "4610": ("Köp av plats, HVB", PLACEMENTS),
    "4620": ("Köp av plats, konsulentstött familjehem", PLACEMENTS),
    "4630": ("Köp av plats, institution vuxna", PLACEMENTS),
    "4640": ("Köp av plats, boende LSS", PLACEMENTS),
    "4650": ("Köp av assistans", PLACEMENTS),
    "4690": ("Köp av verksamhet, övrigt", BOUGHT),
    "5020": ("Löner, tillsvidareanställda", PERMANENT),
    "5022": ("Löner, timavlönade", HOURLY),
    "5040": ("Arvoden, familjehem och kontaktpersoner", PLACEMENTS),
    "5110": ("Semesterlön och sjuklön", ABSENCE),
    "5510": ("Kostnadsersättningar", SUPPLIES),
    TAX_ACCOUNT: ("Arbetsgivaravgifter", PERMANENT),
    PENSION_ACCOUNT: ("Pensionskostnader", PERMANENT),
    "6010": ("Lokalhyra", PREMISES),
    "6210": ("El och uppvärmning", ENERGY),
    "6410": ("Förbrukningsmaterial", SUPPLIES),
    "6420": ("Livsmedel och måltider", BOUGHT),
    "6430": ("Hjälpmedel", SUPPLIES),
    "6810": ("Tele, it och post", BOUGHT),
    "7010": ("Fordon och transporter", BOUGHT),
    "7410": ("Konsulter och tolkar", SUPPLIES),
    "7510": ("Inhyrd personal", HOURLY),
    "7910": ("Avskrivningar", CAPITAL),
    "7920": ("Internränta", CAPITAL),
    "9010": ("Fördelade gemensamma kostnader", BOUGHT),
}
"""9010 begins with a digit that no default rule covers: it lands in the bucket "Ej fördelat"."""

WAGE_ACCOUNTS = ("5020", "5022", "5040", "5110")
"""What payroll tax and pension are paid on."""


def is_revenue(account: str) -> bool:
    """Class 3 is revenue; its amounts are positive and all others negative."""
    return account.startswith("3")
