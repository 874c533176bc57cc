"""One plan of one family: its own words, what it is good at, needs, goals and steps, and who helps.

Every part stands on the family's subject with the kind of its area of life, so that a consent decides who sees it.
What can be changed is worded anew each time (Wording): nothing anybody wrote is ever written over.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.words import OwnSort, Prompt, Ring, Said, Section, Side, Verb
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import LifeArea
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership
from village.trust.people.models import Family, Person, PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, AboutFamily, DataKind, PartOf


class FamilyPlan(PersonRecord):
    """One family, one plan, one coordinator (P-01, P-07). Whose it is stands in people.FamilyOwner."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    coordinator_called = models.CharField(max_length=120)
    request = models.ForeignKey(HelpRequest, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(help_text=_("when the family and the team look at it together (P-06)"))

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "family"], condition=Q(closed_at=None), name="one_open_plan_per_family",  # P-01
                violation_error_message=_("This family already has an open plan."),
            ),
            models.CheckConstraint(
                name="a_plan_has_a_coordinator_by_name", condition=~Q(coordinator_called=""),
                violation_error_message=_("Say by name who coordinates."),
            ),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class PlanPart(PersonRecord):
    """Something of a plan that stands by itself and can be shown by itself."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class OwnWords(PlanPart):
    """One voice on one of the six questions (P-02). Without a name it is said by all of them together."""

    prompt = models.CharField(max_length=20, choices=Prompt)
    voice = models.CharField(max_length=60, blank=True, help_text=_("who says it"))
    noted_by = models.CharField(max_length=120, blank=True, help_text=_("who wrote it down for them"))

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "plan", "prompt", "voice"], name="one_voice_once_per_question"
            ),
        ]


class Strength(PlanPart):
    """What somebody is good at, or what went well: where it was seen, and who said it."""

    life_area = models.CharField(max_length=20, choices=LifeArea)
    who = models.CharField(max_length=60, blank=True)
    seen_by = models.CharField(max_length=120)
    seen_on = models.DateField()

    protection = AboutFamily("kind")


class Need(PlanPart):
    """What somebody needs to feel, to know or to be able to; never a service."""

    life_area = models.CharField(max_length=20, choices=LifeArea)
    who = models.CharField(max_length=60)
    verb = models.CharField(max_length=10, choices=Verb)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_need_is_somebodys", condition=~Q(who=""),
                violation_error_message=_("Say who needs it."),
            ),
        ]  # fmt: skip


class Goal(PlanPart):
    """What the family wants. Its place in the row is the family's; it can stay not agreed (P-18)."""

    life_area = models.CharField(max_length=20, choices=LifeArea)
    need = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    protection = AboutFamily("kind")


class Option(PersonRecord):
    """One way to get there; at least two are thought of before one is chosen."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="options")
    words = SealedText()
    by_called = models.CharField(max_length=120)
    chosen_at = models.DateTimeField(null=True)

    protection = PartOf("goal")


class TeamMember(PlanPart):
    """Somebody of the circle: how close, from life or from work, since when; and in the team, once the family agrees."""

    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=60)
    relation = SealedText(help_text=_("grandmother, class teacher, reads with Sami"))
    side = models.CharField(max_length=10, choices=Side)
    ring = models.PositiveSmallIntegerField(choices=Ring, default=Ring.FURTHER)
    life_area = models.CharField(max_length=20, choices=LifeArea, default=LifeArea.HOME)
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    stays = models.BooleanField(default=False, help_text=_("is still there when services leave"))
    in_team = models.BooleanField(default=False)
    asked_kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind), default=list)
    why = SealedText(help_text=_("why this person matters, in the family’s words"))
    joined_at = models.DateTimeField(null=True)
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "plan", "person"], condition=Q(ended_at=None, person__isnull=False),
                name="once_in_the_circle_of_a_plan",
                violation_error_message=_("This person is in the circle already."),
            ),
            models.CheckConstraint(
                name="who_joined_was_asked", condition=Q(joined_at=None) | Q(in_team=True),
                violation_error_message=_("First the family asks somebody to join."),
            ),
        ]  # fmt: skip


class TeamAnswer(PersonRecord):
    """The yes or no of one of the family to somebody joining; every yes the law file asks is needed."""

    member = models.ForeignKey(TeamMember, on_delete=models.PROTECT, related_name="answers")
    yes = models.BooleanField()
    by_called = models.CharField(max_length=120)

    protection = PartOf("member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "member", "author"], name="one_answer_each"),
        ]


class Step(PlanPart):
    """Who does what, where, before which day. One person, always; the family and the child too (P-04)."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=60)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(TeamMember, null=True, on_delete=models.PROTECT, related_name="+")
    where = SealedText()
    due_on = models.DateField()
    strength = models.ForeignKey(Strength, null=True, on_delete=models.PROTECT, related_name="+")

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_step_has_one_person", condition=~Q(who=""),
                violation_error_message=_("Say who does it: one person."),
            ),
        ]  # fmt: skip


