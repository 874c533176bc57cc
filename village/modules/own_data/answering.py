"""An answer that people prepare to somebody who asks: one hides with a reason, another reads along, then it goes (B3-24).

Who prepares and who reads along hold a key that the request itself gives: to this one answer, until it is delivered.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.asking import ask, ask_one
from village.modules.own_data.problems import AnswerAskedAlready, LookAgain, NotTheirs
from village.modules.own_data.terms import answer_day
from village.modules.own_data.waiting import Due
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor

DESK, MINE = "own-data/asked/", "own-data/answers/"


@dataclass(frozen=True)
class Waiting(Due):
    """For who prepares or reads along: days, and no name."""

    id: UUID
    asked_at: datetime
    answer_by: datetime
    state: str
    as_who: str
    without_account: bool

    @property
    def reference(self) -> str:
        return str(self.id)[-8:]


@dataclass(frozen=True)
class Mine:
    """For who asked: how far it is, by whom, and which reasons were used how often."""

    id: UUID
    asked_at: datetime
    answer_by: datetime
    prepared_by: str
    second: str
    delivered_at: datetime | None
    taken_at: datetime | None
    told_hidden: dict[str, int]
    can_be_taken: bool
    law_version: str


@dataclass(frozen=True)
class Taken:
    """The sealed answer, for who asked it."""

    subject_id: UUID
    content: bytes
    delivered_at: datetime
    told_hidden: dict[str, int]
    prepared_by: str
    second: str


def ask_for(by: Actor, subject_id: UUID) -> None:
    law, moment = law_here(by), now()
    values = [uuid7(), subject_id, answer_day(law, moment), law.access_key_days, law.version, Notice.Code.NEW_REQUEST, DESK]
    if not ask_one("SELECT app.ask_answer(%s, %s, %s, %s, %s, %s, %s)", *values):
        raise AnswerAskedAlready


def write_down(by: Actor, request: HelpRequest, proof: str) -> None:
    """For who asked this question without an account; they take it once they have one, never by mail."""
    law, moment = law_here(by), now()
    values = [uuid7(), request.pk, proof.strip(), answer_day(law, moment), law.access_key_days, law.version,
              Notice.Code.NEW_REQUEST, DESK]  # fmt: skip
    if not ask_one("SELECT app.write_down_answer(%s, %s, %s, %s, %s, %s, %s, %s)", *values):
        raise AnswerAskedAlready


def asked_without_account(request: HelpRequest) -> bool:
    """May the reader write down that who asked this wants to know what is kept about them?"""
    return bool(ask("SELECT 1 FROM app.asked_without_account(%s)", request.pk))


def waiting() -> list[Waiting]:
    return [Waiting(*row) for row in ask("SELECT * FROM app.answers_asked()")]


def mine(subject_id: UUID) -> list[Mine]:
    return [Mine(*_with_json(row, 7)) for row in ask("SELECT * FROM app.my_answers(%s)", subject_id)]


def readers(key: UUID, law: Policy) -> list[tuple[UUID, str]]:
    """Who can be named to read along."""
    rows = ask("SELECT * FROM app.could_read_along(%s, %s::text[])", key, _roles(law))
    return [(person, f"{name} · {place}") for person, name, place in rows]


def decide(key: UUID, row: UUID, said: list[tuple[str, int, str]]) -> None:
    if not ask_one("SELECT app.decide_passages(%s, %s, %s)", key, row, json.dumps(said)):
        raise LookAgain


def decided(key: UUID) -> dict[tuple[UUID, str, int], str]:
    return {(row, column, n): ground for row, column, n, ground in ask("SELECT * FROM app.passages_of(%s)", key)}


def propose(key: UUID, second: UUID, law: Policy) -> None:
    values = [key, second, _roles(law), Notice.Code.NEW_REQUEST, DESK]
    if not ask_one("SELECT app.propose_answer(%s, %s, %s::text[], %s, %s)", *values):
        raise NotTheirs


def send_back(key: UUID, why: str) -> None:
    if not ask_one("SELECT app.send_answer_back(%s, %s, %s, %s)", key, why.strip(), Notice.Code.REPLY, DESK):
        raise LookAgain


def deliver(key: UUID, sealed: bytes, told_hidden: dict[str, int]) -> None:
    values = [key, sealed, json.dumps(told_hidden), Notice.Code.ANSWER, MINE]
    if not ask_one("SELECT app.deliver_answer(%s, %s, %s, %s, %s)", *values):
        raise LookAgain


def taken(key: UUID) -> Taken | None:
    rows = ask("SELECT * FROM app.take_answer(%s)", key)
    if not rows:
        return None
    subject, content, at, hidden, *names = rows[0]
    return Taken(subject, bytes(content), at, _json(hidden), *names)


def forget() -> int:
    """The clock: what nobody took in the days of the law file is not kept twice any longer."""
    total = 0
    for village in Village.objects.order_by("id"):
        days = int(policy_for(village.jurisdiction, timezone.localdate()).value("access_answer")["days_to_take"])
        total += int(ask_one("SELECT app.forget_answers(%s, %s)", village.pk, days))
    return total


def last_day_to_take(delivered_at: datetime, law: Policy) -> datetime:
    return delivered_at + timedelta(days=int(law.value("access_answer")["days_to_take"]))


def _roles(law: Policy) -> list[str]:
    return sorted(str(role) for role in law.second_readers)


def _with_json(row: Any, at: int) -> list[Any]:
    return [*row[:at], _json(row[at]), *row[at + 1 :]]


def _json(found: Any) -> dict[str, int]:
    told: dict[str, int] = json.loads(found) if isinstance(found, str) else found
    return told
