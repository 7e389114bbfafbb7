"""With a real streaming replica: what is read there is what is stored, whatever becomes of the replica."""

import json
from collections.abc import Iterator

import pytest

from tests.faults.environment import environment, run
from tests.machine import postgres_bin
from tests.postgres import WEB, cluster, replica

pytestmark = [pytest.mark.faults, pytest.mark.needs("postgresql")]


@pytest.fixture
def site(tmp_path) -> Iterator[dict[str, str]]:
    """As the web's role, whose seats the replica keeps apart as the primary does."""
    programs = postgres_bin()
    with cluster(programs, safe=True) as url, replica(programs, url) as (copy, stop, start):
        owners = {**environment(tmp_path), "DATABASE_URL": url, "SOCFIN_WEB_ROLE": WEB, "SOCFIN_HTTPS": "no"}
        owners["SOCFIN_ALLOWED_HOSTS"] = "testserver"
        run(owners, "manage.py", "migrate", "--verbosity", "0")
        made = run(owners, "-m", "tests.faults.replicated_site", "make")
        yield {
            **owners,
            "DATABASE_URL": url.replace("//socfin@", f"//{WEB}@"),
            "SOCFIN_REPLICA_URL": copy.replace("//socfin@", f"//{WEB}@"),
            "MADE": made,
            "STOP": json.dumps(stop),
            "START": json.dumps(start),
            "ABOVE": copy,
        }


def test_nobody_reads_what_was_stored_before_and_losing_it_is_no_error(site):
    out = json.loads(run(site, "-m", "tests.faults.replicated_site", "walk"))

    print(out)
    assert out["apart"] == {"nowhere": 0, "own": 1, "others": 0}
    assert out["doctor"][0].startswith("Bra: Läskopian svarar")
    assert out["doctor once more"] == ["Obs: Läskopian svarar inte: sidorna görs av huvuddatabasen."]
    assert out["writing"]["wrong"] == []
    assert out["writing"]["there"] > 0, "some of it was read at the replica"
    assert out["behind"] == {"status": 200, "fresh": True, "there": 0}
    assert out["ended"] == 404
    assert out["cut"] == {"status": 200, "fresh": True, "there": 1}
    assert out["stopped"]["statuses"] == [200] * 5
    assert out["stopped"]["wrong"] == []
    assert out["stopped"]["there"] == 0
    assert out["back"]["there"] > 0
