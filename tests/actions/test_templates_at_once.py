"""Two who choose a Word template at once: exactly one is used."""

from threading import Barrier, Thread

from django.db import connections
from django.utils import timezone

from socfin.actions.templates import use_template
from socfin.models import WordTemplate


def test_two_who_choose_at_once_leave_one_template_in_use(transactional_db, committee, adam):
    made = [
        WordTemplate.objects.create(
            committee=committee,
            name=name,
            filename=f"{name}.docx",
            sha256=name * 64,
            size=1,
            stored=f"{name}.docx",
            uploaded_at=timezone.now(),
            uploaded_by=adam,
        )
        for name in "ab"
    ]
    start, errors = Barrier(2), []

    def choose(template):
        start.wait(timeout=10)
        try:
            use_template(template=template, by=adam)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    both = [Thread(target=choose, args=(WordTemplate.objects.get(pk=one.pk),)) for one in made]
    for one in both:
        one.start()
    for one in both:
        one.join(timeout=30)

    assert errors == []
    assert WordTemplate.objects.filter(active=True).count() == 1
