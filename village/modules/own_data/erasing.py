"""A wish to erase: what the law lets go, the answer of two people with the article and a name, and a hold (B3-26, T31)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import Circle, law_here
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Outcome
from village.modules.own_data.asking import ask, ask_one
from village.modules.own_data.keeping import columns_to_empty, destroy_keys, over, terms_of
from village.modules.own_data.models import ErasureAsked
from village.modules.own_data.problems import (
    ErasureAskedAlready,
    HasToStay,
    IsHeld,
    LookAgain,
    NameStays,
    NotAtOnce,
)
from village.modules.own_data.terms import months_later
from village.modules.own_data.verdicts import Kept, Verdict, Wish, verdicts
from village.modules.own_data.waiting import Asked, Held, HeldFor, Mine
from village.trust.law.ages import age_on
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, DataKind

DESK, MINE = "own-data/erasures/", "own-data/erase/"
WARN_DAYS = 7


def what_may_go(by: Actor, circle: Circle, item: UUID | None = None) -> list[Verdict]:
    """For who could ask it, before they do: kind by kind, as far as they can read it."""
    law, born = law_here(by), circle.person.birth_date if circle.person else None
    wish = Wish(is_self=circle.is_me, age=_age(born))
    held = bool(holds_on(circle.subject_id))
    return verdicts(law, _kept(law, circle.subject_id, item), wish, timezone.localdate(), is_held=held)


def verdicts_about(by: Actor, asked: Asked) -> list[Verdict]:
    """For who answers it. A hold for danger counts here as well."""
    law = law_here(by)
    wish = Wish(asked.is_self, _age(asked.born), both=asked.others)
    return verdicts(law, _kept(law, asked.subject_id, asked.item_id), wish, timezone.localdate(), is_held=asked.held)


def ask_for(by: Actor, subject_id: UUID, request: HelpRequest | None = None) -> None:
    law, moment = law_here(by), now()
    values = [uuid7(), subject_id, request.item_id if request else None, request.number if request else "",
              months_later(moment, law.erasure.months), law.version, Notice.Code.NEW_REQUEST, DESK]  # fmt: skip
    if not ask_one("SELECT app.ask_erasure(%s, %s, %s, %s, %s, %s, %s, %s)", *values):
        raise ErasureAskedAlready


def drop(key: UUID) -> bool:
    return bool(ask_one("SELECT app.drop_erasure(%s)", key))


def mine(subject_id: UUID) -> list[Mine]:
    return [Mine(*_with_json(row, 6)) for row in ask("SELECT * FROM app.my_erasures(%s)", subject_id)]


def asked() -> list[Asked]:
    return [Asked(*_with_json(row, 11)) for row in ask("SELECT * FROM app.erasures()")]


def found(key: UUID) -> Asked | None:
    return next((one for one in asked() if one.id == key), None)


def answer(by: Actor, one: Asked, kinds: Sequence[int], *, because: str, instead: str, reason: str) -> None:
    """What goes, and of all the rest why it stays. Raises HasToStay: nothing goes that the law keeps."""
    all_of_it = verdicts_about(by, one)
    stays = [verdict for verdict in all_of_it if verdict.kind not in kinds]
    if not set(kinds) <= {int(verdict.kind) for verdict in all_of_it if verdict.may_go}:
        raise HasToStay
    if stays and DataKind.CONTACT in kinds:
        raise NameStays
    said = ErasureAsked.Answer.NONE if not kinds else ErasureAsked.Answer.PART if stays else ErasureAsked.Answer.ALL
    kept = [{"kind": int(v.kind), "ground": v.because or because, "until": v.due_on.isoformat()} for v in stays]
    values = [one.id, said, sorted(map(int, kinds)), json.dumps(kept), instead, reason.strip()]
    if not ask_one("SELECT app.answer_erasure(%s, %s, %s::smallint[], %s, %s, %s)", *values):
        raise LookAgain


def give_back(key: UUID) -> None:
    if not ask_one("SELECT app.return_erasure(%s)", key):
        raise LookAgain


def confirm(by: Actor, key: UUID) -> str | None:
    """ "erased", "kept", or "waits" for the one who asked to read it first. None: not this actor's to confirm."""
    values = [key, law_here(by).erasure.wait_days, json.dumps(columns_to_empty()), Notice.Code.ANSWER, MINE]
    return _done(ask_one("SELECT app.confirm_erasure(%s, %s, %s, %s, %s)", *values))


