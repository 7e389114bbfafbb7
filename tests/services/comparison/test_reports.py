"""Two reports held against each other, in sentences a politician reads."""

from dataclasses import replace

import pytest

from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit
from socfin.domain.report import Comment, Report, RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.comparison.reports import changes
from socfin.services.prose.change_sentences import forecast_since_meeting, news, since_last, since_meeting
from tests.documents.reports import nora, timra
from tests.rows import row_of, saying

THOUSAND = 1_000_00


def moved(report: Report, **by: Ore) -> Report:
    """The report with outcomes moved: `moved(nora(), k510=-24_000_00)`; the total follows."""

    def move(row, amount):
        return saying(row, outcome_to_date_ore=row.to_date.outcome + amount)

    rows = tuple(move(row, by.get(f"k{row.code}", 0)) for row in report.rows)
    return replace(report, rows=rows, total=move(report.total, sum(by.values())))


def plain(sentences: tuple[str, ...]) -> list[str]:
    return [one.replace("\u00a0", " ") for one in sentences]


def commented(report: Report, code: str, text: str) -> Report:
    rows = (
        replace(row, comment=Comment(text=text) if text else None) if row.code == code else row
        for row in report.rows
    )
    return replace(report, rows=tuple(rows))


def test_the_same_report_has_no_news():
    found = changes(nora(), nora())

    assert not found
    assert news(found) == ()


def test_new_figures_are_told_from_then_to_now():
    assert plain(news(changes(nora(), moved(nora(), k510=-24 * THOUSAND)))) == [
        "Nya siffror finns: totalt −2 192 → −2 216 tkr mot budget.",
        "Hemtjänst: −179 → −203.",
    ]


def test_the_largest_change_is_told_first():
    after = moved(nora(), k510=-24 * THOUSAND, k550=900 * THOUSAND)

    assert plain(news(changes(nora(), after)))[1].startswith(
        "Individ- och familjeomsorg (IFO): −2 590 → −1 690"
    )


def test_a_turn_from_deficit_to_surplus_is_said():
    told = plain(news(changes(nora(), moved(nora(), k550=3_000 * THOUSAND))))

    assert told[0] == (
        "Nya siffror finns: totalt −2 192 → 808 tkr mot budget, alltså från underskott till överskott."
    )


def test_a_change_too_small_to_show_is_said_to_be_so():
    assert plain(news(changes(nora(), moved(nora(), k510=2_00)))) == [
        "Nya siffror finns, men avvikelsen totalt ändras med mindre än 1 tkr.",
        "Hemtjänst: ändrad med mindre än 1 tkr.",
    ]


def test_a_change_that_leads_to_the_same_printed_figure_is_never_told_as_one_into_itself():
    """−2 191,6 → −2 192,3 is printed −2 192 → −2 192, though the change itself rounds to a thousand."""
    found = changes(nora(), moved(nora(), k510=-700_00))

    assert plain(news(found))[0] == ("Nya siffror finns, men avvikelsen totalt ändras med mindre än 1 tkr.")
    assert not [one for one in plain((*news(found), *since_last(found))) if "−2 192 → −2 192" in one]


def stated(report: Report, **lines: Ore) -> Report:
    """The report with an income statement of cost lines."""
    rows = [
        row_of(code=code, name=code.capitalize(), level=1, kind=RowKind.LINE, outcome_to_date_ore=amount)
        for code, amount in lines.items()
    ]
    return replace(report, lines=tuple(rows))


def first_row(report: Report, **figures: Ore) -> Report:
    return replace(report, rows=(saying(report.rows[0], **figures), *report.rows[1:]))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            stated(nora(), personal=-700, lokaler=-300),
            stated(nora(), personal=-600, lokaler=-400),
            "Nya siffror finns i resultaträkningen: Personal och Lokaler.",
        ),
        (
            first_row(nora(), outcome_month_ore=-100_00),
            first_row(nora(), outcome_month_ore=-200_00),
            "Nytt utfall för månaden: Hemtjänst.",
        ),
        (
            first_row(nora(), last_year_to_date_ore=-100_00),
            first_row(nora(), last_year_to_date_ore=-200_00),
            "Nya siffror för föregående år: Hemtjänst.",
        ),
    ],
)
def test_what_is_printed_besides_is_never_said_to_be_the_same_when_it_is_another(before, after, said):
    found = changes(before, after)

    assert found
    assert news(found) == (f"{said} Avvikelsen hittills är oförändrad.",)
    assert news(changes(before, before)) == ()


