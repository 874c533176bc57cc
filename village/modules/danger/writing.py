"""Writing an act down: who decides it by which law, about whom, and the frozen copy of what is shared."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from django.utils.translation import get_language

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.danger.models import ActStep, DangerAct, SharedCopy
from village.modules.danger.queries import law_here, roles_for, seat_as, workdays_from
from village.modules.danger.words import Deed, Step
from village.trust.access.danger import begin_act, begin_piece, hold_again
from village.trust.directory.models import Membership
from village.trust.law.answers import GraveAct
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, Audience, DataKind, NotAllowed, Role

KIND = DataKind.CONTACT
"""That somebody was worried tells no more than a name does; the words are for those it is disclosed to."""

TEXTS = (
    "facts", "observations", "opinion", "harm_if_not", "harm_if", "tried", "persons", "child_words", "told_by", "not_told_why",
)  # fmt: skip
"""What is written in sentences, in the order of B6."""


class NobodyFound(Exception):
    """Nobody of exactly this name and date of birth is known here, so there is nothing to open."""


class SecondPersonNeeded(Exception):
    """The law of this place asks a second person for this."""


class WordsNeeded(ValueError):
    """Nothing was written."""


@dataclass(frozen=True)
class Whom:
    """Whom it is about: somebody of a question one works on, or by name and date of birth."""

    name: str
    born: date | None = None
    subject_id: UUID | None = None
    request_id: UUID | None = None


@dataclass(frozen=True)
class Worry:
    """What somebody writes down, in the order of B6."""

    facts: str
    observations: str = ""
    opinion: str = ""
    harm_if_not: str = ""
    harm_if: str = ""
    tried: str = ""
    persons: str = ""
    child_heard: bool = False
    child_words: str = ""
    told_before_on: date | None = None
    told_by: str = ""
    not_told_why: str = ""
    tell_review_on: date | None = None
    ground: str = ""
    steps_done: dict[str, str] = field(default_factory=dict)
    affirmed: tuple[str, ...] = ()

    @property
    def tells_later(self) -> bool:
        return self.told_before_on is None


@dataclass(frozen=True)
class Sharing:
    """To whom and what exactly."""

    receiver_key: str
    words: str
    receiver_name: str = ""
    seat: Membership | None = None
    feedback_by: date | None = None


def write_down(
    by: Actor,
    deed: Deed,
    whom: Whom,
    worry: Worry,
    *,
    second: Membership | None = None,
    acute: bool = False,
    **more: Any,
) -> DangerAct:
    """The act itself, opened to the one who decides it and to nobody else."""
    law = law_here(by)
    roles = acute_roles(law) if acute and deed == Deed.SHARE else roles_for(deed, law)
    seat = seat_as(by, roles)
    if seat is None:
        raise NotAllowed(f"danger {deed}")
    if not worry.facts.strip():
        raise WordsNeeded
    if second is not None and second.person_id == by.person_id:
        raise SecondPersonNeeded
    needed = asks_second(deed, worry, law)
    if needed and second is None and not acute:
        raise SecondPersonNeeded
    subject, key = _subject_of(by, whom, roles, must_exist=deed == Deed.LOOK), uuid7()
    with transaction.atomic():
        begin_act(by, key, subject, KIND, roles=roles, law=law, verb=f"danger.{deed}")
        return _kept(
            id=key, village_id=by.village_id, subject_id=subject, item_id=key, kind=KIND, audience=Audience.PROFESSIONALS,
            author_id=by.person_id, organisation_id=seat.organisation_id, deed=deed, is_acute=acute, about_name=whom.name[:120],
            about_request=whom.request_id, decider=seat, decider_name=seat.public_name, second=second,
            **_words(worry), **_ground(worry, law), **_times(by, law, worry, acute, second), **more,
        )  # fmt: skip


def _kept(**values: Any) -> DangerAct:
    try:
        with transaction.atomic():
            return DangerAct.unscoped.create(**values)  # type: ignore[no-any-return]
    except ProgrammingError as problem:  # who is kept out of somebody is answered as for somebody unknown
        raise NobodyFound from problem


def freeze(act: DangerAct, by: Actor, sharing: Sharing) -> SharedCopy:
    """What is shared, as it is shared, with its fingerprint. It travels with its limits and never changes."""
    if act.copy_id is None:
        raise NotAllowed("no copy")
    begin_piece(by, act.copy_id, act.pk)
    made: SharedCopy = SharedCopy.unscoped.create(
        id=act.copy_id, village_id=act.village_id, subject_id=act.subject_id, item_id=act.copy_id, kind=act.kind,
        audience=Audience.PROFESSIONALS, author_id=by.person_id, organisation_id=act.organisation_id, act_id=act.pk,
        about_name=act.about_name, sender_name=act.decider_name, words=sharing.words.strip(), sha256=act.copy_hash,
        ground_words=act.ground_words, frozen_at=now(),
    )  # fmt: skip
    hold_again(by, act.pk)
    return made


def to_whom(sharing: Sharing, law: Policy) -> dict[str, Any]:
    """The fields of the act that say to whom, with the fingerprint of the copy."""
    service = next(one for one in law.danger_receivers if one.key == sharing.receiver_key)
    seat = sharing.seat if service.works_here else None
    return {
        "receiver_key": service.key, "receiver": seat,
        "receiver_name": seat.public_name if seat else sharing.receiver_name.strip(),
        "receiver_secrecy": seat.secrecy if seat else service.secrecy,
        "feedback_by": sharing.feedback_by or timezone.localdate() + timedelta(days=law.danger_terms.feedback_days),
        "copy_id": uuid7(), "copy_hash": fingerprint(sharing.words),
    }  # fmt: skip


def fingerprint(words: str) -> str:
    return sha256(words.strip().encode()).hexdigest()


def note_step(
    act: DangerAct, by: Actor, what: Step, words: str, name: str = "", *, needed: bool = True
) -> ActStep:
    if needed and not words.strip():
        raise WordsNeeded
    step: ActStep = ActStep.unscoped.create(
        village_id=act.village_id, subject_id=act.subject_id, item_id=act.pk, kind=act.kind, audience=act.audience,
        author_id=by.person_id, organisation_id=act.organisation_id, act=act, what=what, made_at=now(),
        author_name=name or by.name, words=words.strip(),
    )  # fmt: skip
    return step


def change(act: DangerAct, **values: Any) -> None:
    """Only these columns: what was decided is never written again."""
    for name, value in values.items():
        setattr(act, name, value)
    act.save(update_fields=list(values))


def asks_second(deed: Deed, worry: Worry, law: Policy) -> bool:
    """Does the law of this place ask a second person for what is decided here?"""
    grave = {Deed.SHARE: GraveAct.SHARE_WITHOUT_CONSENT, Deed.LOOK: GraveAct.OPEN_IN_DANGER}.get(deed)
    if grave and law.second_person_needed(grave):
        return True
    later = deed in (Deed.SHARE, Deed.LOOK) and worry.tells_later
    return later and law.second_person_needed(GraveAct.TELL_FAMILY_LATER)


def waits_first(act: DangerAct, law: Policy) -> bool:
    """Nothing opens before a second person agreed; in acute danger nobody waits, and looking as the law file says."""
    if act.is_acute or act.second_id is None:
        return False
    return act.deed == Deed.SHARE or (
        act.deed == Deed.LOOK and law.second_person_needed(GraveAct.OPEN_IN_DANGER)
    )


def acute_roles(law: Policy) -> frozenset[Role]:
    """In acute danger everybody who works here can pass it on; who keeps or manages the village is no exception."""
    return frozenset(Role)


def corrected(worry: Worry, law: Policy) -> dict[str, Any]:
    """What may still be written better before the act is locked."""
    again = {"tell_review_on": worry.tell_review_on} if worry.tell_review_on else {}
    return {**_words(worry), **_ground(worry, law), **again}


def _subject_of(by: Actor, whom: Whom, roles: frozenset[Role], *, must_exist: bool) -> UUID:
    if whom.subject_id:
        return whom.subject_id
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.danger_subject(%s, %s, %s, %s, %s::text[], %s)",
                       [uuid7(), uuid7(), whom.name.strip(), whom.born, [str(role) for role in roles], must_exist])  # fmt: skip
        found: UUID | None = cursor.fetchone()[0]
    if found is None:
        raise NobodyFound
    return found


def _words(worry: Worry) -> dict[str, Any]:
    said = {name: getattr(worry, name).strip() for name in TEXTS}
    return {**said, "child_heard": worry.child_heard, "told_before_on": worry.told_before_on}


def _ground(worry: Worry, law: Policy) -> dict[str, Any]:
    ground = next((one for one in law.danger_grounds if one.key == worry.ground), None)
    words = ground.in_full(get_language() or "en") if ground else ""
    return {
        "ground": worry.ground, "ground_words": words[:300], "steps_done": dict(worry.steps_done),
        "affirmed": list(worry.affirmed), "law_version": law.version,
    }  # fmt: skip


def _times(by: Actor, law: Policy, worry: Worry, acute: bool, second: Membership | None) -> dict[str, Any]:
    moment, today, terms = now(), timezone.localdate(), law.danger_terms
    within: datetime | None = moment + timedelta(hours=terms.second_within_hours)
    return {
        "locked_at": moment + timedelta(hours=terms.locked_after_hours),
        "details_by": moment + timedelta(hours=terms.details_within_hours) if acute else None,
        "second_by": within if second or acute else None,
        "tell_review_on": worry.tell_review_on or today + timedelta(days=terms.telling_review_days),
        "review_by": workdays_from(by.village_id, today, law.review_working_days),
    }  # fmt: skip
