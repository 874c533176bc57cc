"""Questions about waiting. They run under the lock: open a list or the thing first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F, Func, QuerySet, Value
from django.db.models.functions import MD5, Cast
from django.utils import timezone

from village.foundation.later import Later
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest
from village.modules.waiting.estimate import Estimate, estimate
from village.modules.waiting.models import (
    BridgingOffer,
    CheckIn,
    PlaceOffer,
    RulesChange,
    WaitingEntry,
    WaitingList,
    WaitingProposal,
    WaitingQuota,
    WaitingReason,
    WaitingRules,
    WaitingYes,
)
from village.modules.waiting.words import Band
from village.trust.access.mine import my_subjects
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

LOOK_BACK = timedelta(days=3 * 365)
"""How far back waits still say something about waits of today."""
BLIND_SPOTS_OF = timedelta(days=365)
ALL_OF_IT = ("reach",)


@dataclass(frozen=True)
class Carried:
    """What one contact person carries on one list: numbers."""

    list_id: UUID
    contact_id: UUID
    contact: str
    waiting: int
    late: int
    too_long: int


@dataclass(frozen=True)
class BlindSpot:
    """From where people asked for what does not serve there. Without a postcode: all small places together."""

    postcode: str
    asked: int | None


def rules_of(village_id: UUID) -> WaitingRules:
    """The village's own numbers, or those everybody begins with."""
    return WaitingRules.unscoped.filter(village_id=village_id).first() or WaitingRules(village_id=village_id)


def changes_of(actor: Actor) -> QuerySet[RulesChange]:
    """What was changed of the rules and the lists, the newest first."""
    found = RulesChange.unscoped.filter(village_id=actor.village_id).select_related("waiting_list")
    return found.order_by("-created_at", "-id")


def lists_of(village_id: UUID, *, closed: bool = False, by_name: bool = True) -> list[WaitingList]:
    """Everything one can wait for here, by who offers it. Who is not signed in reads no names of who keeps them."""
    found = WaitingList.unscoped.filter(village_id=village_id).select_related("organisation")
    found = found.select_related("organisation", "keeper") if by_name else found
    found = found if closed else found.filter(is_open=True)
    return list(found.order_by("organisation__name", "service"))


def list_by_id(village_id: UUID, pk: UUID) -> WaitingList | None:
    found = WaitingList.unscoped.filter(village_id=village_id, pk=pk)
    return found.select_related("organisation", "keeper").first()


def quotas_of(village_id: UUID, lists: Collection[UUID]) -> dict[UUID, list[WaitingQuota]]:
    """The places kept apart, per list."""
    found: dict[UUID, list[WaitingQuota]] = {pk: [] for pk in lists}
    for one in WaitingQuota.unscoped.filter(village_id=village_id, waiting_list_id__in=lists).order_by("name"):
        found[one.waiting_list_id].append(one)
    return found


def colleagues_at(actor: Actor, organisation_id: UUID) -> Later[Membership]:
    """Everybody who works there, by name."""
    found = Membership.unscoped.filter(village_id=actor.village_id, organisation_id=organisation_id)
    return Later(found.filter(from_at__lte=now(), until__gt=now()).order_by("public_name", "id"))


def proposals_of(request: HelpRequest) -> list[WaitingProposal]:
    """All proposals to wait with one question, the newest first."""
    found = WaitingProposal.unscoped.filter(village_id=request.village_id, request=request)
    found = found.select_related("waiting_list__organisation", "proposer")
    return list(found.order_by("-proposed_at", "-id"))


def yeses_of(proposal: WaitingProposal) -> list[WaitingYes]:
    found = WaitingYes.unscoped.filter(village_id=proposal.village_id, proposal=proposal)
    return list(found.order_by("said_at", "id"))


def waits_for_yes(actor: Actor) -> QuerySet[WaitingProposal]:
    """What was proposed about me or my children and nobody answered yet. Needs an open list."""
    said = WaitingYes.unscoped.filter(
        village_id=actor.village_id, proposal=models.OuterRef("pk"), author_id=actor.person_id
    )
    found = WaitingProposal.unscoped.filter(
        village_id=actor.village_id, agreed_at=None, refused_at=None, subject_id__in=my_subjects(actor)
    ).exclude(models.Exists(said)).exclude(proposer__person_id=actor.person_id)  # fmt: skip
    return found.select_related("waiting_list__organisation", "proposer").order_by("-proposed_at")


def i_wait_for(actor: Actor) -> QuerySet[WaitingEntry]:
    """What my family and I wait for, the longest first. Needs an open list."""
    found = WaitingEntry.unscoped.filter(village_id=actor.village_id, subject_id__in=my_subjects(actor))
    found = found.select_related("waiting_list__organisation", "contact").defer(*ALL_OF_IT)
    return found.order_by(F("ended_at").desc(nulls_first=True), "since", "id")


