"""A promise to somebody, the reasons for which it moved, and the moments on which it rose."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.trust.directory.models import Membership
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, Internal, PartOf


class Says(models.TextChoices):
    """What is promised again and again, kept as a code: everybody reads it in their own language."""

    ANSWER = "answer", _("An answer to your question")
    FIRST_TALK = "first_talk", _("A first talk with you")


class Promise(PersonRecord):
    """What somebody of the village does for the subject, before a moment. Stands with what it is about."""

    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=20, choices=Says, blank=True, help_text=_("one of the sentences of the village"))
    what = SealedText(help_text=_("own words, when none of those fits"))
    made_at = models.DateTimeField()
    warn_at = models.DateTimeField(help_text=_("from then on it ends soon, in working hours"))
    due_at = models.DateTimeField(_("before when"))
    path = models.CharField(max_length=200, help_text=_("where in the village it can be opened"))
    beside = models.BooleanField(default=False, help_text=_("something to do, beside the answer itself"))
    climbs = models.BooleanField(
        default=False, help_text=_("when it is late, what it is about tells one after another, not all at once")
    )
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    let_go_at = models.DateTimeField(
        null=True, blank=True, help_text=_("the one it was promised to no longer needs it")
    )

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="somebody_kept_the_promise",
                condition=Q(kept_at=None, kept_by=None) | Q(kept_at__isnull=False, kept_by__isnull=False),
                violation_error_message=_("A promise is kept by somebody."),
            ),
            models.CheckConstraint(
                name="a_promise_warns_before_it_ends",
                condition=Q(warn_at__lte=F("due_at"), made_at__lte=F("due_at")),
                violation_error_message=_("A promise ends after it was made."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(kept_at=None, let_go_at=None), name="promises_that_wait"
            ),
            models.Index(
                fields=["owner", "due_at"], include=["village"], condition=Q(kept_at=None, let_go_at=None),
                name="promises_somebody_made",
            ),
            models.Index(  # with all that is asked to count what was kept, so that no row is fetched for it
                fields=["village", "made_at"], condition=Q(let_go_at=None), name="promises_of_a_year",
                include=["id", "owner", "subject", "item_id", "kept_at", "due_at"],
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.let_go_at is None

    @property
    def in_words(self) -> str:
        """In the language of who reads it, as far as the village has the sentence; else as it was written."""
        return str(Says(self.says).label) if self.says else self.what


class PromiseChange(PersonRecord):
    """A promise that got a new date, with the reason the person can read."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="changes")
    old_due = models.DateTimeField()
    new_due = models.DateTimeField()
    changed_at = models.DateTimeField()
    reason = SealedText(blank=False)

    protection = PartOf("promise")


class PromiseRise(VillageRecord):
    """That a promise ended soon or was late was told: once for each date it had."""

    class Level(models.TextChoices):
        SOON = "soon", _("ends soon")
        LATE = "late", _("late")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level)
    due_at = models.DateTimeField()

    protection = Internal("written by app.raise_promise(), so that nobody is told twice")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "promise", "level", "due_at"], name="told_once_per_date"
            ),
        ]
