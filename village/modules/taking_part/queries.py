"""Questions about taking part: mine and my children's, what stands with each, and which groups there are.

They run under the lock: open a list or the subject first.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Value
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.taking_part.models import (
    CallInNeed,
    Group,
    PartYes,
    PhotoAnswer,
    Runner,
    TakesPart,
    ToKnow,
)
from village.trust.access.check import may_start
from village.trust.directory.models import Membership, Organization
from village.trust.law.ages import age_on
from village.trust.law.answers import Consenter
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, DataKind, Right, Role

KINDS = (DataKind.PARTICIPATION, DataKind.HEALTH, DataKind.CONTACT)
"""What taking part tells of somebody; never an own story."""


def parts_of(actor: Actor, subjects: Collection[UUID]) -> list[TakesPart]:
    """What these take part in now, or will once the yes that is asked was said."""
    found = TakesPart.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects, ended_at=None)
    return list(found.filter(ends_on__gte=timezone.localdate()).order_by("called", "ends_on"))


def parts_of_group(actor: Actor, group: UUID) -> list[TakesPart]:
    """Who takes part in this group, of whom the family lets this reader know it."""
    found = TakesPart.unscoped.filter(village_id=actor.village_id, group_id=group, ended_at=None)
    return list(found.exclude(begins_at=None).order_by("called", "created_at"))


def lines_of(actor: Actor, parts: Iterable[TakesPart]) -> dict[UUID, list[ToKnow]]:
    """The line to know of each, for who reads it. A second one only where somebody could not read the first."""
    ids = [one.pk for one in parts]
    lines: dict[UUID, list[ToKnow]] = {pk: [] for pk in ids}
    found = ToKnow.unscoped.filter(village_id=actor.village_id, takes_part_id__in=ids, ended_at=None)
    for one in found.order_by("created_at"):
        lines[one.takes_part_id].append(one)
    return lines


def photo_answers(actor: Actor, parts: Iterable[TakesPart]) -> dict[UUID, list[PhotoAnswer]]:
    """All answers about photos by whom they are about, the first one first."""
    ids = [one.pk for one in parts]
    answers: dict[UUID, list[PhotoAnswer]] = {pk: [] for pk in ids}
    found = PhotoAnswer.unscoped.filter(village_id=actor.village_id, takes_part_id__in=ids)
    for one in found.order_by("created_at", "id"):
        answers[one.takes_part_id].append(one)
    return answers


def yeses_to(actor: Actor, parts: Iterable[TakesPart]) -> dict[UUID, list[PartYes]]:
    ids = [one.pk for one in parts]
    said: dict[UUID, list[PartYes]] = {pk: [] for pk in ids}
    for one in PartYes.unscoped.filter(village_id=actor.village_id, takes_part_id__in=ids):
        said[one.takes_part_id].append(one)
    return said


def my_call(actor: Actor, part: TakesPart) -> CallInNeed | None:
    """Whom to call, as I wrote it. After opening oneself."""
    return CallInNeed.unscoped.filter(
        village_id=actor.village_id, takes_part_id=part.pk, author_id=actor.person_id, ended_at=None
    ).first()


def calls_of(part: TakesPart) -> list[UUID]:
    """The keys of whom to call; each is then opened by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.calls_of_part(%s)", [part.pk])
        return list(cursor.fetchone()[0])


def groups_to_join(actor: Actor) -> list[Group]:
    """Open groups of the village with a season that is not over, by their place."""
    found = Group.unscoped.filter(village_id=actor.village_id, is_open=True, ends_on__gte=timezone.localdate())
    return list(found.select_related("organisation").order_by("organisation__name", "name"))


def groups_by_id(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Group]:
    found = Group.unscoped.filter(village_id=actor.village_id, pk__in=ids).select_related("organisation")
    return {one.pk: one for one in found}


def groups_of_my_places(actor: Actor) -> list[Group]:
    """Of the organisations where I work or volunteer, closed ones too."""
    places = actor.organisation_ids
    found = Group.unscoped.filter(village_id=actor.village_id, organisation_id__in=places)
    return list(found.select_related("organisation").order_by("-is_open", "name"))


