"""Who is invited to work somewhere, and who asks for help because the second factor is lost.

All of it is asked and written by functions of the database that check for themselves: an address that was invited is
read by nobody but the manager, and no row here opens anything about a family.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.colleagues.words import WAITING_HOURS, How, What
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Internal, OfVillage, Role, Secrecy

BY_FUNCTION = "written and asked by functions: only the manager of that organisation reads who is invited"
BY_TWO = "written and asked by functions: who proposed it, whom it is about, and whose yes counts"
BY_THOSE = "written and asked by functions: only who lost it, and colleagues of the same organisation"


class Invitation(VillageRecord):
    """Somebody is asked by mail to come and work here, as this. It counts for that address only, and not for long."""

    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    language = models.CharField(max_length=10)
    role = models.CharField(max_length=20, choices=Role)
    secrecy = models.CharField(max_length=20, choices=Secrecy, default=Secrecy.NONE)
    public_name = models.CharField(max_length=120)
    public_phone = models.CharField(max_length=40, blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text=_("taken back, or too late"))

    protection = Internal(BY_FUNCTION)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "organisation", "email", "role"], condition=Q(accepted_at=None, ended_at=None),
                name="one_open_invitation_for_one_role",
                violation_error_message=_("This address is invited for this role already."),
            ),
            models.CheckConstraint(
                name="nobody_is_invited_to_keep_the_village",
                condition=~Q(role__in=[Role.KEEPER.value, Role.PRIVACY_OFFICER.value]),
                violation_error_message=_("A keeper and a privacy officer are not named by one person alone."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.public_name


class Recovery(VillageRecord):
    """Somebody who works here lost the second factor. Two colleagues who know them say so; then it waits a while."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", help_text=_("which colleague was asked"))
    until = models.DateTimeField(help_text=_("until when colleagues can say it"))
    counts_from = models.DateTimeField(null=True, help_text=_("two said it: from then on the old one is gone"))
    stopped_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    protection = Internal(BY_THOSE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "person"], condition=Q(stopped_at=None, done_at=None), name="one_recovery_at_a_time",
                violation_error_message=_("You asked this already."),
            ),
        ]  # fmt: skip


class Known(VillageRecord):
    """A colleague says that they spoke with the one who asks, and how they know that it is really them."""

    recovery = models.ForeignKey(Recovery, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_called = models.CharField(max_length=120)
    leads = models.BooleanField(default=False, help_text=_("as manager, or as keeper where nobody else can"))
    how = models.CharField(max_length=10, choices=How)

    protection = Internal(BY_THOSE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "recovery", "by"], name="each_says_once_that_they_know_somebody"),
        ]  # fmt: skip


class StaffRules(VillageRecord):
    """What this village itself decided about its colleagues."""

    waiting_hours = models.PositiveSmallIntegerField(
        default=WAITING_HOURS, help_text=_("between the second yes and the moment a lost second factor is taken away")
    )
    protection = OfVillage()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village"], name="one_row_of_staff_rules_per_village"),
            models.CheckConstraint(
                name="a_waiting_time_is_some_hours_and_at_most_a_week",
                condition=Q(waiting_hours__gte=4, waiting_hours__lte=168),
                violation_error_message=_("Between 4 hours and 168 hours, which is a week."),
            ),
        ]  # fmt: skip


class Naming(VillageRecord):
    """Who keeps the village, or manages a place, is said by two: proposed by one with a reason, confirmed by another."""

    what = models.CharField(max_length=10, choices=What)
    role = models.CharField(max_length=20, choices=Role)
    becomes = models.CharField(max_length=20, choices=Role, blank=True, help_text=_("what who hands over does from then on"))
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(help_text=_("until when it can be confirmed"))
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, help_text=_("withdrawn, answered with no, or too late"))

    protection = Internal(BY_TWO)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "person", "role"], condition=Q(confirmed_at=None, ended_at=None),
                name="one_open_proposal_for_one_role",
                violation_error_message=_("This is proposed already."),
            ),
            models.CheckConstraint(
                name="nobody_names_somebody_alone",
                condition=Q(confirmed_by=None)
                | ~Q(confirmed_by=F("proposed_by")) & (Q(what="hand_over") | ~Q(confirmed_by=F("person"))),
                violation_error_message=_("Somebody else confirms it."),
            ),
        ]  # fmt: skip
