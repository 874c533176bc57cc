"""Writes as a page does, with the app's login, until somebody kills it. What was answered is noted in a file."""

import os
import sys
from pathlib import Path

import django
from django.db import DatabaseError, InterfaceError

django.setup()

from village.foundation.ids import uuid7  # noqa: E402
from village.proofs.crash.verbs import write  # noqa: E402
from village.proofs.histories.cast import CHILD, subject_of  # noqa: E402
from village.proofs.histories.rows import Rows  # noqa: E402
from village.trust.access.actor import acting_as  # noqa: E402
from village.trust.people.models import Person  # noqa: E402
from village.trust.vocabulary import Actor  # noqa: E402


def write_on(rows: Rows, answered: Path) -> None:
    child, subject = rows.key(CHILD), rows.key(subject_of(CHILD))
    actor = Actor(village_id=rows.village, person_id=child, subject_id=subject)
    person = Person(id=child, village_id=rows.village, subject_id=subject)
    file = os.open(answered, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    while True:
        key = uuid7()
        with acting_as(actor):
            write(person, by=actor, key=key)
        os.write(file, f"{key}\n".encode())


if __name__ == "__main__":
    try:
        write_on(Rows(int(sys.argv[1]), "proofs_note", "proofs_remark"), Path(sys.argv[2]))
    except (DatabaseError, InterfaceError):
        sys.exit(3)  # the database was killed under us; nobody was answered
