"""The API itself: its name, who may ask, and what is answered when something is wrong; knows no figure."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.renderers import JSONRenderer
from ninja.security.http import HttpAuthBase

from socfin.access.keys import JSON_PROBLEM, no_entry, problem
from socfin.api.answered import answered
from socfin.api.calls.committees import municipal
from socfin.api.calls.committees import router as committees
from socfin.api.calls.figures import router as figures
from socfin.api.calls.followup import router as followup
from socfin.api.calls.history import router as history
from socfin.api.calls.meetings import router as meetings
from socfin.api.words import Problem

NO_CALL = "Det finns inget sådant anrop. Anropen står på sidan /api/ och i /api/v1/openapi.json."
VERSION = "1.3.0"
"""Of the API: a call or a word is added in 1.x, and none is taken away or given another meaning."""
DESCRIPTION = """\
Läser det som är publicerat: samma siffror, ord och regler som på sidorna. Ändrar ingenting.

**Tecken.** Kostnader är negativa och intäkter positiva. Avvikelse är utfall − budget: negativ är underskott.

**Enheter.** `_ore` är hela ören. `_share` är en andel, 0,05 är 5 %. Saknad uppgift är `null`, aldrig 0.

**Period.** En månad skrivs 2022-03. *Till och med* (`to_date`) är januari till och med månaden.

**Till exempel.** Hemtjänstens avvikelse mot budget för mars 2022 i nämnden nora, i ett anrop:
`GET /api/v1/committees/nora/periods/2022-03/rows?name=hemtjänst`. Svarets `items` har den som
`deviation_to_date_ore` (januari–mars) och `deviation_month_ore` (mars för sig).

**Långa listor.** Med `limit` kommer en del i taget. Finns det mer står nästa adress i huvudet `Link` med
`rel="next"`; följ den tills den inte är med.

**Nyckel.** `Authorization: Bearer socfin_…`. Nyckeln ser det som personen får se i just den nämnden;
små grupper döljs för en förtroendevald som på sidorna.
"""


WRONG = {
    HTTPStatus.UNAUTHORIZED: "Ingen nyckel, eller en som inte öppnar.",
    HTTPStatus.FORBIDDEN: "Rollen eller nyckeln ger inte tillgång, eller inget får visas.",
    HTTPStatus.NOT_FOUND: "Finns inte, eller så har du ingen roll i nämnden.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "En del av frågan går inte att läsa.",
    HTTPStatus.TOO_MANY_REQUESTS: "För många frågor; Retry-After säger när.",
}
"""What may be answered instead, and when."""


ADDRESS = {
    "slug": (
        "Nämndens ord i webbplatsens adresser: nora i https://…/nora/. /api/v1/committees räknar upp dem.",
        "nora",
    ),
    "period": (
        "En månad: mars 2022 är 2022-03. Siffror hittills gäller januari till och med den.",
        "2022-03",
    ),
    "code": ("Verksamhetens kod; rows?name=… ger den för ett namn.", "510"),
    "figure": ("Siffrans namn, ett av orden i Row utan _ore.", "deviation_to_date"),
    "meeting_id": ("Sammanträdets nummer, id i /meetings.", 1),
    "item_id": ("Ärendets nummer, id bland sammanträdets items.", 1),
}
"""What stands in the calls' addresses: its meaning and an example."""


class Key(HttpAuthBase):
    """In the description of the API; `answered` has let the program in, or turned it away, before this."""

    openapi_scheme = "bearer"
    openapi_description = "En nyckel från Mina nycklar eller manage.py create_token."

    def __call__(self, request: HttpRequest) -> Any:
        """The person who asks."""
        return request.user if request.user.is_authenticated else None


class Swedish(JSONRenderer):
    """JSON with å, ä and ö as they are written."""

    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}


class Described(NinjaAPI):
    """Ninja's API, whose description also tells what is answered when something is wrong."""

    def get_openapi_schema(self, *args: Any, **named: Any) -> Any:
        """OpenAPI 3.1, with the problems that every call may answer with."""
        schema = super().get_openapi_schema(*args, **named)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        for call in schema["paths"].values():
            call["get"]["responses"] |= {str(status.value): _described(status) for status in WRONG}
            for parameter in call["get"].get("parameters", ()):
                if parameter["in"] == "path":
                    parameter["description"], parameter["example"] = ADDRESS[parameter["name"]]
        return schema


def _described(status: HTTPStatus) -> dict[str, Any]:
    content = {JSON_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": WRONG[status], "content": content}


api = Described(
    renderer=Swedish(),
    title="socfin",
    version=VERSION,
    description=DESCRIPTION,
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api",
    auth=Key(),
)
api.add_decorator(answered(api), mode="view")
for router in (committees, figures, history, meetings, followup):
    api.add_router("/committees", router)
api.add_router("/municipalities", municipal)


@csrf_exempt
def no_call(_: HttpRequest, rest: str) -> HttpResponse:
    """What is not the address of any call is a problem like others, not a page."""
    del rest
    return problem(HTTPStatus.NOT_FOUND, NO_CALL)


def addresses() -> Any:
    """The calls' addresses. The site's own log-in page is never what a program is sent to."""
    patterns, application, name = api.urls
    patterns = [*patterns, path("<path:rest>", no_call, name="no-call")]
    for pattern in patterns:
        pattern.callback.login_required = False  # type: ignore[union-attr]  # what LoginRequiredMiddleware reads
    return patterns, application, name


@api.exception_handler(Http404)
def _not_there(_: HttpRequest, reason: Exception) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, str(reason))


@api.exception_handler(PermissionDenied)
def _not_allowed(_: HttpRequest, reason: Exception) -> HttpResponse:
    return problem(HTTPStatus.FORBIDDEN, str(reason))


@api.exception_handler(AuthenticationError)
def _nobody(_: HttpRequest, __: Exception) -> HttpResponse:
    return no_entry()


@api.exception_handler(ValidationError)
def _not_understood(_: HttpRequest, reason: ValidationError) -> HttpResponse:
    """Which parameter of the question is not what it must be."""
    named = sorted({str(error["loc"][-1]) for error in reason.errors})
    detail = f"Kontrollera {', '.join(named)}: värdet är inte ett sådant som anropet tar emot."
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, parameters=named)
