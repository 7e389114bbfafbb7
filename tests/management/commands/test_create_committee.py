"""`manage.py create_committee` and `give_role`: what is misspelt is said, and what there is instead."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from socfin.models import Committee, Membership

pytestmark = pytest.mark.django_db


def made(slug: str, *more: str) -> str:
    out = StringIO()
    call_command("create_committee", slug, "--name", "Omsorgsnämnden", *more, stdout=out)
    return out.getvalue()


def test_it_says_in_which_municipality_and_how_a_role_is_given():
    new, known = made("norr", "--municipality", "Norrby"), made("nas", "--municipality", "norrby")

    assert new.startswith("Klart. Omsorgsnämnden i Norrby, en ny kommun här, har adressen /norr/.")
    assert "manage.py give_role norr ANVÄNDARE administrator" in new
    assert known.startswith("Klart. Omsorgsnämnden i Norrby har adressen /nas/.")
    assert Committee.objects.filter(municipality__slug="norrby").count() == 2


def test_a_slug_that_is_no_address_is_refused_in_plain_words():
    with pytest.raises(CommandError, match="SLUG får ha bokstäver, siffror, - och _, till exempel"):
        made("norra omsorgen", "--municipality", "Norrby")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["prov", "carin", "board", "--municipality"], "De som finns: provby (Provby)."),
        (["prov", "carin", "controller"], "Nämnden ”prov” finns inte. Adresserna: provby."),
        (
            ["provby", "karin", "controller"],
            "Användaren ”karin” finns inte. Personer läggs upp under /admin/",
        ),
        (["provby", "carin", "board"], "Kommunstyrelse är en roll i kommunen. Ge den där."),
        (["provby", "carin", "controller", "--municipality"], "Controller är en roll i en nämnd."),
    ],
)
def test_a_role_that_cannot_be_given_says_what_there_is(committee, carin, given, words):
    before = Membership.objects.count()

    with pytest.raises(CommandError) as refusal:
        call_command("give_role", *given)

    assert words in str(refusal.value)
    assert Membership.objects.count() == before
