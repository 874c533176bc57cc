"""The written act (trust B6), the frozen copy of what was shared, and the steps that followed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from village.modules.danger.words import FORM_VERSION, Deed, Step
from village.trust.directory.models import Membership
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, Internal, PartOf, Secrecy


class DangerAct(PersonRecord):
    """Somebody who may be in danger, and what a professional decided: with every field of B6.

    Opened to one person at a time: see Disclosure. After `locked_at` only steps are added.
    """

    deed = models.CharField(max_length=12, choices=Deed)
    is_acute = models.BooleanField(default=False)
    about_name = models.CharField(max_length=120)
    about_request = models.UUIDField(null=True, help_text=_("the question it began with"))
    decider = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    decider_name = models.CharField(max_length=120)
    # who else, and why now: facts, observations and opinion stay apart
    persons = SealedText()
    facts = SealedText()
    observations = SealedText()
    opinion = SealedText()
    harm_if_not = SealedText()
    harm_if = SealedText()
    tried = SealedText()
    # the child, the parents
    child_heard = models.BooleanField(default=False)
    child_words = SealedText()
    told_before_on = models.DateField(null=True)
    told_by = SealedText()
    not_told_why = SealedText()
    tell_review_on = models.DateField(help_text=_("then somebody looks again whether the family can be told"))
    told_at = models.DateTimeField(null=True)
    # the law
    ground = models.CharField(max_length=40)
    ground_words = models.CharField(max_length=300)
    steps_done = models.JSONField(default=dict, help_text=_("step of the law file, and its day"))
    affirmed = ArrayField(models.CharField(max_length=40), default=list)
    law_version = models.CharField(max_length=60)
    form_version = models.PositiveSmallIntegerField(default=FORM_VERSION)
    # to whom and what
    receiver_key = models.CharField(max_length=40, blank=True)
    receiver_name = SealedText()
    receiver_secrecy = models.CharField(max_length=30, choices=Secrecy, blank=True)
    receiver = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    copy_id = models.UUIDField(null=True)
    copy_hash = models.CharField(max_length=64, blank=True)
    mandate_id = models.UUIDField(null=True)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind), default=list)
    against_name = SealedText()
    restriction_ids = ArrayField(models.UUIDField(), default=list)
    # a second pair of eyes
    second = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    second_by = models.DateTimeField(null=True)
    second_at = models.DateTimeField(null=True)
    second_agrees = models.BooleanField(null=True)
    # the times
    done_at = models.DateTimeField(null=True, help_text=_("from then on it counted"))
    locked_at = models.DateTimeField()
    details_by = models.DateTimeField(null=True)
    details_at = models.DateTimeField(null=True)
    feedback_by = models.DateField(null=True)
    outcome_at = models.DateTimeField(null=True)
    review_by = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    justified = models.BooleanField(null=True)
    lift_asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_shared_copy_has_its_fingerprint",
                condition=models.Q(copy_id=None, copy_hash="") | models.Q(copy_id__isnull=False) & ~models.Q(copy_hash=""),
                violation_error_message=_("What is shared is kept as a copy with its fingerprint."),
            ),
            models.CheckConstraint(
                name="a_second_opinion_says_when",
                condition=models.Q(second_at=None, second_agrees=None)
                | models.Q(second_at__isnull=False, second_agrees__isnull=False),
                violation_error_message=_("A second opinion is a yes or a no, with its moment."),
            ),
        ]  # fmt: skip

    @property
    def counts(self) -> bool:
        """It took effect: opened, shared, decided or locked."""
        return self.done_at is not None

    @property
    def waits_for_second(self) -> bool:
        return self.second_id is not None and self.second_at is None

    @property
    def is_told(self) -> bool:
        return self.told_at is not None

    @property
    def misses_details(self) -> bool:
        return self.is_acute and self.details_at is None


class SharedCopy(PersonRecord):
    """Exactly what was shared, frozen, with its fingerprint and the limits that travel with it."""

    act_id = models.UUIDField()
    about_name = models.CharField(max_length=120)
    sender_name = models.CharField(max_length=120)
    words = SealedText()
    sha256 = models.CharField(max_length=64)
    ground_words = models.CharField(max_length=300)
    frozen_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)

    protection = About("kind")


class ActStep(PersonRecord):
    """One thing that happened with an act afterwards."""

    act = models.ForeignKey(DangerAct, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=12, choices=Step)
    made_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)
    words = SealedText()

    protection = PartOf("act")

    class Meta:
        ordering = ["made_at", "id"]


class ActReminder(VillageRecord):
    """That something of an act is still open was told: once a day for each thing."""

    act_id = models.UUIDField()
    what = models.CharField(max_length=12)
    day = models.DateField()
    protection = Internal("written by app.remind_of_danger(), so that nobody is told twice a day")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "act_id", "what", "day"], name="reminded_once_a_day"),
        ]
