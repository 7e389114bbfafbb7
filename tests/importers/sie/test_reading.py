"""SIE 2, 3 and 4E, as specified and as real programs write them."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers import Options, parse
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Braces
from socfin.importers.registry import _examine
from socfin.importers.sie.grammar.checksum import checksum
from socfin.importers.sie.grammar.tokens import Objects, fields_of, object_list, quoted

HEAD = """\
#FLAGGA 0
#PROGRAM "Exempel" 1.0
#FORMAT PC8
#GEN 20220211
#SIETYP 3
#FNAMN "Exempelkommunen"
#RAR 0 20220101 20221231
#RAR -1 20210101 20211231
#KONTO 5020 "Lön tillsvidareanställda"
#KONTO 3132 "Avgifter"
#DIM 20 "Verksamhet"
#OBJEKT 20 "510" "Hemtjänst öst"
#OBJEKT 20 "520" "Särskilt boende"
"""


def read(body: str, head: str = HEAD, encoding: str = "cp437", **options):
    return parse((head + body).encode(encoding), "fil.se", Options(**options))


def amounts(parsed, scenario: Scenario = Scenario.OUTCOME):
    """Code, account and month → kronor, ours: cost negative."""
    found = [f for f in parsed.figures if f.scenario is scenario]
    assert len({(f.verksamhet_code, f.account, f.span) for f in found}) == len(found)
    return {(f.verksamhet_code, f.account, f.span.last.month): (f.amount or 0) / 100 for f in found}


def codes(parsed):
    return [p.code for p in parsed.problems]


def test_object_rows_divide_the_account_and_signs_become_ours():
    parsed = read("""\
