"""An answer that people prepare to somebody who asks what is kept about them: by one, read along by another (B3-24)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import Internal


class AnswerAsked(VillageRecord):
    """Who asks, about whom; the key to prepare it ends when it is delivered. The answer is sealed until it is taken."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proof = models.CharField(max_length=200, blank=True, help_text=_("how a worker knew who asked, without an account"))
    kinds = models.PositiveSmallIntegerField(help_text=_("a mask: what the one who asks may read"))
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(help_text=_("the law file's term"))
    key_until = models.DateTimeField()
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    second = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_back = models.CharField(max_length=300, blank=True, help_text=_("why the second reader sent it back"))
    delivered_at = models.DateTimeField(null=True)
    content = SealedText()
    told_hidden = models.JSONField(default=dict, help_text=_("how often each reason was used to hide a passage"))
    taken_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)
    protection = Internal("asked, prepared, read along and taken through the functions of answers.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject", "asked_by"], condition=models.Q(delivered_at=None),
                name="one_answer_is_prepared_at_a_time",
            ),
            models.CheckConstraint(
                name="nobody_reads_along_with_themself",
                condition=models.Q(second=None) | models.Q(prepared_by=None) | ~models.Q(second=models.F("prepared_by")),
                violation_error_message=_("Somebody else reads along."),
            ),
        ]  # fmt: skip


class HiddenPassage(VillageRecord):
    """What was decided about one sentence: a reason of the law file to hide it, or empty: it stays readable. No word of it."""

    asked = models.ForeignKey(AnswerAsked, on_delete=models.PROTECT, related_name="+")
    row_id = models.UUIDField()
    col = models.CharField(max_length=80)
    n = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    protection = Internal("decided by app.decide_passages(), read through app.passages_of()")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "asked", "row_id", "col", "n"], name="each_passage_is_decided_once"),
        ]
