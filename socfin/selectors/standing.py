"""What stands written in each place where two people may write, as its form shows it; reads only."""

from __future__ import annotations

from socfin.domain.comments.written import RemarkWords
from socfin.domain.lines import Line
from socfin.domain.money import Unit, format_amount, format_exact
from socfin.domain.period import Month
from socfin.domain.report import AGENDA, AgendaItem
from socfin.domain.standing import Standing
from socfin.models import (
    AgendaFact,
    Assessment,
    AuditEvent,
    Committee,
    Item,
    Meeting,
    Municipality,
    Remark,
    User,
    Verksamhet,
)
from socfin.models.municipal.municipality import Presented
from socfin.selectors.ledger import moment
from socfin.selectors.remarks import agenda_of

YES, NO = "ja", "nej"


def remark(verksamhet: Verksamhet, month: Month) -> Standing:
    """The comment on a verksamhet after a month; one that was taken away has no words, but a writer."""
    last = Remark.objects.filter(verksamhet=verksamhet, month=month.yyyymm).order_by("id").last()
    if last is None:
        return Standing(())
    words = RemarkWords(
        text=last.text,
        cause=last.cause,
        tags=last.tags,
        challenges=last.challenges,
        possibilities=last.possibilities,
    )
    return Standing(remark_words(words), str(last.written_by), moment(last.written_at))


def remark_words(remark: RemarkWords) -> tuple[tuple[str, str], ...]:
    """The words of a comment, with line breaks as one; of what came later those that are something."""
    later = {
        "tags": ", ".join(remark.tags),
        "challenges": remark.challenges,
        "possibilities": remark.possibilities,
    }
    written = {
        "text": remark.text,
        "cause": remark.cause,
        **{name: words for name, words in later.items() if words.strip()},
    }
    return tuple((name, words.strip().replace("\r\n", "\n")) for name, words in written.items())


def assessment(verksamhet: Verksamhet, month: Month) -> Standing:
    """Every assessed forecast of a verksamhet after a month: the whole and its lines, in kr."""
    every = Assessment.objects.filter(verksamhet=verksamhet, month=month.yyyymm).order_by("id")
    rows = list(every.select_related("assessed_by"))
    latest = {row.line: row for row in rows}
    words: list[tuple[str, str]] = []
    for line, assessment_row in sorted(latest.items()):
        if assessment_row.amount_ore is not None:
            name = Line(line).label if line else "Hela verksamheten"
            amount = f"{format_exact(assessment_row.amount_ore)} kr"
            words.append((name, f"{amount}. {assessment_row.comment}" if assessment_row.comment else amount))
    if not rows:
        return Standing(())
    return Standing(tuple(words), str(rows[-1].assessed_by), moment(rows[-1].assessed_at))


def agenda(committee: Committee, month: Month) -> Standing:
    """How a month's report is named at the meeting."""
    fact = AgendaFact.objects.filter(committee=committee, month=month.yyyymm).first()
    if fact is None:
        return Standing(())
    words = agenda_words(agenda_of(fact))
    return _written(words, committee, "agenda", month=str(month))


def agenda_words(agenda: AgendaItem) -> tuple[tuple[str, str], ...]:
    """Paragraph, dnr, heading and decision, with line breaks as one."""
    words = {name: getattr(agenda, name) for name in AGENDA}
    return tuple((name, value.strip().replace("\r\n", "\n")) for name, value in words.items())


def item(item: Item) -> Standing:
    """How a frozen item is named now; a new version with the same words is another mark."""
    last = item.versions.select_related("frozen_by").order_by("number").last()
    words = agenda_words(agenda_of(item))
    if last is None:
        return Standing(words)
    return Standing((*words, ("Version", str(last.number))), str(last.frozen_by), moment(last.frozen_at))


def meeting(meeting: Meeting) -> Standing:
    """When and where a meeting is."""
    words = (
        ("date", meeting.date.isoformat()),
        ("starts", f"{meeting.starts:%H:%M}" if meeting.starts else ""),
        ("ends", f"{meeting.ends:%H:%M}" if meeting.ends else ""),
        ("place", meeting.place),
    )
    return _written(words, meeting.committee, "change_meeting", meeting=meeting.pk)


def presentation(committee: Committee) -> Standing:
    """The unit shown, the thresholds and the total's place."""
    return _written(_shown(committee), committee, "change_presentation")


def municipality(stands: Municipality) -> Standing:
    """What a municipality says of itself and how its committees show figures."""
    words = ("name", "organisation_number", "accent", "open_licence", "open_contact", "counterparts")
    named = tuple((name, getattr(stands, name)) for name in words)
    last = AuditEvent.objects.filter(action="change_municipality", details__municipality=stands.slug).first()
    return _by(last, (*named, *_shown(stands)))


def _shown(stands: Presented) -> tuple[tuple[str, str], ...]:
    return (
        ("unit", stands.unit),
        ("watch_percent", f"{stands.watch_percent:.2f}".replace(".", ",")),
        ("deficit_percent", f"{stands.deficit_percent:.2f}".replace(".", ",")),
        ("floor", format_amount(stands.floor_ore, Unit.TKR)),
        ("total_first", YES if stands.total_first else NO),
        ("risk_percent", str(stands.risk_percent)),
    )


def account_lines(committee: Committee) -> Standing:
    """The whole account table: prefix and line."""
    words = tuple(
        (rule.prefix, rule.get_line_display()) for rule in committee.account_lines.order_by("prefix")
    )
    return _written(words, committee, "map_accounts", "unmap_accounts")


def small_numbers(committee: Committee) -> Standing:
    """The limit, whom it holds for, and places or clients per verksamhet."""
    counts = committee.verksamheter.order_by("code").values_list("code", "people")
    words = (
        ("limit", str(committee.small_limit)),
        ("mask_for_politicians", YES if committee.mask_for_politicians else NO),
        *((f"people-{code}", "" if people is None else str(people)) for code, people in counts),
    )
    return _written(words, committee, "small_numbers")


def _written(
    words: tuple[tuple[str, str], ...], committee: Committee, *actions: str, **details: object
) -> Standing:
    """The words with who wrote them last, as the diary knows it."""
    about = {f"details__{name}": value for name, value in details.items()}
    last = AuditEvent.objects.filter(committee=committee.slug, action__in=actions, **about).first()
    return _by(last, words)


def _by(last: AuditEvent | None, words: tuple[tuple[str, str], ...]) -> Standing:
    if last is None:
        return Standing(words)
    person = User.objects.filter(username=last.by).first()
    return Standing(words, str(person or last.by), moment(last.at))
