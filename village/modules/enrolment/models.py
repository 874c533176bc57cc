"""The dated steps of a school year, which are the village's own; and what one question about enrolling needs of them.

What was done with an appointment is only ever added: asked, proposed, agreed, called off. Where it stands is the last of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.enrolment.words import Moved
from village.modules.help_requests.models import HelpRequest
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import OfVillage, PartOf


@dataclass(frozen=True)
class Wording:
    """A step in one language: for which school, what to do, where, and which papers to bring."""

    language: str
    level: str
    does: str
    where: str = ""
    bring: str = ""


class SchoolYear(VillageRecord):
    """For which school year one enrols, and from when until when its steps count. Once over, it stays as it was."""

    called = models.CharField(max_length=40)
    from_day = models.DateField()
    until_day = models.DateField()
    days_ahead = models.PositiveSmallIntegerField(
        default=7, help_text=_("how many days before a date people are reminded")
    )

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "called"], name="each_school_year_once"),
            models.CheckConstraint(
                name="a_school_year_begins_before_it_ends", condition=Q(from_day__lt=F("until_day")),
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                name="reminded_in_time", condition=Q(days_ahead__gte=1, days_ahead__lte=60),
                violation_error_message=_("Between 1 and 60 days before."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.called

    def is_over(self, today: date) -> bool:
        return self.until_day < today


class EnrolmentStep(VillageRecord):
    """One thing to do, from a day, until a day, or both; in the words of each language of the village."""

    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(
        max_length=60, help_text=_("for which school, in the first language: what belongs together")
    )
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    texts = models.JSONField(help_text=_("per language: for which school, what to do, where, what to bring"))
    link = models.URLField(blank=True, max_length=300)
    organisation = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_step_has_a_day", condition=Q(opens_on__isnull=False) | Q(closes_on__isnull=False),
                violation_error_message=_("Give at least one day."),
            ),
            models.CheckConstraint(
                name="a_step_opens_before_it_closes",
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(opens_on__lte=F("closes_on")),
                violation_error_message=_("The last day comes after the first."),
            ),
        ]  # fmt: skip

    def in_language(self, language: str, others: Iterable[str] = ()) -> Wording:
        """In this language, or else in the first of the others it was written in; `language` says in which it stands."""
        found = next(one for one in (language, *others, *sorted(self.texts)) if one in self.texts)
        return Wording(found, **self.texts[found])

    @property
    def last_day(self) -> date:
        return self.closes_on or self.opens_on  # type: ignore[return-value]

    @property
    def first_day(self) -> date:
        return self.opens_on or self.closes_on  # type: ignore[return-value]


class EnrolmentChoice(PersonRecord):
    """For which schools somebody asks, and whether to be reminded. Theirs to say; none chosen is all of them."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    levels = ArrayField(models.CharField(max_length=60), default=list)
    reminds = models.BooleanField(default=True)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request"], name="one_enrolment_choice_per_question")
        ]


class StepMark(PersonRecord):
    """A step that who asked has done, and of which day they were reminded last."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(EnrolmentStep, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    reminded_of = models.DateField(null=True)

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "request", "step"], name="each_step_marked_once")
        ]


class AppointmentMove(PersonRecord):
    """One thing done with the appointment for help: who, when, and for a moment: the day, the place and with whom."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=Moved)
    done_at = models.DateTimeField()
    author_name = models.CharField(max_length=120)
    words = SealedText()
    starts_at = models.DateTimeField(null=True)
    place = SealedText()
    member = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    protection = PartOf("request")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_moment_is_with_somebody",
                condition=Q(what=Moved.SET, starts_at__isnull=False, member__isnull=False)
                | ~Q(what=Moved.SET) & Q(starts_at=None, member=None),
                violation_error_message=_("Say when, and with whom."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["village", "starts_at"], condition=Q(what="set"), name="appointments_that_come"
            )
        ]