def erase_now(key: UUID) -> str | None:
    """By who asked: they read the answer and do not want to wait."""
    return _done(ask_one("SELECT app.erase_now(%s, %s)", key, json.dumps(columns_to_empty())))


def carry_out_due() -> int:
    """The clock: the days to read the answer are over."""
    columns = json.dumps(columns_to_empty())
    done = [ask_one("SELECT app.carry_out_erasure(%s, %s)", key, columns) for (key,) in ask("SELECT * FROM app.erasures_due()")]
    return done.count("erased")


def remind() -> int:
    """The clock: a term nearly over, or the day to look at a hold."""
    values = [WARN_DAYS, Notice.Code.PROMISE_SOON, "own-data/asked/", DESK]
    return int(ask_one("SELECT app.own_data_nearly_late(%s, %s, %s, %s)", *values))


def are_own_words(by: Actor, request: HelpRequest) -> bool:
    """Nobody else wrote anything with it, and the law lets own words go at once."""
    if not law_here(by).erasure.own_words_at_once or by.person_id != request.author_id:
        return False
    return bool(ask_one("SELECT app.are_own_words(%s, %s, %s)", request.subject_id, request.item_id, request.kind))


@transaction.atomic
def erase_own_words(by: Actor, request: HelpRequest) -> None:
    """At once: it ends for whoever it waited for, and its words are gone."""
    if not are_own_words(by, request):
        raise NotAtOnce
    if request.is_open:
        door.close(request, by=by, outcome=Outcome.NOT_WANTED)
    values = [request.subject_id, request.item_id, request.kind, law_here(by).version, json.dumps(columns_to_empty())]
    if not ask_one("SELECT app.erase_own_words(%s, %s, %s, %s, %s)", *values):
        raise NotAtOnce


def hold(by: Actor, subject_id: UUID, *, ground: str, reason: str, review_on: date) -> None:
    values = [uuid7(), subject_id, ground, reason.strip(), review_on, law_here(by).version]
    if not ask_one("SELECT app.place_hold(%s, %s, %s, %s, %s, %s)", *values):
        raise LookAgain


def confirm_hold(key: UUID) -> bool:
    return bool(ask_one("SELECT app.confirm_hold(%s)", key))


def lift_hold(key: UUID, because: str = "") -> bool:
    """The first says why it may end, the second confirms."""
    return bool(ask_one("SELECT app.lift_hold(%s, %s)", key, because.strip()))


def holds() -> list[Held]:
    return [Held(*row) for row in ask("SELECT * FROM app.holds()")]


def holds_on(subject_id: UUID) -> list[HeldFor]:
    return [HeldFor(*row) for row in ask("SELECT * FROM app.holds_on(%s)", subject_id)]


def _kept(law: Policy, subject_id: UUID, item: UUID | None) -> list[Kept]:
    rows = ask("SELECT * FROM app.terms_about(%s, %s, %s)", terms_of(law), subject_id, item)
    return [Kept(DataKind(kind), number, due_on) for kind, number, due_on in rows]


def _age(born: date | None) -> int | None:
    return age_on(born, timezone.localdate()) if born else None


def _done(said: str | None) -> str | None:
    if said == "held":
        raise IsHeld
    if said == "erased":
        transaction.on_commit(destroy_keys)
    return said


def _with_json(row: Any, at: int) -> list[Any]:
    return [*row[:at], _json(row[at]), *row[at + 1 :]]


def _json(told: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(told) if isinstance(told, str) else told
    return rows


def is_known(by: Actor, subject_id: UUID) -> bool:
    """Of whom something is asked, or past its term: nobody holds somebody they looked up."""
    return any(one.subject_id == subject_id for one in asked()) or over(by, subject_id) is not None
