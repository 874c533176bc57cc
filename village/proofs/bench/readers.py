"""The three ways to read: under the lock with a line as key, past the lock by given keys, and with django-guardian."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from guardian.shortcuts import get_objects_for_user

from village.modules.help_requests.models import HelpRequest
from village.proofs.bench.place import Size, connect, connect_prepared, result_file
from village.trust.access.actor import HOLD, TELL
from village.trust.people.models import Account
from village.trust.vocabulary import DataKind

STORY = 1 << DataKind.FAMILY_STORY
GATHER = "on"
"""What `open_list` says with its key."""
TELL_AND_HOLD = f"{TELL}, {HOLD.removeprefix('SELECT ')}"
SHOWN = "SELECT app.shown(%s, %s::uuid[], %s::uuid[], %s::int[])"


@dataclass(frozen=True)
class Reader:
    """Somebody whose pages are timed, with what is theirs to see."""

    person: str
    subject: str
    account: int
    mine: tuple[tuple[UUID, UUID], ...] = ()

    @property
    def keys(self) -> list[UUID]:
        return [request for request, _subject in self.mine]


@dataclass
class Doors:
    """The connections of one measurement: the app's two, as in a page, and one past the lock."""

    village: str
    app: psycopg.Connection[Any]
    audit: psycopg.Connection[Any]
    past: psycopg.Connection[Any]

    def told(self, who: Reader, key: int | None = None) -> list[str]:
        """In the order of TELL; after the second factor, by no receipt and no account."""
        return [self.village, who.person, "on", "", "", str(key or "")]

    def line(self, who: Reader, question: str, values: list[Any]) -> Any:
        """Written and committed on its own connection before anything is read, in one message as in a page."""
        answer = self.audit.execute(f"{TELL}; {question}", [*self.told(who), *values])
        answer.nextset()
        return answer.fetchone()[0]  # type: ignore[index]

    def open_list(self, who: Reader, act: str = "list") -> int:
        return int(self.line(who, "SELECT app.open_list(%s, 'list', '{}')", [act]))

    def open_record(self, who: Reader, request: UUID) -> int:
        question = "SELECT key FROM app.open_record('help_requests_helprequest', %s, 1, 'follow', '{}')"
        return int(self.line(who, question, [request]))

    def shown(self, who: Reader, key: int, rows: Sequence[Any]) -> None:
        """Whom a list showed, committed before the answer leaves. A row begins with the request and its subject."""
        if rows:
            requests, subjects = [row[0] for row in rows], [row[1] for row in rows]
            self.line(who, SHOWN, [key, subjects, requests, [STORY] * len(rows)])

    @contextmanager
    def reading(self, who: Reader, key: int, gather: str = "") -> Iterator[psycopg.Connection[Any]]:
        with self.app.transaction():
            self.app.execute(TELL_AND_HOLD, [*self.told(who), str(key), gather])
            yield self.app

    def whole(
        self, who: Reader, line: Callable[[], int], gather: str, questions: Sequence[Any], told: dict[str, Any]
    ) -> tuple[int, list[Any]]:
        """Everything a reader waits for, in the order of a page: who acts, the line, the key in hand, and the answers."""
        self.app.execute(TELL, self.told(who))
        key = line()
        self.app.execute(HOLD, [str(key), gather])
        return key, [self.app.execute(question, told).fetchall() for question in questions]


@contextmanager
def all_doors(size: Size) -> Iterator[Doors]:
    village = json.loads(result_file("town", size).read_text())["village"]
    with connect_prepared("app") as app, connect("app") as audit, connect_prepared("backup") as past:
        yield Doors(village, app, audit, past)


def readers_of(people: int, who: str, doors: Doors, question: Any) -> list[Reader]:
    """With the keys of what each may see, as the lock itself says."""
    found = []
    for person, subject, account in json.loads(result_file("town", people).read_text())[who]:
        one = Reader(person, subject, account)
        with doors.reading(one, doors.open_list(one), GATHER) as app:
            mine = app.execute(question, {"village": doors.village}).fetchall()
        found.append(Reader(person, subject, account, tuple((row[0], row[1]) for row in mine)))
    return found


def guardians_condition(who: Reader, doors: Doors) -> str:
    """What django-guardian adds to a query; built by itself, outside the clock."""
    account = Account.objects.get(pk=who.account)
    theirs = get_objects_for_user(
        account, "help_requests.view_helprequest",
        klass=HelpRequest.unscoped.filter(village_id=doors.village),
        with_superuser=False, accept_global_perms=False,
    )  # fmt: skip
    text, values = theirs.values("pk").query.sql_with_params()
    with psycopg.ClientCursor(doors.past) as cursor:
        bound = cursor.mogrify(text, values)
    return f"AND r.id IN ({bound})".replace("%", "%%")