class Attached(PersonRecord):
    """Something that stands beside a part of the plan, and is seen by whoever sees that part."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    of = models.UUIDField(editable=False)
    by_called = models.CharField(max_length=120)

    class Meta:
        abstract = True


class Wording(Attached):
    """How a part of the plan is worded, from this number on. The last number is how it stands now."""

    number = models.PositiveSmallIntegerField(default=1)
    words = SealedText()
    language = models.CharField(max_length=10)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "of", "number"], name="one_wording_per_number"),
        ]


class Mark(Attached):
    """What somebody said about a goal or a step: wanted, not agreed, done, later because, thank you."""

    said = models.CharField(max_length=20, choices=Said)
    words = SealedText()
    new_day = models.DateField(null=True)

    protection = About("kind")

    class Meta:
        indexes = [models.Index(fields=["village", "of", "created_at"], name="last_mark_of_a_part")]
        constraints = [
            models.CheckConstraint(
                name="later_says_when",
                condition=~Q(said=Said.LATER) | Q(new_day__isnull=False),
                violation_error_message=_("Say until when."),
            ),
        ]


class Disagreement(Attached):
    """Somebody sees it differently. It stays beside what it is about; it is never settled by wiping it out."""

    words = SealedText()

    protection = About("kind")


class PlanOffer(PersonRecord):
    """Whoever took up a question offers to make a plan together; only the yes of the family opens one."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="plan_offers")
    coordinator = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    answered_at = models.DateTimeField(null=True)
    yes = models.BooleanField(null=True)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "request"], condition=Q(answered_at=None), name="one_open_offer_per_request",
                violation_error_message=_("You offered it already; the family did not answer yet."),
            ),
            models.CheckConstraint(
                name="an_answered_offer_says_yes_or_no",
                condition=Q(answered_at=None, yes=None) | Q(answered_at__isnull=False, yes__isnull=False),
                violation_error_message=_("Say yes or no."),
            ),
        ]  # fmt: skip


ITS_OWN = Q(kind=DataKind.OWN_STORY.value)
IS_ITS_OWN = _("What a young person tells for themself is their own.")


class OwnPlan(PersonRecord):
    """A small plan of one young person alone, beside the plan of the family: nobody is told that it exists.

    It stands on their own subject as their own story; who walks along was let in by them, to this one thing.
    """

    called = models.CharField(max_length=60, help_text=_("the first name, for who walks along"))
    coordinator = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    coordinator_called = models.CharField(max_length=120, blank=True)
    consent = models.ForeignKey(Consent, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")
    is_shared_alone = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject"], condition=Q(closed_at=None), name="one_open_own_plan_each",
                violation_error_message=_("You have a plan of your own already."),
            ),
            models.CheckConstraint(name="an_own_plan_is_an_own_story", condition=ITS_OWN, violation_error_message=IS_ITS_OWN),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class OwnPart(PersonRecord):
    """Own words, a goal, a step, or who helps; by the young person, or proposed by who walks along."""

    plan = models.ForeignKey(OwnPlan, on_delete=models.PROTECT, related_name="parts")
    sort = models.CharField(max_length=10, choices=OwnSort)
    prompt = models.CharField(max_length=20, choices=Prompt, blank=True)
    words = SealedText()
    who = models.CharField(max_length=60, blank=True)
    by_called = models.CharField(max_length=120)
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    paper_ids = ArrayField(models.UUIDField(), default=list, help_text=_("what was said aloud or drawn with it"))

    protection = PartOf("plan")

    class Meta:
        ordering = ["created_at", "id"]


class ShownPiece(PersonRecord):
    """One piece of one's own in the plan of the family: shown to these people, until its owner stops it.

    Words, voice and drawing are one thing on the owner's own subject, so the same people read, hear and see it.
    """

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=Section)
    prompt = models.CharField(max_length=20, choices=Prompt, blank=True)
    called = models.CharField(max_length=60)
    words = SealedText()
    of = models.UUIDField(null=True, help_text=_("of the own plan: which part it shows"))
    stopped_at = models.DateTimeField(null=True)

    protection = About("kind")
    is_shared_alone = True

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(name="what_one_shows_stays_ones_own", condition=ITS_OWN, violation_error_message=IS_ITS_OWN),
        ]
