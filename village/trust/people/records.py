"""Writing people down. Only `actions`, the demo and the portal's joining page call these."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor


def new_person(
    *, name: str, language: str, email: str = "", phone: str = "", birth_date: date | None = None
) -> tuple[UUID, UUID]:
    """Somebody new in the current village; a visitor becomes this person. Returns person and subject."""
    person, subject = uuid7(), uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.new_person(%s, %s, %s, %s, %s, %s, %s)",
            [person, subject, name, language, email, phone, birth_date],
        )
    return person, subject


def start_of(day: date) -> datetime:
    """The first moment of a day; ages are reckoned by date."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def as_its_whole(whole: PersonRecord, by: Actor) -> dict[str, object]:
    """What every part of something written about a person has the same as its whole; `by` writes it."""
    return {
        "village_id": whole.village_id, "subject_id": whole.subject_id, "item_id": whole.item_id, "kind": whole.kind,
        "author_id": by.person_id,
    }  # fmt: skip
