"""Groups of an organisation, and who takes part in them.

What a volunteer reads is few and small records, each opened by a consent of its own to the organisation and read only by
who runs the group. Whom to call is a record about whoever wrote it: one parent's number is never in the other one's view.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import FOREVER
from village.modules.taking_part.words import PhotoUse, There
from village.trust.directory.models import Membership, Organization
from village.trust.law.answers import Consenter
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, OfVillage, PartOf, RunBy

AS_WHOM = [(one.value, one.value) for one in Consenter]


class Group(VillageRecord):
    """Something to come to: a homework class, a music afternoon, a summer school."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    hours = models.CharField(max_length=80, help_text=_("in words"))
    ends_on = models.DateField(help_text=_("the last day of the season"))
    is_open = models.BooleanField(default=True)
    protection = RunBy("organisation", open_when="is_open")

    class Meta:
        indexes = [models.Index(fields=["village", "organisation"], name="groups_of_an_organisation")]

    def __str__(self) -> str:
        return self.name


class Runner(VillageRecord):
    """Who runs a group, from when until when: by name, so that families know it."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    protection = OfVillage()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="running_a_group_ends_after_it_starts", condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["village", "group"], name="who_runs_a_group")]


class TakesPart(PersonRecord):
    """Somebody comes to a group, until a day. It begins once everybody whose yes the law asks said it."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=40, help_text=_("the first name, as the family wants it said"))
    ends_on = models.DateField()
    needs = ArrayField(models.CharField(max_length=10, choices=AS_WHOM), help_text=_("whose yes the law asks"))
    begins_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject", "group"], condition=Q(ended_at=None), name="takes_part_once_in_a_group",
                violation_error_message=_("This is written down already. Change it there."),
            ),
            models.CheckConstraint(
                name="taking_part_is_participation", condition=Q(kind=DataKind.PARTICIPATION.value),
                violation_error_message=_("Taking part is about activities and nothing else."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["village", "group"], condition=Q(ended_at=None), name="who_takes_part_in_a_group"),
        ]


class PartYes(PersonRecord):
    """The yes of the young person, or of who raises the child."""

    takes_part = models.ForeignKey(TakesPart, on_delete=models.PROTECT, related_name="+")
    as_who = models.CharField(max_length=10, choices=AS_WHOM)

    protection = PartOf("takes_part")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "takes_part", "author"], name="one_yes_to_taking_part_each")
        ]


def _one_each(name: str) -> models.UniqueConstraint:
    """Each writes one of their own, and a new one once it ended."""
    return models.UniqueConstraint(
        fields=["village", "takes_part", "author"], condition=Q(ended_at=None), name=name,
        violation_error_message=_("You wrote this already. Change it there."),
    )  # fmt: skip


class ToKnow(PersonRecord):
    """The one line people must know: allergies, medicine, what keeps somebody safe."""

    takes_part = models.ForeignKey(TakesPart, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    ended_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            _one_each("one_line_to_know_each"),
            models.CheckConstraint(
                name="a_line_to_know_is_about_health", condition=Q(kind=DataKind.HEALTH.value),
                violation_error_message=_("The line to know is about health and safety."),
            ),
        ]  # fmt: skip


class CallInNeed(PersonRecord):
    """Whom to call, and who may come to fetch, as one person wrote it: about whoever wrote it, not about the child."""

    takes_part = models.ForeignKey(TakesPart, on_delete=models.PROTECT, related_name="+")
    one_name = SealedText()
    one_number = SealedText()
    two_name = SealedText()
    two_number = SealedText()
    fetch = SealedText(help_text=_("who may come to fetch"))
    ended_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            _one_each("one_card_to_call_each"),
            models.CheckConstraint(
                name="whom_to_call_is_a_way_to_reach", condition=Q(kind=DataKind.CONTACT.value),
                violation_error_message=_("Whom to call is a name and a number."),
            ),
        ]  # fmt: skip

    @property
    def numbers(self) -> list[tuple[str, str]]:
        both = [(str(self.one_name), str(self.one_number)), (str(self.two_name), str(self.two_number))]
        return [(name, number) for name, number in both if number]


class PhotoAnswer(PersonRecord):
    """A yes or a no to photos for one use, until a day. The last answer of each person counts, and one no is enough."""

    takes_part = models.ForeignKey(TakesPart, on_delete=models.PROTECT, related_name="+")
    use = models.CharField(max_length=10, choices=PhotoUse)
    yes = models.BooleanField(default=False)
    until = models.DateField()
    as_who = models.CharField(max_length=10, choices=AS_WHOM)
    needs = ArrayField(models.CharField(max_length=10, choices=AS_WHOM))
    law_version = models.CharField(max_length=60)

    protection = PartOf("takes_part")


class Attendance(PersonRecord):
    """Who was there on a day, as ticked; a newer tick counts. It goes after the days that the law file says."""

    takes_part = models.ForeignKey(TakesPart, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    there = models.CharField(max_length=10, choices=There)

    protection = PartOf("takes_part")

    class Meta:
        indexes = [models.Index(fields=["village", "day"], name="attendance_by_day")]
