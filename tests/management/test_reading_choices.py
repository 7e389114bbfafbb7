"""`import_figures` has an option for every choice of the page, and --profile keeps what was chosen."""

import argparse
import io

import pytest
from django.core.management import CommandError, call_command

from socfin.importers.choices import CHOICES
from socfin.importers.decisions import Decision, Treatment, decision_spelled
from socfin.importers.options import Options
from socfin.importers.stored import StoredOptions
from socfin.management.reading_choices import add_choices, chosen
from socfin.models import ImportProfile, Verksamhet
from tests.cast import long_csv

NEW = "511 5020 2022-01 utfall -1000\n799 5020 2022-01 utfall -50"
SILENT = "511 5020 2022-01 utfall -10\n511 5020 2022-01 budget -9\n520 5020 2022-01 budget -5"


@pytest.fixture
def run(committee, tmp_path):
    """`run(rows, "--unit", "kr")` hands the rows in and gives what the command says."""

    def hand_in(rows: str, *arguments: str, name: str = "fil.csv") -> str:
        path = tmp_path / name
        path.write_bytes(long_csv(rows))
        out = io.StringIO()
        call_command("import_figures", str(path), "--committee", committee.slug, *arguments, stdout=out)
        return out.getvalue()

    return hand_in


def test_every_declared_choice_is_an_option_a_stored_word_and_a_field_of_the_options():
    parser = argparse.ArgumentParser()
    add_choices(parser)
    fields = Options.__dataclass_fields__

    free = {"period": "2022-03", "dimension": "20", "columns": "Utfall 2024=2024", "contents": "Plan=budget"}
    free |= {"last_row": "40", "not_counted": "601 Projekt"}
    for choice in CHOICES:
        word = choice.words[0][0] if choice.words else free[choice.name]
        told = chosen(vars(parser.parse_args([choice.flag, word])))
        assert told == {choice.name: word}
        assert choice.name in fields
        assert getattr(StoredOptions(told).options(), choice.name) == choice.read(word)


def test_an_unknown_verksamhet_is_placed_joined_or_left_out(run):
    run(NEW, "--verksamhet", "799=samma:511", "--publish")
    assert not Verksamhet.objects.filter(code="799").exists()

    assert "799" not in run(NEW.replace("1000", "1100"), "--verksamhet", "799=utelämna")

    run(NEW.replace("1000", "1200"), "--verksamhet", "799=under:520", "--publish")
    assert Verksamhet.objects.get(code="799").parent.code == "520"


def test_a_silent_verksamhet_is_set_to_zero(run):
    assert "utan utfall" in run(SILENT, "--accept", "Liten nämnd.")

    assert "utan utfall" not in run(SILENT, "--verksamhet", "520=noll", "--accept", "Liten nämnd.")


def test_the_profile_keeps_what_was_chosen_and_reads_the_next_file_so(run, committee):
    said = run(NEW, "--verksamhet", "799=utelämna", "--sign", "flipped", "--profile", "Månad", "--publish")
    assert "Läsningen är sparad som Månad." in said

    kept = ImportProfile.objects.get(committee=committee, name="Månad").options
    assert kept == {"verksamheter": {"799": {"fate": "leave", "other": ""}}, "sign": "flipped"}

    february = run(NEW.replace("2022-01", "2022-02"), "--profile", "Månad")
    assert "799" not in february
    assert "→ 1\u00a0000 kr" in february


def test_nothing_is_remembered_of_a_file_that_was_only_looked_at(run):
    run(NEW, "--verksamhet", "799=utelämna", "--profile", "Månad")

    assert not ImportProfile.objects.exists()


def test_an_answer_about_one_verksamhet_leaves_what_the_profile_says_of_others(run, committee):
    run(NEW, "--verksamhet", "799=utelämna", "--profile", "Månad", "--publish")
    run(SILENT, "--verksamhet", "520=noll", "--profile", "Månad", "--publish")

    kept = ImportProfile.objects.get(committee=committee, name="Månad").options["verksamheter"]
    assert {code: one["fate"] for code, one in kept.items()} == {"799": "leave", "520": "zero"}


@pytest.mark.parametrize("said", ["", "799", "799=", "=noll", "799=noll:5", "799=under", "799=kanske:5"])
def test_what_is_said_of_a_verksamhet_is_spelled_one_of_four_ways(run, said):
    with pytest.raises(CommandError, match="530=under:5"):
        run(NEW, "--verksamhet", said)

    assert decision_spelled("799 = under:52") == ("799", Decision(Treatment.CREATE, "52"))


def test_a_profile_of_before_that_turned_the_sign_still_does():
    assert StoredOptions({"flip_sign": True}).options().turns is True
    assert StoredOptions({"flip_sign": False}).options().turns is False
    assert StoredOptions({"flip_sign": None}).options().turns is None


def test_an_account_belongs_to_the_line_that_is_said_once_the_file_is_published(run, committee):
    rows = "511 9999 2022-01 utfall -1000"
    assert "9999" in run(rows)

    looked_at = run(rows, "--account", "9999=other_cost")
    assert "hör inte till någon rad" not in looked_at
    assert not committee.account_lines.filter(prefix="9999").exists()

    run(rows, "--account", "9999=other_cost", "--publish", "--accept", "Prov")
    assert committee.account_lines.get(prefix="9999").line == "other_cost"


@pytest.mark.parametrize("said", ["9999", "9999=", "=other", "x=other", "9999=kanske"])
def test_what_is_said_of_an_account_is_spelled_one_way(run, said):
    with pytest.raises(CommandError, match="3999=revenue"):
        run(NEW, "--account", said)


def test_a_question_says_below_it_what_each_answer_makes_of_the_total(committee, tmp_path):
    path, out = tmp_path / "fil.csv", io.StringIO()
    path.write_text("Verksamhet;Utfall mars 2022\n510 Hemtjänst;-12\n520 SÄBO;-20\n")
    with pytest.raises(SystemExit):
        call_command("import_figures", str(path), "--committee", committee.slug, stdout=out)

    told = out.getvalue().replace("\u00a0", " ")
    assert "\n  kr: utfall mars 2022 −32 kr\n  tkr: utfall mars 2022 −32 000 kr\n" in told
