"""What a team promised, for its team leader: the first day on top, for a few as for very many, and only what can be kept."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import as_owner
from tests.modules.promises.test_promises import note, seat
from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.promises.queries import promises_of_team
from village.trust.access.actor import acting_as

__all__ = ["note"]
MANY = """INSERT INTO promises_promise (id, village_id, created_at, subject_id, item_id, kind, audience, author_id, owner_id,
  says, what, made_at, warn_at, due_at, path, beside, climbs)
  SELECT gen_random_uuid(), %s, now(), %s, %s, %s, 0, %s, %s, 'answer', '', %s, %s, %s + number * interval '1 hour', '',
  false, false FROM generate_series(1, %s) number"""


def promises(cast, note, who, how_many, *, item: UUID | None = None, late=1):
    """One each hour, the first of them so many days ago."""
    began = now() - timedelta(days=late, minutes=30)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(MANY, [cast.village.pk, note.subject_id, item or note.item_id, note.kind, cast.people["hanne"].pk,
                              seat(cast, who).pk, began, began, began, how_many])  # fmt: skip


def seen_by(cast, who):
    with acting_as(cast.actors[who]):
        return promises_of_team(cast.organisations["door"].pk)


@pytest.mark.parametrize("how_many", [30, 2100])
def test_the_first_day_stands_on_top_for_a_few_as_for_very_many(wilgendaal, note, how_many):
    promises(wilgendaal, note, "hanne", how_many)
    found = seen_by(wilgendaal, "mieke")
    days = [one.due_at for one in found]
    assert len(found) == min(how_many, 500) and days == sorted(days) and len(set(days)) == len(days)
    assert days[0] < now() and [one.is_late for one in found] == [day <= now() for day in days]
    for other in ("hanne", "els", "leila", "stranger"):
        assert seen_by(wilgendaal, other) == []


@pytest.mark.parametrize("how_many", [30, 2100])
def test_what_was_promised_elsewhere_or_cannot_be_kept_any_more_is_not_in_it(wilgendaal, note, how_many):
    promises(wilgendaal, note, "hanne", how_many)
    before = seen_by(wilgendaal, "mieke")
    promises(wilgendaal, note, "els", 5, late=9)
    promises(wilgendaal, note, "bram", 5, item=uuid7(), late=9)  # nobody shared this one with him
    assert seen_by(wilgendaal, "mieke") == before
