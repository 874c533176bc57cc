"""How somebody is best reached, what has to be told in words, and each try to do so."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.channels.words import How, PartOfDay, ReachWay, TalkWay
from village.trust.directory.models import Membership
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf


class ReachWish(PersonRecord):
    """How one person is best reached. Theirs alone: others read it only with something in hand that this person asked.

    Written by the person, or by a worker with their agreement; the person is the author either way.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=ReachWay)
    parts_of_day = ArrayField(models.CharField(max_length=10, choices=PartOfDay), default=list)
    place = SealedText()
    language = models.CharField(max_length=10)
    other_language = models.CharField(max_length=40, blank=True)
    interpreter = models.BooleanField(default=False)
    rather_talks = models.BooleanField(default=False)
    large_letters = models.BooleanField(default=False)
    kept_by = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text=_("the worker who wrote it down, with their agreement"),
    )  # fmt: skip
    kept_at = models.DateTimeField()

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "subject"], name="one_reach_wish_per_person"),
        ]


class TalkTask(PersonRecord):
    """Something to tell by calling or dropping by, before a moment. Stands with what it is about (C-26)."""

    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=120)
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(_("before when"))
    risen_at = models.DateTimeField(null=True, blank=True, help_text=_("that it was late was told then, once"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="somebody_told_it",
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                violation_error_message=_("What was told was told by somebody."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(done_at=None), name="talks_that_wait"),
        ]


class TalkTry(PersonRecord):
    """One call or visit, and how it went."""

    task = models.ForeignKey(TalkTask, on_delete=models.PROTECT, related_name="tries")
    how = models.CharField(max_length=10, choices=How)
    way = models.CharField(max_length=10, choices=TalkWay)
    tried_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)
    words = SealedText()

    protection = PartOf("task")

    class Meta:
        ordering = ["tried_at", "id"]