#PSALDO 0 202201 5020 {} 300.00
#PSALDO 0 202201 5020 {20 "510"} 200.50
#PSALDO 0 202201 5020 {20 "520"} 99.50
#PSALDO 0 202201 3132 {} -80
#PSALDO 0 202201 3132 {20 "510"} -80
#PBUDGET 0 202201 5020 {} 290
#PBUDGET 0 202201 5020 {20 "510"} 290
#RES 0 5020 300.00
#RES 0 3132 -80.00
""")

    assert parsed.format == "sie"
    assert amounts(parsed) == {
        ("510", "5020", 1): -200.50,
        ("520", "5020", 1): -99.50,
        ("510", "3132", 1): 80,
    }
    assert amounts(parsed, Scenario.BUDGET) == {("510", "5020", 1): -290}
    assert parsed.period == Month(2022, 1)
    assert [v.name for v in parsed.verksamheter] == ["Hemtjänst öst", "Särskilt boende"]
    assert dict(parsed.accounts)["5020"] == "Lön tillsvidareanställda"
    assert parsed.problems == ()


def test_what_a_total_has_beyond_its_objects_hangs_on_the_root():
    parsed = read('#PSALDO 0 202201 5020 {} 300\n#PSALDO 0 202201 5020 {20 "510"} 200\n#RES 0 5020 300\n')

    assert amounts(parsed) == {("510", "5020", 1): -200, ("", "5020", 1): -100}


def test_rows_without_object_are_a_remainder_when_only_that_ties():
    parsed = read('#PSALDO 0 202201 5020 {} 100\n#PSALDO 0 202201 5020 {20 "510"} 200\n#RES 0 5020 300\n')

    assert amounts(parsed) == {("510", "5020", 1): -200, ("", "5020", 1): -100}
    assert parsed.problems == ()


def test_when_neither_reading_ties_the_person_is_asked_and_the_answer_is_followed():
    body = '#PSALDO 0 202201 5020 {} 100\n#PSALDO 0 202201 5020 {20 "510"} 60\n#RES 0 5020 999\n'

    assert "braces_unclear" in [p.code for p in read(body).errors]
    assert sum(amounts(read(body, braces=Braces.TOTAL)).values()) == -100
    assert sum(amounts(read(body, braces=Braces.REMAINDER)).values()) == -160


def test_without_results_to_tie_against_the_person_is_asked():
    parsed = read('#PSALDO 0 202201 5020 {} 100\n#PSALDO 0 202201 5020 {20 "510"} 60\n')

    assert "braces_unclear" in codes(parsed)


TWO_DIMENSIONS = """\
#DIM 1 "Ansvar"
#PSALDO 0 202201 5020 {} 300
#PSALDO 0 202201 5020 {1 "7010"} 300
#PSALDO 0 202201 5020 {20 "510"} 200
#PSALDO 0 202201 5020 {20 "520"} 100
#PSALDO 0 202201 5020 {1 "7010" 20 "510"} 200
#RES 0 5020 300
"""


def test_one_dimension_at_a_time_whatever_the_file_repeats():
    assert sum(amounts(read(TWO_DIMENSIONS)).values()) == -300
    assert amounts(read(TWO_DIMENSIONS, dimension="1")) == {("7010", "5020", 1): -300}
    assert amounts(read(TWO_DIMENSIONS, dimension="")) == {("", "5020", 1): -300}
    assert "dimension_absent" in codes(read(TWO_DIMENSIONS, dimension="6"))


def test_of_several_dimensions_the_one_called_verksamhet_is_read_without_asking():
    assert codes(read(TWO_DIMENSIONS)) == []
    assert "dimension_assumed" in codes(read(TWO_DIMENSIONS, head=HEAD.replace('"Verksamhet"', '"Objekt"')))


def test_dimensions_that_name_persons_are_never_read():
    parsed = read('#PSALDO 0 202201 5020 {} 300\n#PSALDO 0 202201 5020 {7 "Anna"} 300\n#RES 0 5020 300\n')

    assert amounts(parsed) == {("", "5020", 1): -300}
    assert "Anna" not in repr(parsed)


def test_budget_rows_repeated_under_another_year_count_once():
    parsed = read(
        "#PBUDGET 0 202201 5020 {} 100\n#PBUDGET -1 202201 5020 {} 100\n#PSALDO 0 202201 5020 {} 1\n"
    )

    assert amounts(parsed, Scenario.BUDGET) == {("", "5020", 1): -100}
    assert "repeated_year" in codes(parsed)


def test_the_month_is_trusted_over_the_year_number():
    parsed = read("#PSALDO 0 202112 5020 {} 100\n#PSALDO 0 202201 5020 {} 50\n#PSALDO 0 201901 5020 {} 7\n")

    assert {f.span.last for f in parsed.figures} == {Month(2021, 12), Month(2022, 1), Month(2019, 1)}
    assert {"year_index", "month_outside_year"} <= set(codes(parsed))


def test_identical_rows_count_once_and_different_ones_are_added_and_both_are_told():
    parsed = read(
        "#PSALDO 0 202201 5020 {} 100\n#PSALDO 0 202201 5020 {} 100\n"
        "#PSALDO 0 202201 3132 {} -10\n#PSALDO 0 202201 3132 {} -5\n"
    )

    assert amounts(parsed) == {("", "5020", 1): -100, ("", "3132", 1): 15}
    assert codes(parsed) == ["duplicate_rows", "added_rows"]


def test_a_budget_given_only_on_objects_is_read():
    parsed = read('#PSALDO 0 202201 5020 {} 1\n#RES 0 5020 1\n#PBUDGET 0 202201 5020 {20 "510"} 100\n')

    assert amounts(parsed, Scenario.BUDGET) == {("510", "5020", 1): -100}


def test_balance_sheet_accounts_are_left_out_by_kind_and_else_by_first_digit():
    parsed = read(
        "#KTYP 1999 K\n#PSALDO 0 202201 1910 {} 5\n#PSALDO 0 202201 1999 {} 6\n#PSALDO 0 202201 0351 {} 7\n"
    )

    assert amounts(parsed) == {("", "1999", 1): -6, ("", "0351", 1): -7}


VOUCHERS = """\
#VER A 1 20220115 "Lön Anna Andersson"
{
#TRANS 5020 {20 "510"} 100.00 20220115 "Anna"
#RTRANS 5020 {20 "510"} 25.00
#TRANS 5020 {20 "510"} 25.00
#BTRANS 5020 {20 "510"} 999.00
#TRANS 1910 {} -125.00
}
#VER "A" "" 20220216 "" {
   #TRANS 3132 {20 "520"} -40.00
   #TRANS 1910 {} 40.00
}
#RES 0 5020 125
#RES 0 3132 -40
"""


def test_vouchers_are_summed_by_month_and_their_texts_are_not_kept():
    parsed = read(VOUCHERS, head=HEAD.replace("#SIETYP 3", "#SIETYP 4"))

    assert amounts(parsed) == {("510", "5020", 1): -125, ("520", "3132", 2): 40}
    assert "Anna" not in repr(parsed)
    assert parsed.problems == ()


def test_plain_vouchers_are_read_the_quick_way_to_the_same_figures():
    plain = """\
