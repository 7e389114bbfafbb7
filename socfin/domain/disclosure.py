"""The policy numbers of small numbers, each with why it is what it is; never how they are applied."""

from __future__ import annotations

from fractions import Fraction

FEWEST_UNITS = 2
"""Units with an amount other than zero that a gathered cell needs: with one it is that unit's amount."""
LARGEST_SHARE = Fraction(85, 100)
"""The largest share of a gathered cell that one unit may have (a dominance rule with n = 1, k = 85 %).

A cost of at most 85 % of the cell can only be bounded from above by the cell, 1/0.85 = 118 % of itself.
"""
PROTECTION = Fraction(15, 100)
"""How near a hidden amount may be placed: from neither side closer than 15 % of itself.

Under 18 %, which is what LARGEST_SHARE gives, so that the rule holds what the attack in the tests demands.
"""