def runners_of(actor: Actor, groups: Collection[UUID]) -> dict[UUID, list[Membership]]:
    """Who runs each of these now, by the name families see."""
    found = Runner.unscoped.filter(
        village_id=actor.village_id, group_id__in=groups, from_at__lte=now(), until__gt=now(), member__until__gt=now()
    ).select_related("member")
    by_group: dict[UUID, list[Membership]] = {pk: [] for pk in groups}
    for one in found.order_by("member__public_name"):
        by_group[one.group_id].append(one.member)
    return by_group


def runs(group: UUID) -> bool:
    """Do I run this group today?"""
    return _asks("SELECT app.runs_group(%s)", group)


def group_i_run(actor: Actor, pk: UUID) -> Group | None:
    return groups_by_id(actor, [pk]).get(pk) if runs(pk) else None


def group_i_keep(actor: Actor, pk: UUID) -> Group | None:
    group = groups_by_id(actor, [pk]).get(pk)
    return group if group and keeps_groups_of(group.organisation_id) else None


def keeps_groups_of(organisation: UUID) -> bool:
    """May I make groups of this organisation and say who runs them?"""
    return _asks("SELECT app.keeps_groups(%s)", organisation)


def places_to_keep(actor: Actor) -> list[Organization]:
    """Where I work as something else than a volunteer."""
    mine = [seat.organisation_id for seat in actor.seats if seat.role != Role.MEMBER]
    return list(Organization.unscoped.filter(village_id=actor.village_id, pk__in=mine).order_by("name"))


def members_of(actor: Actor, organisation: UUID) -> list[Membership]:
    found = Membership.unscoped.filter(
        village_id=actor.village_id, organisation_id=organisation, from_at__lte=now(), until__gt=now()
    )
    return list(found.order_by("public_name"))


def born_of(actor: Actor, subject_id: UUID) -> date | None:
    """After opening the subject."""
    one = Person.unscoped.filter(village_id=actor.village_id, subject_id=subject_id).first()
    return one.birth_date if one else None


def asked_of(actor: Actor, subject_id: UUID, born: date | None, kinds: Iterable[DataKind] = KINDS) -> list[Consenter]:
    """Whose yes the law asks for all of this. Without a birth date somebody speaks for themself."""
    if born is None and subject_id == actor.subject_id:
        return [Consenter.CHILD]
    law, age = law_here(actor), age_on(born, timezone.localdate()) if born else None
    return sorted(frozenset[Consenter]().union(*(law.consenters(age, kind) for kind in kinds)))


def i_am(actor: Actor, subject_id: UUID) -> Consenter:
    """As whom I say yes: as the one it is about, or as who raises the child."""
    return Consenter.CHILD if subject_id == actor.subject_id else Consenter.GUARDIANS


def keeps_line(actor: Actor, subject_id: UUID, born: date | None) -> bool:
    """May I write the line to know? What the law says of health at this age, and what is mine to keep."""
    asked = asked_of(actor, subject_id, born, [DataKind.HEALTH])
    return i_am(actor, subject_id) in asked and may_start(actor, subject_id, DataKind.HEALTH, Right.MANAGE)


def latest_day(actor: Actor) -> date:
    """No sharing lasts longer than the law file says."""
    return timezone.localdate(law_here(actor).consent_ends(now()))


def things_by_id(actor: Actor, ids: Collection[UUID]) -> list[tuple[UUID, UUID, str]]:
    """What each of these is, with whose taking part it belongs to; in one question."""
    def kind_of(model: Any, part: str, what: str) -> Any:
        found = model.unscoped.filter(village_id=actor.village_id, pk__in=list(ids))
        return found.annotate(what=Value(what)).values_list("pk", part, "what")

    return list(
        kind_of(TakesPart, "id", "part").union(
            kind_of(ToKnow, "takes_part_id", "line"), kind_of(CallInNeed, "takes_part_id", "call"), all=True
        )
    )


def _asks(sql: str, key: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        return bool(cursor.fetchone()[0])