#VER A 1 20220115 "Lön, se bilaga"
{
#TRANS 5020 {20 "510"} 100.00 20220115 "Lön i januari"
#TRANS 1910 {} -100.00
}
#VER A 2 20220216 ""
{
#TRANS 0351 {20 "0520"} 40.25
#TRANS 1910 {} -40.00
}
#UB 0 1910 0
"""
    quick = read(plain, head=HEAD.replace("#SIETYP 3", "#SIETYP 4"))
    slow = read(plain.replace("#TRANS 1910 {} -40.00", "#TRANS 1910 {} -40.00\n#BTRANS 5020 {} 9"))

    assert amounts(quick) == {("510", "5020", 1): -100, ("0520", "0351", 2): -40.25}
    assert amounts(quick) == amounts(slow)
    assert [f.row for f in quick.figures] == [16, 21]
    assert codes(quick) == ["unbalanced"]
    assert "rad 19" in quick.problems[0].message


@pytest.mark.parametrize(
    "cut", [VOUCHERS[: VOUCHERS.index("}")], VOUCHERS[: VOUCHERS.index("#TRANS 1910 {} 40")]]
)
def test_a_file_cut_inside_a_voucher_is_refused(cut):
    assert "cut_short" in [p.code for p in read(cut).errors]


def test_months_that_do_not_give_the_years_result_are_told():
    parsed = read("#PSALDO 0 202201 5020 {} 100\n#RES 0 5020 130\n")

    assert codes(parsed) == ["res_differs"]
    assert "5020" in parsed.problems[0].message


def test_months_without_outcome_are_told():
    assert codes(read("#PSALDO 0 202201 5020 {} 1\n#PSALDO 0 202203 5020 {} 1\n")) == ["missing_months"]


def test_a_year_that_is_no_calendar_year_is_an_error():
    parsed = read("#PSALDO 0 202209 5020 {} 1\n", head=HEAD.replace("20220101 20221231", "20220901 20230831"))

    assert "broken_year" in [p.code for p in parsed.errors]


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "cp1252", "utf-8", "utf-8-sig"])
def test_the_encoding_is_told_by_the_bytes_and_not_by_format(encoding):
    parsed = read('#PSALDO 0 202201 5020 {20 "510"} 1\n#RES 0 5020 1\n', encoding=encoding)

    assert parsed.verksamheter[0].name == "Hemtjänst öst"


def test_letters_lost_before_the_file_came_here_are_told():
    parsed = read("#PSALDO 0 202201 5020 {} 1\n", head=HEAD.replace("ö", "\ufffd"), encoding="utf-8")

    assert codes(parsed) == ["damaged_text"]


def test_tabs_indents_carriage_returns_quoted_amounts_and_extra_fields_change_nothing():
    plain = read('#PSALDO 0 202201 5020 {20 "510"} 100.00\n#RES 0 5020 100\n')
    balance = '\t#PSALDO\t"0" "202201"   "5020" {"020" "510" }\t"100.00" "" 17 "x"'
    odd = read(f"{balance}\r\n\r\n#MOMSKOD 1 2\r\n#RES 0 5020 100\r\n")

    assert amounts(odd) == amounts(plain) == {("510", "5020", 1): -100}


def with_checksum(body: str) -> str:
    return f"#FLAGGA 0\n#KSUMMA\n{body}#KSUMMA {checksum(body.encode('cp437'))}\n"


def test_a_true_checksum_is_accepted_and_one_changed_byte_refused():
    body = HEAD.removeprefix("#FLAGGA 0\n") + '#PSALDO 0 202201 5020 {20 "510"} 1\n#RES 0 5020 1\n'
    whole = with_checksum(body)

    assert codes(read(whole, head="")) == []
    assert codes(read(whole.replace("5020 {20", "5021 {20"), head="")) == ["checksum"]
    assert codes(read(whole[: whole.rindex("#KSUMMA")], head="")) == ["cut_short"]


@pytest.mark.parametrize("as_437", [True, False])
@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "utf-8"])
def test_the_checksum_may_be_of_code_page_437_or_of_the_bytes_as_they_are(encoding, as_437):
    body = HEAD.removeprefix("#FLAGGA 0\n") + '#PSALDO 0 202201 5020 {20 "510"} 1\n#RES 0 5020 1\n'
    number = checksum(body.encode("cp437" if as_437 else encoding))

    assert codes(read(f"#FLAGGA 0\n#KSUMMA\n{body}#KSUMMA {number}\n", head="", encoding=encoding)) == []


def test_the_checksum_reads_on_after_a_quote_that_is_never_closed():
    assert checksum(b'#KONTO 1 "a b\n#KONTO 2 c\n') == zlib.crc32(b"#KONTO1a b#KONTO2c")
    assert checksum(b'#PROSA "{a} \\"b\n') == zlib.crc32(b'#PROSA{a} "b')


def test_the_checksum_leaves_out_separators_quotes_and_braces():
    assert checksum(b'#KONTO 1 "a b"\n#TRANS 1 {1 "x"} 2\n') == checksum(
        b'#KONTO\t"1"  "a b"\r\n#TRANS 1 { 1 x } "2"\r\n'
    )
    assert checksum('#PROSA "å \\"b\\""'.encode("cp437")) == zlib.crc32('#PROSAå "b"'.encode("cp437"))


def test_fields_are_read_as_the_format_says():
    assert fields_of(r'#TRANS 1820\A012 {1 "N \"x\"" 6 ""} "a b" "oslutad text') == [
        "#TRANS",
        r"1820\A012",
        Objects(r'1 "N \"x\"" 6 ""'),
        "a b",
        "oslutad text",
    ]


def test_object_lists_are_pairs_and_objects_that_are_empty_are_none():
    assert object_list(r'1 "N \"x\"" 06 10 7 ""') == (("1", 'N "x"'), ("6", "10"))


def test_a_file_without_months_says_which_type_to_ask_for():
    parsed = read("#IB 0 1910 100\n#RES 0 5020 5\n", head=HEAD.replace("#SIETYP 3", "#SIETYP 1"))

    assert [p.code for p in parsed.errors] == ["sie_no_months"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_survives_quoting(text):
    label, read_back, after = fields_of(f"#PROSA {quoted(text)} 1")

    assert (label, read_back.removesuffix(" "), after) == ("#PROSA", text.removesuffix(" "), "1")


LABELS = (
    "#PSALDO 0 202201",
    "#PBUDGET",
    "#TRANS",
    "#VER A 1 20220101",
    "{",
    "}",
    "\n",
    "\n",
    " ",
    '"',
    "5020",
    "-1.5",
)
MORE = (
    "{20 510}",
    "{}",
    "#RES 0",
    "#RAR 0 20220101 20221231\n",
    "#KSUMMA",
    "#SIETYP 4\n",
    "\\",
    "ö",
    "\t",
    "\r\n",
)


@given(st.lists(st.sampled_from((*LABELS, *MORE)), max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_jumble_of_items_gives_a_parsed_file(text):
    content = ("#FLAGGA 0\n" + text).encode("cp437")

    assert _examine(SourceFile(content, "x.se"), Options()).parsed.format == "sie"
