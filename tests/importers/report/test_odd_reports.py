"""Any report made up of the ways municipalities write them is read to the öre, or asked about."""

import pytest

from socfin.importers import Options, parse
from tests.importers.odd_reports import flat_report, odd_report
from tests.long import beyond

AFTER_ALL = frozenset({"sign_assumed", "basis_assumed"})
"""What may be told of a report that is read right."""


@pytest.mark.parametrize("first", beyond(2, range(0, 400, 50)))
def test_every_figure_of_an_odd_report_is_what_it_was_made_from(first):
    for seed in range(first, first + 50):
        made = odd_report(seed)
        parsed = parse(made.content, "rapport.csv", Options())
        read = {
            (f.verksamhet_code, f.account or f.line, f.scenario, str(f.span)): f.amount
            for f in parsed.figures
        }

        assert (seed, {p.code for p in parsed.problems} - AFTER_ALL) == (seed, set())
        assert (seed, read) == (seed, made.expected)


@pytest.mark.parametrize("first", beyond(1, range(0, 100, 25)))
def test_every_figure_of_a_report_with_a_month_a_row_is_what_it_was_made_from(first):
    for seed in range(first, first + 25):
        made = flat_report(seed)
        parsed = parse(made.content, "rapport.csv", Options())
        read = {
            (f.verksamhet_code, f.account or f.line, f.scenario, str(f.span)): f.amount
            for f in parsed.figures
        }

        assert (seed, {p.code for p in parsed.problems} - AFTER_ALL) == (seed, set())
        assert (seed, read) == (seed, made.expected)
