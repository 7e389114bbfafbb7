"""Two who do the same in the same moment: neither meets an error, and one of the two is kept whole."""

from contextlib import suppress
from datetime import date, time

import pytest
from django.utils.timezone import localdate
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.actions.committees import plant_tree
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze, keep_document
from socfin.actions.people.links import choose_password, password_path
from socfin.actions.people.memberships import RoleClash, give_role
from socfin.actions.people.tokens import create_token, end_token
from socfin.actions.people.two_step import CODES, begin_two_step, is_right_code, renew_codes
from socfin.actions.periods import close_period, reopen_period
from socfin.actions.publishing import save_profile
from socfin.actions.templates import use_own_layout
from socfin.documents import Document
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.closing import NotMoved
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.domain.standing import Overtaken
from socfin.models import Adjustment, AuditEvent, ImportProfile, KeptDocument, User, Verksamhet
from socfin.selectors.memberships import counting
from socfin.selectors.tokens import opening_token, tokens_of
from socfin.selectors.trail import verified
from socfin.selectors.two_step import app_of, codes_left
from tests import at_once as acts
from tests.roles import end_every_role


@pytest.fixture
def at_once(transactional_db):
    """Do several things in the same moment, each on a connection of its own; no error is let pass."""

    def run(*actions):
        assert acts.at_once(*actions) == []

    return run


MARCH = Month(2022, 3)


def diary(what):
    return AuditEvent.objects.filter(action=what).count()


def test_two_who_save_a_profile_of_one_name_leave_one_of_them_whole(at_once, committee, carin, adam):
    said = [{"unit": "tkr", "under_sum": "leave"}, {"unit": "mnkr", "sign": "as_is"}]

    at_once(
        *[
            lambda by=by, options=options: save_profile(
                committee=committee, name="Raindance", options=options, by=by, fingerprint="abc"
            )
            for by, options in zip((carin, adam), said, strict=True)
        ]
    )

    assert ImportProfile.objects.get().options in said
    assert diary("save_profile") == 2


def test_two_profiles_of_one_layout_leave_one_that_recognises_it(at_once, committee, carin, adam):
    at_once(
        *[
            lambda name=name: save_profile(
                committee=committee, name=name, options={}, by=carin, fingerprint="abc"
            )
            for name in "ab"
        ]
    )

    assert sorted(ImportProfile.objects.values_list("fingerprint", flat=True)) == ["", "abc"]


def test_two_who_plant_the_same_verksamheter_leave_one_tree(at_once, committee, adam):
    nodes = [("700", "Nytt", "", 1, None, None, ""), ("701", "Under", "700", 2, None, None, "")]

    at_once(*[lambda: plant_tree(committee=committee, nodes=nodes, by=adam)] * 2)

    assert Verksamhet.objects.get(committee=committee, code="701").parent.code == "700"
    assert Verksamhet.objects.filter(committee=committee, code__in=["700", "701"]).count() == 2


def test_two_who_give_a_person_a_role_leave_one_of_the_roles(at_once, committee, olle, adam):
    at_once(
        *[
            lambda role=role: give_role(user=olle, committee=committee, given=GivenRole(role=role), by=adam)
            for role in (Role.SECRETARY, Role.POLITICIAN)
        ]
    )

    last = AuditEvent.objects.filter(action="give_role").order_by("pk").last()
    assert counting().get(user=olle).role == last.details["role"]


def test_a_role_given_and_taken_in_one_moment_is_as_the_diary_says(at_once, committee, olle, adam):
    give_role(user=olle, committee=committee, given=GivenRole(role=Role.POLITICIAN), by=adam)

    def end():
        with suppress(RoleClash):  # another role took its place first, which ended it
            end_every_role(user=olle, committee=committee, by=adam)

    at_once(
        lambda: give_role(user=olle, committee=committee, given=GivenRole(role=Role.SECRETARY), by=adam), end
    )

    last = AuditEvent.objects.filter(action__in=["give_role", "end_role"]).order_by("pk").last()
    assert counting().filter(user=olle).exists() == (last.action == "give_role")


def test_two_measures_told_in_one_moment_are_both_kept(at_once, committee, carin, adam):
    unit = Verksamhet.objects.get(committee=committee, code="511")

    def told(by):
        return lambda: adjust(
            verksamhet=unit,
            new=NewAdjustment(
                kind=AdjustmentKind.ONE_OFF,
                first=Month(2022, 3),
                last=Month(2022, 3),
                amount=100_00,
                text="Engångsbelopp",
            ),
            by=by,
        )

    at_once(told(carin), told(adam))

    assert sorted(Adjustment.objects.values_list("entered_by__username", flat=True)) == ["adam", "carin"]


