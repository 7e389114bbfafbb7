"""PostgreSQL cut off restarted and only read from: each is said in words, and nothing is lost."""

import json
from collections.abc import Iterator

import pytest

from tests.faults.environment import environment, run
from tests.machine import postgres_bin
from tests.postgres import cluster, restarting, stopping

pytestmark = [pytest.mark.faults, pytest.mark.needs("postgresql")]
SILENT, READ_ONLY = "503 Databasen svarar inte", "Just nu går det bara att läsa"


@pytest.fixture
def site(tmp_path) -> Iterator[dict[str, str]]:
    with cluster(postgres_bin(), safe=True) as url:
        around = {**environment(tmp_path), "DATABASE_URL": url, "SOCFIN_ALLOWED_HOSTS": "testserver"}
        run(around, "manage.py", "migrate", "--verbosity", "0")
        yield {
            **around,
            "SOCFIN_HTTPS": "no",
            "RESTART": json.dumps(restarting(postgres_bin(), url)),
            "STOP": json.dumps(stopping(postgres_bin(), url)),
        }


def test_what_was_said_to_be_saved_is_kept_and_the_rest_is_told_in_words(site):
    out = json.loads(run(site, "-m", "tests.faults.cut_site"))

    print(out)
    for fault in ("cut", "restarted", "away", "afterwards"):
        assert out[fault]["lost"] == []
        assert not out[fault]["alive"]
        assert set(out[fault]["answers"]) <= {"302", SILENT}
    assert SILENT in out["away"]["answers"]
    assert set(out["afterwards"]["answers"]) == {"302"}
    assert out["only read"] == {"form": [503, READ_ONLY], "pages": [200, 200, 200], "health": 503}
    assert out["trail"] == ""
    assert out["power"] == ["Det som sagts vara sparat finns kvar efter ett strömavbrott."]
