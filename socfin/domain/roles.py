"""Who may do what: the roles of a committee and what each is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Permission(StrEnum):
    """Something a page or command lets a person do in a committee."""

    READ = "read"
    """Published figures, down to the rows they came from."""
    EXPORT = "export"
    """The summary for the meeting and its documents."""
    SUMMARISE = "summarise"
    """Paragraph, dnr, heading and decision of the finance item."""
    WHOLE = "whole"
    """Small units one by one, also where the committee hides them (docs/meetings.md, "Små grupper")."""
    LAYOUT = "layout"
    """See the Word templates and choose which one documents are made from."""
    UPLOAD = "upload"
    """Hand in, publish and undo files; see the history."""
    COMMENT = "comment"
    """Comments and assessed forecasts."""
    FOLLOW = "follow"
    """What the committee has asked for, its goals, and what became of them."""
    CLOSE = "close"
    """Close a month and open it again."""
    LOCK = "lock"
    """Lock a closed month, and open a locked one together with another."""
    AUDIT = "audit"
    """The auditor's folder: a year's papers and how it was kept; only for who also has WHOLE."""
    SETTINGS = "settings"
    """Thresholds, account table, verksamheter."""
    PEOPLE = "people"
    """Who has which role in the committee, and for how long."""


ALLOWS = {
    Permission.READ: "Läsa det som är publicerat, ned till raderna bakom varje siffra",
    Permission.WHOLE: "Se små enheter var för sig, också där nämnden döljer dem",
    Permission.EXPORT: "Hämta underlag, handlingar och siffror",
    Permission.SUMMARISE: "Ärenden och sammanträden: paragraf, rubrik, beslut, frysa och öppna igen",
    Permission.LAYOUT: "Se Word-mallarna och välja vilken som används",
    Permission.UPLOAD: "Lämna in, publicera och ångra filer",
    Permission.COMMENT: "Skriva kommentarer, bedömningar och åtgärder (verksamhetschefen om sina egna delar)",
    Permission.FOLLOW: "Skriva in uppdrag och svar (verksamhetschefen om sina egna delar)",
    Permission.CLOSE: "Stänga en månad och öppna den igen",
    Permission.LOCK: "Låsa en månad, och öppna en låst tillsammans med en till",
    Permission.AUDIT: "Hämta revisorns mapp: årets handlingar, prognoser, öppningar och dagbok",
    Permission.SETTINGS: "Ändra gränser, konton och små grupper, och lämna in Word-mallar",
    Permission.PEOPLE: "Ge och avsluta roller",
}
"""What each allows, in Swedish, in the order it is shown."""


class Role(StrEnum):
    """A person's role in one committee, or in all of a municipality's."""

    POLITICIAN = "politician"
    VERKSAMHETSCHEF = "verksamhetschef"
    """Writes of own parts of the tree alone; reads all."""
    CONTROLLER = "controller"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"
    BOARD = "board"
    """The kommunstyrelse, which oversees every committee of its municipality: reads, and writes nothing."""
    FINANCE_CHIEF = "finance_chief"
    """Reads every committee of the municipality, and sets its and their settings."""

    @property
    def has_own_parts(self) -> bool:
        """Whether it is given for parts of the tree, and writes of those alone."""
        return self in OF_OWN_PARTS

    @property
    def label(self) -> str:
        """The role's Swedish name."""
        return {
            "politician": "Förtroendevald",
            "verksamhetschef": "Verksamhetschef",
            "controller": "Controller",
            "secretary": "Nämndsekreterare",
            "administrator": "Administratör",
            "board": "Kommunstyrelse",
            "finance_chief": "Ekonomichef",
        }[self.value]


GRANTS: dict[Role, frozenset[Permission]] = {
    Role.POLITICIAN: frozenset({Permission.READ}),
    Role.VERKSAMHETSCHEF: frozenset(
        {Permission.READ, Permission.WHOLE, Permission.EXPORT, Permission.COMMENT, Permission.FOLLOW}
    ),
    Role.CONTROLLER: frozenset(
        {
            Permission.READ,
            Permission.WHOLE,
            Permission.EXPORT,
            Permission.UPLOAD,
            Permission.COMMENT,
            Permission.FOLLOW,
            Permission.CLOSE,
            Permission.LAYOUT,
            Permission.AUDIT,
            Permission.SETTINGS,
        }
    ),
    Role.SECRETARY: frozenset(
        {
            Permission.READ,
            Permission.WHOLE,
            Permission.EXPORT,
            Permission.SUMMARISE,
            Permission.FOLLOW,
            Permission.LAYOUT,
        }
    ),
    Role.ADMINISTRATOR: frozenset(Permission),
    Role.BOARD: frozenset({Permission.READ}),
    Role.FINANCE_CHIEF: frozenset(
        {Permission.READ, Permission.WHOLE, Permission.EXPORT, Permission.LAYOUT, Permission.SETTINGS}
    ),
}
OF_MUNICIPALITIES = (Role.BOARD, Role.FINANCE_CHIEF, Role.ADMINISTRATOR)
"""Those that a person may have in a municipality, and so in each of its committees."""
OF_COMMITTEES = tuple(role for role in Role if role not in {Role.BOARD, Role.FINANCE_CHIEF})
"""Those that a person may have in one committee."""
OF_OWN_PARTS = frozenset({Role.VERKSAMHETSCHEF})
OF_SUPERUSERS = Role.ADMINISTRATOR
"""Who runs the site has this role in every committee."""


OVERSEER = Role.BOARD
"""What a board, at its meetings, sees of each committee it oversees as."""
ANYONE = Role.POLITICIAN
"""What who has no role reads as, in a committee that is open to all."""


def roles_that_may(permission: Permission) -> tuple[Role, ...]:
    """The roles that the table grants it, those that may most first."""
    return tuple(role for role in by_reach() if permission in GRANTS[role])


def by_reach() -> tuple[Role, ...]:
    """Every role, the one that may most first."""
    return tuple(sorted(Role, key=lambda role: -len(GRANTS[role])))


def widest(roles: Iterable[Role]) -> Role | None:
    """Of the roles that one person has in a committee the one that may most; None of none.

    Where two may as much it is the committee's own, so that a verksamhetschef writes of own parts still.
    """
    return max(roles, key=lambda role: (len(GRANTS[role]), role in OF_COMMITTEES), default=None)
