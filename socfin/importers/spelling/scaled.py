"""Amounts that a workbook shows in thousands without a word of it, asked about; never what their unit is."""

from __future__ import annotations

from socfin.domain.figures import Problem, error


def scaled_without_unit() -> Problem:
    """That only the number format tells the unit: thousands of kronor, or of thousands."""
    return error(
        "Excel visar beloppen delade med tusen eller en miljon (talformatet #,##0,), men filen säger inte "
        "vilken enhet det som visas är i.",
        "Välj under Så lästes filen den enhet som beloppen visas i (--unit i kommandot) och läs om filen. "
        "Valet kan sparas till nästa månad.",
        code="unit_unknown",
    )
