"""A question at the door, and every step that was taken with it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.words import ASKED_AS, Asker, LifeArea, Outcome, ReachBy, Route, What
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedStems, SealedText
from village.trust.vocabulary import About, Internal, PartOf


class HelpRequest(PersonRecord):
    """Somebody asks. What goes well stands before what is hard; words are sealed, names and dates are plain."""

    number = models.CharField(max_length=20, editable=False)
    route = models.CharField(max_length=10, choices=Route)
    asker = models.CharField(max_length=20, choices=Asker)
    asker_name = models.CharField(max_length=120)
    asker_place = models.CharField(max_length=200, blank=True)
    called_name = models.CharField(_("first name of the child"), max_length=60, blank=True)
    life_areas = ArrayField(models.CharField(max_length=20, choices=LifeArea), default=list)
    goes_well = SealedText()
    goes_well_stems = SealedStems(of="goes_well")
    hard = SealedText()
    hard_stems = SealedStems(of="hard")
    reach_by = models.CharField(max_length=20, choices=ReachBy)
    reach_where = SealedText()
    language = models.CharField(max_length=10)
    to_organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("before then the one who asked hears something; empty: nobody waits"),
    )
    owner = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_up_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "number"], name="one_request_per_number"),
            models.CheckConstraint(
                name="a_request_taken_up_has_an_owner",  # C-01
                condition=Q(taken_up_at=None, owner=None) | Q(taken_up_at__isnull=False, owner__isnull=False),
                violation_error_message=_("A request that was taken up has one owner, always."),
            ),
            models.CheckConstraint(
                name="a_closed_request_says_how_it_ended",
                condition=Q(closed_at=None, outcome="") | Q(closed_at__isnull=False) & ~Q(outcome=""),
                violation_error_message=_("Say how it ended."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["village", "to_organisation", "answer_by", "asked_at"],
                condition=Q(closed_at=None),
                name="requests_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def waits_for_somebody(self) -> bool:
        return self.is_open and self.owner_id is None

    @property
    def asked_as(self) -> str:
        """Who asked, for others to read beside the name; with the place of work of a professional."""
        return ", ".join(filter(None, (str(ASKED_AS[Asker(self.asker)]), self.asker_place)))

    @property
    def areas(self) -> list[LifeArea]:
        return [LifeArea(area) for area in self.life_areas]


class RequestStep(PersonRecord):
    """One step: who, when, and in which words. The state of a request is its last step."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20, choices=What)
    done_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)
    words = SealedText()
    stems = SealedStems(of="words")

    protection = PartOf("request")

    class Meta:
        ordering = ["done_at", "id"]
        # with the subject: for somebody who is given thousands, the lock's own condition finds the few at once
        # and in the order that finds the last one without reading the others
        indexes = [models.Index(fields=["request", "subject", "-done_at", "-id"], name="last_step_of_a_request")]

    @property
    def is_ours(self) -> bool:
        """Written by somebody who works on it, not by the one who asked."""
        return self.organisation_id is not None


class RequestCounter(VillageRecord):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    protection = Internal("counted by app.next_request_number()")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "year"], name="one_counter_per_year"),
        ]


class RequestRise(VillageRecord):
    """That somebody waited too long for the first answer was told: once for each date."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    protection = Internal("written by app.raise_request(), so that nobody is told twice")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request", "due_at"], name="told_once_that_it_waits"),
        ]
