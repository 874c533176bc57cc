"""Freezing one question until it is looked into: at once, with a reason from the law, and a term for the answer (B3-27)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.steps import change
from village.modules.own_data.asking import ask, ask_one
from village.modules.own_data.models import Freeze
from village.modules.own_data.problems import FrozenAlready
from village.modules.own_data.terms import answer_day
from village.modules.promises import actions as promises
from village.modules.promises.queries import open_promises_about
from village.modules.promises.working_time import answer_moment
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, NotAllowed, Right

FROZEN_PATH = "own-data/frozen/"


@dataclass(frozen=True)
class Frozen:
    """What waits until it is looked into: a number, a reason and a term; no name and no word."""

    id: UUID
    number: str
    because: str
    asked_at: datetime
    answer_by: datetime
    reason: str
    item_id: UUID
    as_who: str
    is_mine: bool

    @property
    def says(self) -> str:
        return str(Freeze.Because(self.because).label)

    @property
    def waits_for_a_reason(self) -> bool:
        """For who looks into it: nobody proposed yet that it goes on."""
        return self.as_who == "officer" and not self.reason


@action(needs=Right.MANAGE, act="withdraw")
def freeze(request: HelpRequest, *, by: Actor, because: str) -> HelpRequest:
    """Who works on it reads why, and nothing else from now on; no promise about it is late meanwhile."""
    if not may_decide(request.subject_id, request.item_id, [request.kind]):
        raise NotAllowed("freeze")
    law, moment = law_here(by), now()
    for promise in open_promises_about(request):
        promises.let_go(promise, by=by)
    if request.is_open:
        change(request, answer_by=None)
    done = ask_one("SELECT app.freeze_item(%s, %s, %s, %s, %s, %s, %s, %s)",
        uuid7(), request.pk, Freeze.Because(because), answer_day(law, moment), law.version, Notice.Code.STOPPED_SHARING,
        FROZEN_PATH, FROZEN_PATH,
    )  # fmt: skip
    if not done:
        raise FrozenAlready
    return request


def let_go_on(request: HelpRequest, *, by: Actor) -> bool:
    """By the family: what they shared counts again, and the clock of the answer begins anew."""
    return bool(ask_one("SELECT app.let_go_on(%s, %s)", request.pk, answer_moment(by.village_id, now())))


def propose_thaw(key: UUID, reason: str) -> bool:
    return bool(ask_one("SELECT app.propose_thaw(%s, %s)", key, reason.strip()))


def confirm_thaw(key: UUID, *, by: Actor) -> bool:
    """Somebody else than who proposed it. The family is told."""
    values = [key, answer_moment(by.village_id, now()), Notice.Code.FAMILY_TOLD, "requests/"]
    return bool(ask_one("SELECT app.confirm_thaw(%s, %s, %s, %s)", *values))


def frozen() -> list[Frozen]:
    return [Frozen(*row) for row in ask("SELECT * FROM app.frozen()")]


def frozen_since(request: HelpRequest) -> dict[str, Any]:
    """For who decides about it: why, since when, and before when they hear; empty when it is not frozen."""
    rows = ask("SELECT * FROM app.is_frozen(%s)", request.pk)
    if not rows:
        return {}
    because, asked_at, answer_by = rows[0]
    return {"says": Freeze.Because(because).label, "asked_at": asked_at, "answer_by": answer_by}
