"""What is kept of how a file is read: read back as answers, and changed one part at a time."""

from socfin.importers.decisions import Decision, Treatment
from socfin.importers.options import Options
from socfin.importers.stored import StoredOptions

KEPT = {
    "profile": "Månadsrapport",
    "period": "2022-03",
    "lines": {"statsbidrag": "revenue"},
    "verksamheter": {"799": {"fate": "zero"}, "800": {"fate": "zero"}},
}
KNOWN = StoredOptions(KEPT)


def test_nothing_said_is_nothing_answered():
    nothing = StoredOptions({})

    assert (nothing.profile, nothing.lines, nothing.decisions, nothing.headers) == ("", {}, {}, ())
    assert nothing.options() == Options()


def test_the_answers_are_read_as_the_importers_know_them():
    options = KNOWN.options("Socialnämnden", max_bytes=1_000)

    assert (str(options.period), options.committee, options.max_bytes) == ("2022-03", "Socialnämnden", 1_000)
    assert KNOWN.decisions["799"] == Decision(Treatment.ZERO)


def test_a_profile_keeps_what_is_true_next_month_too():
    assert "profile" not in KNOWN.recurring
    assert "period" not in KNOWN.recurring
    assert KNOWN.recurring["lines"] == KEPT["lines"]


def test_another_reading_keeps_what_was_decided_of_the_file():
    other = KNOWN.read_otherwise({"period": "2022-04"}).called("Ny")

    assert (other.profile, other.kept["period"]) == ("Ny", "2022-04")
    assert (other.lines, other.decisions) == (KNOWN.lines, KNOWN.decisions)


def test_what_was_not_asked_stands_when_something_is_decided():
    after = KNOWN.decided({"799": {"fate": "zero"}, "801": {"fate": "zero"}}, ["799", "801"], {}, [])

    assert set(after.decisions) == {"799", "800", "801"}
    assert after.lines == KNOWN.lines
    answered = KNOWN.decided({}, ["800"], {"avgifter": "revenue"}, ["statsbidrag", "avgifter"])
    assert (set(answered.decisions), answered.lines) == ({"799"}, {"avgifter": "revenue"})
