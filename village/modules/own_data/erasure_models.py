"""Somebody asks to erase; and a hold that keeps something from being erased (B3-26, T31)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import DataKind, Internal


class ErasureAsked(VillageRecord):
    """All of somebody, or one question. Answered with the law, by two people; they carry it out, nobody alone."""

    class Answer(models.TextChoices):
        ALL = "all", _("All of it is erased")
        PART = "part", _("A part is erased")
        NONE = "none", _("It is kept")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField(null=True)
    number = models.CharField(max_length=20, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_self = models.BooleanField(help_text=_("asked by the one it is about, else by who raises them or owns it too"))
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(help_text=_("the law file's term"))
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind), default=list, help_text=_("what goes"))
    kept = models.JSONField(default=list, help_text=_("what stays: kind, ground of the law file, and until when"))
    instead = models.CharField(max_length=20, blank=True, help_text=_("an alternative of the law file"))
    reason = models.CharField(max_length=600, blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    carry_out_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)
    protection = Internal("asked, answered and carried out through the functions of erasing.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject", "asked_by", "item_id"], condition=models.Q(confirmed_at=None),
                nulls_distinct=False, name="one_open_wish_to_erase",
            ),
            models.CheckConstraint(
                name="nobody_confirms_what_they_answered",
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("proposed_by")),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]  # fmt: skip


class Hold(VillageRecord):
    """Nothing of this person is erased for now. Counts at once, needs a second person within a week, ends by two."""

    class Ground(models.TextChoices):
        DANGER = "danger", _("Somebody may be in danger")
        COMPLAINT = "complaint", _("A complaint runs")
        COURT = "court", _("A judge asks for it")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=10, choices=Ground)
    reason = models.CharField(max_length=300)
    review_on = models.DateField()
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=120)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    lift_because = models.CharField(max_length=300, blank=True)
    lift_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)
    protection = Internal("placed and lifted by two people through the functions of erasing.sql")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="two_people_hold",
                condition=(models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("placed_by")))
                & (models.Q(lifted_by=None) | ~models.Q(lifted_by=models.F("lift_by"))),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]
