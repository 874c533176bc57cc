"""The rows of the town, table by table, in the order in which they are copied."""

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from village.foundation.ids import uuid7
from village.foundation.stems import stems_of
from village.foundation.time_range import LONG_AGO, forever
from village.proofs.bench.town import Job, One, Town
from village.trust.villages.keys import village_key
from village.trust.villages.sealed import seal

Rows = Iterator[tuple[Any, ...]]
WHAT = ("sent", "taken_up", "question", "reply")
WORDS = (
    "The week went well and there is a plan for the school trip",
    "We talked about sleep and about the long way to school",
    "The bicycle is repaired, the football club has a place",
    "A quiet talk about money and the letter of the landlord",
    "Homework goes better in the library than at home",
    "The grandmother helps on Wednesday, which gives some rest",
    "She would like to dance and to see her friends more often",
    "An appointment with the doctor was made for next month",
)
STEMS = {words: " ".join(sorted(stems_of(words))) for words in WORDS}
STORY, CONTACT = 6, 0
EVERY_KIND = [0, 1, 2, 3, 4, 5, 6]


def subject_keys(town: Town) -> Rows:
    outer = village_key(town.village)
    for one in town.everybody:
        yield town.village, one.subject, aes_key_wrap(outer, os.urandom(32))


def subjects(town: Town) -> Rows:
    for one in town.everybody:
        yield one.subject, town.village, LONG_AGO, "person"


def accounts(town: Town) -> Rows:
    for one in town.everybody:
        yield (
            one.number, "!", False, f"p{one.number}", "", "", f"p{one.number}@bench.example",
            False, True, LONG_AGO, "en",
        )  # fmt: skip


def people(town: Town) -> Rows:
    for one in town.everybody:
        yield one.id, town.village, LONG_AGO, one.subject, one.number, one.name, "en", "", ""


def organisations(town: Town) -> Rows:
    fields = [(town.door, "contact_point"), (town.care, "care"), (town.hall, "municipality")]
    for number, (key, works_in) in enumerate([*fields, *((one, "school") for one in town.schools)]):
        yield (
            key, town.village, LONG_AGO, f"Organisation {number}", works_in, "be-flanders", "",
            key == town.door, True,
        )  # fmt: skip


def memberships(town: Town) -> Rows:
    for job in town.jobs:
        yield (
            job.id, town.village, LONG_AGO, job.organisation, job.person.id, job.role, "none",
            job.person.name, "", job in town.workers[:5], LONG_AGO, forever(),
        )  # fmt: skip


def guardianships(town: Town) -> Rows:
    for n, child in enumerate(town.people):
        if guardian := town.guardian_of(n):
            yield (
                uuid7(), town.village, LONG_AGO, child.subject, child.id, guardian.id, "parent", "seen",
                EVERY_KIND, LONG_AGO, forever(), "be-flanders",
            )  # fmt: skip


def consents(town: Town) -> Rows:
    for n in range(len(town.people)):
        yield _consent(town, n, town.door, town.requests[n], [], 7)
        if teacher := town.teacher_of(n):
            yield _consent(town, n, teacher.organisation, None, [0, 2, 6], 3)
    for n in town.led:
        yield _consent(town, n, town.care, None, EVERY_KIND, 3)


def assignments(town: Town) -> Rows:
    for n in range(len(town.people)):
        yield _assignment(town, n, town.worker_of(n), town.requests[n])
        if teacher := town.teacher_of(n):
            yield _assignment(town, n, teacher, None)
    for place, n in enumerate(town.led):
        yield _assignment(town, n, town.leader, None)
        yield _assignment(town, n, town.carers[place % len(town.carers)], None)


def requests(town: Town) -> Rows:
    for n, key in enumerate(town.requests):
        author, worker, asked = town.author_of(n), town.worker_of(n), town.asked(n)
        owned, closed = town.is_owned(n), town.is_closed(n)
        words = WORDS[n % len(WORDS)]
        sheet = _sheet(town, "help_requests_helprequest", town.people[n], key)
        yield (
            key, town.village, asked, town.people[n].subject, key, STORY, 0, author.id, None, f"{n + 1:07}",
            "family", "parent", author.name, "", town.people[n].name, ["school"],
            b"", b"", seal(sheet, "hard", words), seal(sheet, "hard_stems", STEMS[words]), "mail",
            b"", "en", town.door, asked, None if closed else asked + (town.now - asked) * 1.01,
            worker.id if owned else None, asked if owned else None, town.now if closed else None,
            "helped" if closed else "", "be-flanders", "support", False, "", "",
        )  # fmt: skip


def steps(town: Town) -> Rows:
    for n, request in enumerate(town.requests):
        for number in range(town.notes_of(n)):
            yield _step(town, n, request, number)


def promises(town: Town) -> Rows:
    for n, request in enumerate(town.requests):
        if n % 2 or not town.is_owned(n):
            continue
        worker, key, asked = town.worker_of(n), uuid7(), town.asked(n)
        sheet = _sheet(town, "promises_promise", town.people[n], key)
        kept = town.now if town.is_closed(n) else None
        yield (
            key, town.village, asked, town.people[n].subject, request, STORY, 0, worker.person.id, town.door,
            worker.id, seal(sheet, "what", WORDS[n % len(WORDS)]), asked, town.now, town.now,
            f"/requests/{request}/", kept, worker.person.id if kept else None, None, False,
        )  # fmt: skip


def _step(town: Town, n: int, request: UUID, number: int) -> tuple[Any, ...]:
    by_us = number % 2 == 1 and town.is_owned(n)
    author = town.worker_of(n).person if by_us else town.author_of(n)
    key, done = uuid7(), town.asked(n) + number * (town.now - town.asked(n)) / 500
    sheet = _sheet(town, "help_requests_requeststep", town.people[n], key)
    words = WORDS[(n + number) % len(WORDS)]
    return (
        key, town.village, done, town.people[n].subject, request, STORY, 0, author.id,
        town.door if by_us else None, request, WHAT[number % len(WHAT)], done, author.name,
        seal(sheet, "words", words), seal(sheet, "stems", STEMS[words]), "", b"",
    )  # fmt: skip


def _consent(
    town: Town, n: int, to: UUID, item: UUID | None, kinds: list[int], rights: int
) -> tuple[Any, ...]:
    return (
        uuid7(), town.village, LONG_AGO, town.people[n].subject, town.author_of(n).id, to,
        STORY if item else CONTACT, kinds, item, rights, "help", LONG_AGO, forever(), True, "own login",
        "be-flanders",
    )  # fmt: skip


def _assignment(town: Town, n: int, job: Job, item: UUID | None) -> tuple[Any, ...]:
    return (
        uuid7(), town.village, LONG_AGO, town.people[n].subject, item, STORY if item else CONTACT,
        job.organisation, job.person.id, "works on it", LONG_AGO, forever(), forever(),
    )  # fmt: skip


def _sheet(town: Town, table: str, about: One, key: UUID) -> Any:
    """As much of a record as sealing asks for; a hundred thousand real ones would take minutes."""
    return SimpleNamespace(
        village_id=town.village, subject_id=about.subject, pk=key, _meta=SimpleNamespace(db_table=table)
    )
