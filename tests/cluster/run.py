"""People work while every process is killed in turn and PostgreSQL restarted; tells what held."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cluster.engines import Cluster, started
from tests.cluster.people import Seen, end, everybody

KEPT_IN_MEMORY = ("s3",)
"""The S3 of the tests forgets everything when it ends, as no S3 does: it is not killed."""
DRAINED_SECONDS = 150
"""A lease, and time to do what was taken up."""


@dataclass(frozen=True)
class Outcome:
    """What people met, and what is there afterwards."""

    seen: Seen
    kills: int
    inside: dict[str, Any]

    @property
    def lost(self) -> list[str]:
        """What was said to be saved and is not there."""
        remarks, uploads = set(self.inside["remarks"]), set(self.inside["uploads"])
        return [text for text in self.seen.remarks if text not in remarks] + [
            sha256 for sha256 in self.seen.published if sha256 not in uploads
        ]

    @property
    def unfinished(self) -> dict[str, int]:
        """Pieces of work that are not done, by how far they have come."""
        return {state: count for state, count in self.inside["tasks"].items() if state != "SUCCESSFUL"}

    @property
    def examples(self) -> list[object]:
        """Some of what did not hold."""
        return [self.seen.wrong[:5], self.lost[:5], self.inside["failed"][:2], self.inside["damaged"][:5]]

    def __str__(self) -> str:
        asked = sum(self.seen.answers.values())
        return (
            f"{asked} requests, {self.seen.failed} failed ({100 * self.seen.share:.2f} %): "
            f"{dict(self.seen.answers)}; {len(self.seen.wrong)} wrong pages; "
            f"{len(self.seen.remarks)} comments and {len(self.seen.published)} publishings said to be saved, "
            f"{len(self.lost)} of them lost; {self.kills} kills; work: {self.inside['tasks']}, "
            f"{self.inside['resumed']} taken up anew; originals damaged: {len(self.inside['damaged'])}; "
            f"trail: {self.inside['trail'] or 'whole'}"
        )


def survived(folder: Path, *, readers: int, calm: float) -> Outcome:
    """Everything once: so many readers and five controllers, with so many seconds of calm after each kill."""
    with started(folder) as cluster:
        cluster.manage("-m", "tests.cluster.content", "make", str(readers))
        seen = Seen()
        people = everybody(cluster.address, readers, seen)
        for each in people:
            each.start()
        kills = _killed(cluster, calm)
        end(people)
        return Outcome(seen, kills, _drained(cluster))


def _killed(cluster: Cluster, calm: float) -> int:
    """Each in turn, when the one before serves again, and PostgreSQL in the middle; how many."""
    turns = [engine.killed_and_started for engine in cluster.engines if engine.name not in KEPT_IN_MEMORY]
    turns.insert(len(turns) // 2, cluster.postgres_restarted)
    for turn in turns:
        time.sleep(calm)
        turn()
    time.sleep(calm)
    return len(turns)


def _drained(cluster: Cluster) -> dict[str, Any]:
    """What is there, once all work that was asked for is done or has failed."""
    until = time.monotonic() + DRAINED_SECONDS
    while True:
        inside: dict[str, Any] = json.loads(cluster.manage("-m", "tests.cluster.content", "count"))
        waits = inside["tasks"].get("READY", 0) + inside["tasks"].get("RUNNING", 0)
        if not waits or time.monotonic() > until:
            return inside
        time.sleep(3)
