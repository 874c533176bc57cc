"""A leak: what happened, whom it touches, who must hear it by when, and what they were told (B3-33)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Internal


class Leak(VillageRecord):
    """Kept by the privacy officer: how an account or a list got into wrong hands, in words without a name."""

    what = models.CharField(max_length=300)
    through = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until = models.DateTimeField()
    found_at = models.DateTimeField()
    tell_by = models.DateTimeField()
    authority_told_at = models.DateTimeField(null=True)
    authority_reference = models.CharField(max_length=80, blank=True)
    letter = models.TextField(blank=True)
    letter_at = models.DateTimeField(null=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    law_version = models.CharField(max_length=60)
    protection = Internal("kept by the privacy officer through the functions of leaks.sql")

    class Meta:
        ordering = ["-found_at"]
        constraints = [
            models.CheckConstraint(
                name="a_leak_ends_after_it_began",
                condition=models.Q(until__gte=models.F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]


class LeakTouch(VillageRecord):
    """Of whom something was seen, how much and of which kinds: from the logbook, when the leak was written down."""

    leak = models.ForeignKey(Leak, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    things = models.PositiveIntegerField()
    kinds = models.IntegerField()
    protection = Internal("counted by app.note_leak(); the person reads it through app.leak_letter()")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "leak", "subject"], name="each_touched_once_by_a_leak"),
        ]
