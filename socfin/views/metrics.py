"""How much is asked, how long it takes and what waits, for Prometheus; never what any figure is.

Each process counts for itself; with PROMETHEUS_MULTIPROC_DIR set (gunicorn.conf.py does) they are added up
when they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from socfin.domain.work.pieces import WorkState

ANSWERED = Counter("socfin_requests", "Requests answered", ["page", "method", "status"])
SECONDS = Histogram(
    "socfin_request_seconds",
    "Seconds until a request was answered",
    ["page"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300),
)


def answered(page: str, method: str, status: int, seconds: float) -> None:
    """A request to a page, by its name in urls.py: addresses hold what may be a person's or a committee's."""
    ANSWERED.labels(page, method, str(status)).inc()
    SECONDS.labels(page).observe(seconds)


class _Queue(Collector):
    """How much work waits, is done and failed, and how long the oldest has waited."""

    def __init__(self, counts: dict[str, int], oldest: datetime | None, now: datetime) -> None:
        self.counts = counts
        self.waited = (now - oldest).total_seconds() if oldest else 0.0

    def collect(self) -> Iterator[Metric]:
        """As they are now."""
        pieces = GaugeMetricFamily("socfin_work", "Pieces of work in the queue", labels=["state"])
        for state in WorkState:
            pieces.add_metric([state.name.lower()], self.counts.get(state.value, 0))
        yield pieces
        yield GaugeMetricFamily(
            "socfin_work_oldest_seconds", "How long the oldest piece has waited", value=max(self.waited, 0.0)
        )


def exposition(counts: dict[str, int], oldest: datetime | None, now: datetime) -> bytes:
    """Everything, as Prometheus reads it."""
    queue = CollectorRegistry()
    queue.register(_Queue(counts, oldest, now))
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        every = CollectorRegistry()
        multiprocess.MultiProcessCollector(every)  # type: ignore[no-untyped-call]
        return bytes(generate_latest(every) + generate_latest(queue))
    return bytes(generate_latest() + generate_latest(queue))
