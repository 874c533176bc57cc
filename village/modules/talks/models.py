"""What is offered and by whom, who was trained for it, what somebody asked with it, and talking together again."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.models import HelpRequest
from village.modules.talks.words import TRAINED, Come, Companion, Kind, Limit, Other, Side, State
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf, RunBy


class Talk(VillageRecord):
    """A face, a name, a place and hours: somebody young people can talk with. Everybody reads it while it is open.

    Who sits at a school offers none, and who was not trained for it offers no counselling (app.guard_talk).
    """

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    called = models.CharField(max_length=60, help_text=_("the name young people use"))
    about_me = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200)
    hours = models.CharField(max_length=200)
    age_from = models.PositiveSmallIntegerField(default=11)
    age_until = models.PositiveSmallIntegerField(default=25)
    languages = ArrayField(models.CharField(max_length=10), default=list)
    come = ArrayField(models.CharField(max_length=10, choices=Come), default=list)
    phone = models.CharField(max_length=40, blank=True)
    is_open = models.BooleanField(default=True)

    protection = RunBy("organisation", open_when="is_open", public_when="is_open")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "member", "kind"], condition=Q(is_open=True), name="one_open_talk_of_a_kind",
                violation_error_message=_("You offer this already. Change that one, or close it first."),
            ),
            models.CheckConstraint(
                name="the_youngest_is_not_the_oldest",
                condition=Q(age_from__lte=F("age_until")),
                violation_error_message=_("The lowest age comes before the highest."),
            ),
            models.CheckConstraint(
                name="one_can_come_in_some_way",
                condition=Q(come__len__gt=0) & (~Q(come__contains=[Come.CALL.value]) | ~Q(phone="")),
                violation_error_message=_("Say how young people come to you; to be called you need a number."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.called

    @property
    def what(self) -> Kind:
        return Kind(self.kind)


class Training(VillageRecord):
    """Somebody saw the proof that a colleague was trained for this, on a date (C-18, C-19)."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    what = models.CharField(max_length=200)
    trained_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()

    protection = RunBy("organisation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_sees_their_own_proof",
                condition=~Q(member=F("seen_by")),
                violation_error_message=_("A colleague looks at the proof, never the one it is about."),
            ),
            models.CheckConstraint(
                name="a_training_is_for_what_asks_one",
                condition=Q(kind__in=sorted(TRAINED)),
                violation_error_message=_("This needs no training."),
            ),
            models.CheckConstraint(
                name="a_training_counts_after_it_was_done",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("trained_on")),
                violation_error_message=_("The last day comes after the day of the training."),
            ),
        ]


class TalkAsked(PersonRecord):
    """With whom somebody wants to talk, who comes along, and what may not be passed on (C-24, C-25)."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="talks")
    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="+")
    companion = models.CharField(max_length=10, choices=Companion, blank=True)
    companion_called = SealedText()
    limits = ArrayField(models.CharField(max_length=20, choices=Limit), default=list)
    limit_words = SealedText()
    limits_changed_at = models.DateTimeField(null=True)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request"], name="one_talk_per_question"),
        ]

    @property
    def wishes(self) -> list[Limit]:
        return [limit for limit in Limit if limit in self.limits]


class Mediation(PersonRecord):
    """Talking together again: begins only when both want it, and either stops it any day (C-19)."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="mediations")
    other = models.CharField(max_length=10, choices=Other)
    other_called = models.CharField(max_length=60)
    how = SealedText(help_text=_("how to invite the other"))
    invited_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=10, choices=Side, blank=True)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request"], name="one_mediation_per_question"),
            models.CheckConstraint(
                name="nobody_agrees_who_was_not_invited",
                condition=Q(agreed_at=None) | Q(invited_at__isnull=False),
                violation_error_message=_("First the other one is invited."),
            ),
            models.CheckConstraint(
                name="a_mediation_that_stopped_knows_by_whom",
                condition=Q(stopped_at=None, stopped_by="") | Q(stopped_at__isnull=False) & ~Q(stopped_by=""),
                violation_error_message=_("Say who stopped it."),
            ),
        ]

    @property
    def state(self) -> State:
        if self.stopped_at:
            return State.DONE if self.stopped_by == Side.TALKED else State.STOPPED
        if self.agreed_at:
            return State.AGREED
        return State.INVITED if self.invited_at else State.ASKED

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None


class Invitation(PersonRecord):
    """What the other one reads: who invites, who asks, and nothing of what was told. It is about the other one."""

    mediation = models.ForeignKey(Mediation, on_delete=models.PROTECT, related_name="+")
    asker_called = models.CharField(max_length=60)
    mediator = models.CharField(max_length=120)
    mediator_place = models.CharField(max_length=200)
    mediator_phone = models.CharField(max_length=40, blank=True)
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    talked_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "mediation"], name="one_invitation_per_mediation"),
        ]
