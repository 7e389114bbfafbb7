"""SIE files as real programs write them, and as they get broken on the way."""

import pytest

from socfin.domain.figures import Scenario, Severity
from socfin.domain.period import Month
from socfin.importers import Options, parse
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Braces
from socfin.importers.registry import examine
from socfin.importers.sie.reading import fingerprint

HEAD = """\
#FLAGGA 0
#PROGRAM "Exempel" 1.0
#FORMAT PC8
#SIETYP 4
#RAR 0 20220101 20221231
#DIM 20 "Verksamhet"
#OBJEKT 20 "510" "Hemtjänst"
"""


def read(body: str, head: str = HEAD, **options):
    return parse((head + body).encode("cp437"), "fil.se", Options(**options))


def amounts(parsed, scenario: Scenario = Scenario.OUTCOME):
    """Code, account and month → kronor, ours: cost negative."""
    found = [f for f in parsed.figures if f.scenario is scenario]
    assert len({(f.verksamhet_code, f.account, f.span) for f in found}) == len(found)
    return {(f.verksamhet_code, f.account, f.span.last.month): (f.amount or 0) / 100 for f in found}


def codes(parsed):
    return [p.code for p in parsed.problems]


def errors(parsed):
    return [p.code for p in parsed.errors]


# Dimensions


@pytest.mark.parametrize(
    "declared",
    ['#DIM 21 "Anställd"', '#DIM 21 "Brukare"', '#UNDERDIM 21 "Del" 7', '#DIM 7 "x"\n#UNDERDIM 21 "Del" 07'],
)
def test_dimensions_that_may_name_persons_are_told_by_name_and_parent_too(declared):
    parsed = read(
        f'{declared}\n#PSALDO 0 202201 5020 {{}} 5\n#PSALDO 0 202201 5020 {{21 "Anna A"}} 5\n#RES 0 5020 5\n'
    )

    assert amounts(parsed) == {("", "5020", 1): -5}
    assert "Anna" not in repr(parsed)
    assert "21" not in repr(parsed.notes)


def test_an_object_called_zero_that_has_no_name_means_no_object():
    body = '#PSALDO 0 202201 5020 {20 "510"} 3\n#PSALDO 0 202201 5020 {20 "0"} 2\n'

    assert amounts(read(body)) == {("510", "5020", 1): -3, ("", "5020", 1): -2}
    assert ("0", "5020", 1) in amounts(read('#OBJEKT 20 "0" "Gemensamt"\n' + body))


def test_accounts_that_stand_in_other_dimensions_alone_are_told():
    parsed = read('#PSALDO 0 202201 5020 {20 "510"} 3\n#PBUDGET 0 202201 5010 {1 "70"} 7\n')

    assert amounts(parsed, Scenario.BUDGET) == {}
    assert "other_dimension" in codes(parsed)
    assert "5010" in parsed.problems[-1].message


def test_a_remainder_that_takes_in_other_dimensions_is_told_when_nothing_ties_it():
    body = """\
#PSALDO 0 202201 5020 {} 10
#PSALDO 0 202201 5020 {20 "510"} 20
#PSALDO 0 202201 5020 {1 "70"} 20
"""

    assert "dimensions_added" in codes(read(body, braces=Braces.REMAINDER))
    assert sum(amounts(read(body, braces=Braces.TOTAL)).values()) == -10


def test_a_sub_dimension_repeats_its_parent_and_only_one_of_them_is_read():
    body = """\
#DIM 1 "Ansvar"
#UNDERDIM 2 "Enhet" 1
#PSALDO 0 202201 5020 {} 10
#PSALDO 0 202201 5020 {1 "70"} 10
#PSALDO 0 202201 5020 {2 "7001"} 10
#RES 0 5020 10
"""

    assert amounts(read(body, dimension="1")) == {("70", "5020", 1): -10}
    assert amounts(read(body, dimension="2")) == {("7001", "5020", 1): -10}


# Years and months


def test_a_longer_year_before_is_told_and_two_calendar_years_in_one_are_refused():
    before = read("#PSALDO 0 202201 5020 {} 1\n", head=HEAD + "#RAR -1 20191101 20211231\n")
    two = read("#PSALDO 0 202201 5020 {} 1\n", head=HEAD.replace("20221231", "20231231"))

    assert errors(before) == []
    assert codes(before) == ["broken_year"]
    assert errors(two) == ["broken_year"]


def test_an_outcome_after_the_date_the_file_covers_is_told():
    parsed = read("#OMFATTN 20220131\n#PSALDO 0 202201 5020 {} 1\n#PSALDO 0 202202 5020 {} 1\n")

    assert parsed.period == Month(2022, 1)
    assert codes(parsed) == ["after_until"]


