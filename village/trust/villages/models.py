"""A village is one municipality that uses the platform: its country, languages, colours, hours and own words."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.foundation.ids import uuid7
from village.trust.vocabulary import Internal, OfVillage, Protection


class Village(models.Model):
    """The tenant. What differs between villages stands in these rows, never in an `if`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    jurisdiction = models.CharField(max_length=40, help_text=_("name of a folder of law/policies"))
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=10, blank=True, help_text=_("subdivision for public holidays"))
    time_zone = models.CharField(max_length=60, default="Europe/Brussels")
    languages = ArrayField(models.CharField(max_length=10), default=list)
    brand_hue = models.PositiveSmallIntegerField(default=160)
    brand_strength = models.DecimalField(max_digits=4, decimal_places=3, default="0.090")
    exit_site = models.URLField(default="https://www.wikipedia.org/")
    small_number = models.PositiveSmallIntegerField(default=10)
    answer_within_hours = models.PositiveSmallIntegerField(default=16, help_text=_("working hours"))
    most_in_an_hour = models.PositiveSmallIntegerField(
        default=60, db_default=60, help_text=_("so many people may one worker open one by one in an hour; then opening pauses")
    )
    modules = ArrayField(models.CharField(max_length=40), default=list)
    words = models.JSONField(default=dict, blank=True, help_text=_("own words for things, per language"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    protection: ClassVar[Protection] = OfVillage(public=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="small_numbers_are_never_under_five",
                condition=models.Q(small_number__gte=5),
                violation_error_message=_("The smallest number that is shown is at least 5."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class VillageRecord(models.Model):
    """Base of every table that belongs to one village."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    unscoped: ClassVar[models.Manager] = models.Manager()  # type: ignore[type-arg]
    protection: ClassVar[Protection]

    class Meta:
        abstract = True


class OpeningHours(VillageRecord):
    """When the contact point of this village works; the reply clock ticks only then."""

    weekday = models.PositiveSmallIntegerField(help_text=_("1 is Monday"))
    opens = models.TimeField()
    closes = models.TimeField()

    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hours_open_before_they_close",
                condition=models.Q(closes__gt=models.F("opens")),
                violation_error_message=_("Closing time comes after opening time."),
            ),
        ]


class Draft(VillageRecord):
    """What somebody was typing, kept on the server so that nothing is lost. Sealed with the session's own key."""

    account_id = models.IntegerField(null=True)
    session_key = models.CharField(max_length=64)
    form = models.CharField(max_length=100)
    sealed = models.BinaryField()
    changed_at = models.DateTimeField(db_default=Now())

    protection = Internal("read back only into the form of the same session")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "session_key", "form"], name="one_draft_per_form"),
        ]


class SentForm(VillageRecord):
    """A form that was already taken in: sending it twice answers the same and does nothing twice."""

    token = models.CharField(max_length=64)
    answer = models.CharField(max_length=300)
    protection = Internal("compared by access.once; holds no content")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "token"], name="one_answer_per_sent_form"),
        ]


class VillageRule(VillageRecord):
    """One decision of the village about its clock, its days off or its reasons. Another decision is another row; nothing here
    is about a person. What is `written` the database noted of a rule that stands in a table of its own."""

    class Sort(models.TextChoices):
        NUMBER = "number", _("a number")
        HOURS = "hours", _("a working week")
        DAY_OFF = "day_off", _("a day off")
        REASON = "reason", _("a reason")
        WRITTEN = "written", _("kept on another page")

    sort = models.CharField(max_length=10, choices=Sort)
    key = models.CharField(max_length=80, help_text=_("which number, day or reason"))
    value = models.JSONField(help_text=_("what counts from that day on"))
    counts_from = models.DateField(default=timezone.localdate)
    because = models.CharField(max_length=300, blank=True)
    kept_by = models.UUIDField(null=True, editable=False, help_text=_("the chair of who decided it; the lock writes it"))

    protection = OfVillage(public=True)

    class Meta:
        indexes = [models.Index(fields=["village", "sort", "created_at"], name="rules_of_a_village")]
