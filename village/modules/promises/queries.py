"""Questions about promises. They run under the lock: open the subject or a list first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from village.modules.promises.models import Promise, PromiseChange
from village.trust.directory.models import Organization
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor
from village.ui.cards import Named


@dataclass(frozen=True)
class Kept:
    """How many promises of an organisation ended, and how many of them on time; None: too few to say."""

    ended: int
    on_time: int | None

    @property
    def share(self) -> int | None:
        """Per cent, when both numbers may be shown."""
        if not self.ended or self.on_time is None:
            return None
        return round(self.on_time * 100 / self.ended)


@dataclass(frozen=True)
class Waiting:
    """A promise as a team leader sees it: whose, and before when. Never to whom or about what."""

    owner: str
    made_at: datetime
    due_at: datetime
    is_late: bool


def due_for(actor: Actor) -> QuerySet[Promise]:
    """What this actor promised and still has to do, the first one first. Needs an open list."""
    return (
        Promise.unscoped.filter(
            village_id=actor.village_id, owner__person_id=actor.person_id, kept_at=None, let_go_at=None
        )
        .select_related("owner")
        .order_by("due_at", "id")
    )


def made_to(actor: Actor) -> QuerySet[Promise]:
    """All that was promised to this actor and their children, the newest first; not what one promised oneself.

    Needs an open list.
    """
    found = Promise.unscoped.filter(village_id=actor.village_id)
    found = found.exclude(owner__organisation_id__in=actor.organisation_ids).exclude(owner__person_id=actor.person_id)
    return found.select_related("owner", "owner__organisation").order_by("-made_at", "-id")


def changes_of_promise(promise: Promise) -> QuerySet[PromiseChange]:
    """Every new date this promise got, with the reason, in order."""
    found = PromiseChange.unscoped.filter(village_id=promise.village_id, promise=promise)
    return found.order_by("changed_at")


def shares_kept(actor: Actor, since: datetime) -> list[tuple[Organization, Kept]]:
    """Per organisation that works here; never per person, and small numbers stay away."""
    listed = Organization.unscoped.filter(village_id=actor.village_id, is_listed=True).order_by("name")
    found = kept_on_time(since)
    return [(one, found[one.pk]) for one in listed if one.pk in found]


def title_of(promise: Promise, named: Mapping[UUID, Named]) -> str:
    """What it is about, as its module calls it now; else the words it was made with."""
    thing = named.get(promise.item_id) if promise.item_id else None
    return thing.label if thing else promise.in_words


def open_promise_about(record: PersonRecord) -> Promise | None:
    """The promise that the one who asked hears something; not what was promised beside it."""
    return open_promises_about(record).filter(beside=False).first()


def open_promises_about(record: PersonRecord) -> QuerySet[Promise]:
    """All that still has to be done for this record."""
    return promises_about(record).filter(kept_at=None, let_go_at=None)


def promises_about(record: PersonRecord) -> QuerySet[Promise]:
    """All promises that were made with this record, the newest first."""
    return (
        Promise.unscoped.filter(village_id=record.village_id, item_id=record.item_id)
        .select_related("owner")
        .order_by("-made_at", "-id")
    )


def changes_of(record: PersonRecord) -> QuerySet[PromiseChange]:
    """Every time a promise about this record got a new date, in order."""
    return PromiseChange.unscoped.filter(village_id=record.village_id, item_id=record.item_id).order_by(
        "changed_at"
    )


def kept_on_time(since: datetime) -> dict[UUID, Kept]:
    """Per organisation of which enough ended; counts only, and the village's smallest number is guarded by the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation_id, ended, on_time FROM app.promises_kept(%s)", [since])
        return {organisation: Kept(*numbers) for organisation, *numbers in cursor.fetchall()}


def promises_of_team(organisation: UUID) -> list[Waiting]:
    """What is promised by the members of an organisation, for its team leader."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner, made_at, due_at, is_late FROM app.promises_of_team(%s)", [organisation])
        return [Waiting(*row) for row in cursor.fetchall()]
