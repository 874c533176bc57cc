"""Meetings of a plan: who sits there, what the child says first, what was said and decided, and looking back together.

Who may read the minutes follows from the kind of each point, never from having been at the table.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.meetings.words import (
    SCENE_PICTURES,
    SIDE_CATS,
    WHO_READS,
    Comes,
    Course,
    Fits,
    Heard,
    Hint,
    Occasion,
    Scene,
    Side,
    Way,
    Without,
)
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, AboutFamily, DataKind, PartOf


class Meeting(PersonRecord):
    """When and where people of a plan meet. Whoever is in the team reads this, and nothing more by it."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    begins_at = models.DateTimeField()
    place = SealedText()
    about = SealedText(help_text=_("what it is for, in a few words"))
    convener_name = models.CharField(max_length=120)
    called_off_at = models.DateTimeField(null=True)

    protection = AboutFamily("kind")

    class Meta:
        indexes = [models.Index(fields=["village", "plan", "begins_at"], name="meetings_of_a_plan")]

    @property
    def is_due(self) -> bool:
        """From its own day on, by the calendar of the village: people may sit together before the hour."""
        return timezone.localdate(self.begins_at) <= timezone.localdate()


class WithoutFamily(PersonRecord):
    """A meeting without the family has a reason, and a day from which the family reads what was said (W-43)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=Without)
    words = SealedText()
    minutes_by = models.DateField()
    author_name = models.CharField(max_length=120)

    protection = PartOf("meeting")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "meeting"], name="one_reason_per_meeting"),
            models.CheckConstraint(
                name="a_meeting_without_the_family_says_why",
                condition=~Q(why=""),
                violation_error_message=_("Say why it is without the family."),
            ),
        ]


class Seat(PersonRecord):
    """Somebody is invited."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    side = models.CharField(max_length=20, choices=Side)

    protection = PartOf("meeting")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "meeting", "person"], name="one_seat_each")]

    @property
    def cat(self) -> str:
        return SIDE_CATS[Side(self.side)]


class Present(PersonRecord):
    """Somebody was there, or was not; what was noted last counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()

    protection = PartOf("meeting")


class Coming(PersonRecord):
    """Somebody says whether they come; what was said last counts. Whoever is invited reads it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Comes)
    words = SealedText()

    protection = PartOf("meeting")


class Closing(PersonRecord):
    """The meeting is over. It names the day on which one meets again or looks back together (P-06)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    author_name = models.CharField(max_length=120)
    closed_at = models.DateTimeField()

    protection = PartOf("meeting")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "meeting"], name="a_meeting_closes_once")]


class ChildAsked(PersonRecord):
    """Point one of every meeting: this child was asked. Others read that there is an answer, never the answer."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="children")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    heard = models.CharField(max_length=20, choices=Heard, blank=True)
    has_account = models.BooleanField(default=True, help_text=_("can answer here; else somebody writes it down"))
    voice_id = models.UUIDField(null=True, help_text=_("what it said, once it may be read"))
    answered_at = models.DateTimeField(null=True)

    protection = PartOf("meeting")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "meeting", "person"], name="each_child_is_asked_once"),
            models.CheckConstraint(
                name="a_child_that_answered_says_how",
                condition=Q(answered_at=None, heard="") | Q(answered_at__isnull=False) & ~Q(heard=""),
                violation_error_message=_("Choose how you want to say it."),
            ),
        ]


class Voice(PersonRecord):
    """What a child wants to say before a meeting. Its own; others read it only when the child says so."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, choices=Way)
    words = SealedText()
    scenes = ArrayField(models.CharField(max_length=20, choices=Scene), default=list)
    talks_with = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    talks_with_name = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField()

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="the_voice_of_a_child_is_its_own",
                condition=Q(kind=DataKind.OWN_STORY.value),
                violation_error_message=_("What a child says before a meeting is its own."),
            ),
        ]

    @property
    def pictures(self) -> list[dict[str, str]]:
        chosen = [scene for scene in Scene if scene in self.scenes]
        return [
            {"label": str(one.label), "icon": SCENE_PICTURES[one][0], "cat": SCENE_PICTURES[one][1]} for one in chosen
        ]


class NotedVoice(PersonRecord):
    """What a child without a screen of its own said to somebody it trusts, and may be read: in the child's words."""

    asked = models.ForeignKey(ChildAsked, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    noted_by = models.CharField(max_length=120)
    said_at = models.DateTimeField()

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "asked"], name="noted_once_for_a_child"),
        ]


