"""The frontline wellbeing team (P-09, P-10): who is in it, which area it serves, its agenda, its tasks, what flows back.

What a team says about working together holds nobody's name and is read by the team only, through functions of teams.sql.
A point about a family stands with that family's own question or plan, and opens to nobody who could not open that.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.help_requests.models import HelpRequest
from village.modules.wellbeing_teams.words import Answer, Ended, Knows, Model, Stands
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import PersonRecord
from village.trust.villages.models import VillageRecord
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import About, DataKind, Internal, OfVillage, PartOf


class WellbeingTeam(VillageRecord):
    """A team of several organisations, its model and the postcodes it serves."""

    name = models.CharField(max_length=120)
    model = models.CharField(max_length=10, choices=Model)
    place = models.CharField(max_length=200, blank=True, help_text=_("where the team itself works"))
    postcodes = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    protection = OfVillage()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name"], name="one_team_per_name",
                violation_error_message=_("There is a team with this name already."),
            ),
            models.CheckConstraint(
                name="a_seconded_team_has_a_place", condition=~Q(model=Model.SECONDED, place=""),
                violation_error_message=_("A team of seconded colleagues has a place of its own: say where."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def serves(self, postcode: str) -> bool:
        """Without postcodes it serves everywhere."""
        return not postcode or not self.postcodes or postcode in self.postcodes


class TeamSeat(VillageRecord):
    """Somebody of a home organisation is in a team, from when until when, and who of the team stands in. Opens nothing."""

    team = models.ForeignKey(WellbeingTeam, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=False)
    from_at = models.DateTimeField(db_default=TransactionNow())
    until = models.DateTimeField(null=True, blank=True)

    protection = OfVillage()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["village", "team", "member"], condition=Q(until=None), name="one_seat_at_a_time_in_a_team",
                violation_error_message=_("This colleague is in the team already."),
            ),
            models.CheckConstraint(
                name="a_seat_ends_after_it_starts", condition=Q(until=None) | Q(until__gte=F("from_at")),
                violation_error_message=_("The end comes after the start."),
            ),
            models.CheckConstraint(
                name="somebody_else_stands_in", condition=Q(deputy=None) | ~Q(member=F("deputy")),
                violation_error_message=_("Somebody else stands in."),
            ),
        ]  # fmt: skip


class AgendaPoint(VillageRecord):
    """A point of a team's agenda: about working together, in words; or about a family, and then without any word."""

    team = models.ForeignKey(WellbeingTeam, on_delete=models.PROTECT, related_name="+")
    about_family = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    for_day = models.DateField()
    placed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    outcome = models.TextField(blank=True)

    protection = Internal(
        "read by the team only, through app.team_points(); a point about a family holds no word"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="about_a_family_no_word_stands_here",
                condition=Q(about_family=False) & ~Q(words="") | Q(about_family=True, words="", outcome=""),
                violation_error_message=_("What is about a family stands with the family."),
            ),
            models.CheckConstraint(
                name="a_point_that_ended_says_how",
                condition=Q(closed_at=None, ended="") | Q(closed_at__isnull=False) & ~Q(ended=""),
                violation_error_message=_("Say how it ended."),
            ),
        ]
        indexes = [models.Index(fields=["village", "team", "for_day"], name="agenda_of_a_team")]


class TeamTask(VillageRecord):
    """Something the team does: one person has it, before a day. Never a word about anybody."""

    team = models.ForeignKey(WellbeingTeam, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    due_on = models.DateField()
    made_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=10, blank=True, db_default="", help_text=_("what was said about its day: due, late"))
    told_for = models.DateField(null=True, help_text=_("about which day; another day is told anew"))

    protection = Internal("read by the team only, through app.team_tasks()")

    class Meta:
        indexes = [
            models.Index(fields=["village", "owner"], condition=Q(done_at=None), name="tasks_still_to_do")
        ]


class TaskMoved(VillageRecord):
    """A task got a later day, with the reason."""

    task = models.ForeignKey(TeamTask, on_delete=models.PROTECT, related_name="+")
    old_day = models.DateField()
    new_day = models.DateField()
    reason = models.TextField()

    protection = Internal("read with its task, through app.team_tasks()")


class FlowBack(VillageRecord):
    """What happened and what was learned, back to one home organisation (W-05). A small number is not kept at all."""

    team = models.ForeignKey(WellbeingTeam, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    happened = models.TextField()
    learned = models.TextField()
    together = models.PositiveIntegerField(null=True)
    families = models.PositiveIntegerField(null=True)
    tasks = models.PositiveIntegerField(null=True)
    written_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    protection = Internal(
        "read by the team, and by who leads at that one organisation, through app.flow_backs()"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_note_is_about_some_days", condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day comes after the first."),
            ),
        ]  # fmt: skip


class FamilyPoint(PersonRecord):
    """A team talks about one question or one plan: why, and how the family knows. Whoever reads that reads this."""

    team = models.ForeignKey(WellbeingTeam, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, null=True, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(FamilyPlan, null=True, on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(AgendaPoint, null=True, on_delete=models.PROTECT, related_name="+")
    for_day = models.DateField()
    why = SealedText()
    knows = models.CharField(max_length=10, choices=Knows)
    told_by = models.CharField(max_length=120, blank=True)
    told_on = models.DateField(null=True)
    placed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    off_at = models.DateTimeField(null=True)

    protection = About("kind")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_family_point_is_about_one_thing", condition=Q(request=None) ^ Q(plan=None),
                violation_error_message=_("A point is about one question or about one plan."),
            ),
            models.CheckConstraint(
                name="nothing_about_us_without_us",
                condition=~Q(knows="") & (~Q(knows=Knows.TOLD) | Q(told_on__isnull=False) & ~Q(told_by="")),
                violation_error_message=_("Say who told the family, and on which day."),
            ),
            models.CheckConstraint(
                name="an_own_story_waits_for_its_own_yes",
                condition=~Q(kind=DataKind.OWN_STORY.value) | Q(knows=Knows.ASK),
                violation_error_message=_("First the young person says yes."),
            ),
            models.CheckConstraint(
                name="asked_first_means_a_yes_first",
                condition=~Q(knows=Knows.ASK) | Q(point=None) | ~Q(answer=""),
                violation_error_message=_("It goes on the agenda with the yes of the family."),
            ),
        ]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return self.off_at is None and self.answer != Answer.NO

    def stands(self, talked: bool) -> Stands:
        if talked:
            return Stands.TALKED
        if not self.is_open:
            return Stands.OFF
        return Stands.COMING if self.point_id else Stands.ASKED


class TalkedAbout(PersonRecord):
    """It was talked about: on which day, by whom, and what came out in a sentence for the family itself."""

    family_point = models.ForeignKey(FamilyPoint, on_delete=models.PROTECT, related_name="+")
    talked_on = models.DateField()
    who = ArrayField(models.CharField(max_length=120))
    family_there = models.BooleanField(default=False)
    words = SealedText()
    author_name = models.CharField(max_length=120)

    protection = PartOf("family_point")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village", "family_point"], name="a_family_point_ends_once"),
            models.CheckConstraint(
                name="the_family_reads_by_whom", condition=Q(who__len__gt=0),
                violation_error_message=_("Say who talked about it."),
            ),
        ]  # fmt: skip
