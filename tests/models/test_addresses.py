"""No committee is given an address that is the site's own; the site's own are those in use."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import resolve

from socfin.actions.committees import create_committee
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.models import Committee
from socfin.models.addresses import taken_addresses
from socfin.urls import urlpatterns

OWN = sorted(taken_addresses())


def test_every_first_part_of_the_site_s_own_addresses_is_taken():
    firsts = {str(one.pattern).split("/")[0] for one in urlpatterns} - {"", "<slug:slug>"}

    assert set(OWN) == firsts | {settings.STATIC_URL.strip("/")}
    assert {"admin", "halsa", "static", "logga-in", "logga-ut", "tillganglighet"} <= set(OWN)
    assert resolve("/provby/").url_name == "latest"


@pytest.mark.parametrize("slug", [*OWN, "Admin", "STATIC"])
def test_a_committee_with_an_address_of_the_site_is_refused_with_a_remedy(db, slug):
    with pytest.raises(ValidationError, match=r"används av webbplatsen själv\. Välj en annan"):
        create_committee(
            new=NewCommittee(slug=slug, name="N", municipality="K", root_code="0", root_name="N"),
            by=machine_user(),
        )
    with pytest.raises(CommandError, match="används av webbplatsen själv"):
        call_command("create_committee", slug, "--name", "N", "--municipality", "K")
    assert not Committee.objects.exists()


def test_nor_by_hand_in_the_administration(committee, adam, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    page = f"/admin/socfin/committee/{committee.pk}/change/"
    client = logged_in(adam)
    sent = client.get(page).context["adminform"].form.initial | {"slug": "halsa"}
    sent |= {f"memberships-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}

    told = client.post(page, sent)

    assert "används av webbplatsen själv" in told.content.decode()
    committee.refresh_from_db()
    assert committee.slug == "provby"
