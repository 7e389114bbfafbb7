"""What people have added: the newest word counts, an empty one takes it back, and each month has its own."""

from socfin.actions.remarks import assess, set_agenda, write_remark
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.selectors import remarks

MARCH, APRIL = Month(2022, 3), Month(2022, 4)


def test_the_newest_comment_counts_and_an_empty_one_takes_it_away(committee, carin, adam):
    node = committee.verksamheter.get(code="510")
    write_remark(verksamhet=node, month=MARCH, words=RemarkWords(text="Först.", cause="Volym"), by=carin)
    write_remark(verksamhet=node, month=MARCH, words=RemarkWords(text=" Sedan. ", cause=" Pris "), by=adam)

    said = remarks.comments(committee, MARCH)["510"]
    assert (said.text, said.cause, said.author) == ("Sedan.", "Pris", "Adam Administratör")
    assert remarks.comments(committee, APRIL) == {}

    write_remark(verksamhet=node, month=MARCH, words=RemarkWords(text="  ", cause=""), by=carin)
    assert remarks.comments(committee, MARCH) == {}


def test_an_assessment_of_zero_is_an_assessment_and_none_takes_it_back(committee, carin):
    node = committee.verksamheter.get(code="510")
    assess(verksamhet=node, month=MARCH, forecast=AssessedForecast(amount=-5), by=carin)
    assess(verksamhet=node, month=MARCH, forecast=AssessedForecast(amount=0), by=carin)

    assert remarks.assessed(committee, MARCH) == {"510": 0}
    assert remarks.assessed(committee, APRIL) == {}
    assert [one.amount_ore for one in remarks.assessments(committee, "510")] == [0, -5]

    assess(verksamhet=node, month=MARCH, forecast=AssessedForecast(amount=None), by=carin)
    assert remarks.assessed(committee, MARCH) == {}


def test_without_an_agenda_every_field_is_empty(committee, sara):
    assert remarks.agenda(committee, MARCH) == AgendaItem()

    set_agenda(
        committee=committee,
        month=MARCH,
        agenda=AgendaItem(item=" § 3 ", dnr="", heading="Läget", decision=""),
        by=sara,
    )

    assert remarks.agenda(committee, MARCH) == AgendaItem(item="§ 3", heading="Läget")
