"""What was frozen before rows had comparisons reads as it did, and is written with the very same bytes."""

import json
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest

from socfin.domain.limits import Thresholds
from socfin.domain.report import Report
from socfin.domain.rows import MonthPoint, ReportRow
from socfin.domain.written_rows import DECIMALS, WRITTEN, WRITTEN_MONTH, read_row, written_row
from socfin.services.masking.words import amounts_of
from tests.rows import row_of, saying

FROZEN = sorted((Path(__file__).parents[1] / "data" / "frozen").glob("*.json"))
"""Versions of items as they lay in the database when the row was some forty flat fields."""


def figures(row: ReportRow | MonthPoint, words: dict[str, str]) -> dict[str, object]:
    return {word: attrgetter(place)(row) for word, place in words.items()}


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_what_was_frozen_has_the_same_bytes_when_it_is_written_again(path):
    frozen = path.read_text(encoding="utf-8")

    again = Report.from_json(frozen).plain()
    sections = {word for word in again if word not in json.loads(frozen)}
    old = {word: value for word, value in again.items() if word not in sections}

    assert json.dumps(old, ensure_ascii=False, indent=1) == frozen
    assert not any(again[word] for word in sections), "what came later is empty"


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_every_figure_that_was_frozen_is_read_from_the_comparison_it_belongs_to(path):
    frozen = json.loads(path.read_text(encoding="utf-8"))
    report = Report.of_plain(frozen)

    for written, row in zip(
        [frozen["total"], *frozen["rows"], *frozen["lines"]],
        [report.total, *report.rows, *report.lines],
        strict=True,
    ):
        known = {word: written[word] for word in WRITTEN if word not in DECIMALS}
        assert figures(row, WRITTEN) == known | dict.fromkeys(DECIMALS, 0)
    for written, point in zip(frozen["months"], report.months, strict=True):
        assert figures(point, WRITTEN_MONTH) == written


def test_there_is_an_old_row_of_each_kind():
    rows = [row for path in FROZEN for row in json.loads(path.read_text(encoding="utf-8"))["rows"]]
    lines = [row for path in FROZEN for row in json.loads(path.read_text(encoding="utf-8"))["lines"]]

    assert any(row["code"].startswith("+") for row in rows), "a gathered one"
    assert any(row["forecast_low_ore"] is not None for row in rows), "one with the model's range"
    assert any(row["comment"] for row in rows), "one with a comment"
    assert any(
        None not in (row["outcome_to_date_ore"], row["budget_to_date_ore"])
        and row["deviation_to_date_ore"] is None
        for row in lines
    ), "one whose outcome and budget are sums of different things"


def test_a_word_that_the_oldest_reports_lack_is_missing():
    plain = json.loads(FROZEN[0].read_text(encoding="utf-8"))["total"]
    del plain["model_ore"]

    assert read_row(plain).forecasts.model is None


@pytest.mark.parametrize("word", ["deviation_to_date_ore", "forecast_deviation_ore", "change_last_year_ore"])
def test_a_row_whose_difference_its_amounts_do_not_give_is_refused(word):
    plain = json.loads(FROZEN[0].read_text(encoding="utf-8"))["total"]

    with pytest.raises(ValueError, match=word):
        read_row(plain | {word: 1})


def test_every_amount_that_is_written_is_one_that_words_may_not_tell():
    amounts = {word: 1_000 + number for number, word in enumerate(WRITTEN) if word.endswith("_ore")}
    row = saying(row_of(code="510", name="Hemtjänst"), **amounts)

    assert len(list(amounts_of(row))) == len(amounts)


def test_the_decimals_of_a_share_near_a_limit_are_read_again():
    near = row_of(code="a", name="A", outcome_to_date_ore=-1034_000_00, budget_to_date_ore=-1000_000_00)
    near = replace(near, to_date=near.to_date.judged(Thresholds()))

    assert written_row(near)["deviation_share_decimals"] == 1
    assert read_row(written_row(near)).to_date.share_decimals == 1
    assert "forecast_share_decimals" not in written_row(near)
