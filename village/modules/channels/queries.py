"""Questions about reaching people, and about what waits to be told. Lists run under the lock: open one first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from village.foundation.time_range import now
from village.modules.channels.asked import Asked
from village.modules.channels.models import ReachWish, TalkTask, TalkTry
from village.modules.channels.words import (
    ANOTHER_LANGUAGE,
    AS_ASKED,
    BY_HAND,
    TALK_AS_WISHED,
    PartOfDay,
    ReachWay,
    TalkWay,
)
from village.modules.promises.working_time import A_DAY, week_of
from village.trust.directory.models import Membership
from village.trust.villages.hours import NeverOpens, add_working_hours
from village.trust.vocabulary import Actor


@dataclass(frozen=True)
class Reach:
    """How one person is best reached, as far as this actor may know it."""

    person_id: UUID
    subject_id: UUID
    phone: str
    has_mail: bool
    has_account: bool
    wish: ReachWish | None
    kept_by: str
    way: ReachWay
    place: str
    language: str

    @property
    def parts_of_day(self) -> list[PartOfDay]:
        return [PartOfDay(part) for part in self.wish.parts_of_day] if self.wish else []

    @property
    def rather_talks(self) -> bool:
        return self.wish is not None and self.wish.rather_talks

    @property
    def interpreter(self) -> bool:
        return self.language == ANOTHER_LANGUAGE or (self.wish is not None and self.wish.interpreter)

    @property
    def language_name(self) -> str:
        """In the language of the reader: Arabic, Dari."""
        if self.language != ANOTHER_LANGUAGE:
            return str(dict(settings.LANGUAGES).get(self.language, self.language))
        return (self.wish.other_language if self.wish else "") or _("another language")

    @property
    def is_told_by_hand(self) -> bool:
        """A notice on a screen or a mail does not reach them: somebody has to call or go by."""
        if self.wish is None:
            return self.way != ReachWay.HERE and not (self.has_account or self.has_mail)
        if self.way == ReachWay.MAIL and not self.has_mail:
            return True
        return self.rather_talks or self.way in BY_HAND

    @property
    def talk_way(self) -> TalkWay:
        return TALK_AS_WISHED.get(self.way, TalkWay.CALL)


def reach_of(asked: Asked) -> Reach | None:
    """Of who asked it; None for who may not know. As long as there is no wish, what was said when asking counts."""
    rows = _reach_rows([asked.item_id], [asked.author_id])
    if not rows:
        return None
    reach = _reach(asked.village_id, rows[0])
    if reach.wish:
        return reach
    return replace(
        as_said(asked), phone=reach.phone, has_mail=reach.has_mail, has_account=reach.has_account, subject_id=reach.subject_id
    )


def as_said(asked: Asked) -> Reach:
    """Only what stands in the question itself."""
    return Reach(
        person_id=asked.author_id, subject_id=asked.subject_id, phone="", has_mail=False, has_account=False, wish=None,
        kept_by="", way=AS_ASKED.get(asked.reach_by, ReachWay.HERE), place=asked.reach_where, language=asked.language,
    )  # fmt: skip


def my_reach(actor: Actor) -> Reach | None:
    """The own wish; who came with a code has it too."""
    rows = _reach_rows([actor.only_item], [actor.person_id])
    return _reach(actor.village_id, rows[0]) if rows else None


def reaches_of(village_id: UUID, tasks: Sequence[TalkTask]) -> dict[UUID, Reach]:
    """Of all who have to be told something, by person, in one question."""
    rows = _reach_rows([task.item_id for task in tasks], [task.to_person_id for task in tasks])
    return {row["person_id"]: _reach(village_id, row) for row in rows}


def talks_for(actor: Actor) -> QuerySet[TalkTask]:
    """What waits to be told by this actor's organisations, the first one first. Needs an open list."""
    waiting = TalkTask.unscoped.filter(
        village_id=actor.village_id, organisation_id__in=actor.organisation_ids, done_at=None
    )
    return waiting.exclude(to_person_id=actor.person_id).order_by("due_at", "id")


def waiting_about(item_id: UUID, village_id: UUID) -> QuerySet[TalkTask]:
    """What still has to be told about one question."""
    return TalkTask.unscoped.filter(village_id=village_id, item_id=item_id, done_at=None).order_by("asked_at", "id")


def told_about(item_id: UUID, village_id: UUID) -> QuerySet[TalkTry]:
    """Each call and visit about one question, the newest first."""
    return TalkTry.unscoped.filter(village_id=village_id, item_id=item_id).order_by("-tried_at", "-id")


def chair_at(actor: Actor, organisation_id: UUID) -> Membership | None:
    """The chair of this actor there, now."""
    return Membership.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, organisation_id=organisation_id,
        from_at__lte=now(), until__gt=now(),
    ).order_by("from_at", "id").first()  # fmt: skip


def works_on(asked: Asked, actor: Actor) -> bool:
    return asked.to_organisation_id in actor.organisation_ids and asked.author_id != actor.person_id


def before_when(village_id: UUID, start: datetime, days: int = 1) -> datetime:
    """One working day to call or to go by, or some more."""
    try:
        return add_working_hours(week_of(village_id), start, days * A_DAY)
    except NeverOpens:
        return start + timedelta(days=2 * days)


def talks_of_team() -> list[dict[str, Any]]:
    """For a team leader: whose, and before when."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner, asked_at, due_at, is_late FROM app.talks_of_team()")
        return _named(cursor)


def _reach_rows(items: Collection[UUID | None], people: Collection[UUID | None]) -> list[dict[str, Any]]:
    if not people:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.reach_of(%s::uuid[], %s::uuid[])", [list(items), list(people)])
        return _named(cursor)


def _named(cursor: Any) -> list[dict[str, Any]]:
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _reach(village_id: UUID, row: dict[str, Any]) -> Reach:
    wish = _wish(village_id, row) if row["wish_id"] else None
    return Reach(
        person_id=row["person_id"], subject_id=row["subject_id"], phone=row["phone"], has_mail=row["has_mail"],
        has_account=row["has_account"], wish=wish, kept_by=row["kept_by"] or "",
        way=ReachWay(wish.way) if wish else ReachWay.HERE, place=wish.place if wish else "",
        language=wish.language if wish else "",
    )  # fmt: skip


def _wish(village_id: UUID, row: dict[str, Any]) -> ReachWish:
    """The record as it stands, so that its sealed words open as they do everywhere."""
    columns = (
        "way", "parts_of_day", "place", "language", "other_language", "interpreter", "rather_talks",
        "large_letters", "kept_at", "subject_id", "person_id",
    )  # fmt: skip
    return ReachWish(id=row["wish_id"], village_id=village_id, **{name: row[name] for name in columns})
