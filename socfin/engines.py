"""Addresses of the engines that machines share; a misspelt one stops the start, and shows no password."""

from __future__ import annotations

import os
import re
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

POSTGRES = ("postgres", "postgresql")
REDIS = ("redis", "rediss")
S3_SECONDS = 10
"""How long S3 may be silent before somebody is told that it does not answer."""
A_DATABASE = (
    "{} ska vara postgres://användare:lösenord@värd:5432/databas. Tecken som / # ? @ och % i lösenordet "
    "skrivs %2F %23 %3F %40 och %25."
)
A_REDIS = "{} ska vara redis://värd:6379/0 (rediss:// med TLS); det sista är databasens nummer."
A_BUCKET = (
    "SOCFIN_FILES_URL ska vara s3://hink/mapp?endpoint=https://s3.exempel.se&region=sto1. "
    "Hinkens namn har små bokstäver, siffror, punkt och bindestreck; endpoint utelämnas hos AWS."
)
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
"""S3's own rule for a bucket's name, of 3 to 63 characters."""


def database(name: str, **more: Any) -> dict[str, Any]:
    """What Django is told of PostgreSQL at an address; nothing when none is set.

    ImproperlyConfigured for another engine: SQLite by an address would be without what keeps it safe.
    """
    url = os.environ.get(name, "").strip()
    if not url:
        return {}
    try:
        parsed = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True, **more))
    except ValueError:
        parsed = {}
    if not parsed.get("NAME") or urlsplit(url).scheme not in POSTGRES:
        raise ImproperlyConfigured(A_DATABASE.format(name))
    return parsed


def replica(name: str) -> dict[str, Any]:
    """The database "replica" from an address of PostgreSQL; none when it is not set.

    Who cannot be reached is given up in seconds. ImproperlyConfigured for another engine, or where
    DATABASE_URL names none that it could be a replica of.
    """
    # a cursor outlives the transaction that has a connection, behind PgBouncer
    known = database(name, disable_server_side_cursors=True)
    if not known:
        return {}
    if not os.environ.get("DATABASE_URL"):
        raise ImproperlyConfigured(f"{name} kräver DATABASE_URL: den databas som läskopian är av.")
    waits = {"connect_timeout": 2, "tcp_user_timeout": 5_000, "keepalives_idle": 5, "keepalives_interval": 2}
    return {"replica": {**known, "OPTIONS": {**known.get("OPTIONS", {}), **waits}}}


def redis(name: str) -> str:
    """The address of a Redis, or "" when none is set; ImproperlyConfigured for any other."""
    url = os.environ.get(name, "").strip()
    parts = _parts(url)
    if url and not (
        parts and parts.scheme in REDIS and parts.hostname and re.fullmatch(r"/?\d*", parts.path)
    ):
        raise ImproperlyConfigured(A_REDIS.format(name))
    return url


def files(url: str) -> dict[str, Any]:
    """Where originals lie: a folder, or S3 for `s3://bucket/folder?endpoint=https://…&region=…`.

    The keys are SOCFIN_FILES_KEY and SOCFIN_FILES_SECRET, else what boto3 finds by itself. Django-storages is
    told to wait for some seconds and no longer. ImproperlyConfigured for any other address, or half a key.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = _parts(url)
    asked = parse_qsl(parts.query) if parts else []
    if not parts or not _is_bucket(parts) or not _is_endpoint(asked):
        raise ImproperlyConfigured(A_BUCKET)
    key, secret = (os.environ.get(name) or None for name in ("SOCFIN_FILES_KEY", "SOCFIN_FILES_SECRET"))
    if bool(key) != bool(secret):
        raise ImproperlyConfigured("SOCFIN_FILES_KEY och SOCFIN_FILES_SECRET sätts båda, eller ingen av dem.")
    options = {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": dict(asked).get("endpoint"),
        "region_name": dict(asked).get("region"),
        "access_key": key,
        "secret_key": secret,
        "client_config": _patience(is_aws="endpoint" not in dict(asked)),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def _is_bucket(parts: SplitResult) -> bool:
    steps = parts.path.strip("/").split("/")
    return parts.scheme == "s3" and bool(BUCKET.fullmatch(parts.netloc)) and not {".", ".."} & set(steps)


def _is_endpoint(asked: list[tuple[str, str]]) -> bool:
    """Whether nothing but an endpoint and a region is asked for, each once at most."""
    words = dict(asked)
    if len(words) != len(asked) or words.keys() - {"endpoint", "region"}:
        return False
    endpoint = _parts(words.get("endpoint", "https://aws"))
    return bool(endpoint and endpoint.scheme in {"http", "https"} and endpoint.hostname)


def _patience(*, is_aws: bool) -> Any:
    from botocore.config import Config  # takes half a second, and is needed for this alone

    return Config(
        connect_timeout=S3_SECONDS,
        read_timeout=S3_SECONDS,
        retries={"total_max_attempts": 2},
        signature_version="s3v4",
        s3={"addressing_style": "auto" if is_aws else "path"},
        request_checksum_calculation="when_required",  # other makers of S3 know no newer ones
        response_checksum_validation="when_required",
    )


def _parts(url: str) -> SplitResult | None:
    """The parts of an address whose port is one; None for what is no address."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for what is no port
    except ValueError:
        return None
    return parts
