"""What the sender and the family do: propose, agree piece by piece, refuse, send, take back, close the loop."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.one_thing import my_yes, whose_yes
from village.modules.circles.queries import law_here
from village.modules.handovers import tell
from village.modules.handovers.letters import write_letter
from village.modules.handovers.models import Handover, HandoverPart, HandoverYes
from village.modules.handovers.queries import Piece, handovers_of, parts_of, yeses_of
from village.modules.handovers.rules import kind_of_letter, laws_between, terms_of
from village.modules.handovers.words import Back, Ended
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.words import Outcome
from village.trust.access.actor import acting_as
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.opening import find, open_subject
from village.trust.access.receipts import LINK_LIVES, fingerprint, new_secret
from village.trust.directory.models import Membership, Organization
from village.trust.law.answers import Consenter
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

CAUTIOUS = (Back.NOTHING, Back.STARTED, Back.ALL)
"""When two people of the family choose, the more careful one counts."""
MOST_ON_DUTY = 40


class NothingToSend(ValueError):
    """Nothing was chosen, or everything was struck: an empty letter helps nobody."""


class NotNow(Exception):
    """It stands somewhere else than this step needs: refused, sent or closed already."""


class StillRunning(Exception):
    """This question is being handed over already; one at a time."""


@dataclass(frozen=True)
class Receiver:
    """To whom: somebody of an organisation of the village, or a partner's worker without account."""

    organisation: Organization | None = None
    member: Membership | None = None
    name: str = ""
    place: str = ""
    law: str = ""
    mail: str = ""


@action(needs=Right.MANAGE)
def propose(
    request: HelpRequest, *, by: Actor, to: Receiver, pieces: Iterable[Piece], why: str, beside_days: int = 0
) -> Handover:
    """The one who has the question proposes; nothing goes before the family agrees."""
    me = membership_in(by, request.to_organisation_id)
    if me is None or request.owner_id is None or not request.is_open:
        raise NotAllowed("not the one who has it")
    if _running(request):
        raise StillRunning
    chosen = [piece for piece in pieces if piece.words.strip()]
    if not chosen:
        raise NothingToSend
    ours, theirs = laws_between(
        me.organisation.jurisdiction, to.organisation.jurisdiction if to.organisation else to.law, DataKind(request.kind)
    )
    kind_of_letter(to.organisation, DataKind(request.kind), [piece.what for piece in chosen], ours)
    made: Handover = Handover.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id, request=request, sender=me,
        to_organisation=to.organisation, to_member=to.member, partner_name=to.name.strip(), partner_place=to.place.strip(),
        partner_law=to.law, partner_mail=to.mail.strip(), why=why.strip(), proposed_at=now(),
        beside_days=min(max(beside_days, 0), ours.handover_beside_days_at_most),
        law_version=ours.version, receivers_law=theirs.version,
    )  # fmt: skip
    for place, piece in enumerate(chosen):
        _keep(made, by, piece, place)
    tell.the_family(made, tell.Code.QUESTION)
    return made


@action(needs=Right.MANAGE, act="share")
def agree(handover: Handover, *, by: Actor, keep: Collection[UUID], back: Back) -> HandoverYes:
    """Somebody of the family agrees, piece by piece; with the last yes the law asks, the letter is written."""
    _decides(handover, by)
    still = Handover.unscoped.select_for_update(of=("self",)).filter(
        village_id=handover.village_id, pk=handover.pk, agreed_at=None, refused_at=None, came_back_at=None
    )
    if still.first() is None:  # two of the family at once: one after the other
        raise NotNow
    for part in parts_of(handover):
        if part.pk not in keep and part.struck_at is None:
            part.struck_at = now()
            part.save(update_fields=["struck_at"])
    going = [part for part in parts_of(handover) if part.struck_at is None]
    if not going:
        raise NothingToSend
    yes = _answer(handover, by, is_yes=True)
    handover.back = min(filter(None, (Back(handover.back) if handover.back else None, back)), key=CAUTIOUS.index)
    said = {Consenter(one.as_who) for one in yeses_of(handover) if one.is_yes}
    if whose_yes(handover, by) <= said:
        handover.agreed_at, handover.letter_id = now(), _written(handover, by, going)
    handover.save(update_fields=["back", "agreed_at", "letter_id"])
    if handover.agreed_at:
        tell.the_sender(handover, tell.Code.PASSED_ON)
    else:
        tell.the_family(handover, tell.Code.QUESTION, but=by.person_id)
    return yes


@action(needs=Right.MANAGE)
def refuse(handover: Handover, *, by: Actor, words: str = "") -> HandoverYes:
    """The family does not want it. No reason is needed, and one no is enough."""
    _decides(handover, by)
    if handover.sent_at or not handover.is_running:
        raise NotNow
    said = _answer(handover, by, is_yes=False, words=words)
    _change(handover, refused_at=now())
    if handover.letter_id:
        _take_back(handover)
    tell.the_sender(handover, tell.Code.PASSED_ON)
    return said


