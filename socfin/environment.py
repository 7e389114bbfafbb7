"""Readers of environment variables that fail loudly; never a silent default for a misspelt value."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on", "ja"}
OIDC_PROVIDER = "kommunen"
"""What the municipality's log-in is called in addresses and beside whom it has vouched for."""
LEAST_SECRET = 32
"""Characters: what nobody guesses."""
POSTGRES = ("postgres", "postgresql")
S3_SECONDS = 10
"""How long S3 may be silent before somebody is told that it does not answer."""
NO = {"0", "false", "no", "off", "nej", ""}


def data_dir() -> Path:
    """The folder for SQLite, handed-in files and collected static files; made when it is not there."""
    usual = Path(__file__).resolve().parent.parent / "var"
    folder = Path(os.environ.get("SOCFIN_DATA_DIR") or usual).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep_local_secret() -> None:
    """Let commands run where no secret is set: one is drawn once and kept in the data folder, for its owner.

    Only manage.py asks for this. The web server still refuses to start without SOCFIN_SECRET_KEY.
    """
    if os.environ.get("SOCFIN_SECRET_KEY"):
        return
    kept = data_dir() / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="ascii")
    os.environ["SOCFIN_SECRET_KEY"] = kept.read_text(encoding="ascii")


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable; ImproperlyConfigured for anything else."""
    text = os.environ.get(name)
    if text is None:
        return default
    if text.strip().lower() in YES:
        return True
    if text.strip().lower() in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {text!r}")


def number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number; ImproperlyConfigured when it is none or too small."""
    text = os.environ.get(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}") from None
    if value < least:
        raise ImproperlyConfigured(f"{name} must be at least {least}, not {value}")
    return value


def words(name: str, *, default: str = "") -> list[str]:
    """A comma-separated list; empty parts are dropped."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret(name: str, *, debug: bool) -> str:
    """A secret of at least 32 characters; only with DEBUG may it be left out."""
    text = os.environ.get(name, "")
    if not text and debug:
        return "only-for-development-never-in-production-0123456789"
    if len(text) < LEAST_SECRET:
        raise ImproperlyConfigured(
            f"{name} must be set to at least {LEAST_SECRET} random characters (or set SOCFIN_DEBUG=yes)"
        )
    return text


def address(name: str, *, debug: bool) -> str:
    """An https address without its last slash, or ""; http only with DEBUG. Else ImproperlyConfigured."""
    text = os.environ.get(name, "").strip().rstrip("/")
    parts = urlsplit(text)
    if text and not (parts.netloc and (parts.scheme == "https" or (debug and parts.scheme == "http"))):
        raise ImproperlyConfigured(f"{name} must be an https address, not {text!r}")
    return text


def first_address(hosts: list[str], *, https: bool) -> str:
    """The address of a site by the first of its names; "" when it has none that is whole."""
    name = next((host for host in hosts if not host.startswith((".", "*"))), "")
    return f"{'https' if https else 'http'}://{name}" if name else ""


def origins(text: str) -> list[str]:
    """The scheme and host of an address; none of ""."""
    parts = urlsplit(text)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def oidc_provider(server: str, name: str) -> dict[str, Any]:
    """How django-allauth is told of the municipality's log-in; nothing when there is none.

    ImproperlyConfigured when a server is named without what it knows us by.
    """
    if not server:
        return {}
    client_id, key = os.environ.get("SOCFIN_OIDC_CLIENT_ID", ""), os.environ.get("SOCFIN_OIDC_SECRET", "")
    if not client_id or not key:
        raise ImproperlyConfigured("SOCFIN_OIDC_SERVER needs SOCFIN_OIDC_CLIENT_ID and SOCFIN_OIDC_SECRET")
    app = {
        "provider_id": OIDC_PROVIDER,
        "name": name,
        "client_id": client_id,
        "secret": key,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def host_and_port(name: str, *, port: int) -> tuple[str, int]:
    """A server as host or host:port; "" and the usual port when not set. Else ImproperlyConfigured."""
    host, _, given = os.environ.get(name, "").strip().partition(":")
    if given and not given.isdigit():
        raise ImproperlyConfigured(f"{name} must be host or host:port, not {os.environ[name]!r}")
    return host, int(given or port)


def replica(name: str) -> dict[str, Any]:
    """The database "replica" from an address of PostgreSQL; none when it is not set.

    Who cannot be reached is given up in seconds. ImproperlyConfigured for another engine, or where
    DATABASE_URL names none that it could be a replica of.
    """
    url = os.environ.get(name, "").strip()
    if not url:
        return {}
    if any(urlsplit(each).scheme not in POSTGRES for each in (url, os.environ.get("DATABASE_URL", ""))):
        raise ImproperlyConfigured(f"{name} and DATABASE_URL must both be postgres://…")
    waits = {"connect_timeout": 2, "tcp_user_timeout": 5_000, "keepalives_idle": 5, "keepalives_interval": 2}
    # a cursor outlives the transaction that has a connection, behind PgBouncer
    settings = dj_database_url.parse(
        url, conn_max_age=60, conn_health_checks=True, disable_server_side_cursors=True
    )
    return {"replica": {**settings, "OPTIONS": {**settings.get("OPTIONS", {}), **waits}}}


def files(url: str) -> dict[str, Any]:
    """Where originals lie: a folder, or S3 for `s3://bucket/folder?endpoint=https://…&region=…`.

    The keys are SOCFIN_FILES_KEY and SOCFIN_FILES_SECRET, else what boto3 finds by itself. Django-storages is
    told to wait for some seconds and no longer. ImproperlyConfigured for any other address.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts, asked = urlsplit(url), dict(parse_qsl(urlsplit(url).query))
    if parts.scheme != "s3" or not parts.netloc or asked.keys() - {"endpoint", "region"}:
        raise ImproperlyConfigured("SOCFIN_FILES_URL must be s3://bucket/folder?endpoint=https://…&region=…")
    from botocore.config import Config  # takes half a second, and is needed for this alone

    options = {
        "bucket_name": parts.netloc,
        "location": parts.path.strip("/"),
        "endpoint_url": asked.get("endpoint"),
        "region_name": asked.get("region"),
        "access_key": os.environ.get("SOCFIN_FILES_KEY"),
        "secret_key": os.environ.get("SOCFIN_FILES_SECRET"),
        "client_config": Config(
            connect_timeout=S3_SECONDS,
            read_timeout=S3_SECONDS,
            retries={"total_max_attempts": 2},
            signature_version="s3v4",
            s3={"addressing_style": "path" if asked.get("endpoint") else "auto"},
            request_checksum_calculation="when_required",  # other makers of S3 know no newer ones
            response_checksum_validation="when_required",
        ),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def choice(name: str, words: tuple[str, ...]) -> str:
    """One of the words, the first unless set; ImproperlyConfigured for another."""
    text = os.environ.get(name, "").strip().lower() or words[0]
    if text not in words:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(words)}, not {text!r}")
    return text


def role(name: str) -> str:
    """A database role's name in plain small letters, or ""; ImproperlyConfigured for any other."""
    text = os.environ.get(name, "").strip()
    if text and not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", text):
        raise ImproperlyConfigured(f"{name} must be a role in small letters, digits and _, not {text!r}")
    return text


def optional_secret(name: str) -> str:
    """A secret of at least 32 characters, or ""; ImproperlyConfigured for a shorter one."""
    text = os.environ.get(name, "").strip()
    if text and len(text) < LEAST_SECRET:
        raise ImproperlyConfigured(f"{name} must be at least {LEAST_SECRET} random characters")
    return text
