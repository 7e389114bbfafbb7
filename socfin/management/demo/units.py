"""What each unit of Exempelkommunen costs and how it tends to miss its budget; plans, nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass

Mix = dict[str, float]
"""Account → weight in the unit's cost before payroll tax and pension; revenue counts against it."""

HOME_CARE: Mix = {
    "3110": 0.035, "3610": 0.006, "5020": 0.50, "5022": 0.085, "5110": 0.075, "5510": 0.006,
    "6010": 0.030, "6410": 0.018, "6810": 0.014, "7010": 0.045, "7910": 0.004,
}  # fmt: skip
RESIDENTIAL: Mix = {
    "3110": 0.030, "3120": 0.045, "3410": 0.085, "5020": 0.44, "5022": 0.070, "5110": 0.065,
    "6010": 0.150, "6210": 0.014, "6410": 0.026, "6420": 0.085, "6810": 0.008, "7910": 0.009, "7920": 0.002,
}  # fmt: skip
SHARED: Mix = {
    "3510": 0.120, "5020": 0.40, "5110": 0.050, "6010": 0.045, "6410": 0.030, "6810": 0.080,
    "7010": 0.020, "7410": 0.090, "7910": 0.030, "4690": 0.180,
}  # fmt: skip
NURSING: Mix = {
    "3510": 0.030, "5020": 0.56, "5022": 0.030, "5110": 0.070, "5510": 0.008, "6010": 0.020,
    "6410": 0.035, "6810": 0.015, "7010": 0.030, "7510": 0.036, "7910": 0.004,
}  # fmt: skip
REHAB: Mix = {
    "3510": 0.020, "5020": 0.56, "5022": 0.015, "5110": 0.060, "5510": 0.010, "6010": 0.035,
    "6410": 0.015, "6430": 0.030, "6810": 0.015, "7010": 0.025, "7910": 0.003,
}  # fmt: skip
AIDS: Mix = {
    "3110": 0.040, "5020": 0.10, "5110": 0.010, "6010": 0.030, "6410": 0.020, "6430": 0.620,
    "6810": 0.010, "7010": 0.030, "7910": 0.080, "7920": 0.010,
}  # fmt: skip
CASEWORK: Mix = {
    "3510": 0.025, "5020": 0.58, "5022": 0.008, "5110": 0.050, "5510": 0.010, "6010": 0.050,
    "6410": 0.006, "6810": 0.022, "7010": 0.012, "7410": 0.030, "7910": 0.002,
}  # fmt: skip
HVB: Mix = {"3530": 0.090, "4610": 0.960, "4690": 0.020, "5040": 0.012, "7010": 0.008, "7410": 0.010}
FAMILY_HOMES: Mix = {
    "3530": 0.060, "4530": 0.180, "4620": 0.400, "4690": 0.010, "5040": 0.330, "5510": 0.012, "7010": 0.010,
}  # fmt: skip
INSTITUTION: Mix = {"3110": 0.015, "4630": 0.930, "4690": 0.060, "7010": 0.006, "7410": 0.004}
BENEFITS_PAID: Mix = {"3510": 0.012, "3530": 0.030, "4510": 1.000, "4690": 0.040}
GROUP_HOME: Mix = {
    "3410": 0.050, "3610": 0.012, "5020": 0.50, "5022": 0.080, "5110": 0.070, "6010": 0.090,
    "6210": 0.010, "6410": 0.018, "6420": 0.014, "6810": 0.008, "7010": 0.010, "7910": 0.004,
}  # fmt: skip
DAY_CENTRE: Mix = {
    "3610": 0.030, "4520": 0.045, "4690": 0.050, "5020": 0.47, "5022": 0.030, "5110": 0.060,
    "6010": 0.110, "6210": 0.010, "6410": 0.025, "6420": 0.020, "6810": 0.010, "7010": 0.060, "7910": 0.006,
}  # fmt: skip
ASSISTANCE: Mix = {
    "3520": 0.420, "4640": 0.200, "4650": 0.420, "5020": 0.28, "5022": 0.140, "5110": 0.055,
    "5510": 0.008, "6410": 0.004, "6810": 0.004,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A unit's net budget of 2025 in tkr (as a positive cost) and what is known of it beforehand."""

    net_tkr: int
    mix: Mix
    bias: float
    """How much more the unit's running costs become in 2025 than budgeted, per cent (minus: less)."""
    growth: float = 1.005
    """Growth in volume a year, besides prices."""


PLANS: dict[str, Plan] = {
    "5111": Plan(17_900, HOME_CARE, 0.6),
    "5112": Plan(16_400, HOME_CARE, 5.0, 1.02),
    "5113": Plan(15_200, HOME_CARE, 3.8, 1.01),
    "5114": Plan(14_600, HOME_CARE, 0.4, 1.01),
    "5115": Plan(15_900, HOME_CARE, 4.6, 1.015),
    "5116": Plan(13_800, HOME_CARE, -0.6),
    "5121": Plan(18_300, HOME_CARE, 2.2),
    "5122": Plan(5_200, HOME_CARE, -2.5),
    "5123": Plan(6_300, SHARED, -4.5),
    "5201": Plan(32_600, RESIDENTIAL, -3.8),
    "5202": Plan(29_400, RESIDENTIAL, -1.4),
    "5203": Plan(27_800, RESIDENTIAL, 1.6),
    "5204": Plan(25_900, RESIDENTIAL, -2.6),
    "5205": Plan(23_700, RESIDENTIAL, -1.2),
    "5206": Plan(18_200, RESIDENTIAL, -5.2),
    "5207": Plan(8_600, RESIDENTIAL, -1.5),
    "5208": Plan(12_400, SHARED, -0.6),
    "5301": Plan(19_800, NURSING, 0.8),
    "5302": Plan(12_900, NURSING, 0.6),
    "5303": Plan(11_600, NURSING, 2.1),
    "5304": Plan(10_900, REHAB, -2.2),
    "5305": Plan(5_700, AIDS, 6.0, 1.03),
    "5306": Plan(2_300, CASEWORK, -1.0),
    "5401": Plan(21_400, CASEWORK, 1.4),
    "5402": Plan(16_800, HVB, 0.5),
    "5403": Plan(19_600, FAMILY_HOMES, 2.4),
    "5404": Plan(9_700, CASEWORK, -3.0),
    "5405": Plan(10_800, INSTITUTION, 4.0),
    "5406": Plan(8_200, CASEWORK, 0.2),
    "5407": Plan(17_900, BENEFITS_PAID, -6.2, 0.99),
    "5408": Plan(6_900, CASEWORK, -1.2),
    "5409": Plan(1_150, CASEWORK, 7.0),
    "5501": Plan(14_100, GROUP_HOME, 0.4),
    "5502": Plan(13_600, GROUP_HOME, 1.9),
    "5503": Plan(15_300, GROUP_HOME, -1.2),
    "5504": Plan(12_700, GROUP_HOME, 0.3),
    "5505": Plan(21_800, DAY_CENTRE, -1.6, 1.01),
    "5506": Plan(27_500, ASSISTANCE, 0.8, 1.015),
    "5507": Plan(11_200, GROUP_HOME, 3.4),
    "5508": Plan(15_400, CASEWORK, -1.0),
}
