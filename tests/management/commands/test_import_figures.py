"""`manage.py import_figures`: the page's own preview, and an exit status that scripts can trust."""

import io
import os
import random
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from socfin import reporting
from socfin.actions.publishing import save_profile
from socfin.domain.period import Month
from socfin.models import AuditEvent, FigureBlock, Publication, Upload
from socfin.settings import SQLITE_FILE
from tests.cast import FIXTURES, indicator_csv, long_csv
from tests.migrated import laid_in
from tests.stored import figures_of

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"
REPORT = "Verksamhet;Utfall jan-mars 2022;Budget jan-mars 2022\n510 Hemtjänst;-12 227;-12 048\n"


@pytest.fixture
def file(tmp_path):
    """`file("mars.csv", content)` is the path of a file with the content."""

    def make(name: str, content: bytes | str):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def run(path, *arguments: str, committee: str = "provby") -> str:
    out = io.StringIO()
    call_command("import_figures", str(path), "--committee", committee, *arguments, stdout=out)
    return out.getvalue()


def stored() -> tuple[int, int, int]:
    return Upload.objects.count(), FigureBlock.objects.count(), Publication.objects.count()


def test_without_publish_it_only_shows_what_would_change(committee, file):
    said = run(file("januari.csv", long_csv(ROWS)))

    assert "Omfattar: Budget januari 2022; Utfall januari 2022" in said
    assert "Rader: 2 nya, 0 ändras, 0 försvinner, 0 oförändrade" in said
    assert "Inget är ändrat. Lägg till --publish för att publicera." in said
    assert stored() == (0, 0, 0)


def test_with_publish_the_figures_count(committee, file):
    said = run(file("januari.csv", long_csv(ROWS)), "--publish")

    assert "Klart. januari.csv är publicerad." in said
    assert stored() == (1, 2, 2)
    committee.refresh_from_db()
    assert reporting.report(committee, Month(2022, 1)).total.to_date.deviation == -100_00


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_terminal_a_bar_tells_how_far_it_is(committee, file, monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())

    run(file("januari.csv", long_csv(ROWS + "\n511 5020 2022-02 utfall -31")), "--publish")

    said = sys.stderr.getvalue()
    words = ("Läser filen … 60", "Jämför med det som gäller …", "Publicerar …", "Räknar prognoser …")
    places = [said.find(one) for one in words]
    assert -1 not in places
    assert places == sorted(places)


def test_without_a_terminal_nothing_but_the_answer_is_written(committee, file, capfd):
    run(file("januari.csv", long_csv(ROWS)), "--publish")

    assert capfd.readouterr().err == ""


def test_a_changed_file_is_told_from_and_to(committee, file):
    run(file("januari.csv", long_csv(ROWS)), "--publish")

    said = run(file("rättad.csv", long_csv(ROWS.replace("-1000", "-1500"))))

    assert "0 nya, 1 ändras, 0 försvinner, 1 oförändrade" in said
    assert "Hemtjänst norr · Utfall januari 2022: −1\u00a0000 → −1\u00a0500 kr" in said


