"""The log has the request's number on each line; as JSON a line is an object, and each request is one."""

import json
import logging
import logging.config

import pytest

from socfin import logs


@pytest.fixture
def written(capsys, request):
    """What the log as it is in production says, as `SOCFIN_LOG` wants it."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in (logs.REQUESTS, "django_tasks")}

    def begin(as_what: str):
        logging.config.dictConfig(logs.settings(as_what=as_what))
        return lambda: [line for line in capsys.readouterr().err.splitlines() if line]

    yield begin
    root.handlers[:], root.level = before, level
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


def test_a_line_says_in_which_request(written):
    lines, mark = written("lines"), logs.current_request.set("abc")
    logging.getLogger("socfin.prov").warning("Något hände")
    logs.current_request.reset(mark)
    logging.getLogger("socfin.prov").warning("Något annat")

    first, second = lines()
    assert first.endswith("WARNING socfin.prov [abc] Något hände")
    assert second.endswith("WARNING socfin.prov [-] Något annat")


def test_as_json_each_request_is_an_object_with_its_number_and_page_and_no_query(written, db, client):
    lines = written("json")
    answer = client.get("/tillganglighet/?q=hemligt")

    [line] = [json.loads(line) for line in lines()]
    assert line["request"] == answer["X-Request-ID"]
    assert (line["page"], line["method"], line["status"]) == ("accessibility", "GET", 200)
    assert line["seconds"] > 0
    assert (line["level"], line["logger"]) == ("info", logs.REQUESTS)
    assert "hemligt" not in str(line)


def test_as_json_an_error_stays_one_line_with_where_it_happened(written):
    lines = written("json")
    try:
        raise ValueError("åtta\nrader")
    except ValueError:
        logging.getLogger("socfin.prov").exception("det gick fel")

    [line] = [json.loads(line) for line in lines()]
    assert line["event"] == "det gick fel"
    assert "ValueError: åtta" in line["exception"]
    assert line["timestamp"].endswith("Z")
