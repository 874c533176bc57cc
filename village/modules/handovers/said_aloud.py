"""A yes that was said aloud: who said it, in which language, who heard it; the family confirms it or takes it back (B3-3).

Who hands over writes it down and nobody else; alone, without a witness, it is no yes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.handovers import tell
from village.modules.handovers.actions import CAUTIOUS
from village.modules.handovers.letters import Frame, copy_out, kind_of
from village.modules.handovers.models import Handover, HandoverPart, HandoverYes
from village.modules.handovers.problems import AnsweredMeanwhile, NothingGoes, WitnessNeeded
from village.modules.handovers.queries import parts_of, yeses_of
from village.modules.handovers.words import Back, How, State
from village.modules.help_requests.queries import membership_in
from village.trust.access.check import action
from village.trust.access.danger import hold_again
from village.trust.access.mine import may_decide
from village.trust.access.opening import hold
from village.trust.law.ages import age_on
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right

ALOUD = "said aloud, with a witness"


@dataclass(frozen=True)
class Sayer:
    """Somebody of the family who could say yes."""

    person_id: UUID
    name: str
    is_self: bool
    born: date | None

    @property
    def as_who(self) -> Consenter:
        return Consenter.CHILD if self.is_self else Consenter.GUARDIANS


@dataclass(frozen=True)
class Heard:
    """What was said, and who heard it."""

    keep: Collection[UUID]
    back: Back
    witness: str
    language: str


def sayers(handover: Handover) -> list[Sayer]:
    """Empty for who does not send it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.could_say_yes(%s)", [handover.pk])
        return [Sayer(*row) for row in cursor.fetchall()]


@action(needs=Right.MANAGE, act="share")
def write_down_yes(handover: Handover, *, by: Actor, person: UUID, heard: Heard) -> HandoverYes:
    """With the last yes the law asks, the letter is written. The family is told at once."""
    who = next((one for one in sayers(handover) if one.person_id == person), None)
    if who is None or membership_in(by, handover.sender.organisation_id) is None:
        raise NotAllowed("write down a yes")
    if heard.witness.strip().casefold() in ("", by.name.strip().casefold()):
        raise WitnessNeeded
    _still_asked(handover)
    going = _strike(handover, heard.keep)
    yes: HandoverYes = HandoverYes.unscoped.create(
        village_id=handover.village_id, subject_id=handover.subject_id, item_id=handover.item_id, kind=handover.kind,
        audience=handover.audience, author_id=by.person_id, handover=handover, as_who=who.as_who, name=who.name,
        said_at=now(), is_yes=True, how=How.SPOKEN, said_by_id=person, language=heard.language.strip(),
        witness=heard.witness.strip(),
    )  # fmt: skip
    handover.back = min(filter(None, (Back(handover.back) if handover.back else None, heard.back)), key=CAUTIOUS.index)
    law = law_here(by)
    if _asked_by_law(law, who, DataKind(handover.kind)) <= {Consenter(one.as_who) for one in yeses_of(handover) if one.is_yes}:
        handover.letter_id = _written(handover, by, who, going)
        handover.agreed_at = now()
    handover.save(update_fields=["back", "agreed_at", "letter_id"])
    tell.the_family(handover, tell.Code.FAMILY_TOLD)
    return yes


@action(needs=Right.MANAGE)
def confirm_word(yes: HandoverYes, *, by: Actor) -> HandoverYes:
    """It is right: only who said it says so."""
    if yes.how != How.SPOKEN or yes.said_by_id != by.person_id or not may_decide(yes.subject_id, yes.item_id, [yes.kind]):
        raise NotAllowed("confirm")
    yes.confirmed_at = yes.confirmed_at or now()
    yes.save(update_fields=["confirmed_at"])
    return yes


def heard_aloud(handover: Handover) -> list[HandoverYes]:
    return [one for one in yeses_of(handover) if one.how == How.SPOKEN]


def _asked_by_law(law: Policy, who: Sayer, kind: DataKind) -> frozenset[Consenter]:
    """As when somebody says it here: without a birth date somebody speaks for themself."""
    if who.born is None and who.is_self and kind != DataKind.OWN_STORY:
        return frozenset({Consenter.CHILD})
    return law.consenters(age_on(who.born, timezone.localdate()) if who.born else None, kind)


def _still_asked(handover: Handover) -> None:
    """Two at once: one after the other."""
    still = Handover.unscoped.select_for_update(of=("self",)).filter(
        village_id=handover.village_id, pk=handover.pk, agreed_at=None, refused_at=None, came_back_at=None
    )
    if handover.state != State.PROPOSED or still.first() is None:
        raise AnsweredMeanwhile


def _strike(handover: Handover, keep: Collection[UUID]) -> list[HandoverPart]:
    parts = parts_of(handover)
    going = [part for part in parts if part.struck_at is None and part.pk in keep]
    if not going:
        raise NothingGoes
    for part in parts:
        if part.struck_at is None and part not in going:
            part.struck_at = now()
            part.save(update_fields=["struck_at"])
    return going


def _written(handover: Handover, by: Actor, who: Sayer, going: list[HandoverPart]) -> UUID:
    law, key, partner = law_here(by), uuid7(), uuid7() if handover.to_organisation_id is None else None
    kind = kind_of(handover, going, law)
    _read(handover, going)
    values = [handover.pk, key, int(kind), law.consent_ends(now()), law.version, who.person_id, partner, uuid7(), ALOUD]
    hold(by, key, _one("SELECT app.letter_by_word(%s, %s, %s, %s, %s, %s, %s, %s, %s)", values))
    copy_out(handover, by, going, Frame(key, kind, partner, law.version))
    _one("SELECT app.letter_was_written(%s, %s)", [key, handover.back == Back.ALL])
    hold_again(by, handover.item_id or handover.pk)
    return key


def _read(handover: Handover, going: list[HandoverPart]) -> None:
    """Unsealed before the line of the letter opens the letter and nothing else."""
    for part in going:
        part.words  # noqa: B018 - reading it keeps it
    handover.request  # noqa: B018


def _one(sql: str, values: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: int = cursor.fetchone()[0]
    return found
