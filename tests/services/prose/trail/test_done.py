"""An entry of the trail beside its figure: what was done, on what, what stood there before, and why."""

from socfin.domain.money import NBSP
from socfin.services.prose.trail.done import LONGEST, what_was_done, why_it_was


def words(action, details, filename=""):
    return what_was_done(action, details, filename).replace(NBSP, " ")


def test_a_published_file_is_named():
    assert words("Publicerat", {"upload": 3, "slots": []}, "mars.csv") == "Publicerat: mars.csv"


def test_an_assessed_forecast_has_its_amount_and_what_it_took_the_place_of():
    before = {"Hela verksamheten": "−4 000 000,00 kr. Fler timmar."}

    told = words("Prognos bedömd", {"line": "", "amount_ore": -4_100_000_00, "before": before})

    assert told == "Prognos bedömd: −4 100 tkr (före: ”−4 000 000,00 kr. Fler timmar.”)"


def test_of_a_line_only_the_same_line_stood_there_before():
    before = {"Hela verksamheten": "−4 000 000,00 kr"}

    told = words("Prognos bedömd", {"line": "personnel", "amount_ore": None, "before": before})

    assert told == "Prognos bedömd, Personalkostnader: ingen"


def test_a_replaced_comment_is_quoted_and_a_long_one_is_cut():
    before = {"text": "å" * (LONGEST + 1), "cause": ""}

    assert words("Kommentar skriven", {"before": {"text": "Så.", "cause": ""}}).endswith("(före: ”Så.”)")
    assert words("Kommentar skriven", {"before": before}).endswith(f"{'å' * LONGEST}…”)")
    assert words("Kommentar skriven", {"before": {}}) == "Kommentar skriven"


def test_why_is_the_reason_with_what_was_accepted():
    assert why_it_was({"reason": " Rättat. "}) == "Rättat."
    assert why_it_was({"reason": "Rätt.", "accepted": ["Halverat."]}) == "Rätt. (Trots: Halverat.)"
    assert why_it_was({}) == ""


def test_a_measure_whose_effect_nobody_has_told_is_entered_without_an_amount():
    assert words("Åtgärd eller förslag angivet", {"amount_ore": None}) == "Åtgärd eller förslag angivet"
