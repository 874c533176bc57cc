"""What stands in the database of a case conference: of each child a record of its own, and a table of its own.

Nobody reads any of it by a role, a plan or a question: each record is opened to one person at a time (consent.Disclosure),
by the functions of conferences.sql, which check what the law file asks; and it closes by the day in the same rows.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.trust.directory.models import Membership
from village.trust.people.models import PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf, Protection, Secrecy


class ChildAtConference(PersonRecord):
    """One child a case conference is about. Read by its convener, its members until it closes, and the family once told."""

    conference = models.UUIDField(help_text=_("the same for every child of one conference"))
    table_id = models.UUIDField(help_text=_("what is put on the table for this child is opened by this"))
    called = models.CharField(max_length=120)
    convener = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    convener_name = models.CharField(max_length=120)
    # the law
    base = models.CharField(max_length=40)
    base_words = models.CharField(max_length=300)
    reference = SealedText(help_text=_("which decree, which leave, which covenant"))
    secrecies = ArrayField(models.CharField(max_length=30, choices=Secrecy), help_text=_("who may sit in, by the law file"))
    law_version = models.CharField(max_length=60)
    purpose = SealedText()
    # the days
    first_day = models.DateField()
    last_day = models.DateField()
    closes_on = models.DateField(help_text=_("the last day on which anything of it can be read by who sat in"))
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # the family
    told_at = models.DateTimeField(null=True)
    tell_review_on = models.DateField(help_text=_("then somebody looks again whether the family can be told"))
    second = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True)
    second_agrees = models.BooleanField(null=True)
    reminded_on = models.DateField(null=True)

    protection: ClassVar[Protection] = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "conference", "subject"], name="a_child_once_at_a_conference"),
            models.CheckConstraint(
                name="a_conference_rests_on_a_law", condition=~Q(base="") & ~Q(base_words=""),
                violation_error_message=_("Choose on which law the conference rests."),
            ),
            models.CheckConstraint(
                name="a_conference_ends_after_it_begins",
                condition=Q(last_day__gte=F("first_day"), closes_on__gte=F("last_day")),
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                name="a_second_at_a_conference_says_when",
                condition=Q(second_at=None, second_agrees=None) | Q(second_at__isnull=False, second_agrees__isnull=False),
                violation_error_message=_("A second opinion is a yes or a no, with its moment."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["village", "conference"], name="children_of_a_conference")]

    @property
    def is_told(self) -> bool:
        return self.told_at is not None

    @property
    def waits_for_second(self) -> bool:
        return self.opened_at is None and self.second_id is not None and self.second_at is None

    @property
    def is_running(self) -> bool:
        """Something can still be put on the table."""
        return self.opened_at is not None and self.ended_at is None and self.last_day >= timezone.localdate()

    @property
    def is_closed(self) -> bool:
        return self.closes_on < timezone.localdate()


class ConferenceMember(PersonRecord):
    """Somebody who sits in for this child: by name, from where, and under which duty of silence."""

    child = models.ForeignKey(ChildAtConference, on_delete=models.PROTECT, related_name="members")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    secrecy = models.CharField(max_length=30, choices=Secrecy)
    left_at = models.DateTimeField(null=True)

    protection: ClassVar[Protection] = PartOf("child")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "child", "member"], name="one_seat_at_a_conference"),
        ]


class ConferenceTable(PersonRecord):
    """The table of one child: what is put on it is read by who sits in for this child, and by nobody after it closed."""

    child = models.ForeignKey(ChildAtConference, on_delete=models.PROTECT, related_name="+")

    protection: ClassVar[Protection] = About("kind")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "child"], name="one_table_for_a_child")]


class Said(PersonRecord):
    """Words of somebody, with the name they are read under."""

    words = SealedText()
    author_name = models.CharField(max_length=120)

    class Meta:
        abstract = True


class TablePiece(Said):
    """A note written for this table, by somebody who sits at it. It stays as it was written."""

    table = models.ForeignKey(ConferenceTable, on_delete=models.PROTECT, related_name="pieces")
    title = models.CharField(max_length=120)

    protection: ClassVar[Protection] = PartOf("table")


class ChildMinutes(Said):
    """What was decided for this one child: kept with the record, read by the family once they are told."""

    child = models.ForeignKey(ChildAtConference, on_delete=models.PROTECT, related_name="minutes")

    protection: ClassVar[Protection] = PartOf("child")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "child"], name="minutes_once_for_a_child")]


class FamilyAnswer(Said):
    """What somebody of the family wrote beside it."""

    child = models.ForeignKey(ChildAtConference, on_delete=models.PROTECT, related_name="answers")

    protection: ClassVar[Protection] = PartOf("child")


class ToldLater(Said):
    """Why the family is not told yet, and when somebody looks again: for the convener and the second person only."""

    child = models.ForeignKey(ChildAtConference, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()

    protection: ClassVar[Protection] = About("kind")
