"""The organisation's picture has every box with its words, and no markup of anyone's."""

from xml.etree import ElementTree

from socfin.charts.organisation import Drawn, organisation_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_every_box_is_drawn_with_its_words_and_hangs_from_its_whole():
    drawn = [Drawn(0, "Nämnden", ("budget −9 tkr",)), Drawn(1, "Hem & hus <b>", ()), Drawn(1, "SÄBO", ())]

    root = ElementTree.fromstring(organisation_svg(drawn, "Organisationen"))

    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert texts == ["Nämnden", "budget −9 tkr", "Hem & hus <b>", "SÄBO"]
    assert len(list(root.iter(f"{SVG}rect"))) == 3
    assert len(list(root.iter(f"{SVG}path"))) == 2


def test_a_long_name_is_shortened_within_its_box():
    root = ElementTree.fromstring(organisation_svg([Drawn(0, "x" * 200, ())], "Organisationen"))

    (text,) = [node.text for node in root.iter(f"{SVG}text")]
    assert len(text) == 62
    assert text.endswith("…")
