"""How a step of a request is written, and who may write one: the pieces that the verbs of the door share."""

from datetime import datetime
from uuid import UUID

from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.problems import NotTakenUp, RequestIsClosed, WordsNeeded
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.words import Outcome, Way, What
from village.modules.promises import actions as promises
from village.modules.promises.queries import open_promises_about
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, NotAllowed

SPOKEN = frozenset({
    What.QUESTION, What.REPLY, What.ANSWER, What.RENEWED, What.CONTACT, What.BRIDGED, What.HANDED_OVER, What.REOPENED,
})  # fmt: skip
"""Steps that say something."""


def colleague(request: HelpRequest, by: Actor) -> Membership:
    """Rights are not enough: it takes a chair at the organisation that was asked."""
    me = membership_in(by, request.to_organisation_id)
    if me is None or by.person_id == request.author_id:
        raise NotAllowed("not at the organisation that was asked")
    return me


def owner_or_deputy(request: HelpRequest, by: Actor) -> Membership:
    me = colleague(request, by)
    still_open(request)
    if request.owner_id is None:
        raise NotTakenUp
    return me


def still_open(request: HelpRequest) -> None:
    if not request.is_open:
        raise RequestIsClosed


def write(
    request: HelpRequest, by: Actor, what: What, words: str = "", *, name: str, organisation: UUID | None = None,
    needed: bool = True, way: Way | str = "", at: datetime | None = None, instead: str = "",
) -> RequestStep:  # fmt: skip
    """One step, in the words of who does it."""
    if needed and what in SPOKEN and not words.strip():
        raise WordsNeeded
    step: RequestStep = RequestStep.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=organisation, request=request,
        what=what, done_at=at or now(), author_name=name, words=words.strip(), way=way, instead=instead.strip(),
    )  # fmt: skip
    return step


def write_at_work(
    request: HelpRequest, by: Actor, me: Membership, what: What, words: str = "", *, needed: bool = True,
    way: Way | str = "", at: datetime | None = None, instead: str = "",
) -> RequestStep:  # fmt: skip
    """The same, from a chair of the organisation that was asked."""
    return write(
        request, by, what, words, name=me.public_name, organisation=me.organisation_id, needed=needed, way=way,
        at=at, instead=instead,
    )  # fmt: skip


def end(request: HelpRequest, by: Actor, outcome: Outcome) -> None:
    for promise in open_promises_about(request):
        promises.let_go(promise, by=by)
    change(request, closed_at=now(), outcome=outcome, answer_by=None)


def change(request: HelpRequest, **values: object) -> None:
    """Only these columns: the words of somebody else are never written again."""
    for name, value in values.items():
        setattr(request, name, value)
    request.save(update_fields=list(values))
