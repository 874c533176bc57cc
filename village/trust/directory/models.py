"""Organisations of the village, who works there as what, and what they agreed with one another (HSDS words).

And the directory of the village: what each of them offers, who to turn to at a school and in an area (C-14, C-31).
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import FOREVER
from village.trust.people.models import Person
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Internal, OfVillage, Role, RunBy, Secrecy


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

    @property
    def answers_for_village(self) -> bool:
        """Where who manages it says yes for the village when there are too few keepers."""
        return self.is_contact_point or self.works_in == self.Field.MUNICIPALITY


class Membership(VillageRecord):
    """Somebody works or volunteers at an organisation. It opens no record about a person."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    secrecy = models.CharField(max_length=20, choices=Secrecy, default=Secrecy.NONE)
    public_name = models.CharField(max_length=120, help_text=_("the name families see"))
    public_phone = models.CharField(max_length=40, blank=True)
    on_duty = models.BooleanField(default=False)
    face = models.UUIDField(null=True, editable=False, help_text=_("the address of a picture; the database keeps it"))
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


class Face(VillageRecord):
    """A small picture of somebody who works here, drawn anew by us. Each new one has a new address (Membership.face).

    Taken away by the person: no row is left. Taken away by somebody else: no picture is left, and the words why.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    shown_as = models.UUIDField(null=True, help_text=_("the address; nobody can guess it"))
    picture = models.BinaryField(default=b"")
    agreed_at = models.DateTimeField(help_text=_("when the person said that everybody may see it"))
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=120, blank=True)
    removed_words = models.CharField(max_length=300, blank=True)
    protection = Internal("put and taken away by functions; whoever may read the name gets the picture by its address")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "person"], name="one_face_of_a_person",
                violation_error_message=_("There is a picture already."),
            ),
            models.UniqueConstraint(fields=["village", "shown_as"], name="one_face_at_an_address"),
            models.CheckConstraint(
                name="a_face_is_shown_or_was_taken_away_with_a_reason",
                condition=Q(shown_as__isnull=False, removed_at=None)
                | Q(shown_as=None, picture=b"", removed_at__isnull=False) & ~Q(removed_words=""),
                violation_error_message=_("Say why."),
            ),
        ]  # fmt: skip


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


class Kept(VillageRecord):
    """Somebody of the organisation keeps it up to date, by name, and says on which day it was still right.

    What ends is no longer listed; who changed what and when stands in DirectoryChange, written by the database.
    """

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_listed = models.BooleanField(default=True)
    protection = RunBy("organisation", open_when="is_listed", public_when="is_listed")

    class Meta:
        abstract = True


class Entry(Kept):
    """What the directory tells of an organisation. Who keeps it keeps its services too."""

    spelled_out = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=600, blank=True)
    place = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "organisation"], name="one_entry_for_an_organisation"),
        ]

    def __str__(self) -> str:
        return self.organisation.name


class Service(Kept):
    """Something an organisation does for people, in plain words: for whom, where, what it costs, whether one waits."""

    class Cost(models.TextChoices):
        FREE = "free", _("Free")
        SOME = "some", _("Some cost")
        UNKNOWN = "unknown", _("We do not know what it costs")

    class Wait(models.TextChoices):
        NO = "no", _("No waiting")
        YES = "yes", _("There is a wait")
        UNKNOWN = "unknown", _("We do not know whether there is a wait")

    name = models.CharField(max_length=120)
    spelled_out = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=600)
    how = models.CharField(max_length=300, blank=True, help_text=_("how to come to it"))
    life_areas = ArrayField(models.CharField(max_length=20), default=list)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_until = models.PositiveSmallIntegerField(null=True, blank=True)
    postcodes = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    cost = models.CharField(max_length=10, choices=Cost, default=Cost.UNKNOWN)
    cost_words = models.CharField(max_length=200, blank=True)
    wait = models.CharField(max_length=10, choices=Wait, default=Wait.UNKNOWN)
    wait_words = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    found_by = ArrayField(models.CharField(max_length=200), default=list, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "organisation", "name"], condition=Q(is_listed=True), name="one_service_of_a_name",
                violation_error_message=_("There is a service with this name already."),
            ),
            models.CheckConstraint(
                name="a_service_is_for_the_young_before_the_old",
                condition=Q(age_from=None) | Q(age_until=None) | Q(age_from__lte=F("age_until")),
                violation_error_message=_("The lowest age comes before the highest."),
            ),
            models.CheckConstraint(
                name="what_costs_something_says_what", condition=~Q(cost="some", cost_words=""),
                violation_error_message=_("Say what it costs, in words."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["village", "organisation"], name="services_of_an_organisation"),
            GinIndex(fields=["found_by"], name="services_by_words"),
        ]

    def __str__(self) -> str:
        return self.name


class ContactKind(VillageRecord):
    """What a contact person is for, in the words of this village and its country; a row, never code (C-30)."""

    name = models.CharField(max_length=80)
    about = models.CharField(max_length=300)
    is_open = models.BooleanField(default=True)
    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name"], name="one_kind_of_contact_of_a_name",
                violation_error_message=_("There is a kind with this name already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Area(VillageRecord):
    """A part of the village, as its postcodes (C-31)."""

    name = models.CharField(max_length=120)
    postcodes = ArrayField(models.CharField(max_length=10), default=list)
    is_open = models.BooleanField(default=True)
    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name"], condition=Q(is_open=True), name="one_area_of_a_name",
                violation_error_message=_("There is an area with this name already."),
            ),
            models.CheckConstraint(
                name="an_area_has_a_postcode", condition=Q(postcodes__len__gt=0),
                violation_error_message=_("Write at least one postcode."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Contact(VillageRecord):
    """To whom one turns at a school or in an area. Several beside one another, and one of them leads (C-30, C-31).

    At most one leads by the constraints below; that there is one at all is asked at the end of each transaction.
    """

    kind = models.ForeignKey(ContactKind, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    hours = models.CharField(max_length=120, blank=True, help_text=_("in words"))
    ended_at = models.DateTimeField(null=True, blank=True)
    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_contact_is_at_one_place",
                condition=Q(school=None, area__isnull=False) | Q(school__isnull=False, area=None),
                violation_error_message=_("A contact person is at a school or in an area."),
            ),
            models.UniqueConstraint(
                fields=["village", "school"], condition=Q(leads=True, ended_at=None), name="one_leads_at_a_school",
                violation_error_message=_("One contact person leads at a school."),
            ),
            models.UniqueConstraint(
                fields=["village", "area"], condition=Q(leads=True, ended_at=None), name="one_leads_in_an_area",
                violation_error_message=_("One contact person leads in an area."),
            ),
            models.UniqueConstraint(
                fields=["village", "kind", "member", "school"], condition=Q(ended_at=None),
                name="one_contact_of_a_kind_at_a_school",
                violation_error_message=_("This contact person stands here already."),
            ),
            models.UniqueConstraint(
                fields=["village", "kind", "member", "area"], condition=Q(ended_at=None),
                name="one_contact_of_a_kind_in_an_area",
                violation_error_message=_("This contact person stands here already."),
            ),
        ]  # fmt: skip


class DirectoryRules(VillageRecord):
    """After how many months somebody looks again; without a row the number below counts."""

    months = models.PositiveSmallIntegerField(_("months until an entry is looked at again"), default=6)
    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village"], name="one_set_of_directory_rules"),
            models.CheckConstraint(
                name="an_entry_counts_for_a_month_at_least", condition=Q(months__gte=1, months__lte=60),
                violation_error_message=_("At least one month, at most 60."),
            ),
        ]  # fmt: skip


class DirectoryChange(VillageRecord):
    """Who changed what of the directory, and when: a line the database writes, and that stays."""

    kept_in = models.CharField(max_length=40, help_text=_("the table"))
    record = models.UUIDField()
    organisation = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    was = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    member = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    protection = OfVillage()

    class Meta:
        indexes = [models.Index(fields=["village", "record", "created_at"], name="changes_of_a_record")]
