"""A safety note: one short page for when it is acute, in the words of the people it is about. It holds with their yes.

What changes is written as a new note; the one before holds until everybody whose yes is needed said it to the new one.
Its kind is an own story, on purpose: no kind that is shared as a whole opens it, no guardian and no role; only the people
it is about, whoever they name, and the written act of danger (see safety_notes.sql).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.safety_notes.words import Ending, How
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, Internal, PartOf

HOLDS = Q(holds_from__isnull=False, ended_at=None)
WAITS = Q(holds_from=None, ended_at=None)


class SafetyNote(PersonRecord):
    """Of a family (with its plan), or of one person about themself (without): then nobody else writes or reads it."""

    plan = models.ForeignKey(FamilyPlan, null=True, on_delete=models.PROTECT, related_name="+")
    whose = models.CharField(max_length=120)
    helps = SealedText(help_text=_("what helps"))
    worse = SealedText(help_text=_("what makes it worse"))
    first = SealedText(help_text=_("who comes first"))
    one_name = SealedText()
    one_number = SealedText()
    two_name = SealedText()
    two_number = SealedText()
    review_on = models.DateField(help_text=_("before then it is read again: is this still right?"))
    needed = ArrayField(models.UUIDField(), help_text=_("without their yes it does not hold"))
    readers = ArrayField(models.UUIDField(), default=list, help_text=_("to whom it is shown once it holds"))
    holds_from = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    said_late_on = models.DateField(null=True, help_text=_("when the clock told that it is to be read again"))
    law_version = models.CharField(max_length=60)
    told_by = models.CharField(max_length=120, blank=True, help_text=_("who of the family told it, when it was noted for them"))
    noted_by = models.CharField(max_length=120, blank=True, help_text=_("who noted it for the family, as their work"))

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject"], condition=HOLDS, name="one_safety_note_holds",
                violation_error_message=_("There is a safety note already. Change that one."),
            ),
            models.UniqueConstraint(
                fields=["village", "subject"], condition=WAITS & Q(noted_by=""), name="one_new_safety_note_waits",
                violation_error_message=_("One of you wrote a new safety note already. Read that one first."),
            ),
            models.UniqueConstraint(
                fields=["village", "subject"], condition=WAITS & ~Q(noted_by=""), name="one_noted_safety_note_waits",
                violation_error_message=_("What you noted waits for the family already. They answer that one first."),
            ),
            models.CheckConstraint(
                name="a_safety_note_is_an_own_story", condition=Q(kind=DataKind.OWN_STORY.value),
                violation_error_message=_("A safety note belongs to the people it is about."),
            ),
            models.CheckConstraint(
                name="a_safety_note_needs_somebodys_yes", condition=Q(needed__len__gt=0),
                violation_error_message=_("A safety note holds only with a yes of the people it is about."),
            ),
            models.CheckConstraint(
                name="a_safety_note_that_ended_says_why",
                condition=Q(ended_at=None, ending="") | Q(ended_at__isnull=False) & ~Q(ending=""),
                violation_error_message=_("Say why it ended."),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["review_on"], condition=HOLDS, name="safety_notes_to_read_again")]

    @property
    def holds(self) -> bool:
        return self.holds_from is not None and self.ended_at is None

    @property
    def waits(self) -> bool:
        return self.holds_from is None and self.ended_at is None

    @property
    def has_gaps(self) -> bool:
        """Noted for the family in part: it cannot hold before they filled in the rest."""
        return not all((self.helps, self.worse, self.first, *(part for call in self.numbers for part in call)))

    @property
    def is_late(self) -> bool:
        return self.holds and self.review_on < timezone.localdate()

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """Exactly two, the first one on top."""
        return [(str(self.one_name), str(self.one_number)), (str(self.two_name), str(self.two_number))]


class NoteAnswer(PersonRecord):
    """The yes or no of one of them to one note, here or aloud before a witness. One no is enough: then it does not hold."""

    note = models.ForeignKey(SafetyNote, on_delete=models.PROTECT, related_name="+")
    said_by = models.UUIDField(help_text=_("whose yes or no it is"))
    yes = models.BooleanField()
    by_called = models.CharField(max_length=120)
    how = models.CharField(max_length=10, choices=How, default=How.LOGIN)
    witness = models.CharField(max_length=120, blank=True)

    protection = PartOf("note")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "note", "said_by"], name="one_word_each_to_a_safety_note"),
            models.CheckConstraint(
                name="a_safety_note_said_aloud_has_a_witness", condition=~Q(how=How.SPOKEN) | ~Q(witness=""),
                violation_error_message=_("Write the name of the witness."),
            ),
        ]  # fmt: skip


class NoteOpening(VillageRecord):
    """A written act of danger opened this note to who decided it; it can be read until the door of the act closes."""

    note = models.ForeignKey(SafetyNote, on_delete=models.PROTECT, related_name="+")
    act_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    protection = Internal("written by app.open_safety_note(); a list of it would tell the family who was not told yet")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "note", "act_id", "person"], name="one_opening_per_act_of_danger"),
        ]
