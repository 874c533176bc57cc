"""Early help for one child with its parents and its school: what is offered, what runs, and the small part school sees.

Two things in the lock: the trajectory, for family and coach; and the part of school, that the parents show to a teacher.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.handovers.words import How
from village.modules.help_requests.models import HelpRequest
from village.modules.meetings.words import Course, Fits, Side
from village.modules.pit.words import Met, Seat, Tried, Type, What, Who
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, PersonRecord, Subject
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf


class PitOffer(PersonRecord):
    """Who works with the family offers early help for a child; only the yes of the family begins it."""

    request = models.ForeignKey(HelpRequest, null=True, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, null=True, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    called_name = models.CharField(max_length=60)
    type = models.CharField(max_length=10, choices=Type)
    coach = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    teacher = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    why = SealedText(help_text=_("what it is for, in the words of the family"))
    tried = SealedText(help_text=_("what was tried before"))
    qualities = SealedText(help_text=_("what the teacher sees in the child"))
    contributes = SealedText(help_text=_("what school will put in"))
    offered_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    trajectory_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, help_text=_("when what began was rounded off; then it can be offered anew"))
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="from_a_question_or_beside_a_plan", condition=Q(request=None) | Q(plan=None),
                violation_error_message=_("Begin from a question or beside a plan."),
            ),
            models.CheckConstraint(
                name="with_school_means_with_a_teacher",  # K-04
                condition=Q(type=Type.SCHOOL.value, teacher__isnull=False) | Q(type=Type.HOME.value, teacher=None),
                violation_error_message=_("With school means with a teacher by name."),
            ),
            models.CheckConstraint(
                name="early_help_begins_by_a_yes", condition=Q(trajectory_id=None) | Q(begun_at__isnull=False),
                violation_error_message=_("First the family agrees."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["village", "request"], name="early_help_of_a_question"),
            models.Index(fields=["village", "plan"], name="early_help_offered_by_a_plan"),
        ]

    @property
    def is_open(self) -> bool:
        return self.begun_at is None and self.refused_at is None

    @property
    def is_running(self) -> bool:
        return self.begun_at is not None and self.ended_at is None


class PitYes(PersonRecord):
    """The yes or no of one of the family to an offer; whether school may read along is a question of its own."""

    offer = models.ForeignKey(PitOffer, on_delete=models.PROTECT, related_name="answers")
    as_who = models.CharField(max_length=20, help_text=_("as whom, in the words of the law file"))
    name = models.CharField(max_length=120)
    is_yes = models.BooleanField()
    school = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=How, default=How.LOGIN, db_default=How.LOGIN)
    said_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=40, blank=True, db_default="")
    witness = models.CharField(max_length=120, blank=True, db_default="")
    confirmed_at = models.DateTimeField(null=True)

    protection = PartOf("offer")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_yes_to_early_help_aloud_has_a_witness",
                condition=Q(how=How.LOGIN) | ~Q(witness="") & Q(said_by__isnull=False),
                violation_error_message=_("Write who said it, and who heard it."),
            ),
        ]


class Trajectory(PersonRecord):
    """Early help that runs: one child, one coach, a day on which everybody looks back."""

    called_name = models.CharField(max_length=60)
    type = models.CharField(max_length=10, choices=Type)
    coach = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, null=True, on_delete=models.PROTECT, related_name="+")
    school_part_id = models.UUIDField(null=True, help_text=_("the part that a teacher may be shown; opened by itself"))
    why = SealedText()
    tried = SealedText()
    begun_on = models.DateField()
    evaluate_on = models.DateField(help_text=_("when everybody looks back; it falls due by itself (P-12)"))
    said_on = models.DateField(null=True, help_text=_("when the clock told coach and family"))
    leaving_said_on = models.DateField(null=True, help_text=_("when the clock told the family that the coach leaves"))
    closed_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject"], condition=Q(closed_at=None), name="one_early_help_at_a_time",
                violation_error_message=_("Early help runs for this child already."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["evaluate_on"], condition=Q(closed_at=None, said_on=None), name="early_help_to_tell"),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Contact(PersonRecord):
    """People met. The first one stands here before anything is written about strengths (P-11, P-24)."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=Met)
    words = SealedText()
    met_on = models.DateField()
    by_name = models.CharField(max_length=120)

    protection = PartOf("trajectory")


class Situation(PersonRecord):
    """How it is, as one of them tells it. Voices stand side by side."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    voice = models.CharField(max_length=120)
    side = models.CharField(max_length=20, choices=Side)
    told_at = models.DateTimeField()

    protection = PartOf("trajectory")


class Agreeable(PersonRecord):
    """Something of a trajectory that counts from the day the family agreed."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    by_name = models.CharField(max_length=120)
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    protection = PartOf("trajectory")

    class Meta:
        abstract = True

    @staticmethod
    def not_both(name: str) -> models.CheckConstraint:
        """One no is enough, and then there is no yes; each kind has it under its own name."""
        return models.CheckConstraint(
            name=name, condition=Q(agreed_at=None) | Q(refused_at=None),
            violation_error_message=_("Agreed or not agreed, not both."),
        )  # fmt: skip


