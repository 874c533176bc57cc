"""Something that is frozen: nobody works with it until it is looked into; only the privacy officer reads it (B3-27)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import DataKind, Internal


class Freeze(VillageRecord):
    """Asked by the family for one question; it counts at once, and ends by their own word or by two people with a reason."""

    class Because(models.TextChoices):
        NOT_RIGHT = "not_right", _("Something in it is not right, and that is being looked into")
        NOT_LAWFUL = "not_lawful", _("It should not have been kept or shared, but must not be erased either")
        NEEDED = "needed", _("We need it ourselves, for a complaint or a judge")
        OBJECT = "object", _("We object to what is done with it")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField()
    kind = models.PositiveSmallIntegerField(choices=DataKind)
    number = models.CharField(max_length=20)
    because = models.CharField(max_length=12, choices=Because)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(help_text=_("the law file's term"))
    paused = ArrayField(models.UUIDField(), default=list, help_text=_("the consents that wait meanwhile"))
    reason = models.CharField(max_length=300, blank=True, help_text=_("why it may go on again"))
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    law_version = models.CharField(max_length=60)
    protection = Internal("asked, read and lifted through the functions of freeze.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "item_id"], condition=models.Q(lifted_at=None), name="frozen_once_at_a_time"
            ),
            models.CheckConstraint(
                name="nobody_lifts_what_they_proposed",
                condition=models.Q(lifted_by=None) | models.Q(proposed_by=None) | ~models.Q(lifted_by=models.F("proposed_by")),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]
