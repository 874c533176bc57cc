"""What a young person can decide, about one question and now: found with them, with reasons, by two; never a label (B3-11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import Internal, PartOf


class AbleNote(PersonRecord):
    """What was found, why, when, by whom together, and when it is looked at again. It opens and closes no door by itself.

    Stands with the question and is read by the same eyes: of what was asked alone, never by a guardian (B3-10).
    """

    class Found(models.TextChoices):
        ABLE = "able", _("Can decide this alone")
        TOGETHER = "together", _("Decides this together with somebody")
        NOT_YET = "not_yet", _("Not yet, for this")

    request = models.ForeignKey("help_requests.HelpRequest", on_delete=models.PROTECT, related_name="+")
    found = models.CharField(max_length=10, choices=Found)
    about = SealedText(_("about which decision"), blank=False)
    why = SealedText(_("why"), blank=False)
    author_name = models.CharField(max_length=120)
    looked_with = models.CharField(max_length=120, help_text=_("the second professional who looked at it"))
    found_at = models.DateTimeField()
    review_on = models.DateField()
    told_at = models.DateTimeField(null=True, help_text=_("when the clock said that it is time to look again"))
    law_version = models.CharField(max_length=60)

    protection = PartOf("request")

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="nobody_finds_this_alone",
                condition=~models.Q(looked_with=""),
                violation_error_message=_("Somebody else looks at it too."),
            ),
        ]


class AbleWords(PersonRecord):
    """How the young person sees it, in the own words, beside what was found."""

    note = models.ForeignKey(AbleNote, on_delete=models.PROTECT, related_name="words_beside")
    words = SealedText(blank=False)
    author_name = models.CharField(max_length=120)
    said_at = models.DateTimeField()

    protection = PartOf("note")

    class Meta:
        ordering = ["said_at", "id"]


class TryTold(VillageRecord):
    """Who has a question was told that somebody who may not tried to open something of that family; once a day (B3-6)."""

    request = models.ForeignKey("help_requests.HelpRequest", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    protection = Internal("written by the clock, read by app.tries_of()")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request", "person", "day"], name="each_try_told_once_a_day"),
        ]


class QuarterReport(VillageRecord):
    """What came to the door in a quarter, in small tables without small numbers; made once and never changed (B3-32)."""

    from_on = models.DateField()
    until_on = models.DateField(help_text=_("the first day after the quarter"))
    tables = models.JSONField()
    total = models.PositiveIntegerField(null=True, help_text=_("rounded; empty: too few to say"))
    smallest = models.PositiveSmallIntegerField()
    law_version = models.CharField(max_length=60)
    protection = Internal("made by the clock, read by app.quarter_reports()")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "from_on"], name="one_report_per_quarter"),
        ]
