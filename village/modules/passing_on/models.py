"""Passing a plan on to somebody else, ending one, staying near for a while, and coming back.

What is written for the next one is the family's own story: nobody reads it by a kind that was shown, only one by one.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.words import Section
from village.modules.help_requests.models import HelpRequest
from village.modules.passing_on.staff import AccessEnded as AccessEnded
from village.modules.passing_on.staff import DoorEnded as DoorEnded
from village.modules.passing_on.staff import Leaving as Leaving
from village.modules.passing_on.staff import one_open
from village.modules.passing_on.words import About as NoteAbout
from village.modules.passing_on.words import Called, Stage, Why
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, AboutFamily, DataKind, OfVillage, PartOf


class PassingOn(PersonRecord):
    """One plan goes from one coordinator to the next, with the family. Until then nothing changes (P-08)."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    leaver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    leaver_called = models.CharField(max_length=120)
    why = models.CharField(max_length=20, choices=Why)
    last_day = models.DateField(null=True)
    next = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    next_called = models.CharField(max_length=120, blank=True)
    talk_at = models.DateTimeField(null=True)
    overlap_until = models.DateField(null=True)
    meeting_id = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            one_open("plan", when=Q(ended_at=None, stopped_at=None), name="one_passing_on_per_plan",
                    says=_("This plan is being passed on already.")),
            models.CheckConstraint(
                name="who_comes_next_is_agreed_with_days",
                condition=Q(agreed_at=None)
                | Q(next__isnull=False, talk_at__isnull=False, overlap_until__isnull=False) & ~Q(next_called=""),
                violation_error_message=_("Say who comes next, when you talk together and until when both are there."),
            ),
            models.CheckConstraint(
                name="a_plan_is_handed_over_after_the_yes",
                condition=Q(handed_at=None) | Q(agreed_at__isnull=False),
                violation_error_message=_("First the family says yes."),
            ),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.stopped_at is None

    @property
    def stage(self) -> Stage:
        if self.stopped_at:
            return Stage.STOPPED
        if self.ended_at:
            return Stage.DONE
        return Stage.OVERLAP if self.handed_at else Stage.AGREED if self.agreed_at else Stage.WAITS


class ForTheNext(PersonRecord):
    """What the next one must know, as it was worded last. Each wording stays; the newest counts."""

    passing = models.ForeignKey(PassingOn, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    words = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("passing")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "passing", "number"], name="one_text_for_the_next_per_number"
            ),
        ]


class Candidate(PersonRecord):
    """Who could come next, with the day of the first talk together and what would be shown then."""

    passing = models.ForeignKey(PassingOn, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    next_called = models.CharField(max_length=120)
    next_place = models.CharField(max_length=200)
    talk_at = models.DateTimeField()
    talk_where = SealedText()
    overlap_until = models.DateField()
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind))
    by_called = models.CharField(max_length=120)
    declined_at = models.DateTimeField(null=True)

    protection = PartOf("passing")

    class Meta:
        constraints = [
            one_open("passing", when=Q(declined_at=None), name="one_who_comes_next",
                    says=_("Somebody is asked already. First the family answers.")),
        ]  # fmt: skip


class Answer(PersonRecord):
    """One of the family says yes or no, to the text or to who comes next. Every yes the law file asks is needed."""

    passing = models.ForeignKey(PassingOn, on_delete=models.PROTECT, related_name="+")
    of = models.UUIDField(help_text=_("the wording, or the one who could come next"))
    yes = models.BooleanField()
    words = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("passing")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "of", "author"], name="one_answer_each_about_the_next")
        ]


class Letter(PersonRecord):
    """What the family approved for the next one: all that one reads before the first talk together."""

    passing = models.ForeignKey(PassingOn, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    talk_at = models.DateTimeField()
    leaver_called = models.CharField(max_length=120)
    approved_by = models.CharField(max_length=300)

    protection = About("kind")
    is_shared_alone = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "passing"], name="one_letter_for_the_next")]


class Ending(PersonRecord):
    """A plan ends, in small steps; it holds only with the family's yes (domain 1.1, transition)."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    words = SealedText(help_text=_("why now"))
    by_called = models.CharField(max_length=120)
    ends_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            one_open("plan", when=Q(closed_at=None, stopped_at=None), name="one_ending_per_plan",
                    says=_("Ending this plan is being talked about already.")),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.stopped_at is None


class Note(PersonRecord):
    """One small step towards an ending, in somebody's own words."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=20, choices=NoteAbout)
    words = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("ending")


