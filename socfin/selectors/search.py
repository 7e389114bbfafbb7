"""Where words stand in a committee: names, comments, decisions, questions, items; hides nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import Max, Model, Q, QuerySet

from socfin.models import (
    Account,
    BudgetDecision,
    Committee,
    Item,
    Question,
    QuestionChange,
    Remark,
    Verksamhet,
)

Row = TypeVar("Row", bound=Model)
MOST = 50
"""Places of each kind that are looked at further, the newest."""
AT_A_TIME = 50
"""Rows that are read before the next are asked for."""
NOT_PLAIN = re.compile(r"[^a-zA-Z0-9]")


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
    asked = words.split()
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


def _with_words(rows: QuerySet[Row], asked: Sequence[str], *fields: str) -> list[Row]:
    """The first rows that have every word in some of the fields.

    What may have them is looked for by what every form of a word has in it, a plain LIKE, and only its
    numbers are read and put in order; then the rows, some at a time, until there are MOST.
    """
    likely = rows
    for stem in _stems(asked):
        likely = likely.filter(_any_has(fields, stem))
    having = _stemmed if connection.vendor == "postgresql" else _typed
    parts = batched(likely.values_list("pk", flat=True).iterator(chunk_size=AT_A_TIME), AT_A_TIME)
    each = (row for part in parts for row in having(rows.filter(pk__in=part), asked, fields))
    return list(islice(each, MOST))


def _typed(rows: QuerySet[Row], asked: Sequence[str], fields: Sequence[str]) -> Iterable[Row]:
    folded = [word.casefold() for word in asked]
    return (row for row in rows if _has_all(row, fields, folded))


def _stemmed(rows: QuerySet[Row], asked: Sequence[str], fields: Sequence[str]) -> Iterable[Row]:
    """Those with each word as it is typed, which is quicker to see, or with a Swedish form of each."""
    typed = Q()
    for word in asked:
        typed &= _any_has(fields, word)
    words = SearchVector(*fields, config="swedish")
    either = typed | Q(words=SearchQuery(" ".join(asked), config="swedish"))
    return rows.annotate(words=words).filter(either)


def _stems(asked: Sequence[str]) -> list[str]:
    """What stands in every text that has a form of the words.

    The stems of PostgreSQL are beginnings of words: Swedish forms differ in their ends. A word that it passes
    over, as "och", asks for nothing unless every word is one. Elsewhere the longest piece that is alike in
    large and small letters, which SQLite knows of a to z alone.
    """
    if connection.vendor != "postgresql":
        return [piece for word in asked if (piece := max(NOT_PLAIN.split(word), key=len))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(to_tsvector('swedish', %s))", [" ".join(asked)])
        return list(cursor.fetchone()[0]) or list(asked)


def batched(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    """The numbers some at a time, in their order."""
    left = iter(numbers)
    while part := list(islice(left, size)):
        yield part


def _any_has(fields: Sequence[str], word: str) -> Q:
    either = Q()
    for field in fields:
        either |= Q(**{f"{field}__icontains": word})
    return either


def _has_all(row: Model, fields: Sequence[str], folded: Sequence[str]) -> bool:
    """The database of a single file knows no å, ä and ö of another size: they are looked for here."""
    text = " ".join(str(getattr(row, field)) for field in fields).casefold()
    return all(word in text for word in folded)


def _verksamheter(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    rows = Verksamhet.objects.filter(committee=committee, in_tree=True).order_by("order", "code")
    for row in _with_words(rows, asked, "name", "code"):
        yield Hit(place=Place.VERKSAMHET, title=row.name, text=row.code, code=row.code)


def _accounts(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    rows = Account.objects.filter(committee=committee).order_by("number")
    for row in _with_words(rows, asked, "name", "number"):
        yield Hit(place=Place.ACCOUNT, title=f"{row.number} {row.name}", text="", code=row.number)


def _comments(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    """The latest version of each comment."""
    newest = (
        Remark.objects.filter(verksamhet__committee=committee)
        .values("verksamhet", "month")
        .annotate(newest=Max("id"))
        .order_by()
        .values("newest")
    )
    rows = Remark.objects.filter(pk__in=newest).select_related("verksamhet").order_by("-month", "-id")
    for row in _with_words(rows, asked, "text", "cause", "challenges", "possibilities"):
        typed = (row.cause, row.text, row.challenges, row.possibilities)
        yield Hit(
            place=Place.COMMENT,
            title=row.verksamhet.name,
            text=" ".join(filter(None, typed)),
            code=row.verksamhet.code,
            month=row.month,
        )


def _decisions(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    rows = (
        BudgetDecision.objects.filter(committee=committee, withdrawn_at__isnull=True)
        .prefetch_related("amounts__verksamhet")
        .order_by("-decided", "-id")
    )
    for row in _with_words(rows, asked, "text", "body", "item", "dnr"):
        typed = (row.item, row.dnr, row.text)
        yield Hit(
            place=Place.DECISION,
            title=f"{row.get_kind_display()}, {row.body}",
            text=" ".join(filter(None, typed)),
            codes=tuple({amount.verksamhet.code for amount in row.amounts.all()}),
            month=row.year * 100 + 12,
            number=row.pk,
        )


def _questions(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    """A question is met by its own words and by those of its answers."""
    answers = QuestionChange.objects.filter(question__committee=committee).exclude(text="").order_by("-id")
    answered = {row.question_id for row in _with_words(answers, asked, "text")}
    rows = Question.objects.filter(committee=committee).select_related("verksamhet").order_by("-id")
    met = {row.pk for row in _with_words(rows, asked, "text", "name")} | answered
    for row in rows.filter(pk__in=met).prefetch_related("changes"):
        yield Hit(
            place=Place.QUESTION,
            title=f"{row.verksamhet.name}, {row.name}",
            text=" ".join((row.text, *(change.text for change in row.changes.all()))),
            code=row.verksamhet.code,
            month=row.month,
            number=row.pk,
        )


def _items(committee: Committee, asked: Sequence[str]) -> Iterable[Hit]:
    rows = (
        Item.objects.filter(meeting__committee=committee)
        .select_related("meeting")
        .order_by("-meeting__date", "-id")
    )
    for row in _with_words(rows, asked, "heading", "paragraph", "dnr", "decision"):
        typed = (row.paragraph, row.dnr, row.decision)
        yield Hit(
            place=Place.DOCUMENT,
            title=row.heading or "Ekonomisk uppföljning",
            text=" ".join(filter(None, typed)),
            month=row.month,
            number=row.pk,
            meeting=row.meeting_id,
        )
