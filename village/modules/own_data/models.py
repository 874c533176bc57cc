"""What stands beside the records of others: that it was noted elsewhere too, and that somebody sees it differently."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from village.modules.own_data.answer_models import AnswerAsked, HiddenPassage
from village.modules.own_data.erasure_models import ErasureAsked, Hold
from village.modules.own_data.freeze_models import Freeze
from village.modules.own_data.leak_models import Leak, LeakTouch
from village.trust.directory.models import Organization
from village.trust.people.models import Person, PersonRecord, Subject
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, Internal, PartOf

__all__ = [
    "AnswerAsked", "Correction", "CorrectionAnswer", "ErasureAsked", "Freeze",
    "HiddenPassage", "Hold", "Leak", "LeakTouch", "LongList", "Merge", "MergeRow", "PastTerm", "Recorded", "TermCount",
    "TermDecision", "Twin", "TwinMark",
]  # fmt: skip


class Recorded(PersonRecord):
    """A professional carried something to the records of the own organisation. Stands with what it is about."""

    place = SealedText(_("where it is noted"), blank=False)
    reference = SealedText(_("reference there"))
    author_name = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    protection = About("kind")


class Correction(PersonRecord):
    """Somebody asks to correct what is written about them. The original stays; this stands beside it, for every reader.

    Attached to the item it is about, so that whoever may see the one sees the other.
    """

    about_table = models.CharField(max_length=80)
    about_id = models.UUIDField()
    wrong = SealedText(_("what is wrong"), blank=False)
    right = SealedText(_("how it should be"))
    statement = SealedText(_("own statement"))
    author_name = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(help_text=_("the law file's term"))
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        ordering = ["asked_at", "id"]


class CorrectionAnswer(PersonRecord):
    """What came of it: corrected or not, with the reason and a name. One for each."""

    class Decision(models.TextChoices):
        CORRECTED = "corrected", _("It is corrected")
        PARTLY = "partly", _("A part is corrected")
        KEPT = "kept", _("It stays as it is")

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="answers")
    decision = models.CharField(max_length=10, choices=Decision)
    corrected = SealedText(_("how it reads now"))
    reason = SealedText(_("why"), blank=False)
    author_name = models.CharField(max_length=120)
    answered_at = models.DateTimeField()

    protection = PartOf("correction")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "correction"], name="one_answer_per_correction"),
        ]


class LongList(VillageRecord):
    """A list of many people that somebody wants to take along: why, and which colleague agreed (T27)."""

    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text=_("how many lines it had when it was asked"))
    narrow = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    protection = Internal("asked, agreed and taken through the functions of lists.sql")


class TermDecision(VillageRecord):
    """What is decided about records whose term is over: kept with a reason, or erased. Two people, always (T31)."""

    class What(models.TextChoices):
        KEEP = "keep", _("Keep it for now")
        ERASE = "erase", _("Erase it")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind))
    is_whole = models.BooleanField(help_text=_("everything about this person, so the key goes as well"))
    number = models.PositiveIntegerField(help_text=_("how many records"))
    reason = models.CharField(max_length=300)
    keep_until = models.DateField(null=True)
    law_version = models.CharField(max_length=60)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    key_gone_at = models.DateTimeField(null=True)

    protection = Internal("proposed, confirmed and carried out through the functions of terms.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "subject"],
                condition=models.Q(confirmed_at=None),
                name="one_open_proposal_per_person",
            ),
            models.CheckConstraint(
                name="nobody_confirms_their_own_proposal",
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("proposed_by")),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]


class PastTerm(VillageRecord):
    """Whose keeping term is over, as counted last night: numbers and dates. Deciding looks again."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind))
    number = models.PositiveIntegerField(help_text=_("how many records"))
    last_at = models.DateTimeField()
    due_on = models.DateField()
    is_whole = models.BooleanField(help_text=_("everything about this person, so the key goes as well"))

    protection = Internal("counted by the clock, read through app.terms_page()")

    class Meta:
        indexes = [models.Index(fields=["village", "due_on", "subject"], name="past_terms_in_order")]


class TermCount(VillageRecord):
    """When the keeping terms of this village were last counted."""

    at = models.DateTimeField()
    protection = Internal("moved by app.count_terms()")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village"], name="one_term_count_per_village")]


class Twin(VillageRecord):
    """Two that seem one person. A task of the privacy officer; who wrote the second down sees nothing of it."""

    class Answer(models.TextChoices):
        TWO = "two", _("They are two people")
        ONE = "one", _("It is one person")

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    protection = Internal("found by the clock, answered through the functions of twins.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "first", "second"], name="each_two_are_asked_once"),
        ]


class TwinMark(VillageRecord):
    """Until whom the clock looked for somebody written down twice."""

    upto = models.UUIDField()
    protection = Internal("moved by app.find_twins()")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["village"], name="one_twin_mark_per_village")]


class Merge(VillageRecord):
    """Two that are one person: who said so, when it was done, and whether it was undone (B3-34)."""

    stays = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    goes = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    knower = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_tx = models.BigIntegerField(null=True, help_text=_("the transaction in which words get their other key"))
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    final_at = models.DateTimeField(null=True)
    key_gone_at = models.DateTimeField(null=True)
    left_behind = models.PositiveIntegerField(default=0, help_text=_("rows that cannot stand twice"))
    later = models.JSONField(default=list, help_text=_("what was written between doing and undoing it: tables and dates"))

    protection = Internal("proposed, confirmed and undone through the functions of merge.sql and unmerge.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "goes"],
                condition=models.Q(dropped_at=None, undone_at=None, final_at=None),
                name="one_merge_at_a_time",
            ),
            models.CheckConstraint(
                name="a_merge_is_of_two",
                condition=~models.Q(stays=models.F("goes")),
                violation_error_message=_("Choose two people."),
            ),
            models.CheckConstraint(
                name="two_people_confirm_a_merge",
                condition=models.Q(officer=None) | models.Q(knower=None) | ~models.Q(officer=models.F("knower")),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]


class MergeRow(VillageRecord):
    """One row that a merge changed, as it was and as it is, to put it back. Gone when the merge is final."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="+")
    n = models.PositiveIntegerField(help_text=_("in which order"))
    table_name = models.CharField(max_length=80)
    row_id = models.UUIDField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    source_id = models.UUIDField(null=True)
    reseal = ArrayField(models.CharField(max_length=80), default=list)

    protection = Internal("written and put back by the functions of merge.sql and unmerge.sql")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "merge", "n"], name="rows_of_a_merge_in_order"),
        ]
