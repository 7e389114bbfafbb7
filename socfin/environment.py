"""Readers of environment variables that fail loudly; never a silent default for a misspelt value."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on", "ja"}
OIDC_PROVIDER = "kommunen"
"""What the municipality's log-in is called in addresses and beside whom it has vouched for."""
LEAST_SECRET = 32
"""Characters: what nobody guesses."""
DRAWN = 'python -c "import secrets; print(secrets.token_urlsafe(50))"'
NO = {"0", "false", "no", "off", "nej", ""}


def data_dir() -> Path:
    """The folder for SQLite, handed-in files and collected static files; made when it is not there."""
    usual = Path(__file__).resolve().parent.parent / "var"
    folder = Path(os.environ.get("SOCFIN_DATA_DIR") or usual).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise ImproperlyConfigured(
            f"SOCFIN_DATA_DIR: mappen {folder} kan inte göras ({reason.strerror})."
        ) from None
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
    raise ImproperlyConfigured(f"{name} ska vara yes eller no, inte {text!r}.")


def number(name: str, *, default: int, least: int = 0) -> int:
    """A whole number; ImproperlyConfigured when it is none or too small."""
    text = os.environ.get(name)
    if text is None:
        return default
    try:
        value = int(text)
    except ValueError:
        raise ImproperlyConfigured(f"{name} ska vara ett heltal, inte {text!r}.") from None
    if value < least:
        raise ImproperlyConfigured(f"{name} ska vara minst {least}, inte {value}.")
    return value


def words(name: str, *, default: str = "") -> list[str]:
    """A comma-separated list; empty parts are dropped."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def hosts(name: str, *, default: str) -> list[str]:
    """The names of the site, comma-separated; ImproperlyConfigured for an address, which no request has."""
    names = words(name, default=default)
    if wrong := [host for host in names if "/" in host]:
        raise ImproperlyConfigured(
            f"{name} ska vara webbplatsens namn utan https:// och /, inte {wrong[0]!r}."
        )
    return names


def secret(name: str, *, debug: bool) -> str:
    """A secret of at least 32 characters; only with DEBUG may it be left out."""
    text = os.environ.get(name, "")
    if not text and debug:
        return "only-for-development-never-in-production-0123456789"
    if len(text) < LEAST_SECRET:
        raise ImproperlyConfigured(
            f"{name} ska vara minst {LEAST_SECRET} slumpade tecken, till exempel ur {DRAWN}"
        )
    return text


def address(name: str, *, debug: bool) -> str:
    """An https address without its last slash, or ""; http only with DEBUG. Else ImproperlyConfigured."""
    text = os.environ.get(name, "").strip().rstrip("/")
    parts = urlsplit(text)
    if text and not (parts.netloc and (parts.scheme == "https" or (debug and parts.scheme == "http"))):
        raise ImproperlyConfigured(f"{name} ska vara en adress med https, inte {text!r}.")
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
        raise ImproperlyConfigured("SOCFIN_OIDC_SERVER kräver SOCFIN_OIDC_CLIENT_ID och SOCFIN_OIDC_SECRET.")
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
        raise ImproperlyConfigured(f"{name} ska vara värd eller värd:port, inte {os.environ[name]!r}.")
    return host, int(given or port)


def choice(name: str, words: tuple[str, ...]) -> str:
    """One of the words, the first unless set; ImproperlyConfigured for another."""
    text = os.environ.get(name, "").strip().lower() or words[0]
    if text not in words:
        raise ImproperlyConfigured(f"{name} ska vara {' eller '.join(words)}, inte {text!r}.")
    return text


def role(name: str) -> str:
    """A database role's name in plain small letters, or ""; ImproperlyConfigured for any other."""
    text = os.environ.get(name, "").strip()
    if text and not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", text):
        raise ImproperlyConfigured(
            f"{name} ska vara en databasroll av små bokstäver, siffror och _, inte {text!r}."
        )
    return text


def optional_secret(name: str) -> str:
    """A secret of at least 32 characters, or ""; ImproperlyConfigured for a shorter one."""
    text = os.environ.get(name, "").strip()
    if text and len(text) < LEAST_SECRET:
        raise ImproperlyConfigured(
            f"{name} ska vara minst {LEAST_SECRET} slumpade tecken, till exempel ur {DRAWN}"
        )
    return text
