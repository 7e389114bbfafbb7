"""`manage.py fetch_kolada` against a local server of the API's documented shape, and from a file."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import CommandError, call_command

from socfin import reporting
from socfin.actions.periods import close_period
from socfin.domain.kolada import KPIS
from socfin.domain.period import Month
from socfin.management.kolada import Asking
from socfin.models import AuditEvent, KoladaValue

OWN, FAMILY, COUNTRY = "1884", "G36600", "0000"
MARCH = Month(2022, 3)
WHO = ("--municipality", OWN, "--similar", f"ifo={FAMILY}")
YEARS = 14
"""Back from the year before this: a report of 2022 has years of its own in them."""


class Kolada(ThreadingHTTPServer):
    """Answers as the API is described: at most 25 ids a part, pages with next_url, 429 when told to."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.refuse, self.shift, self.elsewhere = [], 0, 0, ""

    @property
    def api(self):
        return f"http://127.0.0.1:{self.server_port}/v3"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        server, split = self.server, urlsplit(self.path)
        server.asked.append(self.path)
        if server.refuse:
            server.refuse -= 1
            return self._sent(429, {"detail": "too many"})
        _, _, data, _, kpis, _, places, _, years = split.path.split("/")
        parts = [part.split(",") for part in (kpis, places, years)]
        if data != "data" or any(len(part) > 25 for part in parts):
            return self._sent(400, {"detail": "at most 25"})
        rows = [
            {
                "kpi": kpi,
                "municipality": place,
                "period": int(year),
                "values": [
                    {"gender": "K", "count": 1, "status": "", "value": 1.0, "isdeleted": False},
                    {"gender": "T", "count": 1, "status": "", "value": value, "isdeleted": False},
                ],
            }
            for kpi in parts[0]
            for place in parts[1]
            for year in parts[2]
            for value in [self._value(kpi, place, int(year))]
        ]
        page = int(parse_qs(split.query).get("page", ["1"])[0])
        half = len(rows) // 2
        answer = {"count": len(rows), "values": rows[:half] if page == 1 else rows[half:]}
        if page == 1:
            answer["next_url"] = f"{server.elsewhere or server.api[:-3]}{split.path}?page=2"
        return self._sent(200, answer)

    def _value(self, kpi, place, year):
        if kpi == "N30007" and place == OWN:
            return None
        base = {OWN: 5210.4, FAMILY: 4800.25, COUNTRY: 4600.0}[place]
        return base + year - 2000 + self.server.shift

    def _sent(self, status, answer):
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def kolada(monkeypatch):
    made = Kolada()
    monkeypatch.setattr(
        "socfin.management.commands.fetch_kolada.Asking", lambda api: Asking(api, pause=0, wait=0.01)
    )
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def published(committee, publish_rows):
    publish_rows("511 5020 2022-03 utfall -100 3\n511 5020 2022-03 budget -90 3")
    committee.refresh_from_db()
    return committee


def fetch(kolada, *more):
    call_command("fetch_kolada", "provby", "--api", kolada.api, "--years", str(YEARS), *more, verbosity=0)


def rows(committee):
    committee.refresh_from_db()
    return {row.kpi: row for row in reporting.report(committee, MARCH).kolada}


def test_the_report_has_ten_years_of_the_municipality_similar_ones_and_the_country(kolada, published):
    fetch(kolada, *WHO)

    row = rows(published)["N30005"]
    assert [year.year for year in row.years] == list(range(2012, 2022))
    assert (row.newest.year, row.newest.own, row.newest.similar, row.newest.country) == (
        2021,
        "5231.4",
        "4821.25",
        "4621",
    )


def test_a_group_is_similar_in_its_own_area_alone(kolada, published):
    fetch(kolada, *WHO)

    assert rows(published)["N20014"].newest.similar is None
    assert "N30007" not in rows(published), "the municipality has no value of it"


def test_twenty_five_ids_a_call_at_most_and_every_page_is_read(kolada, published):
    fetch(kolada, *WHO)

    assert len(kolada.asked) == 2
    assert KoladaValue.objects.filter(kpi="N30005").count() == 3 * YEARS


def test_a_busy_answer_is_asked_again(kolada, published):
    kolada.refuse = 3

    fetch(kolada, *WHO)

    assert "N30005" in rows(published)


def test_when_it_never_answers_the_reason_is_said_and_nothing_is_kept(kolada, published):
    kolada.refuse = 100

    with pytest.raises(CommandError, match="svarade inte"):
        fetch(kolada, *WHO)
    assert not KoladaValue.objects.exists()


def test_a_next_page_on_another_host_is_not_followed(kolada, published):
    kolada.elsewhere = "http://example.com"

    with pytest.raises(CommandError, match="annan värd"):
        fetch(kolada, *WHO)


