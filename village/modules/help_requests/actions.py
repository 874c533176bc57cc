"""What people do at the door: ask, take up, ask back, answer, reach out, bridge, hand over, close, open again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles import actions as circles
from village.modules.help_requests import numbers, tell
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.own_answers import keep_answers
from village.modules.help_requests.problems import (
    AlreadyTakenUp,
    AlternativeNeeded,
    NoContactPoint,
    NoLongerShared,
    NotTakenUp,
    NotTriedEnough,
    OverTheCeiling,
    RequestIsClosed,
    RequestIsOpen,
    WordsNeeded,
)
from village.modules.help_requests.queries import desk_rules, law_here, membership_in, place_of, still_needed
from village.modules.help_requests.steps import (
    change,
    colleague,
    end,
    owner_or_deputy,
    still_open,
    write,
    write_at_work,
)
from village.modules.help_requests.team import deputies_of, deputies_on_duty, room_for
from village.modules.help_requests.words import Asker, AsksFor, Outcome, Route, Way, What
from village.modules.own_questions.offering import Answered
from village.modules.promises import actions as promises
from village.modules.promises.models import Says
from village.modules.promises.queries import open_promise_about
from village.modules.promises.records import owed
from village.modules.promises.working_time import answer_moment
from village.trust.access.actor import become
from village.trust.access.check import action
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.records import assign_on_duty, share_item, take_over
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person, Subject
from village.trust.people.records import new_person
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

__all__ = [
    "AlreadyTakenUp", "AlternativeNeeded", "NoContactPoint", "NoLongerShared", "NotTakenUp",
    "NotTriedEnough", "OverTheCeiling", "Question", "RequestIsClosed", "RequestIsOpen", "WordsNeeded",
    "answer", "ask", "ask_alone", "ask_back", "ask_for_work", "bridge", "close", "come_in",
    "hand_over", "membership_in", "promise_again", "reopen", "reply", "shared_now", "stop_sharing",
    "suggested_moment", "take_up",
]  # fmt: skip
WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE


@dataclass(frozen=True)
class Question:
    """What somebody tells at the door."""

    asker: Asker
    hard: str
    goes_well: str = ""
    life_areas: tuple[str, ...] = ()
    called_name: str = ""
    reach_by: str = "here"
    reach_where: str = ""
    language: str = "en"
    asks_for: AsksFor = AsksFor.SUPPORT
    own: Sequence[Answered] = ()
    """Answers to what the village added."""
    entered_by: Membership | None = None
    met: Way | str = ""
    agreed: str = "said yes to a worker"
    """Set when a worker writes it down for somebody: where they heard it, and how the yes was given."""


def come_in(visitor: Actor, *, name: str, language: str, email: str = "", phone: str = "") -> Actor:
    """Somebody without account becomes a person of the village, to ask for themself (C-20)."""
    person, subject = new_person(name=name, language=language, email=email, phone=phone)
    actor = Actor(
        village_id=visitor.village_id, person_id=person, subject_id=subject, account_id=visitor.account_id,
        name=name, session=visitor.session, device=visitor.device,
    )  # fmt: skip
    become(actor)
    open_subject(actor, subject, Purpose.HELP, fresh=True)
    return actor


@action(needs=Right.CONTRIBUTE, kind=DataKind.FAMILY_STORY)
def ask(about: Person | Subject, *, by: Actor, question: Question) -> HelpRequest:
    """Ask together with the family: about yourself, or about a child you are guardian of."""
    return _send(_subject_of(about), by, Route.FAMILY, question)


@action(needs=Right.CONTRIBUTE, kind=DataKind.OWN_STORY)
def ask_alone(
    about: Person | Subject, *, by: Actor, question: Question, elsewhere: Organization | None = None
) -> HelpRequest:
    """Ask just for yourself: parents and school never see that you did (C-23).

    `elsewhere`: not the contact point but this organisation, where the caller gives it to who was chosen by name.
    """
    if _subject_of(about) != by.subject_id:
        raise NotAllowed("somebody else's own story")
    return _send(_subject_of(about), by, Route.OWN, question, elsewhere)


@action(needs=Right.CONTRIBUTE, kind=DataKind.WELLBEING)
def ask_for_work(about: Person | Subject, *, by: Actor, question: Question) -> HelpRequest:
    """A professional asks something of their own: advice, without a name of a family (C-02)."""
    if _subject_of(about) != by.subject_id:
        raise NotAllowed("a question of your own")
    return _send(_subject_of(about), by, Route.WORK, question)


@action(needs=Right.MANAGE)
def take_up(
    request: HelpRequest, *, by: Actor, answer_by: datetime | None = None, over: str = ""
) -> HelpRequest:
    """Be the one who has it: from now on only you, and you promise an answer before a moment (C-01, C-08)."""
    me = colleague(request, by)
    still_open(request)
    room_for(me.pk, me.organisation_id, 1, over)
    moment = now()
    due = answer_by or suggested_moment(request, moment)
    _first(request, me, moment, due)
    take_over(
        request.to_organisation_id, request.subject_id, request.item_id, DataKind(request.kind), me.person_id,
        reason="took it up", kept_years=law_here(by).past_assignment_years,
    )  # fmt: skip
    write_at_work(request, by, me, What.TAKEN_UP)
    promises.promise(
        request,
        by=by,
        owner=me,
        what=Says.ANSWER,
        due_at=due,
        path=tell.worker_path(request),
        climbs=True,
    )
    deputies_of(request)
    tell.asker(request, tell.Code.TAKEN_UP)
    return request


@action(needs=Right.CONTRIBUTE)
def ask_back(request: HelpRequest, *, by: Actor, words: str) -> RequestStep:
    """One question to the one who asked."""
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.QUESTION, words)
    tell.asker(request, tell.Code.QUESTION)
    return step


@action(needs=Right.CONTRIBUTE)
def reply(request: HelpRequest, *, by: Actor, words: str) -> RequestStep:
    """The one who asked writes back. After an answer the clock starts again."""
    if by.person_id != request.author_id:
        raise NotAllowed("reply")
    still_open(request)
    step = write(request, by, What.REPLY, words, name=request.asker_name)
    if request.answer_by is None:
        _clock_again(request, by)
    tell.workers(request, tell.Code.REPLY)
    return step


@action(needs=Right.MANAGE)
def answer(request: HelpRequest, *, by: Actor, words: str) -> RequestStep:
    """The answer that was promised."""
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.ANSWER, words)
    promise = open_promise_about(request)
    if promise:
        promises.keep(promise, by=by)
    change(request, answer_by=None)
    tell.asker(request, tell.Code.ANSWER)
    return step


@action(needs=Right.MANAGE)
def promise_again(request: HelpRequest, *, by: Actor, answer_by: datetime, reason: str) -> RequestStep:
    """A later date, with a reason the one who asked can read; or a new promise when the last one was kept."""
    me = owner_or_deputy(request, by)
    promise = open_promise_about(request)
    if promise:
        promises.renew_with_reason(promise, by=by, due_at=answer_by, reason=reason)
    else:
        promises.promise(
            request, by=by, owner=me, what=Says.ANSWER, due_at=answer_by, path=tell.worker_path(request), climbs=True,
        )  # fmt: skip
    step = write_at_work(request, by, me, What.RENEWED, reason)
    change(request, answer_by=answer_by)
    tell.asker(request, tell.Code.TAKEN_UP)
    return step


@action(needs=Right.MANAGE, act="withdraw")
def stop_sharing(request: HelpRequest, *, by: Actor) -> HelpRequest:
    """Nobody outside the family can open it any more, from now on; those who could are told."""
    if request.to_organisation_id in by.organisation_ids and by.person_id != request.author_id:
        raise NotAllowed("stop sharing")
    if request.is_open:
        write(request, by, What.STOPPED, name=by.name or request.asker_name)
        end(request, by, Outcome.STOPPED)
    for consent in shared_now(request):
        circles.withdraw(consent, by=by)
    return request


@action(needs=Right.MANAGE)
def close(
    request: HelpRequest, *, by: Actor, outcome: Outcome, words: str = "", alternative: str = "",
    own: Sequence[Answered] = (),
) -> HelpRequest:  # fmt: skip
    """It came to an end: by the one who asked, or by the one who has it. Nobody is left with nothing (C-06)."""
    still_open(request)
    if by.person_id == request.author_id:
        write(request, by, What.CLOSED, words, name=request.asker_name, needed=False)
        tell.workers(request, tell.Code.REPLY)
    else:
        me = owner_or_deputy(request, by)
        _may_end_like_this(request, Outcome(outcome), alternative)
        write_at_work(request, by, me, What.CLOSED, words, instead=alternative)
        keep_answers(request, own, by=by, name=me.public_name, organisation=me.organisation_id)
        tell.asker(request, tell.Code.ANSWER)
    end(request, by, outcome)
    return request


@action(needs=Right.CONTRIBUTE)
def reopen(request: HelpRequest, *, by: Actor, words: str) -> RequestStep:
    """It goes on, with the same number and everything that was said (T32): by the one who asked, or at the desk."""
    if request.is_open:
        raise RequestIsOpen
    if not shared_now(request) or request.outcome == Outcome.STOPPED:
        raise NoLongerShared
    if by.person_id == request.author_id:
        step = write(request, by, What.REOPENED, words, name=request.asker_name)
    else:
        step = write_at_work(request, by, colleague(request, by), What.REOPENED, words)
    change(request, closed_at=None, outcome="")
    _clock_again(request, by)
    if by.person_id == request.author_id:
        tell.workers(request, tell.Code.REOPENED)
    else:
        tell.asker(request, tell.Code.REOPENED)
    return step


@action(needs=Right.CONTRIBUTE)
def bridge(request: HelpRequest, *, by: Actor, words: str) -> RequestStep:
    """Something for meanwhile, while the real support has to wait (W-03). The clock and the promise go on."""
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.BRIDGED, words)
    tell.asker(request, tell.Code.REPLY)
    return step


@action(needs=Right.MANAGE)
def hand_over(request: HelpRequest, *, by: Actor, words: str, closes: bool = False) -> RequestStep:
    """Another organisation gets it. Until it has really begun the sender stays the owner; then it closes."""
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.HANDED_OVER, words)
    if closes:
        end(request, by, Outcome.HANDED_OVER)
    tell.asker(request, tell.Code.REPLY)
    return step


def _clock_again(request: HelpRequest, by: Actor) -> None:
    """A new moment for an answer; who has it promises it, so that it stands among their promises and is warned of."""
    due = answer_moment(request.village_id, now())
    change(request, answer_by=due)
    if due and request.owner and open_promise_about(request) is None:
        path = tell.worker_path(request)
        owed(request, by=by, owner=request.owner, what=Says.ANSWER, due_at=due, path=path, climbs=True)


def shared_now(request: HelpRequest) -> list[Consent]:
    """The consents by which this one request is shared."""
    return list(
        Consent.unscoped.filter(village_id=request.village_id, item_id=request.item_id, withdrawn_at=None)
    )


def _send(
    subject_id: UUID, by: Actor, route: Route, question: Question, elsewhere: Organization | None = None
) -> HelpRequest:
    point = elsewhere or contact_point_of(by.village_id)
    if point is None:
        raise NoContactPoint
    if not question.hard.strip():
        raise WordsNeeded
    key, moment, law = uuid7(), now(), law_here(by)
    request: HelpRequest = HelpRequest.unscoped.create(
        id=key, village_id=by.village_id, subject_id=subject_id, item_id=key, kind=route.kind,
        author_id=by.person_id, number=numbers.next_number(timezone.localdate(moment).year), route=route,
        asker=question.asker, asker_name=by.name, asker_place=place_of(by) if route == Route.WORK else "",
        called_name=question.called_name.strip(), life_areas=list(question.life_areas),
        goes_well=question.goes_well.strip(), hard=question.hard.strip(), reach_by=question.reach_by,
        reach_where=question.reach_where.strip(), language=question.language, to_organisation=point,
        asked_at=moment, answer_by=answer_moment(by.village_id, moment), law_version=law.version,
        asks_for=question.asks_for, entered_by=question.entered_by, met=question.met,
    )  # fmt: skip
    write(request, by, What.SENT, name=by.name)
    keep_answers(request, question.own, by=by, name=by.name)
    share_item(
        by, subject_id=subject_id, item_id=key, kind=route.kind, rights=WHOLE, law_version=law.version,
        to_organisation=point.pk, until=law.consent_ends(moment), purpose=Purpose.HELP,
        how=_how(by, question),
    )  # fmt: skip
    if elsewhere is None:
        assign_on_duty(point.pk, subject_id, key, route.kind)
        deputies_on_duty(request)
        tell.those_on_duty(request)
    return request


def _how(by: Actor, question: Question) -> str:
    if question.entered_by:
        return question.agreed
    return "own login" if by.account_id else "without account"


def _subject_of(about: Person | Subject) -> UUID:
    return about.subject_id if isinstance(about, Person) else about.pk


def _first(request: HelpRequest, me: Membership, moment: datetime, due: datetime) -> None:
    """One statement decides who was first."""
    nobodys = HelpRequest.unscoped.filter(
        village_id=request.village_id, pk=request.pk, owner=None, closed_at=None
    )
    if not nobodys.update(owner=me, taken_up_at=moment, answer_by=due):
        raise AlreadyTakenUp
    request.owner, request.taken_up_at, request.answer_by = me, moment, due


def _may_end_like_this(request: HelpRequest, outcome: Outcome, alternative: str) -> None:
    if outcome == Outcome.NO_HELP and not alternative.strip():
        raise AlternativeNeeded
    if outcome == Outcome.NOT_REACHED and still_needed(request, desk_rules(request.village_id)):
        raise NotTriedEnough


def suggested_moment(request: HelpRequest, moment: datetime | None = None) -> datetime:
    """What was said when it was asked still counts; when that has passed, a new term."""
    moment = moment or now()
    if request.answer_by and request.answer_by > moment:
        return request.answer_by
    return answer_moment(request.village_id, moment) or moment + timedelta(days=2)
