"""Where words stand in a committee: names, comments, decisions, questions, items; hides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from socfin.domain.decisions.budget import DecisionKind
from socfin.models import (
    Account,
    BudgetDecision,
    Committee,
    DecidedAmount,
    Item,
    Question,
    QuestionChange,
    Remark,
    Verksamhet,
)
from socfin.selectors.search.matching import MOST, likely, newest, stands_in


class Place(StrEnum):
    """What the words stand in."""

    VERKSAMHET = "verksamhet"
    ACCOUNT = "account"
    COMMENT = "comment"
    DECISION = "decision"
    QUESTION = "question"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """The kind's Swedish name."""
        return {
            "verksamhet": "Verksamhet",
            "account": "Konto",
            "comment": "Kommentar",
            "decision": "Budgetbeslut",
            "question": "Fråga",
            "document": "Handling",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place with the words."""

    place: Place
    title: str
    text: str
    """All that is typed there."""
    code: str = ""
    """The verksamhet's; "" for what is the whole committee's."""
    codes: tuple[str, ...] = ()
    """Of every verksamhet that a decision gives anything."""
    month: int = 0
    """yyyymm; 0 for what is of no month."""
    number: int = 0
    """Of the question, decision or item."""
    meeting: int = 0


def hits(committee: Committee, words: str) -> list[Hit]:
    """Every place where all the words stand: Swedish forms of them on PostgreSQL, else as they are typed."""
    asked = words.replace("\0", " ").split()
    if not asked:
        return []
    searches: tuple[Callable[[Committee, Sequence[str]], Iterable[Hit]], ...] = (
        _verksamheter,
        _accounts,
        _comments,
        _decisions,
        _questions,
        _items,
    )
    return [hit for search in searches for hit in search(committee, asked)]


def _verksamheter(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    rows = Verksamhet.objects.filter(committee=committee, in_tree=True).order_by("order", "code")
    pairs = likely(rows, asked, "name", "code").values_list("name", "code")
    hits = (
        Hit(place=Place.VERKSAMHET, title=name, text=code, code=code)
        for name, code in pairs
        if stands_in((name, code), asked)
    )
    return list(hits)[:MOST]


def _accounts(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    rows = Account.objects.filter(committee=committee).order_by("number")
    pairs = likely(rows, asked, "name", "number").values_list("name", "number")
    hits = (
        Hit(place=Place.ACCOUNT, title=f"{number} {name}", text="", code=number)
        for name, number in pairs
        if stands_in((name, number), asked)
    )
    return list(hits)[:MOST]


def _comments(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    """The latest version of each comment."""
    rows = Remark.objects.filter(verksamhet__committee=committee).order_by("-month", "-id")
    later = Remark.objects.filter(
        verksamhet=OuterRef("verksamhet"), month=OuterRef("month"), id__gt=OuterRef("id")
    )

    def read(keys: list[int]) -> Iterator[Hit]:
        columns = ("verksamhet__name", "verksamhet__code", "month", "cause", "text", "challenges")
        counting = rows.filter(~Exists(later), pk__in=keys).values_list(*columns, "possibilities")
        for name, code, month, *typed in counting:
            if stands_in(typed, asked):
                text = " ".join(filter(None, typed))
                yield Hit(place=Place.COMMENT, title=name, text=text, code=code, month=month)

    return newest(likely(rows, asked, "text", "cause", "challenges", "possibilities"), read)


def _decisions(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    rows = BudgetDecision.objects.filter(committee=committee, withdrawn_at__isnull=True).order_by(
        "-decided", "-id"
    )
    columns = ("pk", "kind", "year", "body", "item", "dnr", "text")

    def read(keys: list[int]) -> Iterator[Hit]:
        given: dict[int, set[str]] = {key: set() for key in keys}
        amounts = DecidedAmount.objects.filter(decision__in=keys).order_by()
        for key, code in amounts.values_list("decision", "verksamhet__code").distinct():
            given[key].add(code)
        for key, kind, year, *typed in rows.filter(pk__in=keys).values_list(*columns):
            body, *words = typed
            if stands_in(typed, asked):
                yield Hit(
                    place=Place.DECISION,
                    title=f"{DecisionKind(kind).label}, {body}",
                    text=" ".join(filter(None, words)),
                    codes=tuple(given[key]),
                    month=year * 100 + 12,
                    number=key,
                )

    return newest(likely(rows, asked, "text", "body", "item", "dnr"), read)


def _questions(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    """A question is met by its own words and by those of each of its answers."""
    rows = Question.objects.filter(committee=committee).order_by("-id")
    changes = QuestionChange.objects.filter(question__committee=committee).exclude(text="")
    answered = likely(changes, asked, "text").order_by().values("question")
    own = likely(rows, asked, "text", "name").order_by().values("pk")

    def read(keys: list[int]) -> Iterator[Hit]:
        answers: dict[int, list[str]] = {key: [] for key in keys}
        for key, text in changes.filter(question__in=keys).order_by("id").values_list("question", "text"):
            answers[key].append(text)
        columns = ("pk", "month", "text", "name", "verksamhet__name", "verksamhet__code")
        for key, month, text, name, verksamhet, code in rows.filter(pk__in=keys).values_list(*columns):
            if any(stands_in(texts, asked) for texts in ((text, name), *((each,) for each in answers[key]))):
                yield Hit(
                    place=Place.QUESTION,
                    title=f"{verksamhet}, {name}",
                    text=" ".join((text, *answers[key])),
                    code=code,
                    month=month,
                    number=key,
                )

    return newest(rows.filter(Q(pk__in=own) | Q(pk__in=answered)), read)


def _items(committee: Committee, asked: Sequence[str]) -> list[Hit]:
    rows = Item.objects.filter(meeting__committee=committee).order_by("-meeting__date", "-id")
    columns = ("pk", "meeting", "month", "heading", "paragraph", "dnr", "decision")

    def read(keys: list[int]) -> Iterator[Hit]:
        for key, meeting, month, heading, *typed in rows.filter(pk__in=keys).values_list(*columns):
            if stands_in((heading, *typed), asked):
                yield Hit(
                    place=Place.DOCUMENT,
                    title=heading or "Ekonomisk uppföljning",
                    text=" ".join(filter(None, typed)),
                    month=month,
                    number=key,
                    meeting=meeting,
                )

    return newest(likely(rows, asked, "heading", "paragraph", "dnr", "decision"), read)
