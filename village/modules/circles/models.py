"""What the circle keeps beside the trust rows: an invitation to become a guardian, who was told ahead, and a "why?"."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.directory.models import Membership
from village.trust.logbook.models import Act
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, Internal, PartOf


class Authority(models.TextChoices):
    """On what it rests that somebody decides for a child (B3-5). Without one of these nothing is written down (B3-6)."""

    PARENT = "parent", _("Parent with authority")
    JUDGE = "judge", _("Guardian, named by a judge")
    FOSTER = "foster", _("Foster parent, with the authority a judge gave")
    OTHER = "other", _("Another authority that the law gives")


class GuardianInvite(VillageRecord):
    """Who it is for is not written here: only a keyed fingerprint of the link, and what was seen as proof."""

    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=20, choices=Authority)
    evidence = models.CharField(max_length=160)
    phases = models.JSONField(help_text=_("what the law file lets a guardian see, from when until when"))
    law_version = models.CharField(max_length=60)
    fingerprint = models.BinaryField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    is_yes = models.BooleanField(null=True)
    protection = Internal("answered by app.answer_guardian(); read as a guardianship once it is one")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "fingerprint"], name="one_invitation_per_link"),
        ]


class ToldAhead(VillageRecord):
    """Somebody was told, once, that sharing ends or that a birthday comes at which doors change (B3-8, B3-9)."""

    class What(models.TextChoices):
        SHARING = "sharing", _("Sharing ends")
        AGE = "age", _("A birthday comes")

    what = models.CharField(max_length=10, choices=What)
    about_id = models.UUIDField(help_text=_("the consent, or the person"))
    day = models.DateField()
    protection = Internal("written by the clock, so that nobody is told twice")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "what", "about_id", "day"], name="told_ahead_once"),
        ]


class WhyAsked(PersonRecord):
    """Whoever it is about asks why somebody looked. It is read by who asks and who looked, and opens nothing else."""

    line = models.BigIntegerField(help_text=_("which line of the logbook"))
    looked_at = models.DateTimeField()
    act = models.CharField(max_length=20, choices=Act)
    verb = models.CharField(max_length=80, blank=True)
    chair = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    by_called = models.CharField(max_length=120)
    about_called = models.CharField(max_length=120)
    answer_by = models.DateTimeField()

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject", "line"], name="why_is_asked_once",
                violation_error_message=_("This was asked already."),
            ),
        ]  # fmt: skip

    @property
    def did(self) -> str:
        return str(Act(self.act).label)


class WhyAnswer(PersonRecord):
    """The sentence of the one who looked."""

    asked = models.ForeignKey(WhyAsked, on_delete=models.PROTECT, related_name="answers")
    words = SealedText()
    by_called = models.CharField(max_length=120)

    protection = PartOf("asked")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "asked"], name="one_answer_to_why"),
        ]
