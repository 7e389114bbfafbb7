"""The figures of a file in a frame: made once, and the same figures."""

from socfin.frames.figures import figures_frame, framed
from socfin.importers import parse

REPORT = (
    "Budget och utfall oktober 2025, tkr\nVerksamhet;Budget ack;Utfall ack\n510 Hemtjänst;-100;-90\n".encode()
)


def test_a_framed_file_has_the_same_figures_and_its_frame_is_made_once():
    parsed = parse(REPORT, "rapport.csv")

    once = framed(parsed)

    assert len(parsed.figures) == 2
    assert list(once.figures) == list(parsed.figures)
    assert figures_frame(once) is figures_frame(framed(once))
