"""What a template must say when it is taken in use: conclusion and totals, whatever the figures."""

import pytest

from socfin.documents.word.template.check import problems
from tests.documents.templates import SAYS, changed, typed

FINDING, TOTALS = SAYS
NO_FINDING, NO_TOTALS = "Slutsatsen kommer inte med", "Summans utfall, budget och avvikelse kommer inte med"


def told(*paragraphs: str, **more) -> list[str]:
    return problems(typed(*paragraphs, **more), "mall.docx")


def test_a_template_with_only_a_number_says_neither_conclusion_nor_totals():
    (finding, totals) = told("{{ dnr }}")

    assert finding.startswith(f"{NO_FINDING}. Skriv {{{{ slutsats }}}}")
    assert totals.startswith(f"{NO_TOTALS}. Skriv till exempel ”Utfall {{{{ totalt.utfall }}}}")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (TOTALS,),
        ("{% for m in meningar %}{{ m }} {% endfor %}",),
        (
            "{%p for rad in verksamheter %}",
            "{{ rad.namn }}: {{ rad.utfall }} {{ rad.budget }} {{ rad.avvikelse }}",
            "{%p endfor %}",
        ),
    ],
)
def test_totals_may_be_told_in_any_place(paragraphs):
    assert told("{{ slutsats|upper }}", *paragraphs) == []


def test_what_is_missing_of_the_totals_is_named():
    assert told(FINDING, "{{ totalt.avvikelse }}")[0].startswith("Summans utfall och budget kommer inte med.")


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("beslut", "när det varken finns underskott, kommentarer eller beslut"),
        ("totalt.ton == 'underskott'", "när det varken finns underskott, kommentarer eller beslut"),
        ("totalt.ton != 'överskott'", "när det är överskott"),
    ],
)
def test_what_must_be_said_may_not_hang_on_anything(question, when):
    (message,) = told(TOTALS, f"{{% if {question} %}}{FINDING}{{% endif %}}")

    assert message.startswith(f"{NO_FINDING} {when}.")


def test_a_conclusion_in_the_page_header_or_hidden_is_not_said():
    hidden = changed(
        typed(FINDING, TOTALS),
        "word/document.xml",
        lambda xml: xml.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1),
    )

    assert told(TOTALS, header=FINDING)[0].startswith(NO_FINDING)
    assert problems(hidden, "mall.docx")[0].startswith(NO_FINDING)


def test_it_is_told_beside_other_faults_but_not_of_a_word_that_is_only_misspelt():
    beside = told("{{ nämd }}")
    misspelt = told("{{ slutsatsen }}", "{{ totalt.utfal }}")
    half = told("{{ slutsats }", TOTALS)

    assert [message for message in beside if message.startswith((NO_FINDING, NO_TOTALS))] == beside[1:]
    assert len(beside) == 3
    assert len(misspelt) == 2
    assert len(half) == 1
