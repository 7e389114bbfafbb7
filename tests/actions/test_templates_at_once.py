"""Two who choose a Word template at once: exactly one is used."""

from functools import partial

from django.utils import timezone

from socfin.actions.templates import use_template
from socfin.models import WordTemplate
from tests.at_once import at_once


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
    kept = [WordTemplate.objects.get(pk=one.pk) for one in made]

    assert at_once(*[partial(use_template, template=one, by=adam) for one in kept]) == []
    assert WordTemplate.objects.filter(active=True).count() == 1
