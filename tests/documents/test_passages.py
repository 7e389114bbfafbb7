"""Which rows get words, and how a comment's lines become paragraphs and lists."""

from dataclasses import replace

import pytest

from socfin.documents.clean import clean, cleaned, one_line
from socfin.documents.outline import outline
from socfin.documents.passages import Block, blocks, passages, unparted
from tests.documents.reports import hostile, large, nora


def test_lines_with_bullets_are_lists_and_the_rest_paragraphs():
    assert blocks("Först.\n- ett\n• två\n\nSist.") == (
        Block(("Först.",)),
        Block(("ett", "två"), is_list=True),
        Block(("Sist.",)),
    )


def test_a_negative_amount_is_no_bullet():
    assert blocks("−500 tkr") == (Block(("−500\u00a0tkr",)),)
    assert blocks("-500 tkr") == (Block(("-500\u00a0tkr",)),)


def test_rows_deep_in_the_tree_are_told_only_when_they_have_a_comment():
    told = [passage.name for passage in passages(large())]

    assert told[-1] == "Individ- och familjeomsorg Extern regi"
    assert len(told) == 6


def test_the_name_that_leads_a_sentence_is_set_apart():
    first = passages(nora())[0]

    assert (first.lead, first.rest[:8]) == ("Hemtjänst:", " utfall ")


def test_every_kind_of_line_end_is_one():
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_no_break_spaces_survive():
    assert one_line(" −12\u00a0227 \n tkr ") == "−12\u00a0227 tkr"


def test_a_clean_report_is_left_alone_and_a_hostile_one_keeps_its_figures():
    assert cleaned(nora()) is nora()
    assert cleaned(hostile()).total == hostile().total
    assert cleaned(hostile()).rows[0].to_date.outcome == hostile().rows[0].to_date.outcome


def test_beside_a_table_only_rows_with_a_comment_are_told_and_all_when_there_is_none():
    some = replace(nora(), rows=(replace(nora().rows[0], comment=None), *nora().rows[1:]))
    none = replace(nora(), rows=tuple(replace(row, comment=None) for row in nora().rows))

    assert [one.name for one in outline(some).commented] == [row.name for row in some.rows[1:]]
    assert outline(some).commented_heading == "Kommentarer"
    assert outline(none).commented == outline(none).passages
    assert outline(none).commented_heading == "Verksamheterna i ord"
    assert outline(replace(none, rows=())).commented_heading == "Resultaträkningen i ord"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kostat 4,3 mnkr mer", "kostat 4,3_mnkr mer"),
        ("2 357 233 kr i mars", "2_357_233_kr i mars"),
        ("−12 % av budget", "−12_% av budget"),
        ("24 timmar per dygn", "24 timmar per dygn"),
        ("i 3 kommuner", "i 3 kommuner"),
        ("konto 5020 2022", "konto 5020 2022"),
    ],
)
def test_an_amount_is_never_parted_from_its_unit_where_a_line_ends(typed, kept):
    agenda = replace(nora().agenda, decision=typed)

    assert unparted(typed).replace("\u00a0", "_") == kept
    assert [block.lines for block in blocks(typed)] == [(unparted(typed),)]
    assert outline(replace(nora(), agenda=agenda)).decision == (unparted(typed),)
