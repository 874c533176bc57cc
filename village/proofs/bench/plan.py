"""How long a family waits for its plan in a village with very many consents: the plan, its circle, what changed, a stop.

Each page as a whole; the rows it stands on, under the lock and past it by given keys; and how many questions it asks.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any, LiteralString

import django

django.setup()

from django.test import Client  # noqa: E402
from psycopg import sql  # noqa: E402

from village.proofs.bench.coming_in import come_in, questions_of  # noqa: E402
from village.proofs.bench.fill_plans import numbers_of  # noqa: E402
from village.proofs.bench.place import result_file  # noqa: E402
from village.proofs.bench.plan_homes import HOME, Home, homes_of  # noqa: E402
from village.proofs.bench.plan_stopping import OPEN, stopped, withdrawn  # noqa: E402
from village.proofs.bench.readers import Doors, Reader, all_doors  # noqa: E402
from village.proofs.bench.stopwatch import Way, beside, clock, machine, median, slow  # noqa: E402

TIMES = 40
ROWS = 200
OF_A_PLAN = (
    "teammember", "ownwords", "strength", "need", "goal", "option", "step", "wording", "mark", "disagreement",
)  # fmt: skip
ABOUT: LiteralString = "SELECT {} FROM {} WHERE village_id = %(village)s AND subject_id = %(subject)s"
GIVEN: LiteralString = "SELECT {} FROM {} WHERE village_id = %(village)s AND id = ANY(%(keys)s::uuid[])"
COMPARED: LiteralString = ABOUT + " AND version_id = ANY(%(versions)s::uuid[])"


@dataclass(frozen=True)
class Work:
    """A page, a word that stands in a full answer, and the tables it stands on with what is asked of them."""

    name: str
    address: str
    holds: str
    tables: tuple[tuple[str, LiteralString], ...]
    who: tuple[str, ...]


PLAN = tuple((f"family_plans_{one}", ABOUT) for one in OF_A_PLAN)
CIRCLE = tuple((one, ABOUT) for one in ("consent_consent", "consent_assignment", "consent_restriction", "people_familyowner"))
COMPARE = (("agreements_version", ABOUT), ("agreements_frozenpiece", COMPARED))
WORKS = (
    Work("plan", "plan/{plan}/", "goal-", PLAN, ("parent", "coordinator", "teacher")),
    Work("circle", "circle/?about={subject}", "Worker", CIRCLE, ("parent",)),
    Work("who looked", "circle/looked/?about={subject}", "<h1", (), ("parent",)),
    Work("compare", "agreed/{version}/compare/", "<ins>", COMPARE, ("parent", "coordinator", "teacher")),
)


def plan_of(size: str) -> dict[str, Any]:
    people, consents = numbers_of(size)
    long, *homes = homes_of(size, "whole")
    with all_doors(size) as doors:
        found = [_measured(doors, work, who, homes) for work in WORKS for who in work.who]
        found.append(_measured(doors, WORKS[0], "parent", [long], name="plan of 200 steps"))
        taken_back = homes_of(size, "taken_back")
        taken = withdrawn(doors, taken_back)
    found.append(stopped(taken_back))
    told = [{**one, "people": people, "consents": consents} for one in found]
    return {"machine": machine(), "people": people, "consents": consents, "results": told, "withdrawal_ms": taken}


def _measured(doors: Doors, work: Work, who: str, homes: list[Home], name: str = "") -> dict[str, Any]:
    """The page as a whole, by turns of many families; then the rows it stands on."""
    clients = [come_in(Client(), home.readers[who].account) for home in homes[:TIMES]]
    pages = [_page(work, home) for home in homes]

    def look(number: int) -> None:
        place = number % len(clients)
        answer = clients[place].get(pages[place])
        if answer.status_code != 200 or work.holds not in answer.content.decode():
            raise RuntimeError(f"{pages[place]} answered {answer.status_code} to the {who}, without what it should hold")

    queries, times = questions_of(lambda: look(0)), clock(look, TIMES)
    told = {"work": name or work.name, "who": who, "queries": queries, "p50_ms": median(times), "p95_ms": slow(times)}
    return told | (_rows(doors, work, who, homes) if work.tables else {})


def _page(work: Work, home: Home) -> str:
    address = work.address.format(plan=home.plan, subject=home.subject, version=home.versions[1])
    return f"{HOME}/{address}"


def _rows(doors: Doors, work: Work, who: str, homes: list[Home]) -> dict[str, Any]:
    """The same rows under the lock with a line as key, and past the lock by their keys."""
    keys: dict[int, int] = {}
    given = [_given(doors, work, home, home.readers[who]) for home in homes[:TIMES]]

    def line(number: int) -> None:
        home = homes[number % len(given)]
        keys[number] = int(doors.line(home.readers[who], OPEN, [home.subject]))

    def ours(number: int) -> None:
        home = homes[number % len(given)]
        with doors.reading(home.readers[who], keys[number]) as app:
            for table, asked in work.tables:
                app.execute(_all(asked, table), _values(doors, home)).fetchall()

    def past(number: int) -> None:
        with doors.past.transaction():
            for table, found in given[number % len(given)]:
                doors.past.execute(_all(GIVEN, table), {"village": doors.village, "keys": found}).fetchall()

    times = beside({"ours": Way(ours, before=line), "line": Way(line), "past": Way(past)}, ROWS)
    beside_it = median(times["past"])
    return {
        "rows": sum(len(found) for _table, found in given[0]), "rows_p50_ms": median(times["ours"]),
        "rows_p95_ms": slow(times["ours"]), "unprotected_p50_ms": beside_it,
        "ratio_unprotected": round(median(times["ours"]) / beside_it, 2), "line_p50_ms": median(times["line"]),
    }  # fmt: skip


def _given(doors: Doors, work: Work, home: Home, reader: Reader) -> list[tuple[str, list[Any]]]:
    """The keys of what the lock shows this reader."""
    key = int(doors.line(reader, OPEN, [home.subject]))
    with doors.reading(reader, key) as app:
        return [
            (table, [row[0] for row in app.execute(_all(asked, table, "id"), _values(doors, home)).fetchall()])
            for table, asked in work.tables
        ]


def _all(asked: LiteralString, table: str, what: str = "") -> sql.Composed:
    return sql.SQL(asked).format(sql.Identifier(what) if what else sql.SQL("*"), sql.Identifier(table))


def _values(doors: Doors, home: Home) -> dict[str, Any]:
    return {"village": doors.village, "subject": home.subject, "versions": list(home.versions)}


if __name__ == "__main__":
    result_file("plan", sys.argv[1]).write_text(json.dumps(plan_of(sys.argv[1]), indent=1) + "\n")