def test_our_own_layout_and_a_template_in_one_moment_leave_what_was_chosen_last(
    at_once, committee, adam, sara
):
    at_once(*[lambda by=by: use_own_layout(committee=committee, by=by) for by in (adam, sara)])

    assert diary("use_own_layout") == 2


def test_a_document_made_twice_in_one_moment_is_kept_once(at_once, committee, publish_rows, sara, petra):
    publish_rows("511 5020 2022-01 utfall -1000")
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 2, 15), starts=time(13), ends=time(15), place="Stadshuset"),
        by=sara,
    )
    version = freeze(meeting=meeting, month=Month(2022, 1), by=sara)

    at_once(
        *[
            lambda text=text: keep_document(
                version=version,
                format="csv",
                public=False,
                document=Document("a.csv", "text/csv", text),
                by=sara,
            )
            for text in (b"1", b"2")
        ]
    )

    assert bytes(KeptDocument.objects.get().content) in (b"1", b"2")
    assert diary("keep_document") == 1


def test_one_spare_code_used_twice_in_one_moment_opens_once(at_once, carin):
    code, *rest = renew_codes(user=carin)
    opened = []

    at_once(*[lambda: opened.append(is_right_code(user=carin, code=code))] * 2)

    assert sorted(opened) == [False, True]
    assert codes_left(carin) == len(rest)


def test_one_link_used_twice_in_one_moment_chooses_one_password(at_once, carin):
    token, chosen = password_path(user=carin, who="carin").rstrip("/").rpartition("/")[2], []
    words = ("gul båt tre moln", "röd häst fyra hav")

    at_once(
        *[
            lambda word=word: chosen.append((choose_password(user=carin, password=word, token=token), word))
            for word in words
        ]
    )

    assert sorted(kept for kept, _ in chosen) == [False, True]
    assert User.objects.get(pk=carin.pk).check_password(dict(chosen)[True])
    assert diary("change_password") == 1


def test_a_second_step_begun_twice_in_one_moment_waits_for_one_app(at_once, carin):
    at_once(*[lambda: begin_two_step(user=carin)] * 2)

    assert TOTPDevice.objects.get(user=carin) == app_of(carin, proved=False)


def test_codes_renewed_twice_in_one_moment_are_those_of_one(at_once, carin):
    at_once(*[lambda: renew_codes(user=carin)] * 2)

    assert codes_left(carin) == CODES
    assert StaticDevice.objects.filter(user=carin).count() == 1


def test_a_key_ended_twice_in_one_moment_is_noted_once(at_once, committee, carin):
    asked = {"user": carin, "committee": committee, "name": "Prov", "scope": Scope.READ, "who": "carin"}
    create_token(**asked, last_day=localdate())
    (token,), ended = tokens_of(carin), []

    at_once(*[lambda: ended.append(end_token(user=carin, token_id=token.pk, who="carin"))] * 2)

    assert sorted(ended) == [False, True]
    assert diary("end_token") == 1


def test_two_keys_made_in_one_moment_both_open_and_the_trail_is_whole(at_once, committee, carin):
    made = []
    asked = {"user": carin, "committee": committee, "name": "Prov", "scope": Scope.READ, "who": "carin"}

    at_once(*[lambda: made.append(create_token(**asked, last_day=localdate()))] * 2)

    tokens = [opening_token(secret) for secret in made]
    assert None not in tokens
    assert len({token.pk for token in tokens}) == 2
    assert diary("create_token") == 2
    assert verified().wrong == ""


def test_a_month_opened_again_by_two_in_one_moment_is_opened_once(
    at_once, committee, publish_rows, carin, adam
):
    publish_rows("511 5020 2022-03 utfall -10\n511 5020 2022-03 budget -9")
    close_period(committee=committee, month=MARCH, reason="Klart.", by=carin)
    refused = []

    def opens(by):
        try:
            reopen_period(committee=committee, month=MARCH, reason="Prov.", by=by)
        except (NotMoved, Overtaken) as reason:
            refused.append(reason)

    at_once(lambda: opens(carin), lambda: opens(adam))

    assert len(refused) == 1
    assert diary("reopen_period") == 1
    assert verified().wrong == ""
