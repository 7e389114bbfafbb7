"""Who may do what: the roles of a committee and what each is allowed."""

from __future__ import annotations

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
    UPLOAD = "upload"
    """Hand in, publish and undo files; see the history."""
    COMMENT = "comment"
    """Comments and assessed forecasts."""
    CLOSE = "close"
    """Close a month and open it again."""
    LOCK = "lock"
    """Lock a closed month, and open a locked one together with another."""
    SETTINGS = "settings"
    """Thresholds, account table, verksamheter."""


class Role(StrEnum):
    """A person's role in one committee."""

    POLITICIAN = "politician"
    CONTROLLER = "controller"
    SECRETARY = "secretary"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role's Swedish name."""
        return {
            "politician": "Förtroendevald",
            "controller": "Controller",
            "secretary": "Nämndsekreterare",
            "administrator": "Administratör",
        }[self.value]


GRANTS: dict[Role, frozenset[Permission]] = {
    Role.POLITICIAN: frozenset({Permission.READ}),
    Role.CONTROLLER: frozenset(
        {
            Permission.READ,
            Permission.WHOLE,
            Permission.EXPORT,
            Permission.UPLOAD,
            Permission.COMMENT,
            Permission.CLOSE,
            Permission.SETTINGS,
        }
    ),
    Role.SECRETARY: frozenset({Permission.READ, Permission.WHOLE, Permission.EXPORT, Permission.SUMMARISE}),
    Role.ADMINISTRATOR: frozenset(Permission),
}
