"""From records to what people read: the whole of it for family and coach, the small page of a teacher, a child's page."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from village.modules.circles.one_thing import my_yes
from village.modules.circles.queries import law_here
from village.modules.meetings.words import OF_THE_FAMILY
from village.modules.pit import queries
from village.modules.pit.at_school import ends_soon, is_teacher_of
from village.modules.pit.beginning import decides_about
from village.modules.pit.growing import is_coach
from village.modules.pit.looking_back import asked_the_family
from village.modules.pit.models import (
    Advice,
    AdviceAnswer,
    Agreeable,
    Contact,
    Contribution,
    Doing,
    Evaluation,
    NextOne,
    PitGoodNews,
    PitOpinion,
    PitStrength,
    Quality,
    SchoolPart,
    Situation,
    Trajectory,
)
from village.modules.pit.words import (
    NEXT_STEP,
    SCHOOL_SEES,
    SEAT_CATS,
    TRIED_LOOKS,
    WHAT_LOOKS,
    WHO_CATS,
    Phase,
    Seat,
    Tried,
    Type,
    What,
    Who,
)
from village.trust.access.check import may
from village.trust.access.opening import find, open_subject
from village.trust.consent.models import Consent
from village.trust.vocabulary import Actor, Purpose, Right


@dataclass
class AdviceRow:
    """A tip with what the teacher answered, the last word first."""

    one: Advice
    answers: list[AdviceAnswer]

    @property
    def look(self) -> tuple[str, str]:
        return TRIED_LOOKS[Tried(self.one.said)] if self.one.said else ("info", "hourglass")


@dataclass
class AtSchool:
    """The part of school, as this reader reads it."""

    part: SchoolPart
    qualities: list[Quality]
    contributions: list[Contribution]
    advice: list[AdviceRow]
    good: list[PitGoodNews]


@dataclass
class Agreed:
    """A strength or something somebody does, with who of the family said what, and whether this reader is asked."""

    one: PitStrength | Doing
    asks_me: bool
    icon: str
    cat: str

    @property
    def stands(self) -> str:
        return "agreed" if self.one.agreed_at else "refused" if self.one.refused_at else "asked"


@dataclass
class NextRow:
    """Who comes next as coach or teacher: asked, or so by now."""

    one: NextOne
    asks_me: bool

    @property
    def cat(self) -> str:
        return SEAT_CATS[Seat(self.one.seat)]


@dataclass
class Whole:
    """A trajectory as family or coach reads it."""

    one: Trajectory
    decides: bool
    phase: Phase
    contacts: list[Contact]
    voices: list[Situation]
    strengths: list[Agreed]
    doings: list[Agreed]
    opinions: list[PitOpinion]
    evaluations: list[Evaluation]
    may_go_on: bool
    is_due: bool
    school: AtSchool | None = None
    shown: Consent | None = None
    to_coach: Consent | None = None
    renew: bool = False
    good: list[PitGoodNews] = field(default_factory=list)
    next_ones: list[NextRow] = field(default_factory=list)
    leaves_on: date | None = None
    coaches: bool = False
    grows: bool = False
    """May this reader add something? Who only reads along may not."""

    @property
    def who_comes(self) -> list[NextRow]:
        """Asked about now."""
        return [row for row in self.next_ones if not row.one.agreed_at and not row.one.refused_at]

    @property
    def came(self) -> NextRow | None:
        """The last one who came as coach, with what they had to know."""
        return next((row for row in self.next_ones if row.one.agreed_at and row.one.seat == Seat.COACH), None)

    @property
    def agreed(self) -> list[Agreed]:
        return [row for row in self.strengths if row.stands == "agreed"]

    @property
    def asked(self) -> list[Agreed]:
        """What waits for this reader's yes."""
        return [row for row in (*self.strengths, *self.doings) if row.asks_me]

    @property
    def by_family(self) -> list[PitOpinion]:
        return [said for said in self.opinions if said.side in OF_THE_FAMILY]

    @property
    def by_coach(self) -> list[PitOpinion]:
        return [said for said in self.opinions if said.side not in OF_THE_FAMILY]

    @property
    def phases(self) -> list[dict[str, Any]]:
        order = list(Phase)
        now = order.index(self.phase)
        return [{"label": one.label, "is_now": at == now, "done": at < now} for at, one in enumerate(order)]

    @property
    def next_step(self) -> str:
        return str(NEXT_STEP[self.phase])

    @property
    def sees(self) -> str:
        return str(SCHOOL_SEES[Type(self.one.type)])


