"""The organisation's picture has every box with its words, and no markup of anyone's."""

from xml.etree import ElementTree

from socfin.charts.organisation import STEP, Drawn, organisation_rows, organisation_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_every_box_is_drawn_with_its_words_and_hangs_from_its_whole():
    drawn = [Drawn(0, "Nämnden", ("budget −9 tkr",)), Drawn(1, "Hem & hus <b>", ()), Drawn(1, "SÄBO", ())]

    root = ElementTree.fromstring(organisation_svg(drawn, "Organisationen"))

    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert texts == ["Nämnden", "budget −9 tkr", "Hem & hus <b>", "SÄBO"]
    assert len(list(root.iter(f"{SVG}rect"))) == 3
    assert len(list(root.iter(f"{SVG}path"))) == 2


def test_a_page_has_the_same_a_box_at_a_time_so_that_paper_parts_it_between_boxes():
    tree = [Drawn(0, "Nämnden", ()), Drawn(1, "Hemtjänst", ()), Drawn(2, "Norr", ()), Drawn(1, "SÄBO", ())]

    root = ElementTree.fromstring(organisation_rows(tree, "Organisationen"))

    rows = list(root)
    assert [row.get("viewBox").split()[1] for row in rows] == [str(place * STEP) for place in range(4)]
    assert [[node.text for node in row.iter(f"{SVG}text")] for row in rows] == [[box.name] for box in tree]
    # from the committee down to SÄBO the line passes by what stands between them
    assert [len(list(row.iter(f"{SVG}path"))) for row in rows] == [2, 3, 2, 1]
    assert root.get("aria-label") == "Organisationen"


def test_a_row_has_two_lines_of_each_whole_at_most_however_many_boxes_hang_from_it():
    wide = [Drawn(0, "Nämnden", ()), *(Drawn(1, f"Enhet {number}", ()) for number in range(300))]

    rows = list(ElementTree.fromstring(organisation_rows(wide, "Organisationen")))

    assert max(len(list(row.iter(f"{SVG}path"))) for row in rows) == 2
    assert len(list(rows[-1].iter(f"{SVG}path"))) == 1


def test_a_long_name_is_shortened_within_its_box():
    root = ElementTree.fromstring(organisation_svg([Drawn(0, "x" * 200, ())], "Organisationen"))

    (text,) = [node.text for node in root.iter(f"{SVG}text")]
    assert len(text) == 62
    assert text.endswith("…")


def test_boxes_are_as_wide_as_the_longest_words_ask_within_the_narrowest_and_the_widest():
    short, usual, long = (
        {
            node.get("width")
            for node in ElementTree.fromstring(organisation_svg([box], "O")).iter(f"{SVG}rect")
        }
        for box in (Drawn(0, "Vård", ()), Drawn(0, "Vård", ("x" * 60,)), Drawn(0, "x" * 90, ()))
    )

    assert (short, usual, long) == ({"240"}, {"414"}, {"560"})