class PitStrength(Agreeable):
    """A strength, or something to learn, in plain words. It counts from the day the family agreed (P-13)."""

    what = models.CharField(max_length=10, choices=What)
    seen = SealedText(help_text=_("when it showed, and who saw it"))

    class Meta:
        constraints = [Agreeable.not_both("a_strength_is_agreed_or_not")]


class Doing(Agreeable):
    """Something of the plan: one person does it, on a strength when there is one."""

    who = models.CharField(max_length=10, choices=Who)
    name = models.CharField(max_length=60)
    from_on = models.DateField()
    strength = models.ForeignKey(PitStrength, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [Agreeable.not_both("what_somebody_does_is_agreed_or_not")]


class NextOne(Agreeable):
    """Somebody else coaches, or is the teacher. Nothing of it is theirs to read before the family agreed (W-43).

    `words`: what the next one must know, which the family reads before it says yes.
    """

    seat = models.CharField(max_length=10, choices=Seat)
    comes = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    leaves = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    talk_on = models.DateField(null=True, help_text=_("the first talk together"))

    class Meta:
        constraints = [
            Agreeable.not_both("who_comes_next_is_agreed_or_not"),
            models.UniqueConstraint(
                fields=["village", "trajectory", "seat"], condition=Q(agreed_at=None, refused_at=None),
                name="one_next_one_is_asked_at_a_time",
                violation_error_message=_("Somebody is asked already. First the family answers."),
            ),
            models.CheckConstraint(
                name="a_next_coach_talks_with_the_family_first", condition=~Q(seat=Seat.COACH.value) | Q(talk_on__isnull=False),
                violation_error_message=_("Say when you talk together for the first time."),
            ),
        ]  # fmt: skip


class PitAnswer(PersonRecord):
    """One of the family agrees with something of the trajectory, or does not. The last word of each counts."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    about_id = models.UUIDField()
    as_who = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    is_yes = models.BooleanField()
    said_at = models.DateTimeField()

    protection = PartOf("trajectory")

    class Meta:
        indexes = [models.Index(fields=["village", "about_id"], name="what_the_family_answered")]


class PitOpinion(PersonRecord):
    """What one of them thinks of it when everybody looks back; family and coach side by side."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    fits = models.CharField(max_length=20, choices=Fits)
    words = SealedText()
    name = models.CharField(max_length=120)
    side = models.CharField(max_length=20, choices=Side)
    said_at = models.DateTimeField()

    protection = PartOf("trajectory")


class Evaluation(PersonRecord):
    """Looked back: adjust, go on or round off, with what came of it in words (P-12)."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=20, choices=Course)
    outcome = SealedText()
    next_on = models.DateField(null=True)
    by_name = models.CharField(max_length=120)
    held_at = models.DateTimeField()

    protection = PartOf("trajectory")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="early_help_goes_on_until_a_day",
                condition=Q(course=Course.CLOSE.value) | Q(next_on__isnull=False),
                violation_error_message=_("Say when you look back again."),
            ),
        ]


class SchoolPart(PersonRecord):
    """All that a teacher may see: advice, what school puts in, its own list of qualities. Nothing of the child's story."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    teacher = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    called_name = models.CharField(max_length=60)
    coach_name = models.CharField(max_length=120)
    for_next = SealedText(help_text=_("what the family lets the teacher who came later know"))
    closed_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "trajectory"], name="one_part_for_school"),
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Quality(PersonRecord):
    """Something good that the teacher sees in the child (P-15)."""

    part = models.ForeignKey(SchoolPart, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    by_name = models.CharField(max_length=120)

    protection = PartOf("part")


class Contribution(PersonRecord):
    """What school puts in: what, who and from when (P-15)."""

    part = models.ForeignKey(SchoolPart, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    who = models.CharField(max_length=120)
    from_on = models.DateField()
    by_name = models.CharField(max_length=120)

    protection = PartOf("part")


class Advice(PersonRecord):
    """A tip for in class, with the agreed strength it builds on when there is one (P-16, T-16)."""

    part = models.ForeignKey(SchoolPart, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    strength_id = models.UUIDField(null=True)
    strength_words = SealedText(help_text=_("the agreed strength, as the teacher reads it"))
    by_name = models.CharField(max_length=120)
    said = models.CharField(max_length=10, choices=Tried, blank=True, help_text=_("the last answer of the teacher"))

    protection = PartOf("part")


class AdviceAnswer(PersonRecord):
    """What the teacher answered; coach and parents read it."""

    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="answers")
    says = models.CharField(max_length=10, choices=Tried)
    words = SealedText()
    by_name = models.CharField(max_length=120)
    said_at = models.DateTimeField()

    protection = PartOf("advice")


class PitGoodNews(PersonRecord):
    """Good news for the parents, tied to no problem (P-17, W-09). From school it stands with the part of school."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    by_name = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    told_on = models.DateField()

    protection = About("kind")
