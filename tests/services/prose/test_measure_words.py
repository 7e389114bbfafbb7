"""Measures and proposals in words."""

from dataclasses import replace

from socfin.domain.measures.sections import MeasureProof, MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Unit
from socfin.services.comparison.reports import changes
from socfin.services.prose.measure_words import (
    done_sentence,
    in_brief,
    measure_sentence,
    measures_sentence,
    none_decided,
    proof_value,
    proposal_sentence,
)
from socfin.services.prose.section_changes import section_news
from tests.services.ledgers import report_of

REPORT = report_of("vo outcome 2025-10 -100\nvo budget 2025-10 -90", "vo Vård", "2025-10")
ROW = MeasureRow(
    number=1,
    code="a",
    verksamhet="Hemtjänst",
    text="Färre inhyrda pass",
    state=MeasureState.BEGUN,
    since="2025-09-01",
    body="Socialnämnden",
    decided="2025-08-26",
    item="§ 80",
    role="Verksamhetschef",
    first="2025-09",
    last="2025-12",
    amount_ore=160_000_00,
    per_month_ore=40_000_00,
    full_year_ore=480_000_00,
    year_ore=160_000_00,
    expected_ore=80_000_00,
    realised_ore=60_000_00,
    left_ore=100_000_00,
    begun=2,
    followed=2,
)


def plain(text):
    return text.replace("\xa0", " ")


def test_a_measure_is_told_with_its_decision_its_effect_and_what_it_gave():
    assert plain(measure_sentence(ROW, Unit.TKR)) == (
        "Färre inhyrda pass (Hemtjänst). Påbörjad 1 september 2025, beslutad av Socialnämnden "
        "26 augusti 2025, § 80. Ansvarig: Verksamhetschef. Ska ge 40 tkr i månaden september–december 2025, "
        "160 tkr i år och 480 tkr på helår. Hittills 60 tkr av väntade 80 tkr."
    )


def test_what_is_not_followed_up_is_told():
    some = replace(ROW, followed=1)
    none = replace(ROW, followed=0, realised_ore=None)

    assert "(en månad är inte uppföljd)" in plain(measure_sentence(some, Unit.TKR))
    assert "Effekten är inte uppföljd." in measure_sentence(none, Unit.TKR)


def test_the_sum_of_all_is_one_sentence_for_the_summary():
    told = replace(REPORT, measures=(ROW, replace(ROW, state=MeasureState.PROPOSED)))

    assert plain(measures_sentence(told)) == (
        "En beslutad åtgärd ska ge 160 tkr under 2025. Till och med oktober väntades 80 tkr, och 60 tkr har "
        "nåtts. Kvar att få fram i år: 100 tkr, varav 20 tkr väntades redan."
    )
    assert measures_sentence(REPORT) == ""


def test_a_proposal_is_told_with_its_consequence():
    proposal = replace(
        ROW, state=MeasureState.PROPOSED, since="", item="", amount_ore=None, consequence="Mindre tid hemma"
    )

    assert plain(proposal_sentence(proposal, Unit.TKR)) == (
        "Färre inhyrda pass (Hemtjänst, september–december 2025). Föreslagen. Konsekvens: Mindre tid hemma."
    )


def test_beside_a_cause_it_is_told_in_brief():
    assert plain(in_brief(ROW, Unit.TKR)) == (
        "Färre inhyrda pass (påbörjad, +160 tkr september–december 2025, hittills +60 tkr)"
    )


def test_what_shows_the_effect_is_in_its_own_unit():
    share = MeasureProof(name="Beläggning", unit="%", decimals=1)

    assert plain(proof_value(share, 805, Unit.TKR)) == "80,5 %"
    assert plain(proof_value(MeasureProof(name="Personal"), -4_000_000, Unit.TKR)) == "−40 tkr"
    assert proof_value(share, None, Unit.TKR) == "–"


def test_a_report_with_other_measures_is_never_said_to_be_the_same():
    changed = changes(REPORT, replace(REPORT, measures=(ROW,)))

    assert bool(changed)
    assert tuple(section_news(changed)) == ("Åtgärderna har ändrats.",)
    assert not changes(REPORT, REPORT).sections


def test_where_nothing_is_decided_the_proposals_that_stand_are_counted():
    proposed, refused = (replace(ROW, state=state) for state in (MeasureState.PROPOSED, MeasureState.REFUSED))

    assert none_decided(()) == none_decided((refused,)) == "Ingen åtgärd är beslutad."
    assert none_decided((proposed, refused)) == "Inga åtgärder är beslutade; ett förslag finns."
    assert none_decided((proposed,) * 4, 2022) == "Inga åtgärder är beslutade för 2022; fyra förslag finns."


def test_what_is_left_has_its_tables_precision_and_tells_what_was_expected_already():
    left = replace(ROW, year_ore=1_080_000_00, left_ore=1_020_000_00)

    told = plain(measures_sentence(replace(REPORT, measures=(left,))))

    assert "ska ge 1 080 tkr" in told
    assert told.endswith("Kvar att få fram i år: 1 020 tkr, varav 20 tkr väntades redan.")
    followed = replace(left, realised_ore=80_000_00, left_ore=1_000_000_00)
    assert plain(measures_sentence(replace(REPORT, measures=(followed,)))).endswith("1 000 tkr.")


def test_a_first_screen_says_what_the_decided_measures_give_and_have_given():
    told = replace(REPORT, measures=(ROW,))
    begun = replace(ROW, realised_ore=None)

    assert plain(done_sentence(told)) == (
        "En beslutad åtgärd ska ge 160 tkr under 2025; till och med oktober har 60 tkr nåtts."
    )
    assert plain(done_sentence(replace(REPORT, measures=(begun,)))) == (
        "En beslutad åtgärd ska ge 160 tkr under 2025."
    )


def test_a_first_screen_says_nothing_of_it_where_none_is_decided():
    proposal = replace(ROW, state=MeasureState.PROPOSED)

    assert done_sentence(REPORT) == ""
    assert done_sentence(replace(REPORT, measures=(proposal,))) == ""