@pytest.mark.parametrize("month", ["mars", "", "2022-03", "99999999999999"])
def test_a_month_that_is_no_number_is_an_error_and_not_left_out_quietly(month):
    parsed = read(f'#PSALDO 0 202201 5020 {{}} 1\n#PSALDO 0 "{month}" 5020 {{}} 1\n')

    assert errors(parsed) == ["unreadable_amount"]
    assert "rad 9" in parsed.errors[0].message


@pytest.mark.parametrize("amount", ["NaN", "1e5", "1 000.00", "Infinity", "9" * 30, "--1", "1.2.3", "٣"])
def test_what_is_no_amount_is_never_read_as_one(amount):
    result = parse(f'{HEAD}#PSALDO 0 202201 5020 {{}} 1\n#RES 0 5020 "{amount}"\n'.encode(), "x.se")
    balance = parse(f'{HEAD}#PSALDO 0 202201 5020 {{}} "{amount}"\n'.encode(), "x.se")

    assert codes(result) == ["malformed_item"]
    assert "unreadable_amount" in errors(balance)


# Vouchers beside balances

VOUCHER = """\
#VER A 1 20220115 "Lön"
{
#TRANS 5020 {20 "510"} 100.00
#TRANS 1910 {} -100.00
}
"""


def test_vouchers_divide_balances_that_have_no_objects_when_both_come_to_the_same():
    parsed = read("#PSALDO 0 202201 5020 {} 100\n#PBUDGET 0 202201 5020 {} 90\n#RES 0 5020 100\n" + VOUCHER)

    assert amounts(parsed) == {("510", "5020", 1): -100}
    assert amounts(parsed, Scenario.BUDGET) == {("", "5020", 1): -90}
    assert codes(parsed) == []


def test_balances_without_objects_stand_when_the_vouchers_come_to_something_else():
    parsed = read("#PSALDO 0 202201 5020 {} 130\n#RES 0 5020 130\n" + VOUCHER)

    assert amounts(parsed) == {("", "5020", 1): -130}
    assert codes(parsed) == ["vouchers_differ"]


def test_vouchers_are_read_for_the_year_that_balances_leave_out():
    head = HEAD + "#RAR -1 20210101 20211231\n"
    parsed = read("#PSALDO -1 202101 5020 {} 70\n#RES 0 5020 100\n" + VOUCHER, head=head)

    assert {(f.verksamhet_code, f.span.last): f.amount for f in parsed.figures} == {
        ("", Month(2021, 1)): -7_000,
        ("510", Month(2022, 1)): -10_000,
    }


def test_every_transaction_is_money_of_its_own_with_or_without_object():
    rows = ('5020 {20 "510"} 60', "5020 {} 40", '5020 {20 "510"} 60', '5010 {1 "70"} 5', "1910 {} -165")
    body = "#VER A 1 20220115\n{\n" + "".join(f"#TRANS {row}\n" for row in rows) + "}\n#UB 0 1910 0\n"

    for options in ({}, {"braces": Braces.TOTAL}):
        parsed = read(body, dimension="20", **options)
        assert amounts(parsed) == {("510", "5020", 1): -120, ("", "5020", 1): -40, ("", "5010", 1): -5}
        assert codes(parsed) == []


def test_a_file_cut_in_its_vouchers_is_refused_even_when_its_balances_are_whole():
    parsed = read("#PSALDO 0 202201 5020 {} 100\n#RES 0 5020 100\n" + VOUCHER.removesuffix("}\n"))

    assert errors(parsed) == ["cut_short"]


@pytest.mark.parametrize(
    "broken",
    [
        '#TRANS 5020 {20 "510"} 5\n' + VOUCHER,
        VOUCHER.replace("20220115", "20221315"),
        VOUCHER.replace("{\n#TRANS", "{ #TRANS", 1),
    ],
)
def test_transactions_without_a_voucher_and_vouchers_without_a_date_are_errors(broken):
    assert "unreadable_amount" in errors(read(broken + VOUCHER))


def test_texts_with_braces_escaped_quotes_and_line_breaks_hide_nothing():
    parsed = read(r"""
#VER A 1 20220115 "Lön {januari} \"extra\"" 20220116 "AA"
{
#TRANS 5020 {20 "510"} 100.00 20220115 "a } b { c \"d\"" 1.5 "Anna"
	#TRANS	1910	{}	-100.00	""	"slut
på texten"
}
#UB 0 1910 -100
""")

    assert amounts(parsed) == {("510", "5020", 1): -100}
    assert codes(parsed) == []
    assert "Anna" not in repr(parsed)


