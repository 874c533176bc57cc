"""Answers for people: why do I see this, who can see what is about me, and who looked?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.in_a_row import in_a_row
from village.trust.logbook.models import Act
from village.trust.vocabulary import Actor, Purpose, Role

TO_YOU: dict[str, str | Promise] = {
    "you": gettext_lazy("It is about you."),
    "owner": gettext_lazy("It is yours together."),
    "guardian": gettext_lazy("You are the guardian."),
    "shared": gettext_lazy("It was shared with you."),
    "kept": gettext_lazy("Your own side wrote it."),
    "danger": gettext_lazy("Someone may be in danger, or the law asks it."),
}
ABOUT_SOMEBODY_ELSE: dict[str, str | Promise] = {
    "you": gettext_lazy("It is about this person."),
    "owner": gettext_lazy("One of the family"),
    "guardian": gettext_lazy("Parent or guardian"),
    "shared": gettext_lazy("Reads along, as agreed"),
    "kept": gettext_lazy("Keeps own notes"),
    "danger": gettext_lazy("Someone may be in danger, or the law asks it."),
}


@dataclass(frozen=True)
class Reader:
    """Somebody who can read something now, and by which of the four keys."""

    person_id: UUID
    name: str
    role: str
    organisation: str
    basis: str
    until: datetime
    face: UUID | None = None
    """Of who sees it by their work, beside the name they have there."""

    def because(self, to: UUID | None) -> str:
        """The reason, as it is said to this person: "you are", or "this person is"."""
        return str((TO_YOU if to == self.person_id else ABOUT_SOMEBODY_ELSE)[self.basis])


@dataclass(frozen=True)
class Look:
    """One line of the logbook as the family reads it."""

    id: int
    at: datetime
    act: str
    verb: str
    purpose: str
    person_id: UUID
    name: str
    role: str
    organisation: str
    item_id: UUID | None
    kinds: int
    basis: str

    @property
    def place(self) -> str:
        """What they do, and where."""
        role = Role(self.role).label if self.role else ""
        return in_a_row((role, self.organisation))

    @property
    def did(self) -> str:
        return str(Act(self.act).label)

    @property
    def why(self) -> str:
        return str(Purpose(self.purpose).label) if self.purpose else ""


def why(actor: Actor, record: Any) -> str | None:
    """The reason as a sentence; None when this actor may not see the record."""
    for reader in who_can_see(record):
        if reader.person_id == actor.person_id:
            return reader.because(actor.person_id)
    return None


def who_can_see(record: Any) -> list[Reader]:
    """Everyone who can see this record now, with the reason. For the people it is about, and their helpers.

    Asks the lock for each reader, so it cannot disagree with it. Empty for somebody who may not ask.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.*, CASE WHEN r.role <> '' THEN app.face_of_person(r.person_id) END FROM app.readers_of(%s, %s) r",
            [record._meta.db_table, record.pk],
        )
        return [Reader(*row) for row in cursor.fetchall()]


def looks_at(
    subject_id: UUID, item_id: UUID | None = None, before: int | None = None, size: int = 25
) -> list[Look]:
    """Who looked at what is yours to read, newest first; one page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.looks(%s, %s, %s, %s)", [subject_id, item_id, before, size])
        return [Look(*row) for row in cursor.fetchall()]


def nobody_else() -> str:
    return _("Nobody else can see this.")
