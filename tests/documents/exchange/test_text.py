"""The paragraph to paste into the minutes, held against Nora's own."""

from dataclasses import replace
from datetime import date

from socfin.documents.dispatch import Dispatch
from socfin.documents.exchange.text import as_text
from socfin.domain.report import Comment
from tests.documents.reports import nora, timra
from tests.documents.test_organisation import box

NORAS_PARAGRAPH = """\
Su § 16
dnr KS2022-150

Ekonomirapport Vård och omsorg, utfall januari–mars 2022

Totalt januari–mars 2022: utfall −66 737, budget −64 546, avvikelse −2 192 (−3,4 %).
Helår 2022: budget −258 182, 26 % förbrukat.

Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1,5 %).
Arbetskraft i förhållande till budget: ca 6,4 årsarbetskrafter över balans.

Särskilt boende (SÄBO): utfall −20 238, budget −20 902, avvikelse 664 (3,2 %).
Beläggningsgrad januari ligger ungefär på 80 %, vilket innebär att ca 30 platser inte nyttjas. \
Årsarbetskraft i förhållande till budget ligger under budget i dagsläget.

Hälsa, sjukvård och rehab (HSR): utfall −6 106, budget −5 244, avvikelse −862 (−16 %).
Sjuksköterskebrist med svårigheter att nyrekrytera har inneburit köp av hyrsjuksköterskor.

Funktionsstöd: utfall −13 687, budget −14 228, avvikelse 541 (4 %).
- Ca 500 tkr plus.
- Förändringar i SFB kan innebära höjda kostnader.
Årsarbetskraft i förhållande till budget ligger under budget i dagsläget.

Individ- och familjeomsorg (IFO): utfall −14 714, budget −12 124, avvikelse −2 590 (−21 %).
Försörjningsstöd ligger på plus, utskottet berömmer arbetet.

Integration: utfall 235, budget 0, avvikelse 235 (ingen budget).
- Liten verksamhet, förväntas gå plus minus noll.
"""


def with_ordinary_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_noras_paragraph_reads_as_in_the_minutes():
    assert with_ordinary_spaces(as_text(nora())).startswith(NORAS_PARAGRAPH)


def test_the_decision_comes_last():
    assert as_text(nora()).endswith("\n\nSocialutskottet tackar för informationen.")


def test_amounts_keep_together_when_pasted():
    assert "−12\u00a0227" in as_text(nora())
    assert "−3,4\u00a0%" in as_text(nora())


def test_a_report_of_lines_tells_its_lines_and_the_forecast():
    said = with_ordinary_spaces(as_text(timra()))

    assert "Kostnader: utfall −389 617, budget −363 606, avvikelse −26 010 (−7 %)." in said
    assert "varav personalkostnader: utfall −253 821, budget −239 573, avvikelse −14 248 (−6 %)." in said
    assert (
        "Prognos helår 2022: −490 664, avvikelse mot budget −17 869 (−4 %), enligt förvaltningens bedömning."
        in said
    )


def test_without_an_item_the_text_starts_with_its_heading():
    assert as_text(timra()).startswith("Ekonomirapport Socialnämnden, januari–augusti 2022\n")


def test_dnr_is_written_once_however_it_was_entered():
    entered = replace(nora().agenda, dnr="Dnr: KS2022-150")

    assert as_text(replace(nora(), agenda=entered)).splitlines()[1] == "dnr KS2022-150"


def test_a_decision_of_several_points_keeps_its_lines():
    decided = replace(nora().agenda, decision="Nämnden beslutar\natt godkänna rapporten.")

    assert as_text(replace(nora(), agenda=decided)).endswith("Nämnden beslutar\natt godkänna rapporten.")


def test_the_comment_on_the_whole_follows_the_totals():
    whole = replace(nora().total, comment=Comment(text="Placeringarna förklarar underskottet."))
    paragraphs = as_text(replace(nora(), total=whole)).split("\n\n")

    assert paragraphs[3] == "Placeringarna förklarar underskottet."


def test_a_comment_without_words_leaves_no_empty_line():
    silent = replace(nora().rows[0], comment=Comment(text=" \n \n"))

    assert "\n\n\n" not in as_text(replace(nora(), rows=(silent,)))


def test_notes_for_those_who_keep_the_books_are_not_in_the_minutes():
    notes = (
        "Utfall för juni saknas; summan är för fem månader.",
        "Konto 9010 är inte kopplat till någon rad.",
    )
    said = with_ordinary_spaces(as_text(replace(nora(), notes=notes)))

    assert notes[0] in said
    assert "Konto" not in said


def test_what_has_happened_since_the_last_meeting_follows_the_totals():
    told = ("Underskottet har ökat.", "Störst betydelse har IFO.")
    sent = Dispatch(meeting=date(2022, 5, 3), written=date(2022, 4, 26), by="Sara Holm", since=told)
    paragraphs = as_text(nora(), sent).split("\n\n")

    assert paragraphs[3] == "Sedan förra sammanträdet: Underskottet har ökat. Störst betydelse har IFO."


def test_the_organisation_is_told_where_it_is_to_be_another():
    now, then = box(1, 0, name="Vård och omsorg"), replace(box(1, 0), month="2023-01")

    assert "Organisationen" not in as_text(replace(nora(), boxes=(now,)))
    assert "Organisationen januari 2023" in as_text(replace(nora(), boxes=(now, then)))
