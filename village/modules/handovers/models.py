"""Handing a question over: what was proposed and agreed, the letter that went, and what the receiver did with it.

The proposal stands with the question: family and sender read it. The letter is a thing of its own, with its own consent:
the receiver reads the chosen pieces and nothing of the question itself.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from village.modules.handovers.words import Back, CameBack, Ended, How, Slice, State, Told
from village.modules.help_requests.models import HelpRequest
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, PersonRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, PartOf


class Handover(PersonRecord):
    """A worker proposes to hand one question to somebody else; the family decides piece by piece (C-13, C-24)."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    to_member = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    partner_name = models.CharField(max_length=120, blank=True)
    partner_place = models.CharField(max_length=200, blank=True)
    partner_law = models.CharField(max_length=40, blank=True, help_text=_("jurisdiction of a partner without account"))
    partner_mail = SealedText()
    why = SealedText()
    beside_days = models.PositiveSmallIntegerField(default=0)
    proposed_at = models.DateTimeField()
    back = models.CharField(max_length=10, choices=Back, blank=True)
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    letter_id = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_name = models.CharField(max_length=120, blank=True)
    beside_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    came_back_at = models.DateTimeField(null=True)
    came_back = models.CharField(max_length=20, choices=CameBack, blank=True)
    back_words = SealedText()
    back_instead = SealedText()
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=20, choices=Ended, blank=True)
    law_version = models.CharField(max_length=60)
    receivers_law = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_handover_goes_to_one_receiver",
                condition=Q(to_organisation=None) ^ Q(partner_name=""),
                violation_error_message=_("Hand it to one organisation, or to one person of a partner."),
            ),
            models.CheckConstraint(
                name="nothing_is_sent_that_was_not_agreed",
                condition=Q(sent_at=None) | Q(agreed_at__isnull=False, letter_id__isnull=False),
                violation_error_message=_("First the family agrees."),
            ),
            models.CheckConstraint(
                name="a_handover_that_came_back_says_why",
                condition=Q(came_back_at=None, came_back="") | Q(came_back_at__isnull=False) & ~Q(came_back=""),
                violation_error_message=_("Say why it came back."),
            ),
        ]
        indexes = [models.Index(fields=["village", "request"], name="handovers_of_a_request")]

    @property
    def receiver(self) -> str:
        """The organisation, or the partner's."""
        return self.to_organisation.name if self.to_organisation else self.partner_place or self.partner_name

    @property
    def receivers_name(self) -> str:
        """The person it goes to: a name, not an abbreviation (C-05)."""
        return self.to_member.public_name if self.to_member else self.partner_name

    @property
    def state(self) -> State:
        return state_of(self)

    @property
    def is_running(self) -> bool:
        """Neither refused, nor back, nor closed by the family."""
        return self.state not in (State.ENDED, State.REFUSED, State.CAME_BACK)


def state_of(handover: Any) -> State:
    """Where it stands, by its moments: the last word first."""
    one = handover
    steps: tuple[tuple[Any, State], ...] = (
        (one.ended_at, State.ENDED), (one.refused_at, State.REFUSED), (one.came_back_at, State.CAME_BACK),
        (one.finished_at, State.FINISHED), (one.started_at, State.STARTED), (one.accepted_at, State.ACCEPTED),
        (one.sent_at, State.SENT), (one.agreed_at, State.AGREED),
    )  # fmt: skip
    return next((state for moment, state in steps if moment), State.PROPOSED)


