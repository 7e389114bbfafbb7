"""The cluster in short: who works while its processes are killed loses nothing and meets no mixed page."""

import pytest

from tests.cluster.run import survived

pytestmark = [pytest.mark.faults, pytest.mark.needs("postgresql", "pgbouncer", "nginx", "redis")]


def test_every_process_is_killed_in_turn_and_nothing_said_to_be_saved_is_lost(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    folder.chmod(0o755)

    outcome = survived(folder, readers=9, calm=3)

    print(outcome)
    assert outcome.kills == 8
    assert outcome.seen.wrong == []
    assert outcome.lost == []
    assert outcome.unfinished == {}
    assert outcome.inside["damaged"] == []
    assert outcome.inside["trail"] == ""
    assert outcome.seen.remarks
    assert outcome.seen.published
