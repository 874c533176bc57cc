"""What the keeper of a village does with its rules: a number from a day on, a day off, the words of a reason.

Each of these is another row; what was decided before stays as it was, with who decided it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django.utils import timezone

from village.foundation.ids import uuid7
from village.modules.rules.problems import (
    CountsAsNothing,
    DayIsOver,
    NeverOpen,
    NotBetween,
    NothingLeft,
    WordsMissing,
)
from village.modules.rules.queries import WEEK, Sort
from village.modules.rules.reasons import OWN, Reason, ReasonList, offered, place_of
from village.modules.rules.words import BETWEEN, Number
from village.trust.villages.models import VillageRule
from village.trust.vocabulary import Actor, NotAllowed


def set_number(number: Number, *, by: Actor, to: int, counts_from: date, because: str = "") -> VillageRule:
    """From that day on, for what begins then. What has a date already keeps it."""
    _only_the_keeper(by)
    between = BETWEEN[number]
    if not between.least <= to <= between.most:
        raise NotBetween
    if counts_from < timezone.localdate():
        raise DayIsOver
    return _decide(by, Sort.NUMBER, number, {"number": to}, counts_from, because)


def set_hours(
    week: Mapping[int, Sequence[tuple[time, time]]], *, by: Actor, counts_from: date, because: str = ""
) -> VillageRule:
    """When the contact point works from that day on, a day at a time; 1 is Monday."""
    _only_the_keeper(by)
    if not any(week.values()):
        raise NeverOpen
    if counts_from < timezone.localdate():
        raise DayIsOver
    value = {
        str(day): [[opens.isoformat("minutes"), closes.isoformat("minutes")] for opens, closes in blocks]
        for day, blocks in week.items() if blocks
    }  # fmt: skip
    return _decide(by, Sort.HOURS, WEEK, {"week": value}, counts_from, because)


def be_closed(*, by: Actor, first: date, last: date, name: str) -> VillageRule:
    """The contact point is closed on these days; the reply clock waits."""
    _only_the_keeper(by)
    if first < timezone.localdate() or last < first:
        raise DayIsOver
    value = {"first": first.isoformat(), "last": last.isoformat(), "name": name.strip()}
    return _decide(by, Sort.DAY_OFF, uuid7().hex, value, first)


def be_open_after_all(day: VillageRule, *, by: Actor) -> VillageRule:
    """These days are working days again. What was said before keeps its date."""
    _only_the_keeper(by)
    if date.fromisoformat(day.value["last"]) < timezone.localdate():
        raise DayIsOver
    return _decide(by, Sort.DAY_OFF, day.key, {**day.value, "gone": True}, timezone.localdate())


def word(
    which: ReasonList, code: str, *, by: Actor, texts: Mapping[str, str], first: str, counts_as: str = ""
) -> VillageRule:
    """A reason in the words of the village; of its own when there is no `code` yet. `first`: its first language."""
    _only_the_keeper(by)
    kept = {language: text.strip() for language, text in texts.items() if text.strip()}
    is_own = not code or code.startswith(OWN)
    if is_own and first not in kept:
        raise WordsMissing
    if is_own and which.counts_as and counts_as not in which.standard:
        raise CountsAsNothing
    value = {"texts": kept, "first": first} | ({"counts_as": counts_as} if is_own and which.counts_as else {})
    return _decide(by, Sort.REASON, place_of(which, code or f"{OWN}{uuid7().hex[-12:]}"), value)


def leave_out(which: ReasonList, reason: Reason, *, by: Actor, off: bool) -> VillageRule:
    """Nobody can choose it from now on; or again. What was chosen stays."""
    _only_the_keeper(by)
    if off and [one.code for one in offered(by.village_id, which)] == [reason.code]:
        raise NothingLeft
    value: dict[str, Any] = {"texts": dict(reason.texts), "first": reason.first, "off": off}
    if reason.counts_as:
        value["counts_as"] = reason.counts_as
    return _decide(by, Sort.REASON, place_of(which, reason.code), value)


def _decide(
    by: Actor, sort: str, key: str, value: Mapping[str, Any], counts_from: date | None = None, because: str = ""
) -> VillageRule:
    made: VillageRule = VillageRule.unscoped.create(
        village_id=by.village_id, sort=sort, key=key, value=value, counts_from=counts_from or timezone.localdate(),
        because=because.strip(),
    )
    return made


def _only_the_keeper(by: Actor) -> None:
    if not by.is_keeper:
        raise NotAllowed("the keeper's rules")
