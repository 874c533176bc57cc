"""Lists to wait on, who waits, who speaks to them meanwhile and what is offered until it begins (P-22, W-03).

A proposal stands with the question; with the yes of the family it becomes an entry, a thing of its own that only the
receiving organisation reads. The order is computed when somebody asks for it and stands in no column.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.models import HelpRequest
from village.modules.waiting.words import Answer, Ended, How, Need, Stands, Still
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, OfVillage, PartOf


class WaitingRules(VillageRecord):
    """The numbers of this village for waiting; without a row the numbers below count."""

    wish_days = models.PositiveSmallIntegerField(_("days we aim for, when nothing presses"), default=126)
    stuck_days = models.PositiveSmallIntegerField(_("days we aim for, when it is getting stuck"), default=84)
    soon_days = models.PositiveSmallIntegerField(_("days we aim for, when something changes soon"), default=42)
    at_stake_days = models.PositiveSmallIntegerField(_("days we aim for, when school or safety is at stake"), default=14)
    check_in_days = models.PositiveSmallIntegerField(_("we speak to who waits at least every so many days"), default=28)

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village"], name="one_set_of_waiting_rules"),
            models.CheckConstraint(
                name="who_needs_it_more_waits_less",
                condition=Q(
                    at_stake_days__gte=1, soon_days__gte=F("at_stake_days"), stuck_days__gte=F("soon_days"),
                    wish_days__gte=F("stuck_days"), check_in_days__gte=1,
                ),
                violation_error_message=_("The more is at stake, the fewer days; and never none."),
            ),
        ]  # fmt: skip

    @property
    def targets(self) -> list[int]:
        """Days aimed for, in the order of the words of `Need`."""
        return [self.wish_days, self.stuck_days, self.soon_days, self.at_stake_days]

    def days_for(self, need: str) -> int:
        return self.targets[Need.values.index(need)]


class WaitingList(VillageRecord):
    """Something one waits for: a service of an organisation, its places, its area, and who keeps the list."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    places = models.PositiveSmallIntegerField()
    postcodes = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    outside = models.CharField(max_length=300, blank=True, help_text=_("what is possible for who lives elsewhere"))
    is_open = models.BooleanField(default=True)

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "organisation", "service"], name="one_list_per_service",
                violation_error_message=_("There is a list for this already."),
            ),
            models.CheckConstraint(
                name="a_list_leads_to_a_place", condition=Q(places__gte=1),
                violation_error_message=_("A list leads to at least one place."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.service

    def serves(self, postcode: str) -> bool:
        """Without postcodes it serves everywhere; who does not say where they live is never outside."""
        return not postcode or not self.postcodes or postcode in self.postcodes


class WaitingQuota(VillageRecord):
    """Places kept apart, for everybody to see: for brothers and sisters, for who is handed over warmly."""

    waiting_list = models.ForeignKey(WaitingList, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    places = models.PositiveSmallIntegerField()

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "waiting_list", "name"], name="one_quota_per_name"),
            models.CheckConstraint(
                name="a_quota_has_places", condition=Q(places__gte=1),
                violation_error_message=_("At least one place is kept apart."),
            ),
        ]  # fmt: skip


class RulesChange(VillageRecord):
    """Who changed what of the rules and the lists, and when. A line once written stays (see history.sql)."""

    waiting_list = models.ForeignKey(WaitingList, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40, help_text=_("the number, or what of a list"))
    was = models.CharField(max_length=2000, blank=True)
    becomes = models.CharField(max_length=2000, blank=True)
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    keeper_name = models.CharField(max_length=120)
    because = models.CharField(max_length=300, blank=True)

    protection = OfVillage()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_change_changes_something", condition=~Q(was=F("becomes")),
                violation_error_message=_("Nothing is different."),
            ),
        ]  # fmt: skip