def whole_of(actor: Actor, pk: UUID) -> Whole:
    """For the family and for the coach; for others it does not exist."""
    one = find(actor, Trajectory, pk)
    decides = decides_about(one.subject_id)
    if decides:
        open_subject(actor, one.subject_id, Purpose.FOLLOW)
    contacts, voices = queries.contacts_of(one), queries.situation_of(one)
    answers = queries.answers_on(one)
    me = my_yes(one, actor) if decides and one.is_open else None
    named = [_agreed(row, answers, me, *WHAT_LOOKS[What(row.what)]) for row in queries.named_strengths(one)]
    made = Whole(
        one, decides, _phase(contacts, voices, named), contacts, voices, named,
        [_agreed(row, answers, me, "handshake", WHO_CATS[Who(row.who)]) for row in queries.doings_of(one)],
        _since_last(one), queries.evaluations_of(one), one.is_open and asked_the_family(one), _is_due(actor, one),
        good=queries.good_news_of(one),
        next_ones=[NextRow(row, _asks(row, answers, me)) for row in queries.next_ones(one)],
        leaves_on=_leaves_on(actor, one, decides), coaches=is_coach(one, actor),
        grows=one.is_open and (decides or may(actor, one, Right.CONTRIBUTE)),
    )  # fmt: skip
    part = queries.part_for_school(one) if decides else _part_of_coach(actor, one)
    if decides:
        made.to_coach = queries.shown_to_coach(actor, one)
        made.shown = queries.shown_to_school(actor, part) if part else None
        made.renew = one.is_open and ends_soon(made.to_coach)
    if part:
        made.school = _at_school(part)
        known = {news.pk for news in made.good}
        made.good += [news for news in made.school.good if news.pk not in known]
    return made


def school_of(actor: Actor, pk: UUID) -> AtSchool:
    """The small page of a teacher."""
    part = find(actor, SchoolPart, pk)
    if not is_teacher_of(part, actor) or not part.is_open:
        raise Http404
    return _at_school(part)


def _part_of_coach(actor: Actor, one: Trajectory) -> SchoolPart | None:
    """The coach holds two things, each opened by itself: the second one now. Others who read along hold one."""
    is_coach = one.coach.person_id == actor.person_id
    return find(actor, SchoolPart, one.school_part_id) if is_coach and one.school_part_id else None


def _at_school(part: SchoolPart) -> AtSchool:
    advice = queries.advice_of(part)
    answers = queries.answers_to(advice)
    rows = [AdviceRow(one, list(reversed(answers[one.pk]))) for one in advice]
    return AtSchool(
        part, queries.qualities_of(part), queries.contributions_of(part), rows, queries.good_news_from(part)
    )


def _agreed(row: PitStrength | Doing, answers: dict[UUID, dict[str, Any]], me: str | None, icon: str, cat: str) -> Agreed:
    return Agreed(row, _asks(row, answers, me), icon, cat)


def _asks(row: Agreeable, answers: dict[UUID, dict[str, Any]], me: str | None) -> bool:
    """Does it wait for this reader's yes?"""
    return bool(me and not row.agreed_at and not row.refused_at and me not in answers.get(row.pk, {}))


def _leaves_on(actor: Actor, one: Trajectory, decides: bool) -> date | None:
    """For the family and for the coach: nobody else says who comes."""
    asks = one.is_open and (decides or one.coach.person_id == actor.person_id)
    return queries.coach_leaves_on(actor, one) if asks else None


def _phase(contacts: list[Contact], voices: list[Situation], named: list[Agreed]) -> Phase:
    if not contacts:
        return Phase.TRUST
    return Phase.PLAN if voices and any(row.stands == "agreed" for row in named) else Phase.STRENGTHS


def _since_last(one: Trajectory) -> list[PitOpinion]:
    """What was said for the look back that comes; while nothing runs any more, all of it."""
    before = next(iter(queries.evaluations_of(one)), None)
    said = queries.opinions_of(one)
    return [row for row in said if not one.is_open or before is None or row.said_at > before.held_at]


def _is_due(actor: Actor, one: Trajectory) -> bool:
    before = timedelta(days=law_here(actor).looking_back.told_days_before)
    return one.is_open and one.evaluate_on - before <= timezone.localdate()