class ToldBack(PersonRecord):
    """What was done with what a child said, in words for that child. Without it the meeting does not close."""

    asked = models.ForeignKey(ChildAsked, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    author_name = models.CharField(max_length=120)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "asked"], name="a_child_is_told_once_what_we_did"),
        ]


class Point(PersonRecord):
    """Something to talk about, brought by whoever is invited; the points of the family come first."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    author_name = models.CharField(max_length=120)
    side = models.CharField(max_length=20, choices=Side)
    brought_at = models.DateTimeField()

    protection = AboutFamily("kind")

    @property
    def cat(self) -> str:
        return SIDE_CATS[Side(self.side)]

    @property
    def who_reads(self) -> str:
        return str(WHO_READS[DataKind(self.kind)])


class Minute(PersonRecord):
    """What was said about a point."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="minutes")
    words = SealedText()
    author_name = models.CharField(max_length=120)
    written_at = models.DateTimeField()

    protection = PartOf("point")

    class Meta:
        ordering = ["written_at", "id"]


class Decision(PersonRecord):
    """What was decided about a point; it may be a step of the plan from then on."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="decisions")
    words = SealedText()
    author_name = models.CharField(max_length=120)
    decided_at = models.DateTimeField()
    step_id = models.UUIDField(null=True, help_text=_("the step of the plan it became"))

    protection = PartOf("point")

    class Meta:
        ordering = ["decided_at", "id"]


class Review(PersonRecord):
    """A day to look back together. Never without asking the family (P-06)."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=20, choices=Occasion)
    due_on = models.DateField()
    said_on = models.DateField(null=True, help_text=_("when the clock told family and coordinator"))
    law_version = models.CharField(max_length=60)

    protection = PartOf("plan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "plan", "occasion", "due_on"], name="one_review_per_day"),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(said_on=None), name="reviews_to_tell")]

    @property
    def is_late(self) -> bool:
        return self.due_on < timezone.localdate()


class LookedBack(PersonRecord):
    """Looking back is done: how it goes on, and when one looks again (P-12)."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=20, choices=Course)
    next_on = models.DateField(null=True)
    author_name = models.CharField(max_length=120)
    held_at = models.DateTimeField()

    protection = PartOf("review")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "review"], name="one_looks_back_once"),
            models.CheckConstraint(
                name="a_review_says_how_it_goes_on",
                condition=~Q(course="") & (Q(course=Course.CLOSE.value) | Q(next_on__isnull=False)),
                violation_error_message=_("Say how it goes on, and when you look back again."),
            ),
        ]


class Opinion(PersonRecord):
    """What one of them thinks: does it still fit? Family and workers stand side by side, and may differ."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="opinions")
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=20, choices=Side)
    fits = models.CharField(max_length=20, choices=Fits)
    words = SealedText()
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_by = models.CharField(max_length=120, blank=True, help_text=_("who wrote it down for them"))
    said_at = models.DateTimeField()

    protection = PartOf("review")

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["village", "review", "speaker"], name="each_says_it_once"),
        ]

    @property
    def cat(self) -> str:
        return SIDE_CATS[Side(self.side)]


class Change(PersonRecord):
    """What changed since last time, and why."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="changes")
    words = SealedText()
    why = SealedText()
    author_name = models.CharField(max_length=120)
    written_at = models.DateTimeField()

    protection = PartOf("review")

    class Meta:
        ordering = ["written_at", "id"]


class Success(PersonRecord):
    """Something that went well, however small; it comes first in meetings and on the plan (F-33)."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    author_name = models.CharField(max_length=120)
    seen_on = models.DateField()

    protection = AboutFamily("kind")

    @property
    def who_reads(self) -> str:
        return str(WHO_READS[DataKind(self.kind)])


class Thanks(PersonRecord):
    """Somebody is glad with it."""

    success = models.ForeignKey(Success, on_delete=models.PROTECT, related_name="thanks")
    name = models.CharField(max_length=120)

    protection = PartOf("success")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "success", "author"], name="one_thank_you_each"),
        ]

    def __str__(self) -> str:
        return self.name


class Known(PersonRecord):
    """A coach knows of a hint, and says why it is so. The family reads it with the plan."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    hint = models.CharField(max_length=20, choices=Hint)
    because = SealedText()
    author_name = models.CharField(max_length=120)
    until = models.DateField()

    protection = PartOf("plan")
