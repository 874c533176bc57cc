"""Who is who: people, the families they form, who is guardian of whom. No role and no rule stands here."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import FOREVER
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import (
    About,
    AboutFamily,
    Audience,
    DataKind,
    Internal,
    Protection,
)


class Account(AbstractUser):
    """A way to sign in, nothing more; accounts are global, persons belong to a village."""

    language = models.CharField(max_length=10, default="en")
    protection: ClassVar[Protection] = Internal("sign-in only; a person's data is on Person")


class Subject(VillageRecord):
    """What records are about: one row per person and per family, so that consent has one thing to point at."""

    class Whose(models.TextChoices):
        PERSON = "person", _("A person")
        FAMILY = "family", _("A family")

    whose = models.CharField(max_length=10, choices=Whose, default=Whose.PERSON)
    protection = Internal("only a key to point at; the person or the family says who it is")


class Person(VillageRecord):
    """Somebody in this village: a child, a parent, a teacher, a neighbour."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    protection = About(DataKind.CONTACT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "account"],
                condition=~Q(account=None),
                name="one_person_per_account_and_village",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonRecord(VillageRecord):
    """Base of everything that is written about a person. The lock reads these columns.

    `item_id` is the record itself, or the whole it is part of; a trigger of the migration sees to it.
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+", editable=False)
    item_id = models.UUIDField(editable=False, null=True)
    kind = models.PositiveSmallIntegerField(choices=DataKind, editable=False)
    audience = models.PositiveSmallIntegerField(choices=Audience, default=Audience.FAMILY, editable=False)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", editable=False)
    organisation_id = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True


class Family(VillageRecord):
    """The people who own something together, a plan above all. Not a household register."""

    subject = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    protection = AboutFamily(DataKind.CONTACT)

    def __str__(self) -> str:
        return self.name


class FamilyOwner(VillageRecord):
    """From when until when somebody is one of the owners of what a family has together."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    protection = AboutFamily(DataKind.CONTACT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ownership_ends_after_it_starts",
                condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]


class Guardianship(VillageRecord):
    """A period in which a guardian sees these kinds of data about a child, as the law of that day says.

    Recording one guardian writes a row per age the law knows; a birthday changes what a guardian
    sees because the next row begins, without any job. Never a young person's own story (hard rule 2).
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    guardian = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=60)
    evidence = models.CharField(max_length=200)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind))
    from_at = models.DateTimeField()
    until = models.DateTimeField()
    law_version = models.CharField(max_length=60)
    protection = About(DataKind.CONTACT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_guardian_never_sees_the_own_story",
                condition=~Q(kinds__contains=[DataKind.OWN_STORY.value]),
                violation_error_message=_(
                    "What a young person tells just for themselves is not for guardians."
                ),
            ),
            models.CheckConstraint(
                name="nobody_is_their_own_guardian",
                condition=~Q(child=F("guardian")),
                violation_error_message=_("A guardian is somebody else."),
            ),
        ]


class EntryCode(VillageRecord):
    """A way in without an account, for one thing only: the receipt of a request, or a link sent to a helper.

    Only a keyed fingerprint of the code is stored; somebody who reads the database cannot come in with it.
    """

    class Way(models.TextChoices):
        RECEIPT = "receipt", _("Receipt code")
        LINK = "link", _("Link")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField()
    way = models.CharField(max_length=10, choices=Way)
    fingerprint = models.BinaryField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    protection = Internal("checked by app.come_in(); no screen reads it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "fingerprint"], name="one_way_in_per_code"),
        ]
