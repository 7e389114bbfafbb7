"""That it still is the person: the password again before the second step is changed; never the change."""

from __future__ import annotations

import time

from django.contrib.auth import authenticate
from django.http import HttpRequest

from socfin import access
from socfin.forms import ProofForm

PROVED = "proved"
"""In a session: when the password was last given."""
SECONDS = 600
"""As long as setting up a telephone takes, and shorter than anyone leaves a computer for a meeting."""


def note_proof(request: HttpRequest) -> None:
    """The password, and the second step where there is one, were right just now."""
    request.session[PROVED] = time.time()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the password was given a short while ago in this log-in."""
    since: float = request.session.get(PROVED, 0)
    return 0 <= time.time() - since < SECONDS


def proof(request: HttpRequest) -> ProofForm:
    """The form that asks for the password, answered or not; a right one is noted.

    A wrong one is counted with those at the log-in, and locks in the same way.
    """
    given = request.method == "POST" and "prove" in request.POST
    form = ProofForm(request.POST if given else None)
    if form.is_bound and form.is_valid():
        user, password = access.person(request), form.cleaned_data["password"]
        if authenticate(request, username=user.get_username(), password=password) == user:
            note_proof(request)
        else:
            form.add_error("password", "Lösenordet stämmer inte.")
    return form
