"""Records about who works here: somebody leaves, or what was open to somebody ended at once."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Internal, RunBy

BY_FUNCTION = "written and asked by functions: the team leader reads no family, and a family reads only its own"


def one_open(*of: str, when: Q, name: str, says: Any) -> models.UniqueConstraint:
    """One at a time, as long as `when` holds; people read `says`."""
    return models.UniqueConstraint(fields=["village", *of], condition=when, name=name, violation_error_message=says)


class Leaving(VillageRecord):
    """Somebody leaves their work on a day. Colleagues know; each family whose plan it is hears it (W-13, W-22)."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()
    called_off_at = models.DateTimeField(null=True)

    protection = RunBy("organisation")

    class Meta:
        constraints = [
            one_open("member", when=Q(called_off_at=None), name="somebody_leaves_once",
                     says=_("It was said already that this person leaves.")),
        ]  # fmt: skip


class AccessEnded(VillageRecord):
    """A team leader ended at once what was open to somebody of the team; the families read why, in these words."""

    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=120)
    by_called = models.CharField(max_length=120)
    words = models.CharField(max_length=300)

    protection = Internal(BY_FUNCTION)


class DoorEnded(VillageRecord):
    """One family, or one person, to whom that door led: whose own it is reads that it is closed."""

    ended = models.ForeignKey(AccessEnded, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text=_("who hears it"))

    protection = Internal(BY_FUNCTION)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "ended", "subject", "to_person"], name="one_closed_door_told_once_each"),
        ]
