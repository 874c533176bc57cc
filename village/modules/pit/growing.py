"""What grows in early help, in its order: contact, how it is and what goes well, a plan (P-11).

Strengths and skills stand in plain words and count when the family agrees; so does what somebody does.
"""

from datetime import date, datetime
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.one_thing import my_yes
from village.modules.meetings.words import Side
from village.modules.pit import tell
from village.modules.pit.beginning import change, decides_about, whose_yes_begins
from village.modules.pit.models import (
    Agreeable,
    Contact,
    Doing,
    PitAnswer,
    PitGoodNews,
    PitStrength,
    Situation,
    Trajectory,
)
from village.modules.pit.plain_words import looks_like_a_test
from village.modules.pit.problems import FirstStrengths, FirstTrust, ItIsOver, LooksLikeTestResult, NotNow
from village.modules.pit.queries import answers_on, contacts_of, named_strengths, situation_of
from village.modules.pit.words import Met, Phase, What, Who
from village.modules.promises import actions as promises
from village.modules.promises.queries import open_promises_about
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.law.answers import Consenter
from village.trust.people.models import PersonRecord
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@action(needs=Right.CONTRIBUTE)
def note_contact(one: Trajectory, *, by: Actor, how: Met, words: str, met_on: date) -> Contact:
    """The coach writes down how they met, as was promised. Nothing is written about strengths before that."""
    _coach_only(one, by)
    made: Contact = Contact.unscoped.create(
        **of(one, by), how=how, words=plainly(words), met_on=met_on, by_name=by.name
    )
    for promise in open_promises_about(one):
        promises.keep(promise, by=by)
    return made


@action(needs=Right.CONTRIBUTE)
def tell_situation(one: Trajectory, *, by: Actor, words: str) -> Situation:
    """How it is, in the own words of who tells it; the child and the parents as well as the coach."""
    still_runs(one)
    if not contacts_of(one):
        raise FirstTrust
    made: Situation = Situation.unscoped.create(
        **of(one, by), words=plainly(words), voice=by.name, side=side_of(one, by), told_at=now()
    )
    return made


@action(needs=Right.CONTRIBUTE)
def name_strength(one: Trajectory, *, by: Actor, what: What, words: str, seen: str = "") -> PitStrength:
    """In plain words. It counts when the family agrees; what one of the family names has that yes already."""
    still_runs(one)
    if not contacts_of(one):
        raise FirstTrust
    made: PitStrength = PitStrength.unscoped.create(
        **of(one, by), what=what, words=plainly(words), seen=plainly(seen), by_name=by.name
    )
    asked_or_said(one, made, by, whose_yes_begins(one.subject_id, by))
    return made


@action(needs=Right.CONTRIBUTE)
def plan(
    one: Trajectory, *, by: Actor, who: Who, name: str, words: str, from_on: date, strength: UUID | None = None
) -> Doing:  # fmt: skip
    """Who does what, from when, on which strength. It counts when the family agrees."""
    still_runs(one)
    agreed = {named.pk: named for named in named_strengths(one) if named.agreed_at}
    if not agreed or not situation_of(one):
        raise FirstStrengths
    made: Doing = Doing.unscoped.create(
        **of(one, by), who=who, name=name.strip(), words=plainly(words), from_on=from_on,
        strength=agreed.get(strength) if strength else None, by_name=by.name,
    )  # fmt: skip
    asked_or_said(one, made, by, whose_yes_begins(one.subject_id, by))
    return made


@action(needs=Right.MANAGE)
def answer(thing: PitStrength | Doing, *, by: Actor, yes: bool) -> PitAnswer:
    """One of the family agrees, or does not. Every yes the law file asks is needed; one no is enough."""
    return take_answer(thing, by, yes, whose_yes_begins(thing.subject_id, by))


