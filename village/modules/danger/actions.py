"""What people decide when somebody may be in danger: look, share, not share, pass it on at once, shut somebody out;
and what follows: a second opinion, telling the family, looking back, lifting."""

from datetime import date
from uuid import UUID

from village.foundation.time_range import now
from village.modules.danger.models import ActStep, DangerAct
from village.modules.danger.queries import law_here
from village.modules.danger.tell import Code, at_work, family_path, work_path
from village.modules.danger.tell import those_who_should_know as tell_those_who_should_know
from village.modules.danger.words import Deed, Step
from village.modules.danger.writing import (
    KIND,
    SecondPersonNeeded,
    Sharing,
    Whom,
    Worry,
    asks_second,
    change,
    corrected,
    freeze,
    note_step,
    to_whom,
    waits_first,
    write_down,
)
from village.modules.safety_notes.doors import open_in_danger
from village.trust.access.check import action
from village.trust.access.danger import (
    disclose,
    families_to_lock,
    lift_safety,
    lock_for_safety,
    open_because_of,
)
from village.trust.consent.models import Disclosure
from village.trust.directory.models import Membership
from village.trust.law.answers import GraveAct
from village.trust.notices.records import tell
from village.trust.vocabulary import Actor, NotAllowed, Right

Because = Disclosure.Because


class AlreadyDone(Exception):
    """This was decided before."""


class IsLocked(Exception):
    """The term to change it has passed; from now on something is added."""


def look(
    whom: Whom,
    *,
    by: Actor,
    worry: Worry,
    kinds: list[int],
    second: Membership | None = None,
    told: tuple[UUID, ...] = (),
) -> DangerAct:
    """Open what is not shared with me: reads only, some hours, and the family reads it once they are told."""
    act = write_down(by, Deed.LOOK, whom, worry, second=second, kinds=sorted(kinds))
    return _begun(act, by, second, told)


def look_for_note(whom: Whom, *, by: Actor, what: str, second: Membership | None = None) -> DangerAct:
    """Acute: the safety note and nothing else opens, at once, with the reason; the details follow within the term."""
    act = write_down(by, Deed.LOOK, whom, Worry(facts=what), second=second, acute=True, kinds=[])
    begun = _begun(act, by, second, ())
    open_in_danger(begun.pk)
    return begun


@action(needs=Right.MANAGE)
def open_note(act: DangerAct, *, by: Actor) -> DangerAct:
    """The safety note as well, by the act that opened the rest and as long as it does."""
    if act.deed != Deed.LOOK or act.author_id != by.person_id or not act.counts or not open_in_danger(act.pk):
        raise NotAllowed("no safety note to open")
    return act


def share(
    whom: Whom,
    *,
    by: Actor,
    worry: Worry,
    sharing: Sharing,
    second: Membership | None = None,
    told: tuple[UUID, ...] = (),
) -> DangerAct:
    """Share without agreement: the least that helps, with one receiver, kept as a copy."""
    if not sharing.words.strip():
        raise NotAllowed("nothing to share")
    act = write_down(by, Deed.SHARE, whom, worry, second=second, **to_whom(sharing, law_here(by)))
    freeze(act, by, sharing)
    return _begun(act, by, second, told)


def not_share(whom: Whom, *, by: Actor, worry: Worry, told: tuple[UUID, ...] = ()) -> DangerAct:
    """Weighed, and decided not to share. It is written down and looked back at like sharing is."""
    return _begun(write_down(by, Deed.NOT_SHARE, whom, worry), by, None, told)


def pass_on_now(
    whom: Whom, *, by: Actor, what: str, sharing: Sharing, second: Membership | None = None
) -> DangerAct:
    """Acute: three fields, it goes at once; the details and the second opinion follow within the term."""
    act = write_down(
        by, Deed.SHARE, whom, Worry(facts=what), second=second, acute=True, **to_whom(sharing, law_here(by))
    )
    freeze(act, by, sharing)
    return _begun(act, by, second, ())


def shut_out(
    whom: Whom, *, by: Actor, worry: Worry, against: UUID, against_name: str, also: tuple[UUID, ...] = ()
) -> DangerAct:
    """One switch for safety: that person sees nothing of these people and of their plan any more, and nothing tells them."""
    act = write_down(by, Deed.LOCK, whom, worry, against_name=against_name)
    about = list(dict.fromkeys([act.subject_id, *also, *families_to_lock(act.subject_id, against)]))
    change(act, restriction_ids=lock_for_safety(act.pk, about, against, KIND))
    return _begun(act, by, None, ())


@action(needs=Right.MANAGE)
def confirm(act: DangerAct, *, by: Actor, agrees: bool, words: str) -> DangerAct:
    """A different person, in a session of their own. What waited for it counts from now on."""
    if act.second is None or act.second.person_id != by.person_id or by.person_id == act.author_id:
        raise NotAllowed("confirm")
    if act.second_at is not None:
        raise AlreadyDone
    note_step(act, by, Step.AGREED if agrees else Step.DISAGREED, words, act.second.public_name)
    change(act, second_at=now(), second_agrees=agrees)
    if agrees and not act.counts:
        _take_effect(act, by)
    tell(act.author_id, Code.DANGER_OPEN, work_path(act))
    return act


@action(needs=Right.MANAGE)
def complete(act: DangerAct, *, by: Actor, worry: Worry, second: Membership | None = None) -> DangerAct:
    """The details of what could not wait, or a better word, by the one who decided it and before it is locked."""
    law = law_here(by)
    if by.person_id != act.author_id:
        raise NotAllowed("complete")
    if now() >= act.locked_at:
        raise IsLocked
    if act.second is None and second is None and asks_second(Deed(act.deed), worry, law):
        raise SecondPersonNeeded
    change(act, **corrected(worry, law), details_at=now() if act.is_acute else None)
    if act.second is None and second and second.person_id != by.person_id:
        change(act, second=second)
        _ask_second(act, second)
    return act


