"""Search: decrypt what one may read and compare. The same text is opened by the same code in both cases."""

from typing import Any
from uuid import UUID

from village.foundation.stems import stems_of_word
from village.modules.help_requests.models import RequestStep
from village.modules.help_requests.queries import AT_ONCE, search_requests
from village.proofs.bench import works
from village.proofs.bench.readers import Doors, Reader, guardians_condition, readers_of
from village.proofs.bench.stopwatch import Way, alone, beside, result_of
from village.trust.access.actor import acting_as
from village.trust.villages.keys import forget_keys, warm
from village.trust.villages.sealed import unseal_packed
from village.trust.vocabulary import Actor

TIMES = 100
ASKED = "bicycle school"


def search_figures(people: int, who: str, doors: Doors) -> dict[str, Any]:
    """The contact point searches through sixty families with two hundred notes each."""
    readers = readers_of(people, "searcher" if who == "contact-point" else who, doors, works.MINE)
    notes = _notes(readers[0], doors)
    conditions = {one.person: guardians_condition(one, doors) for one in readers}

    def at(number: int) -> Reader:
        return readers[number % len(readers)]

    ways = {
        "ours": Way(lambda n: _ours(at(n), doors)),
        "past": Way(lambda n: _open_given(at(n), doors, works.GIVEN_STEPS)),
        "guardian": Way(lambda n: _with_guardian(at(n), doors, conditions)),
    }
    told = result_of("search", who, people, beside(ways, TIMES)) | {"notes": notes}
    return told | alone(ways["ours"], TIMES)


def _ours(who: Reader, doors: Doors) -> None:
    """As the page does it: with its line, and what was found added to it."""
    actor = Actor(
        village_id=UUID(doors.village), person_id=UUID(who.person), subject_id=UUID(who.subject),
        account_id=who.account, second_factor=True,
    )  # fmt: skip
    with acting_as(actor):
        search_requests(actor, ASKED)


def _open_given(who: Reader, doors: Doors, condition: Any) -> None:
    forms = [stems_of_word(word) for word in ASKED.split()]
    told = {"village": doors.village, "keys": who.keys[:AT_ONCE]}
    with doors.past.transaction():
        rows = doors.past.execute(works.STEMS + condition + works.PER_REQUEST, told).fetchall()
    forget_keys()
    village = UUID(doors.village)
    warm(village, {subject for _request, subject in who.mine[:AT_ONCE]})
    sealed = dict(rows)
    for request, subject in who.mine[:AT_ONCE]:
        texts = unseal_packed(RequestStep, "stems", village, subject, sealed.get(request) or b"")
        whole = f" {b' '.join(texts).decode()} "
        all(any(f" {form} " in whole for form in one) for one in forms)


def _with_guardian(who: Reader, doors: Doors, conditions: dict[str, str]) -> None:
    theirs = conditions[who.person].replace("AND r.id", "AND s.request_id", 1)
    _open_given(who, doors, f"{theirs} {works.GIVEN_STEPS}")


def _notes(who: Reader, doors: Doors) -> int:
    told = {"village": doors.village, "keys": who.keys[:AT_ONCE]}
    return int(doors.past.execute(works.HOW_MANY + works.GIVEN_STEPS, told).fetchone()[0])  # type: ignore[index]
