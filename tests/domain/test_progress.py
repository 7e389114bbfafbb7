"""What a reader is told while a file is worked on."""

import pytest

from socfin.domain.progress import Stage, Step


@pytest.mark.parametrize(
    ("told", "words", "share"),
    [
        (Stage(Step.READING, 45, 100), "Läser filen … 45\u00a0%", 0.45),
        (Stage(Step.READING, 57, 100), "Läser filen … 57\u00a0%", 0.57),
        (Stage(Step.COMPARING), "Jämför med det som gäller …", None),
        (
            Stage(Step.STORING, 600_000, 1_000_000),
            "Publicerar … 600\u00a0000 av 1\u00a0000\u00a0000\u00a0rader",
            0.6,
        ),
        (Stage(Step.FORECASTING), "Räknar prognoser …", None),
        (Stage(Step.READING, 101, 100), "Läser filen … 100\u00a0%", 1.0),
    ],
)
def test_a_step_is_told_in_words_and_as_a_share(told, words, share):
    assert (told.words, told.share) == (words, share)
