"""The part of school: what it puts in, the qualities it sees, advice for in class and what came of it (P-15, P-16, P-17).

The parents show it and stop showing it; stopped, school sees nothing from the next moment on.
"""

from datetime import date, timedelta
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.pit import tell
from village.modules.pit.beginning import (
    decides_about,
    show_to_coach,
    show_to_school,
    whose_yes_begins,
    whose_yes_for_school,
)
from village.modules.pit.growing import all_said_yes, by_family, of, plainly, say
from village.modules.pit.models import (
    Advice,
    AdviceAnswer,
    Contribution,
    PitGoodNews,
    Quality,
    SchoolPart,
    Trajectory,
)
from village.modules.pit.problems import ItIsOver
from village.modules.pit.queries import named_strengths, part_for_school, shown_to_coach, shown_to_school
from village.modules.pit.words import Tried
from village.trust.access.check import action
from village.trust.access.opening import find, open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_one
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right

SOON = timedelta(days=30)
"""So long before the end of a consent the family can let it go on."""


@action(needs=Right.CONTRIBUTE)
def name_quality(part: SchoolPart, *, by: Actor, words: str) -> Quality:
    """The teacher's own list of what is good in this child."""
    _teacher_only(part, by)
    made: Quality = Quality.unscoped.create(**of(part, by), words=plainly(words), by_name=by.name)
    return made


@action(needs=Right.CONTRIBUTE)
def contribute(part: SchoolPart, *, by: Actor, words: str, who: str, from_on: date) -> Contribution:
    """What school puts in: agreed in a talk with the coach, or written by the teacher."""
    _open(part)
    if not (is_teacher_of(part, by) or is_coach_of(part, by)):
        raise NotAllowed("school says what it puts in")
    made: Contribution = Contribution.unscoped.create(
        **of(part, by), words=plainly(words), who=who.strip(), from_on=from_on, by_name=by.name
    )
    return made


@action(needs=Right.MANAGE)
def advise(part: SchoolPart, *, by: Actor, words: str, strength: UUID | None = None) -> Advice:
    """A tip for in class, on an agreed strength when there is one: the teacher reads that strength beside it."""
    _open(part)
    if not is_coach_of(part, by):
        raise NotAllowed("the coach advises")
    built_on = _agreed_words(part, by, strength) if strength else ""
    made: Advice = Advice.unscoped.create(
        **of(part, by), words=plainly(words), by_name=by.name, strength_id=strength if built_on else None,
        strength_words=built_on,
    )  # fmt: skip
    tell.the_teacher(part, tell.Code.QUESTION)
    return made


@action(needs=Right.CONTRIBUTE)
def answer_advice(advice: Advice, *, by: Actor, says: Tried, words: str = "") -> AdviceAnswer:
    """Tried, works or does not work, and a word if the teacher wants; coach and parents read it."""
    part = advice.part
    _teacher_only(part, by)
    made: AdviceAnswer = AdviceAnswer.unscoped.create(
        village_id=advice.village_id, subject_id=advice.subject_id, item_id=advice.item_id, kind=advice.kind,
        audience=advice.audience, author_id=by.person_id, advice=advice, says=says, words=plainly(words), by_name=by.name,
        said_at=now(),
    )  # fmt: skip
    _note_last(advice, says)
    return made


@action(needs=Right.CONTRIBUTE)
def praise(part: SchoolPart, *, by: Actor, words: str) -> PitGoodNews:
    """Good news from school to the parents, tied to no problem (W-09)."""
    _teacher_only(part, by)
    given = of(part, by)
    given.pop("part")
    made: PitGoodNews = PitGoodNews.unscoped.create(
        **given, trajectory_id=part.trajectory_id, words=plainly(words), by_name=by.name, place=part.school.name,
        told_on=now().date(),
    )  # fmt: skip
    tell.parents_of_part(part)
    return made


@action(needs=Right.MANAGE, act="share")
def let_school_read(part: SchoolPart, *, by: Actor) -> SchoolPart:
    """One of the family agrees that school reads along; with the last yes the law asks, the teacher may."""
    one = _of_the_family(part, by)
    shown = shown_to_school(by, part)
    if not ends_soon(shown):
        return part
    say(one, part.pk, by, True)
    if all_said_yes(one, part.pk, whose_yes_for_school(part.subject_id, by), shown.from_at if shown else None):
        show_to_school(part, by)
    return part


@action(needs=Right.MANAGE, act="withdraw")
def stop_school(part: SchoolPart, *, by: Actor) -> SchoolPart:
    """One of the family stops it: school sees nothing any more, at once. No reason is needed."""
    one = _of_the_family(part, by)
    say(one, part.pk, by, False)
    for consent in current_about_one(by, part.subject_id, part.pk).filter(to_organisation_id=part.school_id):
        withdraw(consent, by=by)
    return part


@action(needs=Right.MANAGE, act="share")
def let_it_go_on(one: Trajectory, *, by: Actor) -> Trajectory:
    """A consent ends by its date and is asked again, never renewed in silence."""
    by_family(one, by)
    shown = shown_to_coach(by, one)
    if not ends_soon(shown):
        return one
    say(one, one.pk, by, True)
    if all_said_yes(one, one.pk, whose_yes_begins(one.subject_id, by), shown.from_at if shown else None):
        show_to_coach(one, part_for_school(one), by)
    return one


def ends_soon(consent: Consent | None) -> bool:
    """Nobody reads along now, or not much longer."""
    return consent is None or consent.until < now() + SOON


def is_coach_of(part: SchoolPart, by: Actor) -> bool:
    """Somebody who works with the family and holds the whole of it; neither school nor family."""
    return by.is_professional and part.school_id not in by.organisation_ids and not decides_about(part.subject_id)


def is_teacher_of(part: SchoolPart, by: Actor) -> bool:
    return part.school_id in by.organisation_ids and not decides_about(part.subject_id)


def _agreed_words(part: SchoolPart, by: Actor, pk: UUID) -> str:
    """Read where it was agreed; then the part of school is opened again."""
    one = find(by, Trajectory, part.trajectory_id, Purpose.HELP)
    named = next((named for named in named_strengths(one) if named.pk == pk and named.agreed_at), None)
    if named is None:
        raise NotAllowed("only on what was agreed")
    words: str = named.words
    find(by, SchoolPart, part.pk, Purpose.HELP, Right.MANAGE)
    return words


def _of_the_family(part: SchoolPart, by: Actor) -> Trajectory:
    if not decides_about(part.subject_id):
        raise NotAllowed("the family decides")
    _open(part)
    open_subject(by, part.subject_id, Purpose.SHARE)
    one: Trajectory = Trajectory.unscoped.get(village_id=part.village_id, pk=part.trajectory_id)
    return one


def _open(part: SchoolPart) -> None:
    if not part.is_open:
        raise ItIsOver


def _teacher_only(part: SchoolPart, by: Actor) -> None:
    _open(part)
    if not is_teacher_of(part, by):
        raise NotAllowed("the teacher does this")


def _note_last(advice: Advice, says: Tried) -> None:
    """The short word on the advice itself, for the list of today; who coaches now is told."""
    asked_of_the_lock("SELECT app.advice_answered(%s, %s, %s, %s)", [advice.pk, says, tell.Code.REPLY, tell.PATH])
