"""Questions about what a village decided itself. Everybody may ask them; the answer is about nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from village.trust.access.asked_once import asked_once
from village.trust.directory.models import Membership
from village.trust.villages.models import OpeningHours, VillageRule
from village.trust.vocabulary import Actor

Sort = VillageRule.Sort
WEEK = "week"


@asked_once
def rules_of(village_id: UUID) -> list[VillageRule]:
    """Every decision, the first one first: some dozens in years. Asked once per page."""
    found = VillageRule.unscoped.filter(village_id=village_id).exclude(sort=Sort.WRITTEN)
    return list(found.order_by("created_at", "id"))


def decisions_of(village_id: UUID, sort: str, key: str) -> list[VillageRule]:
    """Of one thing, the newest first."""
    return [one for one in reversed(rules_of(village_id)) if one.sort == sort and one.key == key]


def holding(village_id: UUID, sort: str, key: str, on: date) -> VillageRule | None:
    """The decision that holds on this day: of the latest first day, the one that was made last."""
    made = [one for one in rules_of(village_id) if one.sort == sort and one.key == key and one.counts_from <= on]
    return max(enumerate(made), key=lambda one: (one[1].counts_from, one[0]))[1] if made else None


def week_row(village_id: UUID) -> VillageRule | None:
    """The working week that the village decided, when it did."""
    return holding(village_id, Sort.HOURS, WEEK, timezone.localdate())


def hours_now(village_id: UUID, begun_with: list[OpeningHours]) -> list[OpeningHours]:
    """When the contact point works today: as the village decided, or else as it began."""
    row = week_row(village_id)
    if row is None:
        return begun_with
    return [
        OpeningHours(weekday=int(weekday), opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
        for weekday, blocks in sorted(row.value["week"].items())
        for opens, closes in blocks
    ]


def latest(village_id: UUID, sort: str, at: datetime | None = None) -> dict[str, VillageRule]:
    """Of each key what was decided last, until this moment."""
    return {one.key: one for one in rules_of(village_id) if one.sort == sort and (at is None or one.created_at <= at)}


def free_days(village_id: UUID) -> list[VillageRule]:
    """Days off that stand, the first day first."""
    standing = [one for one in latest(village_id, Sort.DAY_OFF).values() if not one.value.get("gone")]
    return sorted(standing, key=lambda one: (one.value["first"], one.value["last"]))


def days_off(village_id: UUID) -> frozenset[date]:
    """Each day on which the contact point is closed, besides the public holidays."""
    days: set[date] = set()
    for one in free_days(village_id):
        first, last = date.fromisoformat(one.value["first"]), date.fromisoformat(one.value["last"])
        days |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
    return frozenset(days)


def changes_of(actor: Actor) -> QuerySet[VillageRule]:
    """Who decided what, the newest first; with what stands in tables of its own."""
    found: QuerySet[VillageRule] = VillageRule.unscoped.filter(village_id=actor.village_id).order_by("-created_at", "-id")
    return found


def keepers(actor: Actor, rules: Iterable[VillageRule | None]) -> dict[UUID | None, str]:
    """What the chairs that decided are called."""
    chairs = {one.kept_by for one in rules if one is not None and one.kept_by}
    if not chairs:
        return {}
    found = Membership.unscoped.filter(village_id=actor.village_id, pk__in=chairs)
    return dict(found.values_list("pk", "public_name"))



@dataclass(frozen=True)
class LastChange:
    since: datetime | None = None
    by: str = ""


def last_written(actor: Actor, table: str, columns: Iterable[str] = ()) -> LastChange:
    """When something of a table of its own was changed last, and by whom."""
    found = VillageRule.unscoped.filter(village_id=actor.village_id, sort=Sort.WRITTEN, key__startswith=f"{table}.")
    if columns:
        found = found.filter(key__in=[f"{table}.{name}" for name in columns])
    last = found.order_by("-created_at").first()
    return LastChange(last.created_at, keepers(actor, [last]).get(last.kept_by, "")) if last else LastChange()