@action(needs=Right.MANAGE)
def add(act: DangerAct, *, by: Actor, words: str) -> ActStep:
    """What was written stays; this is added. Late details of what could not wait count as details."""
    step = note_step(act, by, Step.ADDED, words)
    if act.misses_details and by.person_id == act.author_id:
        change(act, details_at=now())
    return step


@action(needs=Right.MANAGE)
def tell_family(act: DangerAct, *, by: Actor, persons: list[UUID], words: str) -> DangerAct:
    """From now on these people read it: on a page in plain words, and in their logbook. Others of the family do not."""
    if not persons or not act.counts:
        raise NotAllowed("tell")
    note_step(act, by, Step.TOLD, words)
    _open_to_family(act, tuple(persons))
    change(act, told_at=now())
    return act


@action(needs=Right.MANAGE)
def not_told_yet(act: DangerAct, *, by: Actor, words: str, review_on: date) -> DangerAct:
    """Not safe yet: with the reason, and the day somebody looks again. Not for the one who decided it alone."""
    if law_here(by).second_person_needed(GraveAct.TELL_FAMILY_LATER) and by.person_id == act.author_id:
        raise SecondPersonNeeded
    note_step(act, by, Step.NOT_YET, words)
    change(act, tell_review_on=review_on)
    return act


@action(needs=Right.MANAGE)
def review(act: DangerAct, *, by: Actor, justified: bool, words: str) -> DangerAct:
    """Somebody who had no part in it looks back: was it justified? The one who decided reads the words."""
    if by.person_id == act.author_id or (act.second and by.person_id == act.second.person_id):
        raise NotAllowed("review")
    if act.reviewed_at is not None:
        raise AlreadyDone
    note_step(act, by, Step.REVIEWED, words)
    change(act, reviewed_at=now(), justified=justified)
    tell(act.author_id, Code.DANGER_REVIEWED, work_path(act))
    return act


@action(needs=Right.MANAGE)
def note_outcome(act: DangerAct, *, by: Actor, words: str) -> DangerAct:
    """What came of it: the answer of the one it was shared with."""
    note_step(act, by, Step.OUTCOME, words)
    change(act, outcome_at=now())
    return act


@action(needs=Right.CONTRIBUTE)
def answer(act: DangerAct, *, by: Actor, words: str) -> ActStep:
    """The family writes what they think of it; it stands beside the act as long as the act is kept (T30)."""
    if by.person_id in at_work(act):
        raise NotAllowed("answer")
    step = note_step(act, by, Step.ANSWERED, words)
    tell(act.author_id, Code.DANGER_OPEN, work_path(act))
    return step


@action(needs=Right.MANAGE)
def ask_to_lift(act: DangerAct, *, by: Actor, words: str) -> DangerAct:
    """The lock may go: with a reason. Where the law asks a second person, somebody else lifts it."""
    _is_a_lock(act)
    note_step(act, by, Step.LIFT_ASKED, words)
    change(act, lift_asked_by_id=by.person_id)
    tell_those_who_should_know(act)
    return act


@action(needs=Right.MANAGE)
def lift(act: DangerAct, *, by: Actor, words: str) -> DangerAct:
    """What was agreed with that person counts again."""
    _is_a_lock(act)
    if law_here(by).second_person_needed(GraveAct.LIFT_RESTRICTION) and act.lift_asked_by_id in (
        None,
        by.person_id,
    ):
        raise SecondPersonNeeded
    note_step(act, by, Step.LIFTED, words)
    lift_safety(act.pk, act.restriction_ids)
    change(act, lifted_at=now())
    return act


def _begun(act: DangerAct, by: Actor, second: Membership | None, told: tuple[UUID, ...]) -> DangerAct:
    """To whom it opens now, and whether it counts at once."""
    if second:
        _ask_second(act, second)
    if told:
        _open_to_family(act, told)
        change(act, told_at=now())
    if not waits_first(act, law_here(by)):
        _take_effect(act, by)
    return act


def _ask_second(act: DangerAct, second: Membership) -> None:
    disclose(_pieces(act), second.person_id, Because.CONFIRMS)
    tell(second.person_id, Code.DANGER_SECOND, work_path(act))


def _take_effect(act: DangerAct, by: Actor) -> None:
    if act.deed == Deed.LOOK:
        law = law_here(by)
        door = open_because_of(
            act.pk, act.subject_id, by, kinds=list(act.kinds), ground=act.ground_words, reason=act.facts,
            hours=law.mandate_hours, review=act.review_by,
        )  # fmt: skip
        change(act, mandate_id=door)
    if act.receiver and act.copy_id:
        disclose([act.copy_id], act.receiver.person_id, Because.RECEIVED)
        tell(act.receiver.person_id, Code.DANGER_RECEIVED, f"danger/received/{act.copy_id}/")
    change(act, done_at=now())
    tell_those_who_should_know(act)


def _open_to_family(act: DangerAct, persons: tuple[UUID, ...]) -> None:
    for person in persons:
        disclose(_pieces(act), person, Because.TOLD)
        tell(person, Code.FAMILY_TOLD, family_path(act))


def _pieces(act: DangerAct) -> list[UUID]:
    return [one for one in (act.pk, act.copy_id, act.mandate_id) if one]


def _is_a_lock(act: DangerAct) -> None:
    if act.deed != Deed.LOCK:
        raise NotAllowed("lift")
    if act.lifted_at is not None:
        raise AlreadyDone