class Celebration(PersonRecord):
    """When and where one celebrates what was done. What was said last counts."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    where = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("ending")


class Goodbye(PersonRecord):
    """What one of the family says to the ending: yes or not yet, how it was, and what they are proud of."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    yes = models.BooleanField()
    words = SealedText()
    proud = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("ending")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "ending", "author"], name="each_says_goodbye_once")
        ]


class KindWord(PersonRecord):
    """A word of thanks for the page a family keeps, from somebody around them: written for it, and for nothing else."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    by_called = models.CharField(max_length=120)
    noted_by = models.CharField(max_length=120, blank=True, help_text=_("who of the family wrote it down for them"))

    protection = PartOf("ending")


class KeptOrder(PersonRecord):
    """The order in which a family keeps its own page, and what it leaves off. One row; what was said last counts."""

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    keys = ArrayField(models.UUIDField(), default=list)
    left_off = ArrayField(models.UUIDField(), default=list)

    protection = PartOf("ending")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "ending"], name="one_order_of_a_page_to_keep")]


class Aftercare(PersonRecord):
    """Somebody calls afterwards, on days that were agreed. That is all they see of the plan from then on.

    When somebody else calls, that is a new row with its own days: nobody reads what was said to the one before.
    """

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    caller = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    caller_called = models.CharField(max_length=120)
    reach = SealedText(help_text=_("how the family wants to be called"))
    family_called = models.CharField(max_length=120)
    stopped_at = models.DateTimeField(
        null=True, help_text=_("from when somebody else calls, or nobody needs to")
    )
    told_gone_on = models.DateField(null=True, help_text=_("when the family was told that nobody calls"))

    protection = About("kind")
    is_shared_alone = True

    class Meta:
        constraints = [
            one_open("ending", when=Q(stopped_at=None), name="one_aftercare_per_ending",
                    says=_("One of you said already who calls. Look at it; send yours again if you want yours.")),
        ]  # fmt: skip


class AftercareCall(PersonRecord):
    """One day on which somebody calls."""

    aftercare = models.ForeignKey(Aftercare, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    told_on = models.DateField(null=True)

    protection = PartOf("aftercare")

    class Meta:
        indexes = [models.Index(fields=["due_on"], condition=Q(told_on=None), name="calls_to_tell_of")]
        constraints = [
            models.UniqueConstraint(fields=["village", "aftercare", "due_on"], name="one_call_per_day")
        ]

    @property
    def is_due(self) -> bool:
        return self.due_on <= timezone.localdate()

    @property
    def is_dropped(self) -> bool:
        """Somebody else calls on this day, or nobody needs to."""
        stopped = self.aftercare.stopped_at
        return stopped is not None and self.due_on >= timezone.localdate(stopped)


class CallSaid(PersonRecord):
    """What became of one call: talked, or agreed anew with a reason and another day."""

    call = models.ForeignKey(AftercareCall, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=Called)
    words = SealedText()
    new_day = models.DateField(null=True)
    by_called = models.CharField(max_length=120)

    protection = PartOf("call")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "call"], name="a_call_is_answered_once"),
            models.CheckConstraint(
                name="a_call_agreed_anew_has_a_day",
                condition=~Q(how=Called.LATER) | Q(new_day__isnull=False),
                violation_error_message=_("Say on which other day."),
            ),
        ]  # fmt: skip


class AftercareMonths(VillageRecord):
    """After how many months somebody calls, in this village; without a row after one, three and six."""

    months = ArrayField(models.PositiveSmallIntegerField())

    protection = OfVillage()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village"], name="one_row_of_aftercare_months")]


class CameBack(PersonRecord):
    """A family that was here before asks again: it told its story once, and says what of it may be read again (W-24)."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    last_here = models.DateField()
    again_called = models.CharField(max_length=120, blank=True, help_text=_("whom they would like again"))

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request"], name="one_coming_back_per_request")
        ]


class ToldBefore(PersonRecord):
    """One part of the earlier plan, as it read then, that the family lets the contact point read again."""

    back = models.ForeignKey(CameBack, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=Section)
    under = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=60, blank=True)
    words = SealedText()
    told_on = models.DateField(default=date.today)

    protection = PartOf("back")
