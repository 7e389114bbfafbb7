"""What a browser says of itself, in words its owner knows again; nothing is ever decided by it."""

from __future__ import annotations

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""The first that is met: most of them call themselves by the later names as well."""
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser_named(agent: str) -> str:
    """ "Firefox på Windows" from the User-Agent header; "Okänd webbläsare" when it says nothing known."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "Okänd webbläsare")
    machine = next((name for sign, name in MACHINES if sign in agent), "")
    return f"{browser} på {machine}" if machine else browser
