"""The typed words of a report are held against what is hidden, and what is left out is told as it is."""

from dataclasses import replace

import pytest

from socfin.domain.report import AgendaItem, Comment, ReportRow, RowKind, Source
from socfin.services.masking.masking import concealed
from socfin.services.masking.words import Secrets
from tests.services.masking.alone import concealment, mask
from tests.services.masking.test_masking import LIMIT, report


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ("", "Resultaträkningen visas inte: dess rader kan vara en enda enhets."),
        ("net", "Av resultaträkningen visas inget utöver nettot: dess rader kan vara en enda enhets."),
        ("cost net", "Resultaträkningen visas utan 2 rader som bara några få enheter har."),
        ("staff cost net", "Resultaträkningen visas utan en rad som bara några få enheter har."),
    ],
)
def test_what_is_left_out_of_the_statement_is_told_as_it_is(left, told):
    codes = ("staff", "rent", "cost", "net")
    lines = tuple(ReportRow(code=code, name=code, level=1, kind=RowKind.LINE) for code in codes)
    whole = replace(report("510 -100 -90\n520 -100 -90\n530 -9000 -9000"), lines=lines)
    found = concealment(whole, {"510": 3, "520": 40}, LIMIT)

    shown = concealed(whole, replace(found, lines=frozenset(codes) - set(left.split())))

    assert [note for note in shown.notes if "Resultaträkning" in note or "resultaträkning" in note] == [told]


AGENDA = AgendaItem(item="§ 1", dnr="SN 2025/1", heading="Ekonomi", decision="Nämnden tackar.")


@pytest.mark.parametrize("name", ["item", "dnr", "heading", "decision"])
def test_each_of_the_agendas_words_is_held_against_hidden_units(name):
    whole = replace(
        report("510 -100 -90\n520 -100 -90\n530 -9000 -9000"), agenda=replace(AGENDA, **{name: "enhet510"})
    )
    masked = mask(whole, {"510": 3}, LIMIT)

    assert getattr(masked.agenda, name) not in ("enhet510", "")
    assert replace(masked.agenda, **{name: ""}) == replace(AGENDA, **{name: ""})


def test_the_name_of_a_file_does_not_tell_of_a_hidden_unit():
    told = Source(upload=1, filename="enhet-510.csv", scenario="utfall", months="mars", published="", by="")
    whole = replace(report("510 -100 -90\n520 -100 -90\n530 -9000 -9000"), sources=(told,))

    assert mask(whole, {"510": 3}, LIMIT).sources[0].filename == "(filens namn visas inte)"


def test_a_part_of_the_committee_does_not_speak_of_what_is_hidden_elsewhere():
    whole = report("510 -100 -90\n520 -100 -90\n530 -9000 -9000")
    found = concealment(whole, {"510": 3}, LIMIT)
    row = replace(whole.rows[2], level=0, parent="T", comment=Comment(text="Enhet 510 drog över."))
    part = replace(whole, total=row, rows=())

    assert concealed(part, found).total.comment is not None
    assert concealed(part, found, secrets=Secrets.of(whole.rows[:1])).total.comment is None


def test_a_committee_without_any_figure_to_show_has_no_telling_words_either():
    whole = replace(report("510 -10000 -9000"), agenda=replace(AGENDA, heading="Utfallet är 100 kr"))
    found = concealment(whole, {"510": 3}, LIMIT)
    assert found.closed

    assert "100" not in concealed(whole, found).agenda.heading
