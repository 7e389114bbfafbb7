"""Verksamheter that only an undone file has figures for leave the tree, and come back with a publishing."""

import pytest

from socfin.actions.committees import plant_tree
from socfin.actions.publishing import publish, receive, undo
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.period import Month
from socfin.models import FigureBlock, Verksamhet
from socfin.selectors.committees import verksamhet_by_code, verksamheter
from tests.cast import HEADER

PLANTED = ["5", "510", "511", "520"]


@pytest.fixture
def published(committee, carin):
    """`published("590;Ny;510", ...)` publishes a file with an outcome of each, as Carin."""

    def run(*named: str, month: str = "2022-01", options=None):
        rows = "".join(f"{one};5020;;;{month};1;utfall;-{100 + 70 * n};\n" for n, one in enumerate(named))
        content = f"{HEADER}\n{rows}".encode()
        kept = receive(
            committee=committee, filename="f.csv", content=content, by=carin, options=options or {}
        ).upload
        publish(upload=kept, by=carin)
        return kept

    return run


def codes(committee) -> list[str]:
    return sorted(node.code for node in verksamheter(committee))


def test_what_an_undone_file_added_leaves_the_tree_and_its_figures_stay_stored(committee, carin, published):
    kept = published("590;Ny;510", "511;;")
    assert codes(committee) == [*PLANTED, "590"]

    undo(upload=kept, by=carin)

    assert codes(committee) == PLANTED
    assert verksamhet_by_code(committee, "590") is None
    assert FigureBlock.objects.filter(verksamhet__code="590").exists()


def test_publishing_it_again_brings_it_back_with_those_above_it(committee, carin, published):
    kept = published("59;Grupp;", "590;Ny;59")
    undo(upload=kept, by=carin)
    assert codes(committee) == PLANTED

    publish(upload=kept, by=carin)

    assert codes(committee) == ["5", "510", "511", "520", "59", "590"]


def test_a_parent_that_only_the_file_added_goes_with_its_last_child(committee, carin, published):
    first = published("59;Grupp;", "590;Ny;59")
    second = published("590;Ny;59", "591;Annan;59", month="2022-02")

    undo(upload=first, by=carin)
    assert codes(committee) == ["5", "510", "511", "520", "59", "590", "591"]

    undo(upload=second, by=carin)
    assert codes(committee) == PLANTED


def test_what_another_file_that_stands_has_figures_for_stays(committee, carin, published):
    first = published("590;Ny;510")
    published("590;Ny;510", month="2022-02")

    undo(upload=first, by=carin)

    assert "590" in codes(committee)


def test_a_planted_verksamhet_never_leaves_however_unused(committee, carin, published):
    kept = published("520;;")

    undo(upload=kept, by=carin)

    assert codes(committee) == PLANTED


def test_one_that_was_planted_later_or_written_about_or_has_people_stays(committee, carin, published):
    kept = published("590;Ny;510", "591;Annan;510", "592;Tredje;510")
    plant_tree(committee=committee, nodes=[("590", "Ny", "510", 30, None, None, "")], by=carin)
    written = Verksamhet.objects.get(code="591")
    write_remark(
        verksamhet=written, month=Month(2022, 1), words=RemarkWords(text="En förklaring.", cause=""), by=carin
    )
    Verksamhet.objects.filter(code="592").update(people=3)

    undo(upload=kept, by=carin)

    assert codes(committee) == [*PLANTED, "590", "591", "592"]


def test_a_new_file_may_place_and_name_it_anew(committee, carin, published):
    undo(upload=published("590;Ny;510"), by=carin)

    published("590;Nyare;520", month="2022-02")

    node = verksamhet_by_code(committee, "590")
    assert (node.name, node.parent.code) == ("Nyare", "520")
