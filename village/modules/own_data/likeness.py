"""Is this person known already? By name and birth date, tolerant to accents, order and one typing error.

Asked while somebody types, among people whose name the reader may see anyway; the rest is for the privacy officer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from village.foundation.stems import fold
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.asking import ask, ask_one
from village.trust.people.models import Person
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor

WORD = re.compile(r"[^\W_]{2,}")
MOST_WORDS = 6
MOST = 8
AT_ONCE = 200
NEWEST = 300
"""So many questions are looked at one by one: a child is called otherwise in a question than in the register."""


@dataclass(frozen=True)
class Like:
    """Somebody who may be the same. `request`: the question by which the reader knows this name."""

    name: str
    born: date | None
    record: Any
    request: HelpRequest | None = None


@dataclass(frozen=True)
class TwoNames:
    """Two that seem one, for the privacy officer."""

    pk: UUID
    first: str
    first_born: date | None
    first_since: datetime
    second: str
    second_born: date | None
    second_since: datetime


def known_like(actor: Actor, name: str, born: date | None) -> list[Like]:
    """Who of those I may see is called like that; the same birth date first. Needs an open list."""
    words = words_of(name)
    if not words:
        return []
    people = [Like(one.name, one.birth_date, one) for one in _people(actor, words)]
    asked = [Like(one.asker_name, None, one, one) for one in _requests(actor, words) if _fits(words, one)]
    fitting = [one for one in people if are_alike(words, words_of(one.name)) and _born_alike(one.born, born)]
    return sorted([*fitting, *asked], key=lambda one: (one.born is None or one.born != born, one.name))[:MOST]


def words_of(name: str) -> list[str]:
    return [fold(word) for word in WORD.findall(name)][:MOST_WORDS]


def are_alike(asked: Iterable[str], known: Iterable[str]) -> bool:
    """Each word of what was typed is a word of the name, in any order, give or take one letter."""
    left = list(known)
    for word in asked:
        match = next((other for other in left if one_letter_apart(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def one_letter_apart(a: str, b: str) -> bool:
    """The same, or one letter more, less, other, or two changed places."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 2:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:] and len(rest_a) > 1
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or swapped


def find_twins() -> int:
    """The clock: one round in each village."""
    found = 0
    for village in Village.objects.order_by("id").values_list("pk", flat=True):
        found += int(ask_one("SELECT app.find_twins(%s, %s)", village, AT_ONCE))
    return found


def twins_number() -> int:
    return int(ask_one("SELECT app.twins_number()"))


def twins(answer: str = "") -> list[TwoNames]:
    """Names of two, for the privacy officer; each look is a line that both can read."""
    return [TwoNames(*row) for row in ask("SELECT * FROM app.twins_waiting(%s, %s)", answer, 25)]


def answer_twin(key: UUID, answer: str) -> bool:
    return bool(ask_one("SELECT app.answer_twin(%s, %s)", key, answer))


def people_of_twin(key: UUID) -> tuple[UUID, UUID] | None:
    """Who the two are, to propose that they become one; for the privacy officer."""
    first, second = ask("SELECT * FROM app.twin_people(%s)", key)[0]
    return (first, second) if first else None


def _people(actor: Actor, words: list[str]) -> list[Person]:
    keys = [row[0] for row in ask("SELECT * FROM app.known_like(%s, %s)", words, 200)]
    return list(Person.unscoped.filter(village_id=actor.village_id, pk__in=keys)) if keys else []


def _requests(actor: Actor, words: list[str]) -> list[HelpRequest]:
    """By which the reader knows a name, in the own inbox: found by name, and of the newest all that were called otherwise."""
    keys = [row[0] for row in ask("SELECT app.known_requests(%s, %s)", words, AT_ONCE)]
    found = HelpRequest.unscoped.filter(
        village_id=actor.village_id, to_organisation_id__in=actor.organisation_ids
    ).exclude(author_id=actor.person_id)
    shows = ("id", "village", "subject", "item_id", "kind", "number", "asker_name", "called_name", "asked_at")
    newest = list(found.only(*shows).order_by("-asked_at")[:NEWEST])
    seen = {one.pk for one in newest}
    return newest + list(found.only(*shows).filter(pk__in=[key for key in keys if key not in seen]))


def _fits(words: list[str], asked: HelpRequest) -> bool:
    return are_alike(words, words_of(asked.asker_name)) or are_alike(words, words_of(asked.called_name))


def _born_alike(known: date | None, asked: date | None) -> bool:
    return known is None or asked is None or known == asked
