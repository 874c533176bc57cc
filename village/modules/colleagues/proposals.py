"""Questions about who keeps the village, and what was proposed about it. Who may ask them is checked in keepers.sql."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from village.foundation.time_range import now
from village.modules.colleagues.queries import FOR_THE_VILLAGE
from village.modules.colleagues.words import What
from village.trust.directory.models import Membership, Organization
from village.trust.vocabulary import Actor, Role

ANSWERS = Q(organisation__is_contact_point=True) | Q(organisation__works_in=Organization.Field.MUNICIPALITY)


@dataclass(frozen=True)
class Proposal:
    """What one person proposed about a chair, and what became of it; `part`: what it is to who reads this."""

    pk: UUID
    what: str
    role: str
    becomes: str
    name: str
    place: str
    reason: str
    by_called: str
    proposed_on: datetime
    until: datetime
    yes_called: str | None
    confirmed_at: datetime | None
    no_called: str | None
    ended_at: datetime | None
    part: str

    @property
    def is_open(self) -> bool:
        return self.confirmed_at is None and self.ended_at is None and self.until > now()

    @property
    def is_for_me_to_say(self) -> bool:
        return self.is_open and self.part == "confirms"

    @property
    def is_mine_to_stop(self) -> bool:
        return self.is_open and self.part in ("mine", "named", "confirms")

    @property
    def is_end(self) -> bool:
        return self.what == What.END

    @property
    def is_hand_over(self) -> bool:
        return self.what == What.HAND_OVER

    @property
    def as_what(self) -> str:
        return str(Role(self.role).label)

    @property
    def then_what(self) -> str:
        """What who hands over does from then on."""
        return str(Role(self.becomes).label) if self.becomes else ""


def proposals() -> list[Proposal]:
    """Of the last year, the newest first: those in which this actor has a part."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.namings()")
        return [Proposal(*row) for row in cursor.fetchall()]


def proposal(pk: UUID) -> Proposal | None:
    return next((one for one in proposals() if one.pk == pk), None)


def reads_them() -> bool:
    """A keeper, a privacy officer, or who manages the municipality or the contact point."""
    return _yes("SELECT app.reads_namings()")


def may_name() -> bool:
    return _yes("SELECT app.names_for_village()")


def who_keeps(actor: Actor) -> list[Membership]:
    """Who keeps the village now and who watches over it, by the name everybody reads."""
    return list(_held(actor).filter(role__in=FOR_THE_VILLAGE).order_by("role", "public_name", "id"))


def kept_before(actor: Actor) -> list[Membership]:
    """Who did so before, the last one first."""
    found = Membership.unscoped.filter(village_id=actor.village_id, role__in=FOR_THE_VILLAGE, until__lte=now())
    return list(found.select_related("organisation").order_by("-until", "id"))


def could_keep(actor: Actor) -> list[Membership]:
    """Who works in the village and does neither yet, one line for each person and place."""
    taken = _held(actor).filter(role__in=FOR_THE_VILLAGE).values("person_id")
    return _one_each(_held(actor).exclude(person_id__in=taken).exclude(person=actor.person_id))


def could_manage(actor: Actor, place: UUID | None = None) -> list[Membership]:
    """Colleagues who do not manage yet: of one place, else of each place that has one manager."""
    managers = _held(actor).filter(role=Role.MANAGER)
    if place:
        here = [place]
    else:
        counted = managers.values("organisation_id").annotate(n=Count("person_id", distinct=True))
        here = [row["organisation_id"] for row in counted if row["n"] == 1]
    known = {(one.organisation_id, one.person_id) for one in managers.filter(organisation_id__in=here)}
    found = _one_each(_held(actor).filter(organisation_id__in=here).exclude(person=actor.person_id))
    return [one for one in found if (one.organisation_id, one.person_id) not in known]


def nobody_confirms(actor: Actor) -> bool:
    """No keeper besides this one, and nobody manages the municipality or the contact point."""
    others = _held(actor).exclude(person=actor.person_id)
    return not others.filter(Q(role=Role.KEEPER) | Q(role=Role.MANAGER) & ANSWERS).exists()


def _one_each(found: QuerySet[Membership]) -> list[Membership]:
    chairs = list(found.order_by("organisation__name", "public_name", "from_at", "id"))
    return list({(one.organisation_id, one.person_id): one for one in reversed(chairs)}.values())[::-1]


def _held(actor: Actor) -> QuerySet[Membership]:
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    return found.select_related("organisation")


def _yes(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return bool(cursor.fetchone()[0])
