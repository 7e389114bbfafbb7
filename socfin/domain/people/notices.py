"""What a person is told of without asking: the kinds, how each is sent, and what one says; never to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class NoticeKind(StrEnum):
    """What a notice is about."""

    PAPER_READY = "paper_ready"
    PUBLISHED = "published"
    BEYOND_LIMIT = "beyond_limit"
    EARLY_WARNING = "early_warning"
    COMMENT_MISSING = "comment_missing"
    PERIOD_CLOSING = "period_closing"
    FROZEN_OUTDATED = "frozen_outdated"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    LOG_IN_FAILED = "failed_log_ins"

    @property
    def label(self) -> str:
        """The kind's Swedish name."""
        return {
            "paper_ready": "Underlaget till sammanträdet är klart",
            "published": "Nya siffror",
            "beyond_limit": "Över gränsen",
            "early_warning": "Tidig varning",
            "comment_missing": "Kommentar saknas",
            "period_closing": "Månad ska stängas",
            "frozen_outdated": "Fryst underlag gäller inte längre",
            "question_asked": "Fråga att besvara",
            "question_answered": "Din fråga är besvarad",
            "failed_log_ins": "Misslyckade inloggningar",
        }[self.value]


class Sending(StrEnum):
    """How a kind is sent by e-mail; the site shows it whichever is chosen."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    NEVER = "never"

    @property
    def label(self) -> str:
        """The way's Swedish name."""
        return {
            "at_once": "Genast",
            "digest": "Samlat en gång om dagen",
            "never": "Inte med e-post",
        }[self.value]


USUAL = {
    NoticeKind.PAPER_READY: Sending.AT_ONCE,
    NoticeKind.PUBLISHED: Sending.DIGEST,
    NoticeKind.BEYOND_LIMIT: Sending.DIGEST,
    NoticeKind.EARLY_WARNING: Sending.DIGEST,
    NoticeKind.COMMENT_MISSING: Sending.DIGEST,
    NoticeKind.PERIOD_CLOSING: Sending.DIGEST,
    NoticeKind.FROZEN_OUTDATED: Sending.AT_ONCE,
    NoticeKind.QUESTION_ASKED: Sending.AT_ONCE,
    NoticeKind.QUESTION_ANSWERED: Sending.AT_ONCE,
    NoticeKind.LOG_IN_FAILED: Sending.AT_ONCE,
}
"""Until a person chooses otherwise."""
DIGEST_HOUR = 7
"""From that hour, local time, the day's digest goes out: it is read before the morning's meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that one reader is told, as that reader may see it."""

    kind: NoticeKind
    committee: str
    """The committee's slug; "" for the whole site."""
    place: str
    """The committee as it is called, or "Webbplatsen"."""
    about: str
    """What it is about: the same thing is told once."""
    words: str
    """In Swedish, whole sentences."""
    page: tuple[str, tuple[Any, ...]]
    """The name of the page where it is seen, and what its address is made of."""

    @property
    def key(self) -> str:
        """What it is remembered by when it has been told."""
        return f"{self.kind.value}:{self.committee}:{self.about}"


def sending_of(chosen: dict[str, str], kind: NoticeKind) -> Sending:
    """How a person has chosen to have a kind; as usual when nothing, or nothing known, is chosen."""
    word = chosen.get(kind.value, "")
    return Sending(word) if word in set(Sending) else USUAL[kind]