@action(needs=Right.MANAGE, act="share")
def send(handover: Handover, *, by: Actor) -> str:
    """It goes, exactly as the family agreed. Returns the secret of the link for a partner without account."""
    me = _sends(handover, by)
    if handover.agreed_at is None or handover.letter_id is None or handover.sent_at or not handover.is_running:
        raise NotNow
    theirs = handover.to_organisation.jurisdiction if handover.to_organisation else handover.partner_law
    laws_between(me.organisation.jurisdiction, theirs, DataKind(handover.kind))
    terms = terms_of(handover.village_id, law_here(by))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.send_letter(%s, %s, %s, %s, %s::uuid[], %s, %s)",
            [handover.letter_id, terms.remind_at, terms.answer_by, terms.returns_at,
             [uuid7() for _each in range(MOST_ON_DUTY)], tell.Code.NEW_REQUEST, tell.letter_path(handover.letter_id)],
        )  # fmt: skip
        if cursor.fetchone()[0] < 0:
            raise NotNow
    _change(handover, sent_at=now())
    asked = find(by, HelpRequest, handover.request_id, Purpose.HELP, Right.MANAGE)
    requests.hand_over(asked, by=by, words=_("To {name}, {place}.").format(
        name=handover.receivers_name, place=handover.receiver,
    ))  # fmt: skip
    return "" if handover.to_organisation else link_again(handover, by=by)


@action(needs=Right.MANAGE, act="share")
def link_again(handover: Handover, *, by: Actor) -> str:
    """A new link for the partner: the last one was used up, ran out or got lost."""
    _sends(handover, by)
    if handover.sent_at is None or not handover.is_running:
        raise NotNow
    secret = new_secret()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.letter_link(%s, %s, %s, %s)",
            [uuid7(), handover.letter_id, fingerprint(secret), now() + LINK_LIVES],
        )
    return secret


@action(needs=Right.MANAGE, act="withdraw")
def take_back(handover: Handover, *, by: Actor) -> Handover:
    """The family stops it: the receiver reads nothing from now on, and the sender has it again."""
    _decides(handover, by)
    if handover.letter_id is None or not handover.is_running:
        raise NotNow
    _change(handover, came_back_at=now(), came_back="stopped")
    _take_back(handover)
    tell.the_sender(handover, tell.Code.STOPPED_SHARING)
    return handover


@action(needs=Right.MANAGE)
def close_the_loop(handover: Handover, *, by: Actor, ended: Ended) -> Handover:
    """Support started, or is not wanted any more: only the family says so."""
    _decides(handover, by)
    if handover.ended_at or handover.sent_at is None or handover.came_back_at:
        raise NotNow
    _change(handover, ended_at=now(), ended=ended)
    if ended == Ended.NOT_WANTED:
        _take_back(handover)
    asked = find(by, HelpRequest, handover.request_id, Purpose.FOLLOW, Right.MANAGE)
    if asked.is_open and asked.author_id == by.person_id:
        requests.close(asked, by=by, outcome=Outcome.HELPED if ended == Ended.STARTED else Outcome.NOT_WANTED)
    tell.the_sender(handover, tell.Code.PASSED_ON)
    return handover


def _written(handover: Handover, by: Actor, going: list[HandoverPart]) -> UUID:
    """Who came with a code speaks for themself all the same: the code keeps to one thing what is read, not what is decided."""
    if by.only_item is None:
        open_subject(by, handover.subject_id, Purpose.SHARE)
        return write_letter(handover, by, going)
    texts = [(part, part.words) for part in going]  # read with the key of the code
    whole = replace(by, only_item=None)
    with acting_as(whole):
        open_subject(whole, handover.subject_id, Purpose.SHARE)
        return write_letter(handover, whole, [part for part, _words in texts])


def _keep(handover: Handover, by: Actor, piece: Piece, place: int) -> None:
    HandoverPart.unscoped.create(
        village_id=handover.village_id, subject_id=handover.subject_id, item_id=handover.item_id, kind=handover.kind,
        audience=handover.audience, author_id=by.person_id, organisation_id=handover.organisation_id, handover=handover,
        what=piece.what, said_by=piece.said_by, said_at=piece.said_at, words=piece.words.strip(), place=place,
    )  # fmt: skip


def _answer(handover: Handover, by: Actor, *, is_yes: bool, words: str = "") -> HandoverYes:
    said: HandoverYes = HandoverYes.unscoped.create(
        village_id=handover.village_id, subject_id=handover.subject_id, item_id=handover.item_id, kind=handover.kind,
        audience=handover.audience, author_id=by.person_id, handover=handover, as_who=my_yes(handover, by),
        name=by.name, said_at=now(), is_yes=is_yes, words=words.strip(),
    )  # fmt: skip
    return said


def _decides(handover: Handover, by: Actor) -> None:
    if not may_decide(handover.subject_id, handover.item_id, [handover.kind]):
        raise NotAllowed("decide about a handover")


def _sends(handover: Handover, by: Actor) -> Membership:
    me = membership_in(by, handover.sender.organisation_id)
    if me is None:
        raise NotAllowed("not the sender")
    return me


def _take_back(handover: Handover) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.take_letter_back(%s, %s)", [handover.letter_id, tell.Code.STOPPED_SHARING])


def _running(request: HelpRequest) -> bool:
    return any(one.is_running for one in handovers_of(request))


def _change(handover: Handover, **values: object) -> None:
    """Only these columns: the words of somebody else are never written again."""
    for name, value in values.items():
        setattr(handover, name, value)
    handover.save(update_fields=list(values))