def who_waits(actor: Actor) -> QuerySet[WaitingEntry]:
    """Who waits for us, the next talk first: late ones on top. No words. Needs an open list."""
    found = WaitingEntry.unscoped.filter(
        village_id=actor.village_id, ended_at=None, waiting_list__organisation_id__in=actor.organisation_ids
    )
    found = found.select_related("waiting_list__organisation", "contact").defer(*ALL_OF_IT)
    return found.order_by("next_check_in", "since", "id")


def my_waiting_days() -> list[tuple[UUID, date, datetime]]:
    """When somebody speaks with a family that waits: mine, or one I am the contact person of; for the calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_waiting_days()")
        return list(cursor.fetchall())


def my_talks(actor: Actor, until: date) -> QuerySet[WaitingEntry]:
    """With whom I am the contact person and speak until this day. Needs an open list."""
    return who_waits(actor).filter(contact__person=actor.person_id, next_check_in__lte=until)


def on_list(entries: QuerySet[WaitingEntry], one: WaitingList) -> QuerySet[WaitingEntry]:
    return entries.filter(waiting_list=one)


def waiting_order(entries: QuerySet[WaitingEntry], rules: WaitingRules, today: date) -> QuerySet[WaitingEntry]:
    """In which order places are offered: whoever waits far too long first, then need and time together, then the
    longer wait, then by lot. The numbers stay in the database: no record carries them.
    """
    told = (F("need"), F("since"), Value(today), Value(rules.targets, output_field=ArrayField(models.IntegerField())))
    ordered = entries.alias(
        too_long=Func(*told, function="app.waits_too_long", output_field=models.BooleanField()),
        turn=Func(*told, function="app.waiting_turn", output_field=models.DecimalField()),
        lot=MD5(Cast("id", models.TextField())),
    )
    return ordered.order_by("-too_long", "-turn", "since", "lot")


def band_of(entry: WaitingEntry, rules: WaitingRules) -> Band | None:
    """Where this family stands about; None among few."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.waiting_band(%s, %s)", [entry.pk, rules.targets])
        band = cursor.fetchone()[0]
    return Band(band) if band else None


def estimates_of(lists: Iterable[WaitingList]) -> dict[UUID, Estimate | None]:
    """About how long one waits for each; None: we do not know yet."""
    waits: dict[UUID, list[tuple[int, bool]]] = {one.pk: [] for one in lists}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.waits_of(%s::uuid[], %s)", [list(waits), timezone.localdate() - LOOK_BACK])
        for pk, days, began in cursor.fetchall():
            waits[pk].append((days, began))
    return {pk: estimate(rows) for pk, rows in waits.items()}


def reasons_of(entry: WaitingEntry) -> list[WaitingReason]:
    """Every judgement, the newest first."""
    found = WaitingReason.unscoped.filter(village_id=entry.village_id, entry=entry)
    return list(found.order_by("-judged_at", "-id"))


def bridges_for(entry: WaitingEntry) -> list[BridgingOffer]:
    found = BridgingOffer.unscoped.filter(village_id=entry.village_id, entry=entry)
    return list(found.order_by("offered_at", "id"))


def talks_of(entry: WaitingEntry) -> list[CheckIn]:
    found = CheckIn.unscoped.filter(village_id=entry.village_id, entry=entry)
    return list(found.order_by("-done_at", "-id"))


def offers_of(entry: WaitingEntry) -> list[PlaceOffer]:
    found = PlaceOffer.unscoped.filter(village_id=entry.village_id, entry=entry).select_related("quota")
    return list(found.order_by("-offered_at", "-id"))


def entries_by_id(actor: Actor, ids: Collection[UUID]) -> list[WaitingEntry]:
    """For the circle: what these shared things are, as far as the lock lets them through."""
    found = WaitingEntry.unscoped.filter(village_id=actor.village_id, pk__in=ids)
    return list(found.select_related("waiting_list__organisation").defer(*ALL_OF_IT))


def overview_of(organisation_id: UUID, rules: WaitingRules) -> list[Carried]:
    """For the team leader: numbers per list and contact person."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.waiting_overview(%s, %s)", [organisation_id, rules.targets])
        return [Carried(*row) for row in cursor.fetchall()]


def blind_spots() -> list[BlindSpot]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.waiting_blind_spots(%s)", [timezone.localdate() - BLIND_SPOTS_OF])
        return [BlindSpot(*row) for row in cursor.fetchall()]
