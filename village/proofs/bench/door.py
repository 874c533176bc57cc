"""How long the work of the contact point takes in a village of this size: inbox, one request, search, who is known.

In milliseconds of the server, and in questions to the databases: those must not grow with the village.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django

django.setup()

from django.test import Client  # noqa: E402

from village.proofs.bench import works  # noqa: E402
from village.proofs.bench.coming_in import come_in, questions_of  # noqa: E402
from village.proofs.bench.place import result_file  # noqa: E402
from village.proofs.bench.readers import Reader, all_doors, readers_of  # noqa: E402
from village.proofs.bench.stopwatch import clock, machine, median, slow  # noqa: E402

TIMES = 40
HOME = "/bench"

TYPED = {"name": "Pérsn", "born": ""}
"""An accent too many and a letter missing; everybody in the town is called nearly so, which is the worst case."""

Call = Callable[[Client, Reader], Any]


@dataclass(frozen=True)
class Work:
    """Something a worker does all day, how long it may take, and a word that stands in a full answer."""

    name: str
    goal_ms: int
    holds: str
    call: Call


WORKS = (
    Work("inbox", 100, "Person", lambda client, _reader: client.get(f"{HOME}/requests/")),
    Work("request", 100, "Person", lambda client, reader: client.get(f"{HOME}/requests/{reader.keys[0]}/")),
    Work("search", 100, "/requests/", lambda client, _reader: client.post(f"{HOME}/search/", {"q": "school"})),
    Work("duplicate hint", 300, "Person",
         lambda client, _reader: client.post(f"{HOME}/own-data/known/", TYPED, headers={"HX-Request": "true"})),
)  # fmt: skip


def door_of(people: int) -> dict[str, Any]:
    with all_doors(people) as doors:
        readers = readers_of(people, "contact-point", doors, works.MINE)
    reader = max(readers, key=lambda one: len(one.keys))
    client = come_in(Client(), reader.account)
    found = [_measured(work, client, reader) for work in WORKS]
    return {"machine": machine(), "people": people, "families": len(reader.keys), "results": found}


def _measured(work: Work, client: Client, reader: Reader) -> dict[str, Any]:
    answer = work.call(client, reader)
    if answer.status_code != 200 or work.holds not in answer.content.decode():
        raise RuntimeError(f"{work.name} answered {answer.status_code}, without what it should hold")
    queries = questions_of(lambda: work.call(client, reader))
    times = clock(lambda _number: work.call(client, reader), TIMES)
    return {
        "work": work.name, "who": "contact-point", "queries": queries, "p50_ms": median(times), "p95_ms": slow(times),
        "goal_ms": work.goal_ms, "met": slow(times) < work.goal_ms,
    }  # fmt: skip


if __name__ == "__main__":
    size = int(sys.argv[1])
    result_file("door", size).write_text(json.dumps(door_of(size), indent=1) + "\n")