def test_a_second_run_asks_for_nothing_that_was_had_and_remembers_whose_it_is(kolada, published):
    fetch(kolada, *WHO, "--kpi", "N30001", "N30005")
    before = len(kolada.asked)
    fetch(kolada, "--kpi", "N30001", "N30005")
    assert len(kolada.asked) == before

    fetch(kolada, "--kpi", "N33016")

    assert FAMILY in kolada.asked[-1]
    assert "N30005" not in kolada.asked[-1]


def test_what_is_another_is_kept_beside_what_was_and_counts(kolada, published):
    fetch(kolada, *WHO, "--kpi", "N30005")
    kept = KoladaValue.objects.count()
    fetch(kolada, "--kpi", "N30005", "--again")
    assert KoladaValue.objects.count() == kept

    kolada.shift = 100
    fetch(kolada, "--kpi", "N30005", "--again")

    assert KoladaValue.objects.count() == 2 * kept
    assert rows(published)["N30005"].newest.own == "5331.4"
    assert AuditEvent.objects.filter(action="keep_kolada").count() == 2


def test_a_closed_month_says_what_was_known_when_it_was_closed(kolada, published, carin):
    fetch(kolada, *WHO, "--kpi", "N30005")
    published.refresh_from_db()
    close_period(committee=published, month=MARCH, reason="Klar.", by=carin)
    kolada.shift = 100

    fetch(kolada, "--kpi", "N30005", "--again")

    assert rows(published)["N30005"].newest.own == "5231.4"


def test_the_same_answer_is_read_from_a_file(published, tmp_path):
    values = [{"gender": "T", "count": 1, "status": "", "value": 7.25, "isdeleted": False}]
    answer = {"values": [{"kpi": "N30001", "municipality": OWN, "period": 2021, "values": values}]}
    file = tmp_path / "kolada.json"
    file.write_text(json.dumps([answer]), encoding="utf-8")

    call_command("fetch_kolada", "provby", *WHO, "--file", str(file), verbosity=0)

    assert rows(published)["N30001"].newest.own == "7.25"


@pytest.mark.parametrize("content", ["{}", "nej", '{"values": [{"kpi": "N30001"}]}'])
def test_a_file_of_another_form_is_refused(published, tmp_path, content):
    file = tmp_path / "kolada.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("fetch_kolada", "provby", *WHO, "--file", str(file), verbosity=0)


@pytest.mark.parametrize("place", [None, "0114"])
def test_a_file_without_values_of_the_municipality_is_refused(published, tmp_path, place):
    values = [{"gender": "T", "count": 1, "status": "", "value": 7.25, "isdeleted": False}]
    answer = {"kpi": "N30001", "municipality": place, "period": 2021, "values": values}
    file = tmp_path / "kolada.json"
    file.write_text(json.dumps({"values": [answer] if place else []}), encoding="utf-8")

    with pytest.raises(CommandError, match=r"kolada\.json har inga värden för 1884"):
        call_command("fetch_kolada", "provby", *WHO, "--file", str(file), verbosity=0)
    assert not KoladaValue.objects.exists()


def test_it_must_be_told_whose_figures_and_which(published):
    with pytest.raises(CommandError, match="--municipality"):
        call_command("fetch_kolada", "provby")
    with pytest.raises(CommandError, match="N99999"):
        call_command("fetch_kolada", "provby", *WHO, "--kpi", "N99999")
    with pytest.raises(CommandError, match="OMRÅDE=GRUPP"):
        call_command("fetch_kolada", "provby", "--municipality", OWN, "--similar", "skola=G1")


def test_a_politician_reads_them_with_source_year_and_the_turned_sign(kolada, published, logged_in, petra):
    fetch(kolada, *WHO)

    page = logged_in(petra).get("/provby/2022-03/nyckeltal/").content.decode().replace("\u00a0", " ")

    assert "Källa: Kolada" in page
    assert "tvärtom mot våra avvikelser" in page
    assert "5 231" in page
    assert "Kolada N30005" in page


def test_every_figure_of_the_list_has_an_id_of_its_own():
    assert len({kpi.code for kpi in KPIS}) == len(KPIS) <= 25


def test_what_was_read_from_a_file_is_never_said_to_be_fetched(kolada, published, logged_in, petra, tmp_path):
    fetch(kolada, *WHO, "--kpi", "N30001")
    file = tmp_path / "Påhittade värden.json"
    value = {"gender": "T", "value": 5300, "isdeleted": False}
    row = {"kpi": "N30005", "municipality": OWN, "period": 2021, "values": [value]}
    file.write_text(json.dumps({"values": [row]}), encoding="utf-8")

    call_command("fetch_kolada", "provby", "--file", str(file), verbosity=0)

    assert {kpi: row.file for kpi, row in rows(published).items()} == {"N30001": "", "N30005": file.name}
    page = logged_in(petra).get("/provby/2022-03/nyckeltal/").content.decode().replace("\u00a0", " ")
    assert "Källa: Kolada, och en inläst fil i Koladas form, ”Påhittade värden.json”." in page
    assert "ur filen ”Påhittade värden.json”" in page
