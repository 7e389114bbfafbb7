"""Which verksamheter have a budget and no outcome."""

from socfin.services.file_checks.missing_outcome import Silence, budget_without_outcome, silences, silent

TREE = {"5": "", "51": "5", "511": "51", "512": "51", "52": "5", "59": "5"}


def test_a_budgeted_verksamhet_without_outcome_is_silent():
    assert silent(TREE, {"511", "52", "59"}, {"511", "52"}) == ("59",)


def test_what_has_its_outcome_below_it_or_in_a_sum_above_it_is_not():
    assert silent(TREE, {"51", "52"}, {"511", "52"}) == ()
    assert silent(TREE, {"511", "512", "52"}, {"51", "52"}) == ()
    assert silent(TREE, {"511", "52"}, {"5"}) == ()


def test_a_sum_above_that_is_divided_covers_nothing():
    assert silent(TREE, {"511", "512"}, {"51", "511"}) == ("512",)


def test_a_whole_area_without_outcome_is_named_once():
    assert silent(TREE, {"51", "511", "512", "52"}, {"52"}) == ("51",)


def test_without_a_budget_nothing_is_missed():
    assert silent(TREE, set(), {"52"}) == ()
    assert budget_without_outcome({}) == []


def test_codes_above_each_other_in_a_ring_end():
    assert silent({"a": "b", "b": "a"}, {"a"}, {"b"}) == ()


def test_it_is_told_by_name():
    (problem,) = budget_without_outcome({"59 Nämndens reserv": Silence.MISSING})

    assert "59 Nämndens reserv" in problem.message


def test_what_becomes_of_it_depends_on_what_is_known_already():
    found = silences(["51", "52", "59"], TREE, earlier={"511"}, held={"511", "52"})

    assert found == {"51": Silence.ZERO, "52": Silence.APART, "59": Silence.MISSING}
    told = budget_without_outcome(found, "april")
    assert [one.message.split(": ")[1].split(".")[0] for one in told] == ["59", "51", "52"]
    assert ["räknas som 0" in one.message for one in told] == [False, True, False]
