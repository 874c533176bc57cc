"""Reaching people where they are: a try, a talk, something else promised, a question for somebody else around the child."""

from datetime import datetime

from village.foundation.time_range import now
from village.modules.help_requests import tell
from village.modules.help_requests.models import HelpRequest, RequestStep, SupportQuestion
from village.modules.help_requests.problems import MomentNotYet, WordsNeeded
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.steps import change, owner_or_deputy, still_open, write_at_work
from village.modules.help_requests.words import Route, Way, What
from village.modules.promises import actions as promises
from village.modules.promises.models import Promise
from village.modules.promises.queries import open_promise_about
from village.trust.access.check import action
from village.trust.vocabulary import Actor, NotAllowed, Right


@action(needs=Right.CONTRIBUTE)
def tried_to_reach(
    request: HelpRequest, *, by: Actor, way: Way, at: datetime | None = None, words: str = ""
) -> RequestStep:
    """Nobody was reached. Counted, so that nobody is given up too soon; the one who asked reads it (C-07)."""
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.TRIED, words, way=way, at=_happened(at), needed=False)
    tell.asker(request, tell.Code.TRIED)
    return step


@action(needs=Right.MANAGE)
def had_contact(
    request: HelpRequest, *, by: Actor, way: Way, words: str, at: datetime | None = None
) -> RequestStep:
    """A call, a visit, a word at the school gate or in the shop, written down afterwards (C-04).

    Of what a school passed on, the first talk with the family is the answer that was promised.
    """
    me = owner_or_deputy(request, by)
    step = write_at_work(request, by, me, What.CONTACT, words, way=way, at=_happened(at))
    promise = open_promise_about(request) if request.route == Route.CONCERN else None
    if promise:
        promises.keep(promise, by=by)
        change(request, answer_by=None)
    tell.asker(request, tell.Code.REPLY, in_person=True)
    return step


def note_contact(
    request: HelpRequest, *, by: Actor, reached: str, way: Way, words: str = "", at: datetime | None = None
) -> RequestStep:
    """Reached or not: one form at the desk, two kinds of step."""
    verb = had_contact if reached == "yes" else tried_to_reach
    return verb(request, by=by, way=way, words=words, at=at)


@action(needs=Right.MANAGE)
def promise_more(request: HelpRequest, *, by: Actor, what: str, answer_by: datetime) -> Promise:
    """Something to do for them beside the answer: a call, a letter, a visit, before a moment."""
    me = owner_or_deputy(request, by)
    made = promises.promise(
        request, by=by, owner=me, what=what.strip(), due_at=answer_by, path=tell.worker_path(request), beside=True
    )
    tell.asker(request, tell.Code.REPLY)
    return made


@action(needs=Right.CONTRIBUTE)
def add_question(
    request: HelpRequest, *, by: Actor, whose: str, words: str, called: str = ""
) -> SupportQuestion:
    """Somebody around the child needs something too: a parent, a brother, the teacher (C-09)."""
    still_open(request)
    if not words.strip():
        raise WordsNeeded
    me = None if by.person_id == request.author_id else membership_in(by, request.to_organisation_id)
    if me is None and by.person_id != request.author_id:
        raise NotAllowed("neither asked it nor works on it")
    added: SupportQuestion = SupportQuestion.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id if me else None,
        request=request, whose=whose, called=called.strip(), words=words.strip(), asked_at=now(),
        author_name=me.public_name if me else request.asker_name,
    )  # fmt: skip
    if me is None:
        tell.workers(request, tell.Code.REPLY)
    return added


def _happened(at: datetime | None) -> datetime:
    moment = at or now()
    if moment > now():
        raise MomentNotYet
    return moment
