"""Where a plan is on its way, with the usual times beside it: a gentle hint for who coordinates, never a mark on a family.

The four phases and their times are those of wraparound care: Walker and others, National Wraparound Initiative [S4];
the days are of New York State's public element list [S1]. What drifts away later stands in meetings/drift.py.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min, TextChoices
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.modules.agreements.queries import LOOKED_BACK, versions_of
from village.modules.agreements.reading import sheets_of
from village.modules.family_plans.queries import PlanDoor, own_words_of, team_of
from village.modules.family_plans.words import Side
from village.modules.fidelity.measures import DAYS
from village.modules.meetings.models import Closing, Meeting
from village.modules.meetings.queries import coming_meetings
from village.modules.safety_notes.queries import notes_of
from village.trust.vocabulary import Actor

SAFETY = "safety_notes"


class Phase(TextChoices):
    """In the words of a coach."""

    BEGIN = "begin", _("Getting to know each other")
    PLAN = "plan", _("Making the plan together")
    DO = "do", _("Doing, looking back, adjusting")
    END = "end", _("Ending well")


USUALLY = {
    Phase.BEGIN: _("Usually one or two weeks, in several talks."),
    Phase.PLAN: _("Usually one or two meetings in one or two weeks."),
    Phase.DO: _("Meeting at least every 35 days; together usually 9 to 18 months."),
    Phase.END: _("Talked about since the first day; staying near for some months."),
}


@dataclass(frozen=True)
class Next:
    """Something that usually comes now. `usually_by`: the day, when there is one."""

    says: str | Promise
    usually_by: date | None = None

    @property
    def has_passed(self) -> bool:
        return self.usually_by is not None and self.usually_by < timezone.localdate()


@dataclass(frozen=True)
class Way:
    """Where a plan is: its phase and what usually comes next in it."""

    phase: Phase
    nexts: list[Next]

    @property
    def usually(self) -> str | Promise:
        return USUALLY[self.phase]


@dataclass(frozen=True)
class Signs:
    """What was asked of one plan, once."""

    opened: date
    has_words: bool
    has_natural: bool
    sees_note: bool
    has_date: bool
    first_met: date | None
    is_agreed: bool
    is_ended: bool


def way_of(signs: Signs) -> Way:
    """From signs to phase and next things. Pure, so that each rule is a test."""
    if signs.is_ended:
        return Way(Phase.END, [])
    if signs.is_agreed:
        return Way(Phase.DO, [] if signs.has_date else [Next(_("A day to meet again or to look back"))])
    if signs.first_met is None:
        return Way(Phase.BEGIN, _begin(signs))
    return Way(
        Phase.PLAN,
        [*_words(signs, signs.first_met), _after(_("A plan with the family’s yes"), signs.first_met, "plan")],
    )


def way_here(actor: Actor, door: PlanDoor) -> Way:
    """For who coordinates; the subject is open. The same number of questions for every plan."""
    return way_of(_signs(actor, door))


def _begin(signs: Signs) -> list[Next]:
    found = _words(signs, signs.opened)
    if not signs.has_natural:
        found.append(Next(_("Somebody of the family’s own circle in the drawing")))
    if not signs.sees_note:
        found.append(
            Next(_("A safety note, if the family wants one; perhaps there is one that is not shown to you"))
        )
    if not signs.has_date:
        found.append(_after(_("A day for the first meeting"), signs.opened, "meeting"))
    return found


def _words(signs: Signs, since: date) -> list[Next]:
    return [] if signs.has_words else [_after(_("The family’s story in its own words"), since, "story")]


def _after(says: str | Promise, since: date, days: str) -> Next:
    return Next(says, since + timedelta(days=DAYS[days]))


def _signs(actor: Actor, door: PlanDoor) -> Signs:
    held = Closing.unscoped.filter(village_id=actor.village_id, meeting__plan_id=door.pk)
    first: datetime | None = Meeting.unscoped.filter(
        village_id=actor.village_id, pk__in=held.values("meeting_id")
    ).aggregate(first=Min("begins_at"))["first"]
    sheets = sheets_of(actor, versions_of(door)[:LOOKED_BACK])
    return Signs(
        opened=timezone.localdate(door.opened_at), has_words=bool(own_words_of(door)),
        has_natural=any(one.side == Side.NATURAL for one in team_of(door)),
        sees_note=any(one.plan_id == door.pk and one.holds for one in notes_of(actor)),
        has_date=coming_meetings(actor).filter(plan_id=door.pk).exists(),
        first_met=timezone.localdate(first) if first else None, is_agreed=any(sheet.is_agreed for sheet in sheets),
        is_ended=not door.is_open,
    )  # fmt: skip
