"""A measure of a small unit, or whose words tell of one, is left out of what is public."""

from dataclasses import replace

import pytest

from socfin.domain.measures.sections import MeasureMonth, MeasureProof, MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.services.masking.masking import LATE_UNIT, concealed, holds_still, withheld
from tests.services.masking.alone import concealment
from tests.services.masking.test_hidden_indicators import PEOPLE, WHOLE
from tests.services.masking.test_masking import LIMIT


def measure(number, code, **more):
    return MeasureRow(
        number=number,
        code=code,
        verksamhet=code,
        state=MeasureState.DECIDED,
        first="2022-01",
        last="2022-12",
        proof=MeasureProof(name="Personalkostnader", before=-5),
        months=(MeasureMonth(month="2022-01", expected_ore=5, proof=-4),),
        **{"text": "Färre timmar", **more},
    )


def told(*measures):
    return replace(WHOLE, measures=measures)


@pytest.fixture
def hides():
    return concealment(WHOLE, PEOPLE, LIMIT)


def test_a_hidden_units_measure_is_left_out(hides):
    hidden = sorted(hides.hidden)[0]
    shown = next(row.code for row in WHOLE.rows if row.code not in hides.hidden | hides.above)
    whole = told(measure(1, hidden), measure(2, shown))

    public = concealed(whole, hides)

    assert [row.number for row in public.measures] == [2]
    assert public.measures[0].proof is not None
    assert not holds_still(whole, whole, hides)
    assert holds_still(whole, public, hides)


def test_what_shows_the_effect_goes_where_something_beneath_is_hidden(hides):
    (row,) = concealed(told(measure(1, WHOLE.total.code)), hides).measures

    assert (row.proof, row.months[0].proof, row.months[0].expected_ore) == (None, None, 5)


@pytest.mark.parametrize("word", ["text", "consequence", "remark", "role"])
def test_words_that_name_a_hidden_unit_take_the_measure_with_them(hides, word):
    name = next(row.name for row in WHOLE.rows if row.code in hides.hidden)

    assert concealed(told(measure(1, WHOLE.total.code, **{word: f"Om {name}"})), hides).measures == ()


def test_where_no_figure_is_shown_no_measure_is(hides):
    assert withheld(told(measure(1, WHOLE.total.code)), hides, LATE_UNIT).measures == ()


def test_a_hidden_units_measure_of_a_later_year_is_left_out_too(hides):
    hidden = sorted(hides.hidden)[0]
    whole = replace(WHOLE, measures_ahead=(replace(measure(1, hidden), first="2023-01", last="2023-12"),))

    assert concealed(whole, hides).measures_ahead == ()