class WaitingProposal(PersonRecord):
    """The one who has the question proposes to wait, with something for meanwhile; the family decides."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    waiting_list = models.ForeignKey(WaitingList, on_delete=models.PROTECT, related_name="+")
    proposer = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    called_name = models.CharField(max_length=60)
    reach = SealedText()
    postcode = models.CharField(max_length=10, blank=True)
    need = models.CharField(max_length=10, choices=Need)
    reason = SealedText()
    bridges = ArrayField(models.CharField(max_length=40))
    bridge_words = SealedText()
    proposed_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    entry_id = models.UUIDField(null=True)
    contact_name = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="something_is_offered_at_once",  # P-22: support before the regular offer
                condition=Q(bridges__len__gt=0),
                violation_error_message=_("Offer at least one thing for meanwhile."),
            ),
            models.CheckConstraint(
                name="nobody_waits_without_a_yes",
                condition=Q(entry_id=None) | Q(agreed_at__isnull=False),
                violation_error_message=_("First the family agrees."),
            ),
        ]
        indexes = [models.Index(fields=["village", "request"], name="waiting_of_a_request")]

    @property
    def state(self) -> Stands:
        if self.ended_at:
            return Stands.STARTED if self.ended == Ended.STARTED else Stands.STOPPED
        if self.refused_at:
            return Stands.REFUSED
        return Stands.WAITS if self.entry_id else Stands.PROPOSED

    @property
    def is_running(self) -> bool:
        return self.state in (Stands.PROPOSED, Stands.WAITS)

    @property
    def is_outside(self) -> bool:
        return not self.waiting_list.serves(self.postcode)


class WaitingYes(PersonRecord):
    """Somebody of the family agreed, or did not; the law file says whose yes is needed."""

    proposal = models.ForeignKey(WaitingProposal, on_delete=models.PROTECT, related_name="answers")
    as_who = models.CharField(max_length=20, help_text=_("as whom, in the words of the law file"))
    name = models.CharField(max_length=120)
    said_at = models.DateTimeField()
    is_yes = models.BooleanField()

    protection = PartOf("proposal")


class WaitingEntry(PersonRecord):
    """A family waits for something, never alone: always a person to call and a day on which they speak."""

    waiting_list = models.ForeignKey(WaitingList, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    called_name = models.CharField(max_length=60)
    reach = SealedText()
    postcode = models.CharField(max_length=10, blank=True)
    since = models.DateField()
    need = models.CharField(max_length=10, choices=Need)
    next_check_in = models.DateField(null=True)
    told = models.CharField(max_length=10, blank=True, help_text=_("what the clock said last: due or late"))
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="who_waits_knows_the_next_talk",  # P-22
                condition=Q(ended_at=None, next_check_in__isnull=False) | Q(ended_at__isnull=False),
                violation_error_message=_("Say when you speak to them next."),
            ),
            models.CheckConstraint(
                name="waiting_that_ended_says_how",
                condition=Q(ended_at=None, ended="") | Q(ended_at__isnull=False) & ~Q(ended=""),
                violation_error_message=_("Say how the waiting ended."),
            ),
        ]
        indexes = [
            models.Index(fields=["village", "waiting_list"], condition=Q(ended_at=None), name="who_waits_on_a_list"),
            models.Index(fields=["next_check_in"], condition=Q(ended_at=None), name="talks_with_who_waits"),
        ]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_outside(self) -> bool:
        return not self.waiting_list.serves(self.postcode)

    @property
    def phone(self) -> str:
        """Of the contact person, or of where they work: there is always a number to call."""
        return self.contact.public_phone or self.waiting_list.organisation.phone


class WaitingReason(PersonRecord):
    """Why they need it now, as people judged it with the family; a new judgement is a new row, with its words."""

    entry = models.ForeignKey(WaitingEntry, on_delete=models.PROTECT, related_name="reasons")
    need = models.CharField(max_length=10, choices=Need)
    words = SealedText()
    judged_by = models.CharField(max_length=120)
    judged_at = models.DateTimeField()

    protection = PartOf("entry")


class BridgingOffer(PersonRecord):
    """Something for meanwhile (P-22). It ends by a real start, the wish of the family, or when it is not needed."""

    entry = models.ForeignKey(WaitingEntry, on_delete=models.PROTECT, related_name="bridges")
    what = models.CharField(max_length=40, help_text=_("a kind of bridges/"))
    words = SealedText()
    offered_by = models.CharField(max_length=120)
    offered_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)

    protection = PartOf("entry")


class CheckIn(PersonRecord):
    """A talk while somebody waits: how, with whom, what was said. It says when the next one is."""

    entry = models.ForeignKey(WaitingEntry, on_delete=models.PROTECT, related_name="talks")
    how = models.CharField(max_length=10, choices=How)
    heard_from = models.CharField(max_length=120, blank=True)
    still = models.CharField(max_length=15, choices=Still)
    words = SealedText()
    by_name = models.CharField(max_length=120)
    done_at = models.DateTimeField()
    next_on = models.DateField()

    protection = PartOf("entry")


class PlaceOffer(PersonRecord):
    """A place is free for this family. Saying "not now" costs nothing: the place in the order stays."""

    entry = models.ForeignKey(WaitingEntry, on_delete=models.PROTECT, related_name="offers")
    quota = models.ForeignKey(WaitingQuota, null=True, on_delete=models.PROTECT, related_name="+")
    words = SealedText()
    offered_by = models.CharField(max_length=120)
    offered_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)

    protection = PartOf("entry")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "entry"], condition=Q(answer=""), name="one_open_offer_of_a_place",
                violation_error_message=_("A place was offered already; first the family answers."),
            ),
        ]  # fmt: skip
