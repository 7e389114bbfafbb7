"""On PostgreSQL every request of the tests is served as in production: by a role that owns nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.http import HttpRequest, HttpResponse

from tests.postgres import WEB


@contextmanager
def web_role() -> Iterator[None]:
    """As long as this lasts the connection is the web's; PostgreSQL keeps what it may not see from it."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {WEB}")
    try:
        yield
    finally:
        if not connection.needs_rollback and connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


def as_the_web(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware, before all others."""

    def answer(request: HttpRequest) -> HttpResponse:
        with web_role():
            return get_response(request)

    return answer
