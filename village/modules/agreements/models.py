"""What was agreed: versions of a plan that nobody can change any more, and what each person said to each point.

A frozen piece carries the kind and the item of what it froze, so the lock shows it to the same eyes as the plan itself.
Nothing here is ever written over: whoever thinks again says it again (see agreements.sql).
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.agreements.words import How, Said
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.words import Section
from village.modules.help_requests.words import LifeArea
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, AboutFamily, DataKind, Internal


class Version(PersonRecord):
    """A plan as it stood when somebody proposed to agree on it. Its number and day are for everyone who was let in."""

    plan = models.ForeignKey(FamilyPlan, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    proposed_by = models.CharField(max_length=120)
    proposed_at = models.DateTimeField(db_default=TransactionNow())
    kinds = ArrayField(
        models.PositiveSmallIntegerField(choices=DataKind),
        help_text=_("what who proposed it could read; the rest stands as it was agreed before"),
    )
    law_version = models.CharField(max_length=60)

    protection = AboutFamily("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "plan", "number"], name="one_version_per_number",
                violation_error_message=_("Somebody proposed a version at the same moment. Read that one first."),
            ),
        ]  # fmt: skip


class FrozenPiece(PersonRecord):
    """One part of the plan as it read then. `needed`: without their yes it does not hold; `asked`: whose word it hears."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(help_text=_("of the part of the plan, the same in every version"))
    parent = models.UUIDField(null=True, help_text=_("of a step: its goal"))
    section = models.CharField(max_length=20, choices=Section)
    under = models.CharField(max_length=20, blank=True)
    life_area = models.CharField(max_length=20, choices=LifeArea, blank=True)
    place = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=60, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(null=True)
    words = SealedText(help_text=_("one sentence on each line"))
    names = SealedText(help_text=_("what those who are asked were called then"))
    kept_ids = ArrayField(models.UUIDField(), default=list, help_text=_("a voice or a drawing that belonged to it then"))
    needed = ArrayField(models.UUIDField())
    asked = ArrayField(models.UUIDField())

    protection = About("kind")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["village", "version", "place"], name="one_point_per_place"),
            models.CheckConstraint(
                name="a_goal_and_a_step_need_somebodys_yes",
                condition=~Q(section__in=[Section.GOALS, Section.STEPS]) | Q(needed__len__gt=0),
                violation_error_message=_("No plan without the family’s approval."),
            ),
        ]  # fmt: skip

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(line for line in str(self.words).split("\n") if line)


class Answer(PersonRecord):
    """What one person says to one point. The newest counts; the ones before stay readable."""

    piece = models.ForeignKey(FrozenPiece, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=10, choices=Said)
    how = models.CharField(max_length=12, choices=How)
    words = SealedText(help_text=_("how this person sees it; it stays beside the point"))
    by_called = models.CharField(max_length=120, help_text=_("who wrote it down"))
    witness = models.CharField(max_length=120, blank=True)

    protection = About("kind")

    class Meta:
        indexes = [models.Index(fields=["village", "piece", "created_at"], name="answers_to_a_point")]
        constraints = [
            models.CheckConstraint(
                name="spoken_means_with_a_witness", condition=~Q(how=How.SPOKEN) | ~Q(witness=""),
                violation_error_message=_("Write the name of the witness."),
            ),
            models.CheckConstraint(
                name="who_takes_back_says_not_yet", condition=~Q(how=How.TAKEN_BACK) | Q(said=Said.NOT_YET),
                violation_error_message=_("Taking back means: not yet."),
            ),
        ]  # fmt: skip


class PaperCode(VillageRecord):
    """A code that one of the family printed, for one person and one version. It opens not a word of the plan."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.BinaryField()
    until = models.DateTimeField()
    protection = Internal("only its fingerprint is kept; app.points_of_code() and app.say_by_code() look it up")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village", "fingerprint"], name="one_paper_per_code")]


class Feed(VillageRecord):
    """The secret address of somebody's own calendar. It can be renewed and stopped; it tells dates, nothing else."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.BinaryField()
    from_at = models.DateTimeField(db_default=TransactionNow())
    stopped_at = models.DateTimeField(null=True)
    protection = Internal("only its fingerprint is kept; app.start_feed(), app.stop_feed() and app.feed_of() are its doors")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "fingerprint"], name="one_feed_per_address"),
            models.UniqueConstraint(fields=["village", "person"], condition=Q(stopped_at=None), name="one_feed_at_a_time"),
        ]