def test_what_is_missing_on_a_side_is_no_change_of_what_is_printed_besides():
    assert not changes(nora(), first_row(nora(), outcome_month_ore=-200_00))


def test_a_deviation_that_neither_meeting_knew_is_not_said_to_have_come():
    def unknown(outcome: Ore) -> Report:
        total = saying(nora().total, outcome_to_date_ore=outcome, deviation_to_date_ore=None)
        return replace(nora(), total=total)

    assert plain(since_last(changes(unknown(-1_00), unknown(-2_00))))[0] == (
        "Avvikelsen totalt är fortfarande inte känd."
    )


def test_figures_that_move_between_rows_leave_the_total_unchanged():
    told = plain(news(changes(nora(), moved(nora(), k510=-50 * THOUSAND, k540=50 * THOUSAND))))

    assert told[0] == "Nya siffror finns, men avvikelsen totalt är oförändrad."


def test_a_forecast_that_alone_has_changed_is_what_is_new():
    before = timra()
    total = before.total
    worse = saying(total, forecast_year_ore=total.year.outcome - 2_000 * THOUSAND)

    assert plain(news(changes(before, replace(before, total=worse))))[0] == (
        "Prognosen för helåret har försämrats från −17,9 till −19,9 mnkr mot budget. "
        "Avvikelsen hittills är oförändrad."
    )


def test_outcome_and_budget_that_move_together_are_named():
    first = nora().rows[0]
    both = saying(
        first,
        outcome_to_date_ore=first.to_date.outcome - 100 * THOUSAND,
        budget_to_date_ore=first.to_date.budget - 100 * THOUSAND,
    )

    told = plain(news(changes(nora(), replace(nora(), rows=(both, *nora().rows[1:])))))

    assert told[1] == (
        "Hemtjänst: utfall −12 227 → −12 327; budget −12 048 → −12 148, avvikelsen är oförändrad."
    )


def test_figures_that_change_by_less_than_is_shown_are_never_told_into_themselves():
    first = nora().rows[0]
    both = saying(
        first,
        outcome_to_date_ore=first.to_date.outcome - 1_00,
        budget_to_date_ore=first.to_date.budget - 1_00,
    )

    told = plain(news(changes(nora(), replace(nora(), rows=(both, *nora().rows[1:])))))

    assert told[1] == "Hemtjänst: ändrad med mindre än 1 tkr, avvikelsen är oförändrad."


def test_a_new_row_and_a_gone_one_are_told_without_agreeing_with_their_names():
    before = replace(nora(), rows=nora().rows[1:])
    after = replace(nora(), rows=nora().rows[:-1])

    told = plain(news(changes(before, after)))

    assert "Nytt i rapporten: Hemtjänst (−179)." in told
    assert "Finns inte längre: Integration (235)." in told


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Gammal text.", "Ny text.", "Ändrad kommentar till Hemtjänst."),
        ("", "Ny text.", "Ny kommentar till Hemtjänst."),
        ("Gammal text.", "", "Kommentaren till Hemtjänst är borttagen."),
    ],
)
def test_comments_are_news_even_when_no_figure_is(before, after, said):
    found = changes(commented(nora(), "510", before), commented(nora(), "510", after))

    assert found
    assert not found.has_new_figures
    assert news(found) == (said,)


def test_more_rows_than_can_be_told_are_counted():
    after = moved(nora(), k510=1000_00, k520=2000_00, k530=3000_00, k540=4000_00, k550=5000_00, k560=6000_00)

    assert plain(news(changes(nora(), after)))[-1] == "Ytterligare en rad har nya siffror."


