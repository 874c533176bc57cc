"""What a birthday changes, in sentences from the law file: who decides from then on, what guardians no longer see (B3-9)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.trust.law.ages import ADULT, birthday
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.vocabulary import DataKind

CHILD, GUARDIANS = frozenset({Consenter.CHILD}), frozenset({Consenter.GUARDIANS})
OTHERS = [kind for kind in DataKind if kind != DataKind.OWN_STORY]


@dataclass(frozen=True)
class Change:
    """What is otherwise from this age on."""

    age: int
    alone: tuple[DataKind, ...]
    together: tuple[DataKind, ...]
    closes: tuple[DataKind, ...]
    online: bool


@dataclass(frozen=True)
class Ahead:
    """How many come to an age on a day; for who works here."""

    day: date
    age: int
    number: int


def change_at(law: Policy, age: int) -> Change:
    """Between the day before this birthday and the day itself."""
    before = {kind: law.consenters(age - 1, kind) for kind in OTHERS}
    after = {kind: law.consenters(age, kind) for kind in OTHERS}
    saw, sees = (_guardians_see(law, one) for one in (age - 1, age))
    return Change(
        age,
        alone=tuple(kind for kind in OTHERS if after[kind] == CHILD != before[kind]),
        together=tuple(kind for kind in OTHERS if after[kind] == CHILD | GUARDIANS and before[kind] == GUARDIANS),
        closes=tuple(kind for kind in OTHERS if kind in saw - sees),
        online=age == law.digital_consent_age,
    )


def next_change(law: Policy, born: date, today: date) -> tuple[date, Change] | None:
    """The first birthday to come at which doors change; None for who had the last one."""
    coming = [(birthday(born, age), age) for age in sorted(law.policy_ages) if birthday(born, age) > today]
    return (coming[0][0], change_at(law, coming[0][1])) if coming else None


def is_near(law: Policy, day: date, today: date) -> bool:
    return day - timedelta(days=law.age_notice_days) <= today


def for_young(change: Change, day: date) -> list[str]:
    """To the one whose birthday it is."""
    told = {"day": date_format(day, "j F Y")}
    if change.age >= ADULT:
        return [
            _("From {day} you decide about everything yourself.").format(**told),
            _("Who raised you sees nothing of it any more, unless you share it anew.").format(**told),
        ]
    said = [
        (change.alone, _("From {day} you alone decide who sees this: {kinds}.")),
        (change.together, _("From {day} your yes is asked as well as the yes of who raises you, to share this: {kinds}.")),
        (change.closes, _("From {day} who raises you no longer sees this, unless you share it: {kinds}.")),
    ]
    online = _("From {day} you say yes yourself to online services. Asking for help you always could.")
    return _said(said, told) + ([online.format(**told)] if change.online else [])


def for_guardian(change: Change, day: date, name: str) -> list[str]:
    """To who raises the child."""
    told = {"day": date_format(day, "j F Y"), "name": name}
    if change.age >= ADULT:
        return [
            _("From {day} {name} decides about everything.").format(**told),
            _("You see nothing of it any more, unless {name} shares it with you anew.").format(**told),
        ]
    said = [
        (change.alone, _("From {day} {name} decides alone who sees this: {kinds}.")),
        (change.together, _("From {day} the yes of {name} is asked as well as yours, to share this: {kinds}.")),
        (change.closes, _("From {day} you no longer see this, unless {name} shares it with you: {kinds}.")),
    ]
    online = _("From {day} {name} says yes to online services without you. Asking for help was always possible.")
    return _said(said, told) + ([online.format(**told)] if change.online else [])


def for_workers(change: Change) -> list[str]:
    """Without a name: what to talk about before that day."""
    if change.age >= ADULT:
        return [_("From then on they decide about everything, and guardians see nothing that is not shared anew.")]
    said = [
        (change.alone, _("From then on they alone decide who sees this: {kinds}.")),
        (change.together, _("From then on their yes is asked as well, to share this: {kinds}.")),
        (change.closes, _("From then on guardians no longer see this: {kinds}.")),
    ]
    online = _("From then on they say yes themselves to online services.")
    return _said(said, {}) + ([online] if change.online else [])


def ages_ahead(law: Policy) -> list[Ahead]:
    """Of those this worker works with; of the whole village for the privacy officer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.ages_ahead(%s, %s::int[])", [law.age_notice_days, list(law.policy_ages)])
        return [Ahead(*row) for row in cursor.fetchall()]


def _said(said: list[tuple[tuple[DataKind, ...], str]], told: dict[str, str]) -> list[str]:
    return [words.format(kinds=_kinds(kinds), **told) for kinds, words in said if kinds]


def _kinds(kinds: Collection[DataKind]) -> str:
    return in_a_row(str(kind.label) for kind in kinds)


def _guardians_see(law: Policy, age: int) -> frozenset[DataKind]:
    """Reckoned with a child that is so old on some day."""
    today = date(2026, 1, 1)
    phases = law.guardian_phases(date(today.year - age, 1, 1)) if age < ADULT else ()
    return next((one.kinds for one in phases if one.from_date <= today < one.until_date), frozenset())
