"""Months closed, locked and opened from the terminal: the same checklist, the same refusals."""

import pytest
from django.core.management import CommandError, call_command

from socfin.domain.period import Month
from socfin.models import PeriodChange
from socfin.selectors.periods import period_of
from tests.shut import ROWS

JANUARY = ("provby", "2022-01")


@pytest.fixture
def run(committee, publish_rows, capsys):
    """Run a command on January; gives what it printed."""
    publish_rows(ROWS)

    def command(name, *words):
        call_command(name, *JANUARY, *words)
        return capsys.readouterr().out

    return command


def stands(committee):
    return period_of(committee, Month(2022, 1))


def test_what_is_left_is_printed_and_needs_a_reason(run, committee, capsys):
    with pytest.raises(CommandError, match=r"Kontrollen har en punkt kvar.*--reason SKÄL"):
        run("close_period")
    assert "Kvar: Ingen har bedömt helåret efter januari." in capsys.readouterr().out

    assert "Klart. Januari 2022 är stängd." in run("close_period", "--reason", "Kommer i mars.")
    made = PeriodChange.objects.get()
    assert (made.changed_by.username, made.forecast_run.month) == ("system", 202201)
    assert stands(committee).state == "closed"


def test_a_month_is_closed_and_locked_in_one_go_and_a_closed_one_only_locked(run, committee):
    run("close_period", "--reason", "Kommer.")

    assert "Klart. Januari 2022 är låst." in run("close_period", "--lock")
    assert [one.step for one in PeriodChange.objects.order_by("id")] == ["close_period", "lock_period"]


def test_a_refused_lock_leaves_the_month_open(run, committee):
    with pytest.raises(CommandError, match="punkt kvar"):
        run("close_period", "--lock")

    assert stands(committee).state == "open"


def test_a_closed_month_is_opened_with_a_reason(run, committee):
    run("close_period", "--reason", "Kommer.")

    with pytest.raises(CommandError, match="Skriv varför månaden ska öppnas igen"):
        run("reopen_period", "--reason", " ")
    assert "Klart. Januari 2022 är öppen igen." in run("reopen_period", "--reason", "Fel konto.")


def test_a_locked_month_is_asked_for_here_and_never_opened(run, committee, adam, carin):
    run("close_period", "--lock", "--reason", "Kommer.")

    for by in ((), ("--by", "carin")):
        with pytest.raises(CommandError, match="Bara en administratör"):
            run("reopen_period", "--reason", "Fel.", *by)
    told = run("reopen_period", "--reason", "Fel.", "--by", "adam")
    assert "/provby/2022-01/stangning/" in told
    with pytest.raises(CommandError, match="redan begärt"):
        run("reopen_period", "--reason", "Fel.", "--by", "adam")
    assert (stands(committee).state, stands(committee).asked_by) == ("locked", "adam")


@pytest.mark.parametrize("name", ["close_period", "reopen_period"])
def test_an_unknown_committee_or_person_is_told(name, run):
    with pytest.raises(CommandError, match="Nämnden ”borta” finns inte"):
        call_command(name, "borta", "2022-01", "--reason", "P.")
    with pytest.raises(CommandError, match="Användaren ”ingen” finns inte"):
        run(name, "--reason", "P.", "--by", "ingen")
