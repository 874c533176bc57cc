"""Writing down who looks after a child: with the proof that was seen, from the law file, and told to everybody concerned.

The checks and the lines of the logbook stand in guardians.sql; here is what the law says and what the link holds.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import ProgrammingError, connection, transaction

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.models import Authority
from village.modules.circles.queries import law_here
from village.trust.access.receipts import LINK_LIVES, fingerprint, new_secret
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.people.records import start_of
from village.trust.vocabulary import Actor, NotAllowed

CIRCLE = "circle/"


class NobodyKnowsTheAge(ValueError):
    """Without a birth date nobody can say what a guardian sees, and until when."""


@dataclass(frozen=True)
class Ward:
    """The child, for who may write down its guardians."""

    person_id: UUID
    name: str
    born: date | None


@dataclass(frozen=True)
class Guardian:
    """Somebody who is written down as a guardian, and on what it rests."""

    guardian_id: UUID
    name: str
    authority: str
    from_at: datetime
    until: datetime

    @property
    def rests_on(self) -> str:
        """In the words of the list; what stands there otherwise is for the family."""
        return str(Authority(self.authority).label) if self.authority in Authority.values else ""


@dataclass(frozen=True)
class Invitation:
    """Who asks, and as what; not yet about whom."""

    place: str
    worker: str
    authority: str

    @property
    def rests_on(self) -> str:
        return str(Authority(self.authority).label)


def ward_of(subject_id: UUID) -> Ward | None:
    """None for who may not write down guardians of this child."""
    rows = _rows("SELECT * FROM app.ward_of(%s)", [subject_id])
    return Ward(*rows[0]) if rows else None


def guardians_of(subject_id: UUID) -> list[Guardian]:
    return [Guardian(*row) for row in _rows("SELECT * FROM app.guardians_known(%s)", [subject_id])]


def invite_guardian(
    subject_id: UUID, *, by: Actor, authority: Authority, evidence: str, until: date | None = None
) -> str:
    """The secret of the link for this one person. What a guardian sees, and until when, is what the law file says."""
    ward = ward_of(subject_id)
    if ward is None:
        raise NotAllowed("guardians of somebody")
    law, secret = law_here(by), new_secret()
    phases = phases_by_age(law, ward.born, until)
    if not phases:
        raise NobodyKnowsTheAge
    _do("SELECT app.invite_guardian(%s, %s, %s, %s, %s, %s, %s, %s)",
        [uuid7(), subject_id, authority, evidence.strip(), json.dumps(phases), law.version, fingerprint(secret),
         now() + LINK_LIVES])  # fmt: skip
    return secret


def invitation_of(secret: str) -> Invitation | None:
    rows = _rows("SELECT * FROM app.guardian_invitation(%s)", [fingerprint(secret)])
    return Invitation(*rows[0]) if rows else None


def answer_invitation(secret: str, *, by: Actor, yes: bool) -> bool:
    """With one's own account. The young person and the other guardians are told."""
    return bool(
        _do("SELECT app.answer_guardian(%s, %s, %s, %s, %s)",
            [fingerprint(secret), yes, Notice.Code.CIRCLE_CHANGED, CIRCLE, ""])
    )  # fmt: skip


def end_guardian(subject_id: UUID, *, by: Actor, guardian: UUID, evidence: str) -> None:
    """From now on this person sees nothing of it as a guardian; everybody concerned is told."""
    _do("SELECT app.end_guardian(%s, %s, %s, %s, %s)",
        [subject_id, guardian, evidence.strip(), Notice.Code.CIRCLE_CHANGED, CIRCLE])  # fmt: skip


def phases_by_age(law: Policy, born: date | None, until: date | None = None) -> list[dict[str, Any]]:
    """What is over is left out; an end that a judge set counts before the one of the law."""
    last = start_of(until) if until else None
    found = []
    for phase in law.guardian_phases(born):
        begins, ends = start_of(phase.from_date), start_of(phase.until_date)
        ends = min(ends, last) if last else ends
        if begins < ends and ends > now():
            found.append(
                {"kinds": sorted(int(kind) for kind in phase.kinds), "from": begins.isoformat(), "until": ends.isoformat()}
            )
    return found


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _do(sql: str, values: list[Any]) -> Any:
    """What the function refuses is not allowed, and nothing was done."""
    try:
        with transaction.atomic():
            rows = _rows(sql, values)
    except ProgrammingError as refused:
        raise NotAllowed(str(refused).splitlines()[0]) from refused
    return rows[0][0] if rows else None