def test_news_are_told_in_the_unit_asked_for():
    told = plain(news(changes(nora(), moved(nora(), k510=-24 * THOUSAND)), unit=Unit.KR))

    assert told[1] == "Hemtjänst: −178 800 → −202 800."


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ({"k510": -624 * THOUSAND}, "Underskottet har ökat från 2,2 till 2,8 mnkr."),
        ({"k510": 400 * THOUSAND}, "Underskottet har minskat från 2,2 till 1,8 mnkr."),
        ({"k510": -24 * THOUSAND}, "Underskottet har ökat från 2 192 till 2 216 tkr."),
        ({"k510": 5_000 * THOUSAND}, "Underskottet på 2,2 mnkr har vänts till överskott, 2,8 mnkr."),
        (
            {"k510": 2_191_600_00},
            "Underskottet på 2 192 tkr är borta; utfallet är i nivå med budget.",
        ),
        ({"k510": -50_000_00, "k540": 50_000_00}, "Underskottet är oförändrat, 2 192 tkr."),
    ],
)
def test_since_the_last_meeting_the_total_is_told_in_words(moves, said):
    assert plain(since_last(changes(nora(), moved(nora(), **moves))))[0] == said


def test_what_was_level_with_budget_has_become_a_surplus():
    level = moved(nora(), k510=2_191_600_00)

    assert plain(since_last(changes(level, moved(level, k510=300_000_00))))[0] == (
        "Förra gången var utfallet i nivå med budget; nu är det överskott, 300 tkr."
    )


def test_the_row_that_did_most_in_the_totals_direction_is_named():
    told = plain(since_last(changes(nora(), moved(nora(), k550=-900 * THOUSAND, k540=400 * THOUSAND))))

    assert told[1] == "Störst betydelse har Individ- och familjeomsorg (IFO), −900 tkr."


def test_each_row_is_told_by_what_happened_to_it():
    after = moved(nora(), k510=-24 * THOUSAND, k540=-600 * THOUSAND, k520=-64 * THOUSAND)

    told = plain(since_last(changes(nora(), after)))

    assert "Hemtjänst: underskottet har ökat från −179 till −203." in told
    assert "Funktionsstöd: från överskott till underskott, från 541 till −59." in told
    assert "Särskilt boende (SÄBO): överskottet har minskat från 664 till 600." in told


def test_a_row_that_was_and_is_near_budget_has_not_grown():
    def near(report):
        rows = (saying(row, status=Status.BALANCE) if row.code == "520" else row for row in report.rows)
        return replace(report, rows=tuple(rows))

    told = plain(since_last(changes(near(nora()), near(moved(nora(), k520=36 * THOUSAND)))))

    assert "Särskilt boende (SÄBO): fortfarande nära budget, från 664 till 700." in told


def test_nothing_has_happened_since_the_last_meeting():
    assert since_last(changes(nora(), nora())) == ("Inget har ändrats sedan dess.",)


DAYS = IndicatorRow(
    code="520",
    verksamhet="SÄBO",
    indicator="platsdygn",
    name="Belagda platsdygn",
    unit="dygn",
    decimals=0,
    direction="neither",
    outcome=1_100,
)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((DAYS,), (replace(DAYS, outcome=1_000),)),
        ((DAYS,), (replace(DAYS, target=1_000),)),
        ((DAYS,), (replace(DAYS, months=(370, 365, 365)),)),
        ((DAYS,), ()),
        ((), (DAYS,)),
    ],
)
def test_an_indicator_with_another_value_is_something_that_has_changed(then, now):
    found = changes(replace(nora(), indicators=then), replace(nora(), indicators=now))
    told = ("Nyckeltal med andra värden: Belagda platsdygn (SÄBO).",)

    assert found
    assert (news(found), since_last(found), (since_meeting(found),)) == (told, told, told)


def test_an_indicator_is_the_same_under_another_name_and_of_another_period():
    named = replace(nora(), indicators=(replace(DAYS, verksamhet="Särskilt boende"),))
    later = replace(named, period="2022-04", indicators=(replace(DAYS, outcome=1_500),))

    assert not changes(replace(nora(), indicators=(DAYS,)), named)
    assert changes(named, later).indicators == ()


def test_a_report_that_shows_no_parts_has_lost_no_indicator():
    withheld = replace(nora(), rows=(), lines=(), public=True)

    assert changes(replace(nora(), indicators=(DAYS,)), withheld).indicators == ()


