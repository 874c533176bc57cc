"""Early help for Sami: Hanne offered it, Leïla said yes, to school too; Fatou coaches, and juf Els tries what is advised."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from village.demo.connection import as_owner
from village.demo.stories import pit_words as words
from village.demo.stories.stage import Stage
from village.modules.help_requests.models import HelpRequest
from village.modules.meetings.words import Fits
from village.modules.pit import at_school, beginning, clock, growing, looking_back, who_comes
from village.modules.pit.beginning import Begin
from village.modules.pit.models import Advice, Doing, PitOffer, PitStrength, SchoolPart, Trajectory
from village.modules.pit.words import Met, Seat, Tried, Type, What, Who
from village.trust.access.opening import find
from village.trust.directory.models import Membership

LONG = timedelta(days=172)
"""So long ago it began: looking back falls due within two weeks."""
LOOKS_BACK_IN = timedelta(days=9)
TALKS_IN = timedelta(days=12)


def tell(stage: Stage, angry: UUID, plan: UUID) -> None:
    """`angry`: what Leïla asked about Sami; `plan`: the plan of her family, beside which it stands."""
    one, part = _begun(stage, angry, plan)
    day = timezone.localdate()
    _does(stage, "fatou", Trajectory, one, growing.note_contact, how=Met.OUTSIDE, words=words.MET, met_on=day - LONG)
    _does(stage, "fatou", Trajectory, one, growing.note_contact, how=Met.HOME, words=words.MET_AGAIN,
          met_on=day - LONG + timedelta(days=9))  # fmt: skip
    _does(stage, "leila", Trajectory, one, growing.tell_situation, words=words.LEILA)
    _does(stage, "fatou", Trajectory, one, growing.tell_situation, words=words.COACH)
    fair, remembers = _strengths(stage, one)
    _plan(stage, one, fair)
    _in_class(stage, part, fair, remembers)
    _does(stage, "fatou", Trajectory, one, growing.praise, words=words.GLAD_COACH)
    _does(stage, "leila", Trajectory, one, looking_back.say_what_i_think, fits=Fits.PARTLY, words=words.OPINION)
    _who_comes(stage, one)
    _long_ago(one)
    clock.tick()


def _begun(stage: Stage, angry: UUID, plan: UUID) -> tuple[UUID, UUID]:
    with stage.playing("hanne") as hanne:
        begin = Begin(
            Type.SCHOOL, _chair(stage, "fatou"), "Sami", words.WHY, _chair(stage, "els"), words.TRIED, words.QUALITIES,
            words.CONTRIBUTES,
        )  # fmt: skip
        offer = beginning.offer(find(hanne, HelpRequest, angry), by=hanne, begin=begin).pk
    with stage.playing("leila") as leila:
        found = find(leila, PitOffer, offer)
        beginning.agree(found, by=leila, school=True, beside=plan)
    assert found.trajectory_id is not None
    with stage.playing("leila") as leila:
        part = find(leila, Trajectory, found.trajectory_id).school_part_id
    assert part is not None
    return found.trajectory_id, part


def _strengths(stage: Stage, one: UUID) -> tuple[UUID, UUID]:
    """Two strengths and something to learn are agreed; one is not, and that is fine; one is still asked."""
    named = [
        (What.STRENGTH, words.FAIR, words.FAIR_SEEN, True), (What.STRENGTH, words.REMEMBERS, words.REMEMBERS_SEEN, True),
        (What.SKILL, words.NOT_THIS, "", False), (What.SKILL, words.WAIT, "", None),
    ]  # fmt: skip
    keys = []
    for what, said, seen, yes in named:
        made = _does(stage, "fatou", Trajectory, one, growing.name_strength, what=what, words=said, seen=seen)
        if yes is not None:
            _does(stage, "leila", PitStrength, made.pk, growing.answer, yes=yes)
        keys.append(made.pk)
    return keys[0], keys[1]


def _plan(stage: Stage, one: UUID, fair: UUID) -> None:
    day = timezone.localdate() - timedelta(days=120)
    for kind, name, said, strength in (
        (Who.CHILD, "Sami", words.SAMI_DOES, fair), (Who.PARENT, "Leïla", words.LEILA_DOES, None),
        (Who.COACH, "Fatou", words.COACH_DOES, None),
    ):  # fmt: skip
        made = _does(
            stage, "fatou", Trajectory, one, growing.plan, who=kind, name=name, words=said, from_on=day, strength=strength
        )
        _does(stage, "leila", Doing, made.pk, growing.answer, yes=True)


def _in_class(stage: Stage, part: UUID, fair: UUID, remembers: UUID) -> None:
    """Two were answered in class; the last one waits on the first page of juf Els."""
    tips = [
        _does(stage, "fatou", SchoolPart, part, at_school.advise, words=said, strength=strength).pk
        for said, strength in ((words.ADVICE, fair), (words.ADVICE_HEARD, remembers), (words.ADVICE_NEW, fair))
    ]
    for tip, says, said in ((tips[0], Tried.WORKS, words.WORKS), (tips[1], Tried.TRIED, words.TRIED_IT)):
        _does(stage, "els", Advice, tip, at_school.answer_advice, says=says, words=said)
    _does(stage, "els", SchoolPart, part, at_school.name_quality, words=words.QUALITY)
    _does(stage, "els", SchoolPart, part, at_school.praise, words=words.GLAD_SCHOOL)


def _who_comes(stage: Stage, one: UUID) -> None:
    """Fatou leaves in some weeks; Leïla still says yes or no to who comes."""
    with stage.playing("fatou") as fatou:
        who_comes.propose_next(
            find(fatou, Trajectory, one), by=fatou, seat=Seat.COACH, comes=_chair(stage, "nele"), words=words.FOR_THE_NEXT,
            talk_on=timezone.localdate() + TALKS_IN,
        )  # fmt: skip


def _long_ago(one: UUID) -> None:
    today = timezone.localdate()
    with as_owner():
        Trajectory.unscoped.filter(pk=one).update(begun_on=today - LONG, evaluate_on=today + LOOKS_BACK_IN)


def _chair(stage: Stage, who: str) -> Membership:
    found: Membership = Membership.unscoped.select_related("organisation").get(person=stage.person(who))
    return found


def _does(stage: Stage, who: str, model: Any, pk: UUID, verb: Callable[..., Any], /, **said: Any) -> Any:
    with stage.playing(who) as actor:
        return verb(find(actor, model, pk), by=actor, **said)
