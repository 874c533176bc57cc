"""Who agreed to what. A consent is the grant: nothing else opens data to somebody outside the family."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import FOREVER
from village.trust.directory.models import Organization
from village.trust.people.models import Person, Subject
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, Internal, OfVillage, Purpose, Right


class ConsentNotice(VillageRecord):
    """The words somebody read before saying yes; a new version is a new row."""

    code = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=10)
    words = models.TextField()
    protection = OfVillage(public=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "code", "version", "language"], name="one_text_per_version"
            ),
        ]


class Consent(VillageRecord):
    """Somebody agreed that a person or an organisation sees some kinds of data, or one single item.

    `kind` is what this row itself tells: a consent about an own story is an own story.
    """

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.PositiveSmallIntegerField(choices=DataKind)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind), default=list, blank=True)
    item_id = models.UUIDField(null=True, blank=True)
    rights = models.PositiveSmallIntegerField(default=int(Right.VIEW))
    purpose = models.CharField(max_length=20, choices=Purpose, default=Purpose.HELP)
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    reaches_back = models.BooleanField(default=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    notice = models.ForeignKey(ConsentNotice, null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=40, default="own login")
    law_version = models.CharField(max_length=60)
    protection = About("kind")

    class Meta:
        # is this one thing still shared? Asked for every thing that waits
        indexes = [
            models.Index(
                fields=["village", "item_id"], condition=Q(item_id__isnull=False), name="consents_to_an_item"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="consent_goes_to_exactly_one_receiver",
                condition=Q(to_person=None) ^ Q(to_organisation=None),
                violation_error_message=_("Share with one person or one organisation."),
            ),
            models.CheckConstraint(
                name="consent_is_about_kinds_or_one_item",
                condition=Q(item_id=None, kinds__len__gt=0) | Q(item_id__isnull=False, kinds__len=0),
                violation_error_message=_("Share some kinds of data, or one single thing."),
            ),
            models.CheckConstraint(
                name="consent_ends_after_it_starts",
                condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]


class Assignment(VillageRecord):
    """Which member uses a consent that was given to an organisation: for one subject, or for one item."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField(null=True)
    kind = models.PositiveSmallIntegerField(choices=DataKind)
    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=60)
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    kept_until = models.DateTimeField(
        default=FOREVER, help_text=_("own-organisation notes stay readable until then (law file)")
    )
    protection = About("kind")
    also_shown_to = "person"

    class Meta:
        indexes = [
            models.Index(
                fields=["village", "item_id"], condition=Q(item_id__isnull=False), name="who_works_on_an_item"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="assignment_ends_after_it_starts",
                condition=Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
        ]


class Restriction(VillageRecord):
    """Somebody may NOT see something, whatever else was agreed. Always wins; never shown to that person.

    Empty `kinds` without an item means: nothing at all.
    """

    class Why(models.TextChoices):
        COURT_ORDER = "court_order", _("A judge decided it")
        SAFETY = "safety", _("For somebody's safety")
        SHIELD = "shield", _("The family does not want this person to see it")
        OWN_WISH = "own_wish", _("The young person does not want it")
        FROZEN = "frozen", _("It is frozen until it is looked into")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    against_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.PositiveSmallIntegerField(choices=DataKind)
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind), default=list, blank=True)
    item_id = models.UUIDField(null=True, blank=True)
    because = models.CharField(max_length=20, choices=Why)
    words = SealedText()
    lifted_at = models.DateTimeField(null=True, blank=True)
    protection = About("kind")
    never_shown_to = "against_person"


class Mandate(VillageRecord):
    """Somebody may look without consent: danger, or the law. Never without a reason and an end; only reads."""

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kinds = ArrayField(models.PositiveSmallIntegerField(choices=DataKind))
    ground = models.CharField(max_length=200)
    reason = SealedText()
    second_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    law_version = models.CharField(max_length=60)
    protection = About(DataKind.CONTACT)
    its_own_item = True
    """Opened by an act of danger, it is hidden from those who were not told of it, as one single thing."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_mandate_ends_within_72_hours",
                condition=Q(until__lte=F("from_at") + models.Value("72:00:00", models.DurationField())),
                violation_error_message=_("Looking because of danger ends within 72 hours."),
            ),
        ]


class Disclosure(VillageRecord):
    """One single thing opened to one person because of danger, not by a consent: trust B6.

    Whatever is disclosed to somebody is closed to everyone it was not disclosed to, whatever else they may see about
    the same person: the family reads it once they are told, each for themself.
    """

    class Because(models.TextChoices):
        DECIDED = "decided", _("Decided it")
        CONFIRMS = "confirms", _("Gives a second opinion")
        REVIEWS = "reviews", _("Looks back at it")
        RECEIVED = "received", _("Received it")
        TOLD = "told", _("Was told")

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField()
    kind = models.PositiveSmallIntegerField(choices=DataKind)
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=10, choices=Because)
    rights = models.PositiveSmallIntegerField(default=int(Right.VIEW))
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(default=FOREVER)
    law_version = models.CharField(max_length=60)
    protection = Internal("written and asked by functions of the lock; a list of it would tell who was not told")

    class Meta:
        indexes = [
            models.Index(fields=["village", "item_id", "to_person"], name="disclosed_to_whom"),
            models.Index(fields=["village", "subject"], name="disclosed_about_whom"),
        ]
