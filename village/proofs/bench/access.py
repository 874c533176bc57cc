"""How fast one reads what is one's own: measured for a teacher, the contact point and a team leader."""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from village.proofs.bench import works  # noqa: E402
from village.proofs.bench.place import result_file  # noqa: E402
from village.proofs.bench.readers import (  # noqa: E402
    GATHER,
    Doors,
    Reader,
    all_doors,
    guardians_condition,
    readers_of,
)
from village.proofs.bench.searching import search_figures  # noqa: E402
from village.proofs.bench.stopwatch import Way, alone, beside, machine, result_of  # noqa: E402
from village.proofs.bench.ten_queries import pages_per_second  # noqa: E402
from village.proofs.bench.withdrawing import withdrawal  # noqa: E402

WHO = ("teacher", "contact-point", "team-leader")
TIMES = 200
PERMISSIONS = """SELECT p.codename FROM auth_permission p WHERE p.id IN (SELECT permission_id
  FROM guardian_userobjectpermission WHERE user_id = %(account)s AND object_pk = %(text_key)s)
  OR p.id IN (SELECT g.permission_id FROM guardian_groupobjectpermission g JOIN people_account_groups ug
    ON ug.group_id = g.group_id WHERE ug.account_id = %(account)s AND g.object_pk = %(text_key)s)"""


class Measure:
    """One kind of reader, in one village. Each way returns how long one reading took, again and again."""

    def __init__(self, people: int, who: str, doors: Doors) -> None:
        self.people, self.who, self.doors = people, who, doors
        self.readers = readers_of(people, who, doors, works.MINE)

    def results(self) -> list[dict[str, Any]]:
        found = [self._result(work) for work in ("list", "open", "counts")]
        return [*found, search_figures(self.people, self.who, self.doors)]

    def _result(self, work: str) -> dict[str, Any]:
        ways = {
            "ours": self._ours(work), "reading": self._reading(work),
            "past": self._past(work), "guardian": self._guardian(work),
        }  # fmt: skip
        times = beside(ways, TIMES)
        told = result_of(work, self.who, self.people, times) | {"sees": len(self.readers[0].mine)}
        return told | alone(ways["reading"], TIMES)

    def _at(self, number: int) -> tuple[Reader, dict[str, Any]]:
        reader = self.readers[number % len(self.readers)]
        request, subject = reader.mine[number * 7 % len(reader.mine)]
        return reader, {
            "village": self.doors.village, "key": request, "text_key": str(request), "subject": subject,
            "account": reader.account,
        }  # fmt: skip

    def _line(self, work: str, reader: Reader, told: dict[str, Any]) -> int:
        if work == "open":
            return self.doors.open_record(reader, told["key"])
        return self.doors.open_list(reader)

    def _ours(self, work: str) -> Way:
        """The whole wait: with the line in the logbook, and for a list with whom it showed."""
        questions, gather = questions_of(work, ""), gathers(work)

        def page(number: int) -> None:
            reader, told = self._at(number)
            with self.doors.app.transaction():
                key, answers = self.doors.whole(reader, lambda: self._line(work, reader, told), gather, questions, told)
                if work == "list":
                    self.doors.shown(reader, key, answers[0])

        return Way(page)

    def _reading(self, work: str) -> Way:
        """The same with the key in hand: what remains is the line."""
        questions = questions_of(work, "")
        keys: dict[int, int] = {}

        def read(number: int) -> None:
            reader, told = self._at(number)
            with self.doors.reading(reader, keys[number], gathers(work)) as app:
                for question in questions:
                    app.execute(question, told).fetchall()

        def prepare(number: int) -> None:
            keys[number] = self._line(work, *self._at(number))

        return Way(read, before=prepare)

    def _past(self, work: str) -> Way:
        questions = questions_of(work, works.GIVEN)
        return Way(self._plain(lambda _reader: questions, given=work != "open"))

    def _guardian(self, work: str) -> Way:
        if work == "open":
            questions = [PERMISSIONS, *works.OPEN]
            return Way(self._plain(lambda _reader: questions))
        built = {one.person: questions_of(work, guardians_condition(one, self.doors)) for one in self.readers}
        return Way(self._plain(lambda reader: built[reader.person]))

    def _plain(self, questions: Callable[[Reader], list[Any]], given: bool = False) -> Callable[[int], None]:
        """`given`: the keys go along; only where they are asked for, because a plan for many of them is not kept."""

        def read(number: int) -> None:
            reader, told = self._at(number)
            told |= {"keys": reader.keys} if given else {}
            with self.doors.past.transaction():
                for question in questions(reader):
                    self.doors.past.execute(question, told).fetchall()

        return read


def gathers(work: str) -> str:
    return "" if work == "open" else GATHER


def questions_of(work: str, condition: str) -> list[Any]:
    if work == "list":
        return [works.LIST + condition + works.NEWEST]
    if work == "counts":
        return [works.COUNTS + condition + works.BY_STATE]
    return list(works.OPEN)


def measure(people: int) -> dict[str, Any]:
    with all_doors(people) as doors:
        results = [one for who in WHO for one in Measure(people, who, doors).results()]
        return {
            "machine": machine(), "people": people, "results": results,
            "withdrawal_ms": withdrawal(people, doors), "pages": pages_per_second(people, doors),
        }  # fmt: skip


if __name__ == "__main__":
    size = int(sys.argv[1])
    result_file("access", size).write_text(json.dumps(measure(size), indent=1) + "\n")
