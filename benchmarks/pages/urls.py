"""The site's addresses and the floor: a page of Django's own making for someone logged in, nothing more."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import include, path

from socfin.urls import handler400, handler403, handler404, handler500  # noqa: F401 - as on the site itself

BARE = Template("<!DOCTYPE html><html lang=sv><title>Golv</title><p>{{ user }}</p></html>")


def floor(request: HttpRequest) -> HttpResponse:
    """What no page on this stack can be quicker than: session, user, template."""
    return HttpResponse(BARE.render(Context({"user": request.user})))


urlpatterns = [path("golv/", floor), path("", include("socfin.urls"))]
