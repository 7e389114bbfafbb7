"""Where a controller corrects how a file was read, and what is remembered until next month."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from socfin.models import AccountLine, ImportProfile, Publication, Upload
from socfin.reporting.reading import read_upload
from tests.cast import long_csv
from tests.stored import figures_of

MARCH = "Enhet;A;B\n510 Hemtjänst;-12 227;-12 048\n520 SÄBO;-8 000;-8 100\n"
PLAIN = "Ekonomi;;\nEnhet;Utfall jan-mars 2022;Plan\n510 Hemtjänst;-12 227;-12 048\n520 SÄBO;-8 000;-8 100\n"
APRIL = "Ekonomi;;\nEnhet;Utfall jan-april 2022;Plan\n510 Hemtjänst;-16 227;-16 048\n520 SÄBO;-9 000;-9 100\n"
UNDER_SUM = """Provby jan-mar 2022 tkr
Verksamhet;Utfall jan-mar 2022
510 Hemtjänst;-12 000
520 SÄBO;-20 000
Summa drift;-32 000
"""
NEW = "/provby/uppladdningar/ny/"


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def hand_in(client, content: str | bytes, filename: str = "rapport.csv", **more):
    content = content.encode() if isinstance(content, str) else content
    return client.post(NEW, {"file": SimpleUploadedFile(filename, content), **more}, follow=True)


def address(response) -> str:
    return response.redirect_chain[-1][0]


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def as_sent(form) -> dict[str, object]:
    """The form as the browser would send it, unchanged."""
    values = {field.name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)}


def with_budget(client, page) -> None:
    """Say that the column "Plan" is the budget to date in tkr, and keep it as Månadsrapport."""
    answers = as_sent(page.context["reading_form"])
    answers |= {"unit": "tkr", "holds-2": "budget", "covers-2": "to_date", "profile": "Månadsrapport"}
    client.post(f"{address(page)}las-om/", answers)


def amounts(upload: Upload) -> list[tuple[str, int]]:
    figures = sorted(figures_of(upload), key=lambda one: (one.scenario, one.row))
    return [(one.scenario, one.amount_ore // 100_000) for one in figures]


def test_the_guess_stands_beside_the_files_first_rows(client):
    page = hand_in(client, PLAIN)

    form = page.context["reading_form"]
    assert [row["number"] for row in form.first_rows] == [1, 2, 3, 4]
    assert [column["holds"].value() for column in form.column_fields] == ["label", "outcome", "ignore"]
    assert "Filens första rader och vad varje kolumn läses som" in text_of(page)
    assert "-12 227" in text_of(page)


def test_a_corrected_column_is_read_at_once(client):
    page = hand_in(client, PLAIN)

    with_budget(client, page)
    client.post(f"{address(page)}publicera/")

    assert amounts(Upload.objects.get()) == [
        ("budget", -12_048),
        ("budget", -8_100),
        ("outcome", -12_227),
        ("outcome", -8_000),
    ]


def test_next_months_file_is_recognised_and_read_the_same_way(client):
    page = hand_in(client, PLAIN)
    with_budget(client, page)
    client.post(f"{address(page)}publicera/")

    april = hand_in(client, APRIL, "april.csv")

    assert "Känns igen som Månadsrapport." in text_of(april)
    assert not april.context["errors"]
    client.post(f"{address(april)}publicera/", {"seen": april.context["seen"]})
    assert ("budget", -16_048) in amounts(Upload.objects.get(filename="april.csv"))


def test_a_changed_layout_is_noticed_and_asked_about(client):
    page = hand_in(client, PLAIN)
    with_budget(client, page)

    changed = hand_in(client, APRIL.replace("Enhet;", "Grupp;Enhet;").replace("\n5", "\nx;5"), "april.csv")

    (problem,) = (one for one in changed.context["errors"] if one.code == "layout_changed")
    assert "Ny: ”Grupp”" in problem.message
    client.post(f"{address(changed)}publicera/")
    assert not Publication.objects.exists()
    client.post(f"{address(changed)}las-om/", as_sent(changed.context["reading_form"]))
    assert not client.get(address(changed)).context["errors"]


def test_another_header_row_makes_the_columns_be_guessed_anew(client):
    page = hand_in(client, PLAIN)
    answers = as_sent(page.context["reading_form"]) | {"header_first": 1, "header_last": 2}

    client.post(f"{address(page)}las-om/", answers)

    form = client.get(address(page)).context["reading_form"]
    assert form.mapping.header_rows == (1, 2)


def test_a_file_without_a_header_can_be_pointed_out(client):
    page = hand_in(client, MARCH)

    assert page.context["errors"]
    assert "header_first" in page.context["reading_form"].fields


def test_unknown_verksamheter_are_added_joined_or_left_out(client, committee):
    rows = "590 5020 2022-01 utfall -1\n591 5020 2022-01 utfall -2\n592 5020 2022-01 utfall -4"
    page = hand_in(client, long_csv(rows), "siffror.csv")

    answers = {"v-590": "create:510", "v-591": "same_as:511", "v-592": "leave:"}
    client.post(f"{address(page)}besluta/", answers)
    client.post(f"{address(page)}publicera/")

    stored = {one.verksamhet.code: one.amount_ore for one in figures_of(Upload.objects.get())}
    assert stored == {"590": -100, "511": -200}
    assert committee.verksamheter.get(code="590").parent.code == "510"
    assert not committee.verksamheter.filter(code__in=["591", "592"]).exists()


def test_an_unmapped_account_is_given_its_line_on_the_same_page(client, committee):
    page = hand_in(client, long_csv("511 9100 2022-01 utfall -1"), "siffror.csv")
    assert "Konton som inte hör till någon rad: 9100." in text_of(page)

    client.post(f"{address(page)}besluta/", {"a-9100": "other_cost"})

    assert AccountLine.objects.get(committee=committee, prefix="9100").line == "other_cost"
    assert "inte hör till någon rad" not in text_of(client.get(address(page)))


def test_what_was_decided_is_remembered_by_the_profile(client):
    page = hand_in(client, PLAIN.replace("520 SÄBO", "590 Nytt"))
    with_budget(client, page)

    client.post(f"{address(page)}besluta/", {"v-590": "leave:"})

    assert ImportProfile.objects.get().options["verksamheter"] == {"590": {"fate": "leave", "other": ""}}


def test_a_warning_that_needs_a_reason_is_published_with_one_and_shown_in_the_history(client, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1\n520 5020 2022-01 utfall -5")
    page = hand_in(client, long_csv("511 5020 2022-01 utfall -2"), "del.csv")
    assert "Skäl att publicera trots varningen" in text_of(page)

    refused = client.post(f"{address(page)}publicera/", {"seen": page.context["seen"]}, follow=True)
    assert "bara kan godtas med ett skäl" in text_of(refused)
    sent = {"reason": "SÄBO är avvecklat.", "seen": page.context["seen"]}
    client.post(f"{address(page)}publicera/", sent)

    assert "Skäl: SÄBO är avvecklat." in text_of(client.get(address(page)))
    assert "Skäl: SÄBO är avvecklat." in text_of(client.get("/provby/uppladdningar/"))


def test_the_dimension_of_a_sie_file_is_chosen_and_remembered(client, tmp_path):
    lines = [
        "#FLAGGA 0",
        '#PROGRAM "Prov" 1',
        "#SIETYP 3",
        '#FNAMN "Provby"',
        "#RAR 0 20220101 20221231",
        '#DIM 1 "Ansvar"',
        '#DIM 20 "Verksamhet"',
        '#KONTO 5020 "Lön"',
        '#OBJEKT 1 "77" "Chef"',
        '#OBJEKT 20 "511" "Norr"',
        '#PSALDO 0 202201 5020 {1 "77"} 100.00',
        '#PSALDO 0 202201 5020 {20 "511"} 100.00',
    ]
    page = hand_in(client, "\r\n".join(lines).encode("cp437"), "januari.se")
    form = page.context["reading_form"]
    assert form["dimension"].value() == "20"

    client.post(f"{address(page)}las-om/", {"dimension": "1", "braces": "total", "profile": "SIE"})

    assert Upload.objects.get().options["dimension"] == "1"
    again = "\r\n".join(lines).replace("100.00", "200.00").encode("cp437")
    assert hand_in(client, again, "februari.se").context["reading_form"]["dimension"].value() == "1"


LINES = (
    "Resultat jan-mars 2022, tkr\nRad;Utfall jan-mars;Budget jan-mars\nTaxor;100,5;90,0\n"
    "Personalkostnader;-900,5;-880,0\nMedlemsavgift;-3,0;-3,0\n"
)


def test_rows_of_unknown_name_are_decided_on_the_page_and_remembered(client, committee):
    page = hand_in(client, LINES)
    assert "Raden ”Taxor” är ingen känd rad" in text_of(page)
    client.post(f"{address(page)}las-om/", as_sent(page.context["reading_form"]) | {"profile": "Resultat"})

    client.post(f"{address(page)}besluta/", {"r-0": "revenue", "r-1": "outside"})

    after = client.get(address(page))
    assert not after.context["errors"]
    assert after.context["decision_form"].fields["r-0"].initial == "revenue"
    client.post(f"{address(page)}publicera/")
    stored = {(one.line, one.scenario): one.amount_ore for one in figures_of(Upload.objects.get())}
    assert stored["revenue", "outcome"] == 10_050_000
    assert {line for line, _ in stored} == {"revenue", "personnel"}
    assert ImportProfile.objects.get().options["lines"] == {"taxor": "revenue", "medlemsavgift": "outside"}
    april = hand_in(client, LINES.replace("mars", "april").replace("100,5", "140,5"), "april.csv")
    assert not april.context["errors"]


def test_reading_the_file_otherwise_keeps_what_was_decided_about_its_rows(client):
    page = hand_in(client, LINES)
    client.post(f"{address(page)}besluta/", {"r-0": "revenue", "r-1": "outside"})

    client.post(f"{address(page)}las-om/", as_sent(client.get(address(page)).context["reading_form"]))

    assert not client.get(address(page)).context["errors"]


QLIK = (
    "Period,Enhet,Mått,Kolumn,Mätvärde\n2022-03,23,SK.EK.RR.002,K16,-12.3\n2022-03,24,SK.EK.RR.002,K16,-4.5\n"
)


def test_the_enhet_of_a_qlik_extract_is_chosen_and_remembered(client):
    page = hand_in(client, QLIK, "qlik.csv")
    assert [one.code for one in page.context["errors"]] == ["choose_entity"]

    answers = as_sent(page.context["reading_form"]) | {"dimension": "24", "profile": "Qlik"}
    client.post(f"{address(page)}las-om/", answers)
    assert not client.get(address(page)).context["errors"]

    april = hand_in(client, QLIK.replace("2022-03", "2022-04"), "qlik-april.csv")
    assert "Känns igen som Qlik." in text_of(april)
    assert not april.context["errors"]


RESERVE = "511 5020 2022-01 utfall -10\n511 5020 2022-01 budget -9\n520 5020 2022-01 budget -5"


def test_a_verksamhet_with_nothing_booked_is_set_to_zero_on_the_page_and_remembered(client, committee):
    page = hand_in(client, long_csv(RESERVE))
    assert "Verksamheter med budget men utan utfall i filen: 520 SÄBO" in text_of(page)
    client.post(f"{address(page)}las-om/", as_sent(page.context["reading_form"]) | {"profile": "Månad"})

    client.post(f"{address(page)}besluta/", {"z-520": "zero"})

    after = client.get(address(page))
    assert "utan utfall i filen" not in text_of(after)
    assert "Utfallet är satt till 0, inget är bokfört: 520." in text_of(after)
    client.post(f"{address(page)}publicera/", {"reason": "Så liten är nämnden."})
    said = {(one.verksamhet.code, one.scenario): one.amount_ore for one in figures_of(Upload.objects.get())}
    assert said["520", "outcome"] == 0
    total = client.get("/provby/2022-01/").context["report"].total
    assert (total.to_date.outcome, total.to_date.budget) == (-10_00, -14_00)
    assert ImportProfile.objects.get().options["verksamheter"] == {"520": {"fate": "zero", "other": ""}}


def test_the_choices_about_verksamheter_stand_open_and_a_refused_sie_file_asks_nothing(client):
    page = hand_in(client, long_csv(RESERVE + "\n590 5020 2022-01 utfall -1"))
    asked = page.content.decode().partition('id="okant-rubrik"')[2].partition("</section>")[0]
    assert 'name="v-590"' in asked
    assert 'name="z-520"' in asked
    assert "<details" not in asked

    refused = hand_in(client, "#FLAGGA 0\n#SIETYP 4\n#PSALDO 0 202501 5020 {} 1\n", "fil.se")
    assert [one.code for one in refused.context["errors"]] == ["no_year"]
    assert not refused.context["reading_form"]
    assert "Läs om filen" not in text_of(refused)


def test_period_thirteen_is_asked_once_and_kept_in_the_profile(client):
    rows = "Period: 2024, kr\nVerksamhet;Period;Utfall\n511 Norr;{year}12;-100\n511 Norr;{year}13;-7\n"
    page = hand_in(client, rows.format(year=2024))
    assert [one.code for one in page.context["errors"]] == ["period_13"]

    answers = as_sent(page.context["reading_form"]) | {"closing": "december", "profile": "Bokslut"}
    client.post(f"{address(page)}las-om/", answers)
    read = client.get(address(page))
    assert not read.context["errors"]
    assert [one["after_ore"] for one in read.context["difference"].totals] == [-107_00]

    assert not hand_in(client, rows.format(year=2023), "bokslut-2023.csv").context["errors"]


def test_a_column_is_chosen_as_revenue_alone_and_kept_as_such(client):
    page = hand_in(client, "Okt 2022 ack, tkr\nVerksamhet;Utfall A;Utfall B\n510 Hemtjänst;200;-4 200\n")

    answers = as_sent(page.context["reading_form"])
    answers |= {"holds-1": "outcome_revenue", "holds-2": "outcome_cost"}
    again = client.post(f"{address(page)}las-om/", answers, follow=True)

    form = again.context["reading_form"]
    assert [column["holds"].value() for column in form.column_fields][1:] == [
        "outcome_revenue",
        "outcome_cost",
    ]
    assert "Utfall: intäkter" in text_of(again)


def test_the_months_of_columns_are_said_in_words_where_they_are_asked_about(client):
    page = hand_in(client, "Okt 2022, tkr\nVerksamhet;Utfall 2021;Utfall jan-okt 2022\n510 Hemtjänst;-9;-8\n")

    wrong = as_sent(page.context["reading_form"]) | {"columns": "Utfall 2021"}
    assert "säger ingen kolumn" in text_of(client.post(f"{address(page)}las-om/", wrong, follow=True))
    right = as_sent(page.context["reading_form"]) | {"columns": "Utfall 2021=2021", "profile": "Okt"}
    client.post(f"{address(page)}las-om/", right, follow=True)

    assert ImportProfile.objects.get().options["columns"] == "Utfall 2021=2021"


def test_a_question_says_what_each_answer_makes_of_the_total(client):
    page = text_of(hand_in(client, f"{UNDER_SUM}530 Projekt;-3 000\n"))

    assert "Räknas inte i nettot: utfall januari–mars 2022 −32 000 000 kr" in page
    assert "Räknas med i nettot: utfall januari–mars 2022 −35 000 000 kr" in page


def test_the_row_on_which_the_table_ends_is_said_on_the_page_and_not_kept_for_next_month(client):
    page = hand_in(client, f"{PLAIN}530 Projekt;-500;-400\n")
    answers = as_sent(page.context["reading_form"]) | {"last_row": "4", "unit": "tkr", "profile": "Rapport"}

    again = client.post(f"{address(page)}las-om/", answers, follow=True)

    assert again.context["reading_form"]["last_row"].value() == "4"
    assert "Dessa rader under den används inte: rad 5 ”530 Projekt”." in text_of(again)
    assert "last_row" not in ImportProfile.objects.get().options


def test_another_header_lets_go_of_the_row_on_which_the_table_ended(client):
    page = hand_in(client, f"{PLAIN}530 Projekt;-500;-400\n")
    answers = as_sent(page.context["reading_form"]) | {"last_row": "4"}
    again = client.post(f"{address(page)}las-om/", answers, follow=True)
    moved = as_sent(again.context["reading_form"]) | {"header_first": 1, "header_last": 2}

    client.post(f"{address(page)}las-om/", moved)

    assert "last_row" not in Upload.objects.get().options


def test_rows_that_are_not_counted_are_said_on_the_page_and_kept_by_name_in_the_profile(client):
    page = hand_in(client, f"{PLAIN}530 Projekt;-500;-400\n")
    answers = as_sent(page.context["reading_form"]) | {"unit": "tkr", "profile": "Rapport"}

    client.post(f"{address(page)}las-om/", answers | {"not_counted": "530 Projekt"})

    assert "Dessa rader räknas inte, som valt: rad 5 ”530 Projekt”." in text_of(client.get(address(page)))
    assert ImportProfile.objects.get().options["not_counted"] == "530 Projekt"
    april = hand_in(client, APRIL, "april.csv")
    assert "Ingen rad med belopp heter ”530 Projekt”" in text_of(april)


def test_a_decision_about_other_rows_leaves_those_that_were_put_outside(client):
    page = hand_in(client, LINES)
    kept = Upload.objects.get()
    kept.options["lines"] = {"personal": "outside"}
    kept.save(update_fields=["options"])

    client.post(f"{address(page)}besluta/", {"r-0": "revenue", "r-1": "outside"})

    assert Upload.objects.get().options["lines"]["personal"] == "outside"


def test_a_workbook_of_two_lists_is_read_together_when_both_are_ticked(client):
    both = {"Utfall": [("510", "2022-03", "utfall", -100)], "Budget": [("510", "2022-03", "budget", -90)]}
    page = hand_in(client, workbook_of_lists(both), "lista.xlsx")

    answers = as_sent(page.context["reading_form"]) | {"sheets": ["Utfall", "Budget"]}
    page = client.post(f"{address(page)}las-om/", answers, follow=True)

    assert "Bladen ”Utfall” och ”Budget” läses tillsammans." in text_of(page)
    read = read_upload(Upload.objects.get()).figures
    assert {(figure.scenario.value, figure.amount) for figure in read} == {
        ("outcome", -100_00),
        ("budget", -90_00),
    }


def workbook_of_lists(sheets: dict[str, list[tuple[object, ...]]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for at, row in enumerate((("verksamhet", "period", "scenario", "belopp"), *rows)):
                page.write_row(at, 0, row)
    return stream.getvalue()
