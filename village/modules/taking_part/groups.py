"""Keeping a group: its name, its days, and who runs it. The checks stand in taking_part.sql."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.modules.taking_part.problems import NotYoursToKeep


@dataclass(frozen=True)
class Kept:
    """What families read about a group."""

    name: str
    weekdays: tuple[int, ...]
    hours: str
    ends_on: date
    is_open: bool = True


def keep(group: Kept, *, organisation: UUID, members: list[UUID], key: UUID | None = None) -> UUID:
    """A new group, or one that is there. Who does not run it any more reads nothing of it from this moment."""
    key = key or uuid7()
    told = json.dumps(asdict(group) | {"ends_on": group.ends_on.isoformat()})
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.keep_group(%s, %s, %s, %s::uuid[])", [key, organisation, told, members])
        if not cursor.fetchone()[0]:
            raise NotYoursToKeep
    return key
