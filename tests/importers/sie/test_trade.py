"""What a SIE file's dimension of counterparts says, beside the figures of its verksamheter."""

import pytest

from socfin.frames.trade import COUNTERPART
from socfin.importers.decisions import Decision, Treatment, decided
from tests.importers.sie_files import amounts, read

HEAD = '#FLAGGA 0\n#FORMAT PC8\n#SIETYP 3\n#RAR 0 20250101 20251231\n#KONTO 4600 "Kop"\n#KONTO 3400 "Salj"\n'
DIMENSIONS = '#DIM 1 "Verksamhet"\n#DIM 12 "Motpart"\n'
BODY = (
    '#PSALDO 0 202501 4600 {1 "510" 12 "810"} 3000\n#PSALDO 0 202501 4600 {1 "510" 12 "999"} 500\n'
    '#PSALDO 0 202501 3400 {1 "520" 12 "820"} -200\n#RES 0 4600 3500\n#RES 0 3400 -200\n'
)


def traded(parsed):
    if not len(parsed.trade):
        return {}
    frame = parsed.trade.frame
    columns = [frame[name].tolist() for name in (COUNTERPART, "account", "amount_ore")]
    return {(code, account): amount / 100 for code, account, amount in zip(*columns, strict=True)}


def test_objects_of_motpart_are_kept_with_our_sign():
    parsed = read(DIMENSIONS + BODY, HEAD)

    assert traded(parsed) == {("810", "4600"): -3000, ("999", "4600"): -500, ("820", "3400"): 200}
    assert "Dimension 12 säger utfallets motpart." in parsed.notes


def test_the_figures_are_as_they_are_without_it():
    other = read(DIMENSIONS.replace("Motpart", "Projekt") + BODY, HEAD)

    assert amounts(read(DIMENSIONS + BODY, HEAD)) == amounts(other)
    assert traded(other) == {}


@pytest.mark.parametrize("dimension", ["12", "1"])
def test_the_dimension_that_is_read_as_verksamhet_is_no_counterpart(dimension):
    parsed = read(DIMENSIONS + BODY, HEAD, dimension=dimension)

    assert bool(traded(parsed)) is (dimension == "1")


def test_where_a_verksamhet_is_left_out_nobody_knows_what_of_the_trade_was_its():
    parsed = decided(read(DIMENSIONS + BODY, HEAD), {"520": Decision(Treatment.LEAVE)})

    assert traded(parsed) == {}