class HandoverPart(PersonRecord):
    """One piece that may go. The family strikes what must not."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="parts")
    what = models.CharField(max_length=20, choices=Slice)
    said_by = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField(null=True)
    words = SealedText()
    place = models.PositiveSmallIntegerField()
    struck_at = models.DateTimeField(null=True)

    protection = PartOf("handover")

    class Meta:
        ordering = ["place"]


class HandoverYes(PersonRecord):
    """Somebody of the family agreed, or did not; the law file says whose yes is needed."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="answers")
    as_who = models.CharField(max_length=20, help_text=_("as whom, in the words of the law file"))
    name = models.CharField(max_length=120)
    said_at = models.DateTimeField()
    is_yes = models.BooleanField()
    words = SealedText()
    how = models.CharField(max_length=10, choices=How, default=How.LOGIN)
    said_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=40, blank=True)
    witness = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    protection = PartOf("handover")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_yes_said_aloud_has_a_witness",  # B3-3
                condition=Q(how=How.LOGIN) | ~Q(witness="") & Q(said_by__isnull=False),
                violation_error_message=_("Write who said it, and who heard it."),
            ),
        ]


class AlongAsked(PersonRecord):
    """Somebody wants one person to read one question along, and the law asks a second yes (B3-3, B3-4).

    Until then nothing is open, there is no link, and nobody outside the family knows of it.
    """

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    called = SealedText()
    mail = SealedText()
    language = models.CharField(max_length=10)
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="one_no_is_enough",
                condition=Q(opened_at=None) | Q(refused_at=None),
                violation_error_message=_("Somebody said no."),
            ),
        ]
        indexes = [models.Index(fields=["village", "request"], name="second_yes_of_a_request")]

    @property
    def waits(self) -> bool:
        return self.opened_at is None and self.refused_at is None


class AlongYes(PersonRecord):
    """Yes or no of one of those whose yes the law asks."""

    asked = models.ForeignKey(AlongAsked, on_delete=models.PROTECT, related_name="answers")
    as_who = models.CharField(max_length=20, help_text=_("as whom, in the words of the law file"))
    name = models.CharField(max_length=120)
    said_at = models.DateTimeField()
    is_yes = models.BooleanField()

    protection = PartOf("asked")


class Letter(PersonRecord):
    """What really went: a frozen copy of the chosen pieces, made by the yes of the family."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    from_name = models.CharField(max_length=120)
    from_place = models.CharField(max_length=200)
    from_phone = models.CharField(max_length=40, blank=True)
    to_organisation = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    back = models.CharField(max_length=10, choices=Back)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    returns_at = models.DateTimeField(null=True, help_text=_("then it goes back to the sender by itself"))
    told = models.CharField(max_length=10, blank=True, help_text=_("what the clock said last: soon or late"))
    beside_days = models.PositiveSmallIntegerField(default=0)
    owner = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_name = models.CharField(max_length=120, blank=True)
    accepted_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, help_text=_("declined, taken back, or closed by the family"))
    law_version = models.CharField(max_length=60)

    protection = About("kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "handover"], name="one_letter_per_handover"),
            models.CheckConstraint(
                name="a_letter_that_was_taken_on_names_somebody",
                condition=Q(accepted_at=None) | ~Q(accepted_name=""),
                violation_error_message=_("A person takes it on, by name."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["returns_at"], condition=Q(closed_at=None, returns_at__isnull=False), name="letters_that_wait"
            ),
        ]

    @property
    def state(self) -> State:
        if self.closed_at:
            return State.ENDED
        if self.finished_at:
            return State.FINISHED
        if self.started_at:
            return State.STARTED
        return State.ACCEPTED if self.accepted_at else State.SENT

    @property
    def is_open(self) -> bool:
        return self.sent_at is not None and self.closed_at is None and self.finished_at is None


class LetterPart(PersonRecord):
    """One chosen piece, word for word."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="parts")
    what = models.CharField(max_length=20, choices=Slice)
    said_by = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField(null=True)
    words = SealedText()
    place = models.PositiveSmallIntegerField()

    protection = PartOf("letter")

    class Meta:
        ordering = ["place"]


class LetterStep(PersonRecord):
    """What the receiver did and said; a no always comes with what else is possible (C-06)."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20, choices=Told)
    done_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)
    words = SealedText()
    instead = SealedText()

    protection = PartOf("letter")

    class Meta:
        ordering = ["done_at", "id"]