@action(needs=Right.CONTRIBUTE)
def praise(one: Trajectory, *, by: Actor, words: str) -> PitGoodNews:
    """Good news for the parents, tied to no problem (P-17)."""
    _coach_only(one, by)
    made: PitGoodNews = PitGoodNews.unscoped.create(
        **of(one, by), words=plainly(words), by_name=by.name, place="", told_on=now().date()
    )
    tell.the_family(one, tell.Code.FAMILY_TOLD, but=by.person_id)
    return made


def phase_of(one: Trajectory) -> Phase:
    """What comes next, by what stands here."""
    if not contacts_of(one):
        return Phase.TRUST
    ready = situation_of(one) and any(named.agreed_at for named in named_strengths(one))
    return Phase.PLAN if ready else Phase.STRENGTHS


def is_coach(one: Trajectory, by: Actor) -> bool:
    """Works where the coach works and holds it; never somebody of the family."""
    return one.coach.organisation_id in by.organisation_ids and not decides_about(one.subject_id)


def side_of(one: Trajectory, by: Actor) -> Side:
    if by.subject_id == one.subject_id:
        return Side.CHILD
    return Side.FAMILY if decides_about(one.subject_id) else Side.PROFESSIONAL


def by_family(one: Trajectory, by: Actor) -> None:
    """One of the family does it, to something that runs; the subject is open then, to show more or less of it."""
    if not decides_about(one.subject_id):
        raise NotAllowed("the family decides")
    still_runs(one)
    open_subject(by, one.subject_id, Purpose.SHARE)


def still_runs(one: Trajectory) -> None:
    if not one.is_open:
        raise ItIsOver


def plainly(words: str) -> str:
    """P-13: no result of a test is kept here."""
    if looks_like_a_test(words):
        raise LooksLikeTestResult
    return words.strip()


def take_answer(thing: Agreeable, by: Actor, yes: bool, needed: frozenset[Consenter]) -> PitAnswer:
    """For actions that ask the family. Two at once: one after the other, so that the last yes is seen."""
    if not decides_about(thing.subject_id):
        raise NotAllowed("the family agrees")
    still_runs(thing.trajectory)
    asked = type(thing).unscoped.select_for_update(of=("self",)).filter(
        village_id=thing.village_id, pk=thing.pk, agreed_at=None, refused_at=None
    )
    if asked.first() is None:
        raise NotNow
    said = say(thing.trajectory, thing.pk, by, yes)
    if not yes:
        change(thing, refused_at=now())
    elif all_said_yes(thing.trajectory, thing.pk, needed):
        change(thing, agreed_at=now())
    return said


def asked_or_said(one: Trajectory, thing: Agreeable, by: Actor, needed: frozenset[Consenter]) -> None:
    """Who may agree and writes it agrees with it; else the family is asked."""
    if decides_about(one.subject_id):
        say(one, thing.pk, by, True)
        if all_said_yes(one, thing.pk, needed):
            change(thing, agreed_at=now())
    if thing.agreed_at is None:
        tell.the_family(one, tell.Code.QUESTION, but=by.person_id)


def of(whole: PersonRecord, by: Actor) -> dict[str, object]:
    """What every part takes from its whole."""
    name = "trajectory" if isinstance(whole, Trajectory) else "part"
    return {**as_its_whole(whole, by), "audience": whole.audience, name: whole}


def all_said_yes(
    one: Trajectory, about: UUID, needed: frozenset[Consenter], since: datetime | None = None
) -> bool:  # fmt: skip
    """The last word of each counts; a yes that was used up before does not."""
    said = answers_on(one).get(about, {})
    return needed <= {Consenter(who) for who, last in said.items() if last.is_yes and (not since or last.said_at > since)}


def say(one: Trajectory, about: UUID, by: Actor, yes: bool) -> PitAnswer:
    """For actions of this module that ask the family."""
    made: PitAnswer = PitAnswer.unscoped.create(
        **of(one, by), about_id=about, as_who=my_yes(one, by), name=by.name, is_yes=yes, said_at=now()
    )
    return made


def _coach_only(one: Trajectory, by: Actor) -> None:
    still_runs(one)
    if not is_coach(one, by):
        raise NotAllowed("the coach does this")
