"""Committees, the people, and who has which role where."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from socfin.domain.people.terms import Term
from socfin.domain.roles import OF_COMMITTEES
from socfin.models.addresses import refuse_taken
from socfin.models.municipal.municipality import Municipality, Presented


class User(AbstractUser):
    """A person who logs in; what the person may do is said by Membership."""

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Committee(Presented):
    """A committee (nämnd or utskott) with its way of showing figures and its thresholds."""

    slug = models.SlugField("adress", unique=True, max_length=40)
    name = models.CharField("namn", max_length=100)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="committees", verbose_name="kommun"
    )
    own_settings = models.JSONField("egna val", default=list, blank=True)
    """The names of the fields of Presented that the committee has chosen itself; the others follow the
    municipality's (actions/municipal/municipalities.py)."""
    constructed = models.BooleanField("påhittade siffror", default=False)
    small_limit = models.PositiveSmallIntegerField(
        "små tal: gräns", default=5, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    """Units with fewer places or clients are gathered in what leaves the inner circle; 0 hides nothing."""
    mask_for_politicians = models.BooleanField("små tal döljs för förtroendevalda", default=False)
    public = models.BooleanField("öppen för allmänheten", default=False)
    """Anyone reads it without logging in, with small units gathered as in public documents; never writes."""
    oversees = models.BooleanField("tar upp alla kommunens nämnder", default=False, editable=False)
    """Whether it is its municipality's board (kommunstyrelse): it has no figures of its own, and its items
    are of all the municipality's committees together."""
    due_workday = models.PositiveSmallIntegerField(
        "siffrorna klara arbetsdag",
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="Räknat från månadens slut. Ett datum som skrivits för månaden gäller före.",
    )
    revision = models.PositiveBigIntegerField("revision", default=0, editable=False)
    """Raised in the database by every action that changes what a page shows; the key of what is cached."""

    class Meta:
        verbose_name = "nämnd"
        verbose_name_plural = "nämnder"
        ordering = ["municipality__name", "name"]
        constraints = [
            models.CheckConstraint(
                name="deficit_at_least_watch",
                condition=models.Q(deficit_percent__gte=models.F("watch_percent")),
            ),
            models.UniqueConstraint(
                name="one_board_in_a_municipality",
                fields=["municipality"],
                condition=models.Q(oversees=True),
                violation_error_message="Kommunen har redan en kommunstyrelse.",
            ),
            models.CheckConstraint(name="floor_not_negative", condition=models.Q(floor_ore__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.municipality}"

    def save(self, **how: Any) -> None:
        """As Django does, but the revision is never written back from an object fetched earlier."""
        if not self._state.adding:
            named = how.get("update_fields")
            names = [field.name for field in self._meta.concrete_fields if not field.primary_key]
            how["update_fields"] = [
                name for name in (names if named is None else named) if name != "revision"
            ]
        super().save(**how)

    def clean(self) -> None:
        """The address of a new committee must be free."""
        super().clean()
        if self._state.adding or not type(self).objects.filter(pk=self.pk, slug=self.slug).exists():
            refuse_taken(self.slug)


class Membership(models.Model):
    """A person's role in a committee, from a day to a day; ended, never changed to another nor deleted.

    A person may have had many, and have one to come; only one counts at a time
    (actions/people/memberships.py).
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="användare")
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="memberships", verbose_name="nämnd")
    role = models.CharField(
        "roll", max_length=20, choices=[(role.value, role.label) for role in OF_COMMITTEES]
    )
    areas = models.JSONField("egna delar", default=list, blank=True)
    """Codes of the verksamheter that a verksamhetschef writes of, with all beneath; [] for other roles."""
    first_day = models.DateField("första dagen", null=True, blank=True)
    """None: from when it was given."""
    last_day = models.DateField("sista dagen", null=True, blank=True)
    """It counts that day too; None: until further notice."""
    given_at = models.DateTimeField("given", null=True, blank=True)
    """None for those given before it was kept."""
    ended_at = models.DateTimeField("avslutad", null=True, blank=True)
    """When it was ended at once, whatever its last day says."""
    group = models.CharField("grupp", max_length=200, blank=True)
    """The group of the municipality's log-in that it follows; "" when it was given by hand."""

    class Meta:
        verbose_name = "roll"
        verbose_name_plural = "roller"
        constraints = [
            models.UniqueConstraint(
                name="one_role_without_end_each",
                fields=["user", "committee"],
                condition=models.Q(last_day__isnull=True, ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="role_ends_after_it_begins",
                condition=models.Q(first_day__isnull=True)
                | models.Q(last_day__isnull=True)
                | models.Q(last_day__gte=models.F("first_day")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def term(self) -> Term:
        """For how long it counts."""
        return Term(self.first_day, self.last_day, self.ended_at is not None)


class GroupRole(models.Model):
    """The role in a committee of whoever is in a group, as the municipality's own log-in tells."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="group_roles", verbose_name="nämnd")
    group = models.CharField("grupp", max_length=200)
    role = models.CharField(
        "roll", max_length=20, choices=[(role.value, role.label) for role in OF_COMMITTEES]
    )

    class Meta:
        verbose_name = "grupps roll"
        verbose_name_plural = "gruppers roller"
        constraints = [models.UniqueConstraint(name="one_role_per_group", fields=["committee", "group"])]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_role_display()}"
