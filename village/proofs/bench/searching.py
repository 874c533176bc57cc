"""Search: decrypt what one may read and compare. The same text is opened by the same code in both cases."""

from typing import Any
from uuid import UUID

from village.foundation.stems import stems_of_word
from village.modules.help_requests.models import RequestStep
from village.modules.help_requests.queries import search_requests
from village.proofs.bench import works
from village.proofs.bench.readers import Doors, Reader, guardians_condition, readers_of
from village.proofs.bench.stopwatch import Times, clock, median, slow
from village.trust.access.actor import acting_as
from village.trust.villages.keys import forget_keys, warm
from village.trust.villages.sealed import unseal_many
from village.trust.vocabulary import Actor

TIMES = 100
ASKED = "bicycle school"


def search_figures(people: int, who: str, doors: Doors) -> dict[str, Any]:
    """The contact point searches through sixty families with two hundred notes each."""
    readers = readers_of(people, "searcher" if who == "contact-point" else who, doors, works.MINE)
    notes = _notes(readers[0], doors)
    ours = clock(lambda n: _ours(readers[n % len(readers)], doors), TIMES)
    past = clock(lambda n: _open_given(readers[n % len(readers)], doors, works.GIVEN_STEPS), TIMES)
    conditions = {one.person: guardians_condition(one, doors) for one in readers}
    guardian = clock(lambda n: _with_guardian(readers[n % len(readers)], doors, conditions), TIMES)
    return _result(people, who, notes, ours, past, guardian)


def _result(people: int, who: str, notes: int, ours: Times, past: Times, guardian: Times) -> dict[str, Any]:
    return {
        "work": "search", "who": who, "people": people, "p50_ms": median(ours), "p95_ms": slow(ours),
        "ratio_unprotected": round(median(ours) / median(past), 2),
        "ratio_guardian": round(median(ours) / median(guardian), 3),
        "unprotected_p50_ms": median(past), "guardian_p50_ms": median(guardian), "notes": notes,
    }  # fmt: skip


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
    told = {"village": doors.village, "keys": who.keys}
    with doors.past.transaction():
        rows = doors.past.execute(works.STEMS + condition, told).fetchall()
    forget_keys()
    village = UUID(doors.village)
    warm(village, {subject for _request, subject in who.mine})
    sealed: dict[str, list[tuple[str, bytes]]] = {}
    for request, key, stems in rows:
        sealed.setdefault(request, []).append((key, stems))
    for request, subject in who.mine:
        texts = unseal_many(RequestStep, "stems", village, subject, sealed.get(str(request), ()))
        whole = f" {' '.join(texts)} "
        all(any(f" {form} " in whole for form in one) for one in forms)


def _with_guardian(who: Reader, doors: Doors, conditions: dict[str, str]) -> None:
    theirs = conditions[who.person].replace("AND r.id", "AND s.request_id", 1)
    _open_given(who, doors, theirs)


def _notes(who: Reader, doors: Doors) -> int:
    told = {"village": doors.village, "keys": who.keys}
    return len(doors.past.execute(works.STEMS + works.GIVEN_STEPS, told).fetchall())
