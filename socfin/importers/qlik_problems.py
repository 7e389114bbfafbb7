"""What is said of a Qlik extract that is not read as it stands, with the remedy; never its values."""

from __future__ import annotations

from socfin.domain.figures import Problem, error, warning


def unreadable(row: int, what: str) -> Problem:
    """A row whose period or amount cannot be read."""
    return error(what, "Ta ut filen på nytt ur Qlik.", row=row, code="unreadable_amount")


def choose(committees: tuple[str, ...]) -> Problem:
    """Several enheter, of which a person must say which is the committee."""
    some = ", ".join(committees[:12]) + (" …" if len(committees) > 12 else "")
    return error(
        f"Filen har {len(committees)} enheter ({some}) och de kan innehålla varandra.",
        "Välj Enhet under Så lästes filen (--dimension i kommandot) och läs om filen. Valet kan sparas till "
        "nästa månad.",
        code="choose_entity",
    )


def turned() -> Problem:
    """Costs are positive, and turned."""
    return warning(
        "Kostnaderna är positiva i filen. Tecknet vänds.",
        "Kontrollera ett belopp i förhandsgranskningen.",
        code="sign_assumed",
    )


def nothing() -> Problem:
    """No measure of the income statement."""
    return error(
        "Filen har inga belopp för resultaträkningen (mått SK.EK.RR.001–005, kolumn K14–K18).",
        "Ta ut måtten för ekonomisk uppföljning i Qlik.",
        code="empty",
    )


def no_header() -> Problem:
    """No header with the five columns."""
    return error(
        "Rubriken Period, Enhet, Mått, Kolumn, Mätvärde saknas.",
        "Ta ut filen på nytt med rubrikraden.",
        row=1,
        code="no_header",
    )