def test_publishing_the_same_file_again_changes_nothing_and_is_no_error(committee, file):
    path = file("januari.csv", long_csv(ROWS))
    run(path, "--publish")
    before = stored()

    said = run(path, "--publish")

    assert "Inget har ändrats." in said
    assert stored() == before


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tom.csv", b"", "Filen är tom"),
        ("brus.xlsx", random.Random(1).randbytes(4096) + b"\0", "varken en arbetsbok eller"),
        ("halv.xlsx", (FIXTURES / "nora-2022-q1.xlsx").read_bytes()[:900], "skadad"),
        ("fel.csv", long_csv(ROWS.replace("-900", "niohundra")), "Fel (rad 3)"),
        ("rubrik.csv", long_csv("")[:-1], ""),
    ],
)
@pytest.mark.parametrize("publish", [False, True])
def test_what_stops_a_file_is_told_and_the_exit_status_is_one(
    committee, file, capsys, name, content, says, publish
):
    arguments = ["--publish"] if publish else []

    with pytest.raises(SystemExit) as stop:
        call_command("import_figures", str(file(name, content)), "--committee", "provby", *arguments)

    assert stop.value.code == 1
    assert says in capsys.readouterr().out
    assert stored() == (0, 0, 0)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--committee", "finns-inte"], "Nämnden ”finns-inte” finns inte."),
        (["--committee", "provby", "--profile", "Okänd"], "ingen importprofil som heter ”Okänd”"),
        (["--committee", "provby", "--by", "ingen", "--publish"], "Användaren ”ingen” finns inte."),
        (["--committee", "provby", "--period", "mars"], "mars"),
        (["--committee", "provby", "--scenario", "dröm"], "dröm"),
        ([], "--committee"),
    ],
)
def test_a_wrong_argument_is_told_and_changes_nothing(committee, file, arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command("import_figures", str(file("a.csv", long_csv(ROWS))), *arguments)

    assert stored() == (0, 0, 0)


def stored_figures(*names):
    return {tuple(getattr(one, name) for name in names) for one in figures_of(Upload.objects.get())}


def test_a_file_that_is_not_there_is_told(committee, tmp_path):
    with pytest.raises(CommandError, match=r"saknas\.csv kan inte läsas"):
        run(tmp_path / "saknas.csv")


def test_unit_and_period_say_what_the_file_does_not(committee, file):
    path = file("rapport.csv", REPORT.replace("jan-mars 2022", "ack"))

    run(path, "--unit", "tkr", "--period", "2022-03", "--publish")

    assert stored_figures("last", "months", "scenario", "amount_ore") == {
        (202203, 3, "outcome", -12_227_000_00),
        (202203, 3, "budget", -12_048_000_00),
    }
    assert Upload.objects.get().options == {"unit": "tkr", "period": "2022-03"}


def test_a_profile_reads_as_it_was_saved_and_an_argument_goes_before_it(committee, carin, file):
    save_profile(committee=committee, name="Månad", options={"unit": "mnkr"}, by=carin)
    path = file("mars.csv", REPORT)

    run(path, "--profile", "Månad", "--publish", "--accept", "Prov.")
    assert Upload.objects.get().options == {"unit": "mnkr", "profile": "Månad"}
    run(path, "--profile", "Månad", "--unit", "tkr", "--publish", "--accept", "Förra var i fel enhet.")

    assert Upload.objects.first().options == {"unit": "tkr", "profile": "Månad"}


def test_scenario_says_what_a_file_of_one_kind_holds(committee, file):
    content = "Verksamhet;Belopp jan-dec 2022\n510 Hemtjänst;-48 000\n"

    run(
        file("budget.csv", content),
        "--unit",
        "tkr",
        "--period",
        "2022-12",
        "--scenario",
        "budget",
        "--publish",
    )

    assert stored_figures("scenario", "months") == {("budget", 12)}


def test_the_diary_names_who_handed_in(committee, carin, file):
    run(file("a.csv", long_csv(ROWS)), "--publish", "--by", "carin")

    assert set(AuditEvent.objects.filter(action__in=["receive", "publish"]).values_list("by", flat=True)) == {
        "carin"
    }


def test_noras_file_shows_the_page_s_own_words(committee):
    said = run(FIXTURES / "nora-2022-q1.xlsx")

    assert "Filen har verksamheter som inte finns i trädet: 530" in said
    assert "väljer du det (--verksamhet KOD=samma:510)." in said, "the terminal's own option, and no page"
    assert "Hemtjänst · Utfall januari–mars 2022: – → −12\u00a0226\u00a0800 kr" in said


@pytest.mark.django_db
@pytest.mark.any_database
def test_the_terminal_gets_the_exit_status(tmp_path):
    """Through manage.py itself, on a data folder of its own."""
    (tmp_path / "skräp.xlsx").write_bytes(b"\0\1\2 hej")
    env = os.environ | {"SOCFIN_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "socfin.settings"}
    env.pop("DATABASE_URL", None)

    def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments], env=env, capture_output=True, text=True, check=False
        )

    laid_in(tmp_path / SQLITE_FILE)
    assert manage("create_committee", "a", "--name", "Nämnd", "--municipality", "Kommun").returncode == 0
    refused = manage("import_figures", str(tmp_path / "skräp.xlsx"), "--committee", "a", "--publish")
    taken = manage("import_figures", str(FIXTURES / "nora-2022-q1.xlsx"), "--committee", "a", "--publish")
    printed = manage("report", "a", "2022-03", "--format", "json")
    nowhere = manage("report", "b", "2022-03")

    assert (refused.returncode, refused.stderr) == (1, "")
    assert "Fel: " in refused.stdout
    assert (taken.returncode, taken.stderr) == (0, "")
    assert printed.returncode == 0
    assert '"deviation_to_date_ore": -219' in printed.stdout
    assert nowhere.returncode == 1
    assert "Nämnden ”b” finns inte." in nowhere.stderr


