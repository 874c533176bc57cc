"""A question at the door, and every step that was taken with it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import now
from village.modules.help_requests.able_models import AbleNote, AbleWords, QuarterReport, TryTold
from village.modules.help_requests.own_models import OwnAnswer
from village.modules.help_requests.reason_lists import ENDING
from village.modules.help_requests.words import (
    ASKED_AS,
    Asker,
    AsksFor,
    BeforeSanction,
    FamilyKnows,
    LifeArea,
    Outcome,
    OverReason,
    ReachBy,
    Route,
    Rung,
    ToldBack,
    Way,
    What,
)
from village.modules.rules.reasons import as_said_at
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedStems, SealedText
from village.trust.vocabulary import About, Actor, Internal, KeptBy, OfVillage, PartOf, RunBy

__all__ = [
    "AbleNote", "AbleWords", "Absence", "Ceiling", "Concern", "DeskRules", "HelpRequest", "OverCeiling", "OwnAnswer",
    "QuarterReport", "RequestCounter", "RequestRise", "RequestStep", "SavedView", "SupportQuestion", "TryTold",
]  # fmt: skip


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
    asks_for = models.CharField(max_length=20, choices=AsksFor, default=AsksFor.SUPPORT)
    held_back = models.BooleanField(
        default=False, help_text=_("not active until those who raise the child know it")
    )
    entered_by = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    met = models.CharField(max_length=10, choices=Way, blank=True, help_text=_("where a worker heard it"))
    told_back = models.CharField(max_length=20, choices=ToldBack, blank=True)

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
            models.CheckConstraint(
                name="nobody_works_on_what_is_held_back",  # C-27
                condition=Q(held_back=False) | Q(owner=None, answer_by=None),
                violation_error_message=_("First those who raise the child know it; then somebody takes it up."),
            ),
            models.CheckConstraint(
                name="who_wrote_it_down_says_where",  # C-07
                condition=Q(entered_by=None, met="") | Q(entered_by__isnull=False) & ~Q(met=""),
                violation_error_message=_("Say where you heard it."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["village", "to_organisation", "answer_by", "asked_at"],
                condition=Q(closed_at=None),
                name="requests_that_wait",
            ),
            # with all that is counted of somebody's work, so that counting opens no request
            models.Index(
                fields=["owner", "to_organisation", "answer_by"], include=["village"], condition=Q(closed_at=None),
                name="requests_somebody_has",
            ),
            models.Index(
                fields=["village", "to_organisation", "closed_at"],
                condition=Q(closed_at__isnull=False),
                name="requests_that_ended",
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
    def ended_as(self) -> str:
        """How it ended, in the words the village had for it then."""
        return as_said_at(self.village_id, ENDING, self.outcome, self.closed_at) or str(Outcome(self.outcome).label)

    def is_work_of(self, actor: Actor) -> bool:
        """Theirs to work on, by their organisation; not something they asked themself."""
        return self.to_organisation_id in actor.organisation_ids and self.author_id != actor.person_id

    @property
    def asked_as(self) -> str:
        """Who asked, for others to read beside the name; with the place of work of a professional."""
        return in_a_row((ASKED_AS[Asker(self.asker)], self.asker_place))

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
    way = models.CharField(max_length=10, choices=Way, blank=True)
    instead = SealedText(help_text=_("what can be done when there is no help for this now"))

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


class Concern(PersonRecord):
    """What a school or another organisation adds when it passes something on about a child (C-27, C-28)."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="concerns")
    passed_on_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    tried = SealedText()
    contributes = SealedText()
    family_knows = models.CharField(max_length=10, choices=FamilyKnows)
    known_since = models.DateTimeField(null=True, blank=True)
    told_how = SealedText()
    sanction = models.CharField(max_length=10, choices=BeforeSanction, default=BeforeSanction.NONE)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request"], name="one_concern_per_request"),
            models.CheckConstraint(
                name="a_family_that_knows_knows_since_a_day",
                condition=Q(family_knows=FamilyKnows.NOT_YET, known_since=None)
                | ~Q(family_knows=FamilyKnows.NOT_YET) & Q(known_since__isnull=False),
                violation_error_message=_("Say since when the family knows it."),
            ),
        ]


class SupportQuestion(PersonRecord):
    """What somebody around the child needs: the child, a parent, a brother, the teacher (C-09)."""

    class Whose(models.TextChoices):
        CHILD = "child", _("The child or young person")
        PARENT = "parent", _("A parent or carer")
        FAMILY = "family", _("A brother, sister or somebody else at home")
        SCHOOL = "school", _("A teacher or somebody else at work")

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="questions")
    whose = models.CharField(max_length=10, choices=Whose)
    called = models.CharField(max_length=60, blank=True)
    words = SealedText()
    stems = SealedStems(of="words")
    asked_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)

    protection = PartOf("request")

    class Meta:
        ordering = ["asked_at", "id"]


class DeskRules(VillageRecord):
    """The numbers of this village for its desk; without a row the numbers below count."""

    tries = models.PositiveSmallIntegerField(_("tries on different days"), default=3)
    ways = models.PositiveSmallIntegerField(_("by so many different ways"), default=2)
    visits_last = models.BooleanField(_("then a visit, or somebody they trust"), default=True)
    quiet_hours = models.PositiveSmallIntegerField(
        _("working hours in which a colleague does not ask after it again"), default=4
    )
    rung_hours = models.PositiveSmallIntegerField(
        _("working hours from one step to the next when an answer is late"), default=4
    )

    protection = OfVillage()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village"], name="one_set_of_desk_rules"),
            models.CheckConstraint(
                name="a_try_is_at_least_one",
                condition=Q(tries__gte=1, ways__gte=1, ways__lte=F("tries")),
                violation_error_message=_("At least one try, and not more ways than tries."),
            ),
        ]


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
    """One step up because an answer is late: who was asked, by what they are. Once for each date that was promised."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    rung = models.CharField(max_length=12, choices=Rung, default=Rung.SUPERVISOR)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(default=now)
    next_at = models.DateTimeField(null=True, help_text=_("when the next is asked; empty: there is nobody above"))
    protection = Internal("written by app.climb(), so that nobody is told twice; read by app.rungs_of()")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "request", "rung", "due_at"], name="each_step_up_once_for_a_date"
            ),
        ]
        indexes = [
            models.Index(
                fields=["village", "due_at"], condition=Q(rung__in=("point", "supervisor")), name="what_rose_to_a_desk"
            ),
        ]


class Absence(VillageRecord):
    """From when until when somebody of the desk is away, and who works beside them meanwhile (T6)."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    protection = RunBy("organisation")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_absence_ends_after_it_starts",
                condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                name="a_deputy_is_somebody_else",
                condition=~Q(member=F("deputy")),
                violation_error_message=_("A deputy is somebody else."),
            ),
        ]


class Ceiling(VillageRecord):
    """How many open requests somebody can carry (N-13, W-17). Going over it asks a reason; it never blocks."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    most = models.PositiveSmallIntegerField()

    protection = RunBy("organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "member"], name="one_ceiling_per_chair"),
        ]


class OverCeiling(VillageRecord):
    """That somebody took more than the ceiling, and why. A reason of a list: never a word about anybody who asks."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    open_requests = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20, choices=OverReason)

    protection = RunBy("organisation")


class SavedView(VillageRecord):
    """A way to look at the list that somebody wants to find back: only the filter of the address."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=300)

    protection = KeptBy("person")