def test_another_comment_is_something_that_has_changed_since_the_last_meeting():
    found = changes(nora(), commented(nora(), "510", "Fler ärenden."))

    assert since_last(found) == ("Ändrad kommentar till Hemtjänst.",)
    assert since_meeting(found) == "Ändrad kommentar till Hemtjänst."


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (None, -1, "Prognosens avvikelse för helåret fanns inte förra gången."),
        (-1, None, "Prognosens avvikelse för helåret saknas nu."),
        (None, None, "Prognosens avvikelse för helåret är fortfarande inte känd."),
        (-1, -1, "Prognosen är oförändrad mot budget sedan dess."),
    ],
)
def test_a_forecast_that_was_or_is_not_known_is_not_said_to_be_the_same(then, now, told):
    before, after = (
        replace(nora(), total=saying(nora().total, budget_year_ore=0, forecast_year_ore=amount))
        for amount in (then, now)
    )

    assert forecast_since_meeting(changes(before, after)) == told


def test_years_are_not_held_against_each_other():
    last_year = replace(nora(), period="2021-12")

    told = since_last(changes(last_year, nora()))

    assert len(told) == 1
    assert "januari–december 2021" in told[0]


def test_the_forecast_is_told_last():
    total = saying(timra().total, forecast_year_ore=timra().total.year.outcome - 1_000_000_00)
    after = moved(replace(timra(), total=total))

    assert plain(since_last(changes(timra(), after)))[-1] == (
        "Prognosen för helåret har försämrats från −17,9 till −18,9 mnkr mot budget."
    )


def test_of_which_rows_are_never_told():
    lines = tuple(saying(line, outcome_to_date_ore=line.to_date.outcome + 1) for line in timra().lines)

    assert not [one for one in news(changes(timra(), replace(timra(), lines=lines))) if "varav" in one]


def test_the_same_reports_give_the_same_sentences():
    found = changes(nora(), moved(nora(), k510=-24 * THOUSAND, k540=-24 * THOUSAND))

    assert news(found) == news(found)
    assert [row.code for row in found.changed] == ["510", "540"]


def without_figures(report: Report, code: str) -> Report:
    """The report where a verksamhet has a row and nothing in it."""
    fields = ("outcome_to_date_ore", "deviation_to_date_ore", "budget_to_date_ore")
    fields += ("budget_year_ore", "forecast_year_ore", "forecast_deviation_ore")
    empty = dict.fromkeys(fields)
    return replace(
        report, rows=tuple(saying(row, **empty) if row.code == code else row for row in report.rows)
    )


@pytest.mark.parametrize("lacking", ["no row", "no figures"])
def test_a_row_with_figures_on_one_side_only_has_come_or_gone_and_is_never_a_change_from_nothing(lacking):
    whole = nora()
    less = (
        replace(whole, rows=tuple(row for row in whole.rows if row.code != "510"))
        if lacking == "no row"
        else without_figures(whole, "510")
    )
    came = next(row for row in changes(less, whole).rows if row.code == "510")
    went = next(row for row in changes(whole, less).rows if row.code == "510")

    assert (came.is_new, came.is_gone, came.change_ore, came.outcomes_ore[0]) == (True, False, None, None)
    assert (went.is_new, went.is_gone, went.change_ore, went.outcomes_ore[1]) == (False, True, None, None)
    assert "Nytt i rapporten: Hemtjänst (−179)." in plain(since_last(changes(less, whole)))
    assert "Finns inte längre: Hemtjänst (−179)." in plain(since_last(changes(whole, less)))
    assert "Finns inte längre: Hemtjänst (−179)." in plain(news(changes(whole, less)))


def test_a_row_that_comes_without_a_deviation_is_told_without_a_dash():
    whole = nora()
    bare = replace(
        whole,
        rows=tuple(
            saying(row, deviation_to_date_ore=None, budget_to_date_ore=None) if row.code == "510" else row
            for row in whole.rows
        ),
    )
    less = replace(whole, rows=tuple(row for row in whole.rows if row.code != "510"))

    assert "Nytt i rapporten: Hemtjänst." in plain(news(changes(less, bare)))


def test_a_public_statement_of_the_net_alone_makes_no_line_of_the_other_new():
    whole = replace(timra(), public=True)
    net = replace(whole, lines=tuple(row for row in whole.lines if row.kind is RowKind.TOTAL))
    assert whole.lines != net.lines
    assert not whole.rows

    assert changes(net, whole).rows == ()
    assert changes(whole, net).rows == ()
    assert changes(whole, whole).rows
