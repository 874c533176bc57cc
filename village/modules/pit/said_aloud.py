"""A yes to early help that was said aloud: who said it, in which language, who heard it; they confirm it or take it back.

Who offered it writes it down and nobody else. Where the law file keeps a question about wellbeing from who raises a
young person, the young person says yes first; with that yes one may tell the parents.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.one_thing import SEVERAL
from village.modules.circles.queries import law_here
from village.modules.handovers.problems import AnsweredMeanwhile, WitnessNeeded
from village.modules.handovers.said_aloud import ALOUD, Sayer
from village.modules.handovers.words import How
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.pit import tell
from village.modules.pit.beginning import (
    SCHOOL,
    STORY,
    begin_words,
    change,
    decides_about,
    part_with,
    runs_from,
)
from village.modules.pit.models import PitOffer, PitYes
from village.modules.pit.problems import FirstTheYoungPerson, NobodyToCoach, NotAChild, OfferedAlready
from village.modules.pit.queries import could_say_yes, yeses_of
from village.modules.pit.words import Type
from village.trust.access.check import action
from village.trust.access.danger import hold_again
from village.trust.access.opening import hold
from village.trust.law.ages import age_on, is_minor
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right


@dataclass(frozen=True)
class Heard:
    """What was said, in which language, and who heard it."""

    school: bool
    language: str
    witness: str


@action(needs=Right.CONTRIBUTE, act="share")
def write_down_yes(offer: PitOffer, *, by: Actor, person: UUID, heard: Heard) -> PitYes:
    """With the last yes the law asks it begins. The family is told at once, and stops it on any day."""
    if offer.author_id != by.person_id or by.only_item:
        raise NotAllowed("who offered it writes it down")
    who = next((one for one in could_say_yes(offer) if one.person_id == person), None)
    if who is None:
        raise AnsweredMeanwhile
    if heard.witness.strip().casefold() in ("", by.name.strip().casefold(), who.name.strip().casefold()):
        raise WitnessNeeded
    said, law = yeses_of(offer), law_here(by)
    if any(one.as_who == who.as_who for one in said):
        raise AnsweredMeanwhile
    _may_be_told(offer, who, said, law)
    yes = _written_down(offer, by, who, heard)
    answers = [one for one in [*said, yes] if one.is_yes]
    if _asked_by_law(who, law, STORY) <= {Consenter(one.as_who) for one in answers}:
        _begin(offer, by, who, _school_too(who, law, answers))
    else:
        tell.the_family(offer, tell.Code.FAMILY_TOLD)
    return yes


@action(needs=Right.MANAGE)
def confirm_word(yes: PitYes, *, by: Actor) -> PitYes:
    """It is right: only who said it says so."""
    if yes.how != How.SPOKEN or yes.said_by_id != by.person_id or not decides_about(yes.offer.child_id):
        raise NotAllowed("confirm")
    change(yes, confirmed_at=yes.confirmed_at or now())
    return yes


def young_person_first(offer: PitOffer, who: Sayer, said: list[PitYes], law: Policy) -> bool:
    """Does the law file keep what this stands with from who raises a young person of this age, until that one says yes?"""
    if who.is_self or any(one.is_yes and one.as_who == Consenter.CHILD for one in said):
        return False
    today = timezone.localdate()
    open_now = [one for one in law.guardian_phases(who.born) if one.from_date <= today < one.until_date]
    return bool(open_now) and not any(DataKind(offer.kind) in phase.kinds for phase in open_now)


def _may_be_told(offer: PitOffer, who: Sayer, said: list[PitYes], law: Policy) -> None:
    if not is_minor(who.born, timezone.localdate()):
        raise NotAChild
    if young_person_first(offer, who, said, law):
        raise FirstTheYoungPerson


def _written_down(offer: PitOffer, by: Actor, who: Sayer, heard: Heard) -> PitYes:
    made: PitYes = PitYes.unscoped.create(
        village_id=offer.village_id, subject_id=offer.subject_id, item_id=offer.item_id, kind=offer.kind,
        audience=offer.audience, author_id=by.person_id, offer=offer, as_who=who.as_who, name=who.name, is_yes=True,
        school=heard.school and offer.type == Type.SCHOOL, said_at=now(), how=How.SPOKEN, said_by_id=who.person_id,
        language=heard.language.strip(), witness=heard.witness.strip(),
    )  # fmt: skip
    return made


def _asked_by_law(who: Sayer, law: Policy, kind: DataKind) -> frozenset[Consenter]:
    return law.consenters(age_on(who.born, timezone.localdate()) if who.born else None, kind)


def _school_too(who: Sayer, law: Policy, answers: list[PitYes]) -> bool:
    """A yes to the help is no yes to school: everybody who is asked about school said that too."""
    asked = _asked_by_law(who, law, STORY) | _asked_by_law(who, law, SCHOOL)
    return asked <= {Consenter(one.as_who) for one in answers if one.school}


def _begin(offer: PitOffer, by: Actor, who: Sayer, school: bool) -> None:
    """In the name of who said it: the writer holds it for as long as it takes to write, and then no longer."""
    words, law, key = begin_words(offer), law_here(by), uuid7()
    asked = _asked_by_law(who, law, STORY) | (_asked_by_law(who, law, SCHOOL) if school else frozenset())
    how = SEVERAL if len(asked) > 1 else ALOUD
    part = uuid7() if offer.type == Type.SCHOOL else None
    lines = asked_of_the_lock(
        "SELECT app.pit_by_word(%s, %s, %s, %s, %s, %s, %s, %s)",
        [offer.pk, key, part, who.person_id, school, law.consent_ends(now()), law.version, how],
    )
    hold(by, key, lines[0])
    try:
        with transaction.atomic():
            one = runs_from(offer, by, words, key, part, offer.plan_id)
    except IntegrityError as runs_already:
        raise OfferedAlready from runs_already
    if part:
        hold(by, part, lines[1])
        part_with(part, offer, one, by, words)
    tell.the_family(one, tell.Code.FAMILY_TOLD)
    begun = asked_of_the_lock(
        "SELECT app.pit_begun_by_word(%s, %s, %s, %s, %s)", [offer.pk, key, tell.Code.SHARED, tell.PATH, tell.SCHOOL_PATH]
    )
    if not begun:
        raise NobodyToCoach
    hold_again(by, offer.item_id or offer.pk)
    offer.begun_at, offer.trajectory_id = now(), key
