"""Watches one browser window for what no page may do: err, be refused by the policy, or ask another site."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

TELL_OF_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
  console.error(`CSP ${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile})`))
"""


class Watch:
    """What went wrong in one browser window: console errors, refused by the policy, requests elsewhere."""

    def __init__(self, context: BrowserContext, *, origin: str, allow: tuple[str, ...]) -> None:
        self.faults: list[str] = []
        self.origin, self.allow = origin, allow
        context.add_init_script(TELL_OF_VIOLATIONS)
        context.on("request", lambda request: self._requested(request.url))
        context.on("console", lambda said: self._said(said.type, f"{said.text} ({said.location['url']})"))
        context.on("weberror", lambda error: self._note(f"uncaught in the page: {error.error}"))

    def _requested(self, url: str) -> None:
        scheme, host = urlsplit(url)[:2]
        if scheme not in ("data", "blob", "about") and f"{scheme}://{host}" != self.origin:
            self._note(f"a request left the site: {url}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error":
            self._note(f"console error: {text}")

    def _note(self, fault: str) -> None:
        if not any(re.search(pattern, fault) for pattern in self.allow):
            self.faults.append(fault)
