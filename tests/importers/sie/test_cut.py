"""SIE files that end in the middle of something, and those that only look so."""

import pytest

from tests.importers.sie_files import codes, read

ROWS = "".join(f"#PBUDGET 0 2025{month:02d} 5020 {{}} 100.25\n" for month in range(1, 6))
START = "#PSALDO 0 202501 5020 {} 1.00\n#RES 0 5020 1.00\n"


@pytest.mark.parametrize(
    "whole",
    ["#RES 0 6000 300\n", "#PSALDO 0 202501 6000 {} 300\n", '#PSALDO 0 202501 6000 {20 "510"} "300"\n'],
)
def test_a_last_line_of_whole_kronor_is_no_fault_where_earlier_ones_are_whole_too(whole):
    assert "cut_short" not in codes(read(whole + START + ROWS + "#RES 0 7000 450"))


def test_earlier_whole_kronor_count_however_far_up_they_stand():
    assert "cut_short" not in codes(read("#RES 0 6000 300\n" + START + ROWS * 60 + "#RES 0 7000 450"))


@pytest.mark.parametrize("last", ["#RES 0 7000 450", "#RES 0 7000 450.", "#RES 0 7000 450.2"])
def test_a_last_amount_shorter_than_all_before_it_is_cut(last):
    assert codes(read(START + ROWS + last)) == ["cut_short"]


@pytest.mark.parametrize(
    "last",
    [
        *("#", "#P", "#PBUDG", "#PSALD", "#TRAN", "#RE", "#VE", "#OBJEK", "#psal"),
        *(
            "#PSALDO",
            "#PSALDO 0",
            "#PSALDO 0 202501 5020",
            "#PSALDO 0 202501 5020 {}",
            "#RES 0",
            "#RES 0 5020",
        ),
        *("#TRANS 5020", "#TRANS 5020 {}", "#VER A 1"),
    ],
)
def test_a_file_that_ends_inside_a_label_or_a_row_is_cut(last):
    assert codes(read(START + ROWS + last)) == ["cut_short"]
    assert codes(read("#PSALDO 0 202501 5020 {} 1\n#RES 0 5020 1\n" + last)) == ["cut_short"]


@pytest.mark.parametrize("last", ["#RES 0 7000 450.00", "}", "#OKÄND", '#KONTO 5020 "Lon"', ""])
def test_a_last_line_that_is_whole_is_no_fault_though_it_has_no_line_end(last):
    assert "cut_short" not in codes(read(START + ROWS + last))
