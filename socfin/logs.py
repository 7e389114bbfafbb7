"""What the site says to its log: lines for people or JSON, each with its request or piece of work.

Never a figure, a user name or a query: who did what stands in the trail, under the same number.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

current_request: ContextVar[str] = ContextVar("current_request", default="")
"""The id of the request that is answered, or of the piece of work that is done; "" for a command."""
REQUESTS = "socfin.requests"
"""Where each answered request is a line, when the log is JSON."""


class Numbered(logging.Filter):
    """Puts the number of the request on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets it through."""
        record.request_id = current_request.get() or "-"
        return True


def numbered(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """The same for a line of JSON."""
    if number := current_request.get():
        line["request"] = number
    return line


def told_apart(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """What a line was logged with beside its words (`extra={"socfin": …}`) becomes fields of its own."""
    record = line.get("_record")
    line.update(getattr(record, "socfin", {}))
    return line


def as_json() -> dict[str, Any]:
    """The formatter that Django's LOGGING is given: one JSON object a line."""
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            numbered,
            told_apart,
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }


def settings(*, as_what: str) -> dict[str, Any]:
    """Django's LOGGING: warnings and worse; as JSON also a line for each request and piece of work."""
    plain = {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"}
    least = "INFO" if as_what == "json" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"numbered": {"()": Numbered}},
        "formatters": {"lines": as_json() if as_what == "json" else plain},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["numbered"]}
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {REQUESTS: {"level": least}, "django_tasks": {"level": least}},
    }
