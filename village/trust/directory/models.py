"""Organisations of the village, who works there as what, and what they agreed with one another (HSDS words)."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import FOREVER
from village.trust.people.models import Person
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import OfVillage, Role, RunBy, Secrecy


class Organization(VillageRecord):
    """A school, a centre, a service. One of them is the contact point: the one door of the village (C-01)."""

    class Field(models.TextChoices):
        CONTACT_POINT = "contact_point", _("Contact point")
        SCHOOL = "school", _("School")
        CARE = "care", _("Youth care")
        YOUTH_WORK = "youth_work", _("Youth work")
        COMMUNITY = "community", _("Community centre")
        MUNICIPALITY = "municipality", _("Municipality")

    name = models.CharField(max_length=200)
    works_in = models.CharField(max_length=20, choices=Field)
    jurisdiction = models.CharField(max_length=40)
    phone = models.CharField(max_length=40, blank=True)
    is_contact_point = models.BooleanField(default=False)
    is_listed = models.BooleanField(default=True)
    protection = RunBy("id", open_when="is_listed", public_when="is_listed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village"],
                condition=Q(is_contact_point=True),
                name="one_contact_point_per_village",
                violation_error_message=_("This village already has a contact point."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(VillageRecord):
    """Somebody works or volunteers at an organisation. It opens no record about a person."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    secrecy = models.CharField(max_length=20, choices=Secrecy, default=Secrecy.NONE)
    public_name = models.CharField(max_length=120, help_text=_("the name families see"))
    public_phone = models.CharField(max_length=40, blank=True)
    on_duty = models.BooleanField(default=False)
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    protection = OfVillage()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "organisation", "person", "role", "from_at"],
                name="one_membership_at_a_time",
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.public_name


class Agreement(VillageRecord):
    """Two organisations agreed how they share; sharing needs one that is alive (N-07, N-08, B4)."""

    first = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=200)
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    protection = OfVillage()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_agreement_is_between_two",
                condition=~Q(first=F("second")),
                violation_error_message=_("An agreement is between two organisations."),
            ),
        ]
