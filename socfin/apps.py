"""The one Django app, the project package too, and what it checks before it is deployed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django_tasks.signals import task_enqueued

if TYPE_CHECKING:
    from socfin.doctor import Examination


class SocfinConfig(AppConfig):
    """socfin: follow-up of money in municipal social services."""

    name = "socfin"
    verbose_name = "Uppföljning"

    def ready(self) -> None:
        """What `manage.py check --deploy` asks of us, and the SQL views and guards around a migration."""
        from socfin.actions.people import entrance  # noqa: F401 - hears who logs in and out
        from socfin.apart import carrying, policies, roles
        from socfin.models import figure_views, guards  # models are loaded first
        from socfin.tasks import embedded

        task_enqueued.connect(embedded.begin, dispatch_uid="socfin.embedded")
        register(answers_to_a_name, Tags.security, deploy=True)
        register(engines_answer, "engines", deploy=True)
        connection_created.connect(carrying.carry, dispatch_uid="socfin.apart")
        pre_migrate.connect(roles.before_migration, sender=self)
        for each in (figure_views, guards, policies):
            pre_migrate.connect(each.before_migration, sender=self)
            post_migrate.connect(each.after_migration, sender=self)


def answers_to_a_name(**_: Any) -> list[Error]:
    """A site without a name answers 400 Bad Request to everyone, and says nothing of why."""
    if settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "SOCFIN_ALLOWED_HOSTS is empty: every request would be answered with 400 Bad Request.",
            hint="Set it to the site's names, for example SOCFIN_ALLOWED_HOSTS=ekonomi.exempel.se",
            id="socfin.E001",
        )
    ]


def engines_answer(**_: Any) -> list[CheckMessage]:
    """The database, where files lie and where made pages lie, each asked now, as `manage.py doctor` asks."""
    return list(_objections())


def _objections() -> Iterator[CheckMessage]:
    from socfin.doctor.finding import ENGINES, State

    kinds = {State.WRONG: Error, State.NOTE: Warning}
    for name, examination in _engines():
        for finding in examination():
            if kind := kinds.get(finding.state):
                yield kind(finding.seen, hint=finding.remedy, id=ENGINES + name)


def _engines() -> Iterator[tuple[str, Examination]]:
    """What one stands on, the database first: without it there is no more to ask of it."""
    from socfin.doctor.apart import kept_apart
    from socfin.doctor.place import disk, made_pages
    from socfin.doctor.replica import copied
    from socfin.doctor.schema import engine

    yield "database", engine
    if not any(finding.stops for finding in engine()):
        yield "apart", kept_apart
        yield "replica", copied
    yield "files", disk
    yield "pages", made_pages