def test_a_serious_warning_is_published_only_with_a_reason(committee, file):
    run(file("hel.csv", long_csv(ROWS + "\n520 5020 2022-01 utfall -5")), "--publish")
    part = file("del.csv", long_csv(ROWS))
    before = stored()

    with pytest.raises(SystemExit) as stopped:
        run(part, "--publish")
    assert stopped.value.code == 1
    assert stored() == before

    assert "Klart." in run(part, "--publish", "--accept", "SÄBO flyttas till en annan nämnd.")

    published = Publication.objects.first()
    assert published.reason == "SÄBO flyttas till en annan nämnd."
    told = AuditEvent.objects.filter(action="publish").first().details
    assert told["reason"] == published.reason
    assert "slutar gälla" in told["accepted"][0]


def test_new_verksamheter_and_an_assumed_unit_need_no_reason(committee, file):
    path = file("mars.csv", "Verksamhet;Utfall jan-mars 2022\n590 Nytt;-12 000 227,50\n591 Till;-1 048,00\n")

    out = run(path, "--publish")

    assert "590 Nytt" in out
    assert "Att döma av storleken" in out
    assert "Klart." in out


@pytest.mark.parametrize("name", ["", "k" * 41, "a\nb"])
def test_a_source_that_no_table_can_hold_is_refused_before_anything_is_read(committee, file, name):
    with pytest.raises(CommandError, match="1–40 tecken"):
        run(file("mars.csv", long_csv(ROWS)), "--publish", "--source", name)
    assert stored() == (0, 0, 0)


GONE = "511 5020 2022-01 utfall -1000\n520 5020 2022-01 utfall -70"


def status_of(path, *arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("import_figures", str(path), "--committee", "provby", *arguments, stdout=out)
    except SystemExit as stopped:
        return int(stopped.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_without_publish_the_warnings_that_need_a_reason_are_listed_and_the_status_is_one(
    committee, file, publish_rows
):
    publish_rows(GONE)
    path = file("januari.csv", long_csv(GONE.splitlines()[0]))

    status, said = status_of(path)

    assert status == 1
    asked = said.split('--accept "skäl". Det gäller:')[1]
    assert "slutar gälla om du publicerar" in asked
    assert status_of(path, "--accept", "Enheten är nedlagd.")[0] == 0
    assert stored()[0] == 1


def test_a_file_without_figures_could_not_be_published_and_the_status_is_one(committee, file):
    assert status_of(file("tom.csv", "verksamhet;period;scenario;belopp\n"))[0] == 1


def test_the_committees_total_stands_first_and_once_beside_the_files_own(committee, file):
    rows = "510 Hemtjänst;-4000;-4200\n520 SÄBO;-100;-90\nSumma;-4100;-4390\n"
    head = "Socialnämnden, tkr\nVerksamhet;Utfall jan-okt 2022;Budget jan-okt 2022\n"

    said = status_of(file("rapport.csv", head + rows))[1]
    first = said.splitlines()[:2]

    assert said.count("total (rad 5)") == 2
    assert [line.replace("\u00a0", " ") for line in first] == [
        "Utfall januari–oktober 2022: −4 100 000 kr publiceras, filens total (rad 5) är −4 100 000 kr.",
        "Budget januari–oktober 2022: −4 290 000 kr publiceras, filens total (rad 5) är −4 390 000 kr.",
    ]


def test_a_file_of_indicators_is_shown_and_published_like_one_of_money(committee, file):
    path = file("nyckeltal.csv", indicator_csv("520 belaggning 2022-03 80 95"))

    said = run(path)
    run(path, "--publish")

    assert "Omfattar: Nyckeltal mars 2022" in said
    assert "Värden: 2 nya, 0 ändras, 0 försvinner, 0 oförändrade" in said
    assert "  520 SÄBO · Beläggning · Utfall mars 2022: – → 80,0\u00a0%" in said
    assert Publication.objects.filter(indicator="belaggning").count() == 2
    assert "Värden: 0 nya, 0 ändras, 0 försvinner, 2 oförändrade" in run(path)
