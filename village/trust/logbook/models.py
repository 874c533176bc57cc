"""Every look and every change, for ever: who, when, as what, why. Families read their own (hard rule 5).

The app's login cannot write here: lines are made by functions of the database, and the line is the key
that opens the data. A seal per village per minute makes any later edit visible.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from village.trust.villages.models import Village, VillageRecord
from village.trust.vocabulary import Internal, Protection


class Act(models.TextChoices):
    VIEW = "view", _("looked at it")
    LIST = "list", _("saw it in a list")
    SEARCH = "search", _("searched")
    CHANGE = "change", _("added or changed something")
    EXPORT = "export", _("took a copy")
    SHARE = "share", _("shared it")
    WITHDRAW = "withdraw", _("stopped sharing")
    DANGER = "danger", _("looked because of danger")


class Entry(models.Model):
    """One line (fields of NEN 7513 and trust.md A3). Names are frozen as they were at that moment."""

    id = models.BigAutoField(primary_key=True)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    decision = models.CharField(max_length=10)
    act = models.CharField(max_length=10, choices=Act)
    verb = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=20, blank=True)
    person_id = models.UUIDField(null=True)
    person_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    organisation_id = models.UUIDField(null=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    on_behalf_of_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    item_id = models.UUIDField(null=True)
    kinds = models.IntegerField(default=0)
    basis = models.CharField(max_length=20, blank=True)
    law_version = models.CharField(max_length=60, blank=True)
    session = models.CharField(max_length=20, blank=True)
    device = models.CharField(max_length=20, blank=True)
    visible_from = models.DateTimeField()

    protection: ClassVar[Protection] = Internal(
        "read through the policy of migration access.0001: your own steps, and what is about you"
    )
    unscoped: ClassVar[models.Manager["Entry"]] = models.Manager()


class Shown(models.Model):
    """Which subjects a list or a search showed, so that a list hides nobody's look."""

    id = models.BigAutoField(primary_key=True)
    # of the same village as its line, which app.shown() looks up: not looked up again for each of fifty rows
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    entry_id = models.BigIntegerField()
    subject_id = models.UUIDField()
    item_id = models.UUIDField(null=True)
    kinds = models.IntegerField()

    protection: ClassVar[Protection] = Internal("completes a line of the logbook; read with it")
    unscoped: ClassVar[models.Manager["Shown"]] = models.Manager()


class ReadingPause(VillageRecord):
    """Somebody who works here opened very many people in an hour: opening waits until they say why (T5)."""

    person_id = models.UUIDField()
    from_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    protection = Internal("written by app.reads_too_many(); read by app.reading_pauses()")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "person_id"], condition=models.Q(lifted_at=None), name="one_pause_at_a_time"
            ),
        ]


class LogSeal(models.Model):
    """A fingerprint over all lines of a village up to one line and over the seal before it."""

    id = models.BigAutoField(primary_key=True)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+")
    upto = models.BigIntegerField()
    lines = models.IntegerField()
    shown_upto = models.BigIntegerField()
    hash = models.BinaryField()
    at = models.DateTimeField()

    protection: ClassVar[Protection] = Internal("written by the clock, read by `village check logbook`")
    unscoped: ClassVar[models.Manager["LogSeal"]] = models.Manager()
