"""The one Django app; the project package and the app are the same."""

from django.apps import AppConfig


class SocfinConfig(AppConfig):
    """socfin: follow-up of money in municipal social services."""

    name = "socfin"
    verbose_name = "Uppföljning"