# Whole files


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_file_cut_inside_its_last_amount_is_refused(cut):
    rows = "".join(f"#PBUDGET 0 2022{month:02d} 5020 {{}} 100.25\n" for month in range(1, 6))
    whole = "#PSALDO 0 202201 5020 {} 1.00\n#RES 0 5020 1.00\n" + rows

    assert errors(read(whole[: -1 - cut])) == ["cut_short"]
    assert errors(read(whole[:-1])) == errors(read(whole)) == []


def test_a_last_line_without_line_end_is_no_fault_where_amounts_have_as_many_decimals_as_they_need():
    rows = "".join(f"#PBUDGET 0 20220{month} 5020 {{}} {month}0.5\n" for month in range(1, 6))

    assert errors(read(f"{rows}#PSALDO 0 202201 5020 {{}} 1")) == []


def test_a_file_cut_inside_a_character_is_refused():
    content = (HEAD + '#PSALDO 0 202201 5020 {} 1\n#KONTO 5020 "Lön å').encode()

    assert errors(parse(content[:-1], "x.se")) == ["cut_short"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"])
def test_line_ends_of_any_kind_are_read_the_same(end):
    body = (HEAD + '#PSALDO 0 202201 5020 {20 "510"} 1\n' + VOUCHER.replace("510", "520")).replace("\n", end)

    assert amounts(parse(body.encode("cp437") + b"\x1a", "x.se")) == {("510", "5020", 1): -1}


def test_line_ends_may_be_mixed():
    body = '#PSALDO 0 202201 5020 {20 "510"} 1\r#PSALDO 0 202201 5010 {} 2\r\n#RES 0 5020 1\r#RES 0 5010 2\n'

    assert amounts(read(body)) == {("510", "5020", 1): -1, ("", "5010", 1): -2}


def test_utf_16_is_read():
    content = (HEAD + "#PSALDO 0 202201 5020 {} 1\n").encode("utf-16")

    assert amounts(parse(content, "x.se")) == {("", "5020", 1): -1}


@pytest.mark.parametrize(
    "row", ["#PSALDO 0 202201 5020 7.50", '#PSALDO 0 202201 5020 "" 7.50 ""', "#psaldo 0 202201 5020 {}7.50"]
)
def test_a_row_without_an_object_list_is_the_whole_account(row):
    assert amounts(read(row + "\n")) == {("", "5020", 1): -7.5}


def test_a_file_may_begin_with_any_item_and_must_have_one_of_sie():
    shuffled = "\n".join(reversed(HEAD.splitlines()))

    assert parse(f"{shuffled}\n#PSALDO 0 202201 5020 {{}} 1\n".encode(), "x").format == "sie"
    assert parse(b"#rubrik\n#a;b\n1;2\n", "x.csv").format != "sie"


def test_a_new_version_of_the_program_is_the_same_layout_and_a_new_dimension_is_not():
    def layout(head):
        return fingerprint(SourceFile(head.encode()))

    assert layout(HEAD) == layout(HEAD.replace('"Exempel" 1.0', "Exempel 2.1"))
    assert layout(HEAD) != layout(HEAD + '#DIM 1 "Ansvar"\n')


@pytest.mark.parametrize(
    "line",
    [
        "{" * 200_000,
        '{"' * 100_000,
        '"{' * 100_000,
        " " * 3_000_000,
        '\\"' * 100_000,
        "#TRANS " + "{} " * 90_000,
    ],
)
def test_a_line_of_any_length_takes_no_time(line):
    parsed = read(f"#PSALDO 0 202201 5020 {{}} 1\n{line}\n#PSALDO 0 202201 5020 {line}\n")

    assert parsed.format == "sie"


def test_the_dimension_and_the_meaning_that_were_used_are_shown():
    content = (HEAD + '#PSALDO 0 202201 5020 {20 "510"} 1\n#RES 0 5020 1\n').encode()
    reading = examine(SourceFile(content, "x.se"), Options()).reading

    assert (reading.dimension, reading.braces) == ("20", Braces.TOTAL)
    assert [(d.number, d.name, d.objects) for d in reading.dimensions] == [("20", "Verksamhet", 1)]


def test_every_problem_says_what_to_do():
    parsed = read("#PSALDO 0 202213 5020 {} 1\n#PSALDO 0 202201 5020 {} x\n#RAR -1 2021\n")

    assert {p.severity for p in parsed.problems} == {Severity.ERROR, Severity.WARNING}
    assert all(p.remedy for p in parsed.problems)
