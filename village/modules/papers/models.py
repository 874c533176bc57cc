"""Papers people keep, with their sealed content apart; and the line of earlier help, as the family tells it."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.papers.sealed_bytes import SealedBytes
from village.modules.papers.words import LOOKS, PICTURES, SOUND, Media, Sort
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf
from village.ui.forms import Picture

MONTHS = range(1, 13)


class Paper(PersonRecord):
    """Something of a person or a family that is kept here: a voice, a drawing, a letter (P-25).

    Its item is its own, or that of the record it was kept with: then whoever reads that record sees it too.
    """

    called = SealedText()
    sort = models.CharField(max_length=10, choices=Sort)
    media = models.CharField(max_length=20, choices=Media)
    size = models.PositiveIntegerField()
    dated_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    protection = About("kind")
    is_shared_alone = True

    @property
    def is_sound(self) -> bool:
        return self.media in SOUND

    @property
    def is_picture(self) -> bool:
        return self.media in PICTURES

    @property
    def looks(self) -> Picture:
        return LOOKS[Sort(self.sort)]

    @property
    def day(self) -> date:
        """The date that stands on it, or when it was kept."""
        return self.dated_on or self.created_at.date()

    @property
    def name(self) -> str:
        return str(self.called) or str(self.get_sort_display())


class Content(PersonRecord):
    """The bytes of one paper, apart, so that a list never carries them."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="contents")
    sealed = SealedBytes()

    protection = PartOf("paper")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "paper"], name="one_content_per_paper"),
        ]


class EarlierHelp(PersonRecord):
    """Who helped before, when, what for and what it brought: told once, and right when the family says so (P-25, W-24).

    The words of whoever wrote it stay theirs. What the family tells otherwise is a new row that stands in its place.
    """

    from_year = models.PositiveSmallIntegerField()
    from_month = models.PositiveSmallIntegerField(null=True)
    until_year = models.PositiveSmallIntegerField(null=True)
    until_month = models.PositiveSmallIntegerField(null=True)
    goes_on = models.BooleanField(default=False)
    who = SealedText()
    what_for = SealedText()
    brought = SealedText()
    paper_ids = ArrayField(models.UUIDField(), default=list)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    protection = About("kind")
    is_shared_alone = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="earlier_help_has_real_months",
                condition=(Q(from_month=None) | Q(from_month__in=MONTHS)) & (Q(until_month=None) | Q(until_month__in=MONTHS)),
                violation_error_message=_("A month is a number from 1 to 12."),
            ),
            models.CheckConstraint(
                name="earlier_help_ends_after_it_began",
                condition=Q(until_year=None) | Q(until_year__gte=F("from_year")),
                violation_error_message=_("The end comes after the beginning."),
            ),
            models.CheckConstraint(
                name="earlier_help_was_checked_by_somebody",
                condition=Q(checked_at=None, checked_by=None) | Q(checked_at__isnull=False, checked_by__isnull=False),
                violation_error_message=_("Say who checked it."),
            ),
        ]  # fmt: skip

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None
