"""The rule as a queryset over the base tables, for tests and `village check access`: no lock, no grants.

Runs with the login `rules` or as the owner. What it returns must equal what the lock lets through.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from village.foundation.time_range import now
from village.trust.access.rules import RULES, Key, disclosed_to
from village.trust.consent.models import Disclosure, Restriction
from village.trust.directory.models import Membership
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import (
    About,
    AboutFamily,
    Actor,
    Audience,
    DataKind,
    KeptBy,
    OfVillage,
    PartOf,
    Right,
    Role,
    RunBy,
)

NOTHING = Q(pk__in=[])
ALL_KINDS = frozenset(DataKind)


@dataclass(frozen=True)
class Keyring:
    """All keys of one actor now, after restrictions took from them; and the single items kept from the actor."""

    keys: tuple[Key, ...]
    closed: tuple[Any, ...]


def keyring(actor: Actor) -> Keyring:
    if actor.is_visitor or not _strong_enough(actor):
        return Keyring((), ())
    taken, closed = _restrictions(actor)
    return Keyring(tuple(_without(key, taken) for rule in RULES for key in rule.keys(actor)), tuple(closed))


def visible(
    actor: Actor, model: type[Any], right: Right = Right.VIEW, ring: Keyring | None = None
) -> QuerySet[Any]:
    """The records of this model that the actor may look at (or contribute to, or manage).

    `ring`: the actor's keys, when they were gathered before for another table.
    """
    found: QuerySet[Any] = model.unscoped.filter(
        _condition(actor, model, right, ring), village_id=actor.village_id
    )
    return found


def _condition(actor: Actor, model: type[Any], right: Right, ring: Keyring | None) -> Q:
    match model.protection:
        case About() | AboutFamily() | PartOf():
            return _about_person(actor, model, right, ring or keyring(actor))
        case RunBy(organisation, open_when, public_when):
            return _run_by(actor, organisation, open_when, public_when)
        case OfVillage(public):
            return Q() if public or not actor.is_visitor else NOTHING
        case KeptBy(author):
            return NOTHING if actor.is_visitor else Q(**{f"{author}_id": actor.person_id})
    return NOTHING


def _run_by(actor: Actor, organisation: str, open_when: str | None, public_when: str | None) -> Q:
    own = organisation if organisation == "id" else f"{organisation}_id"
    allowed = Q(**{f"{own}__in": list(actor.organisation_ids)})
    if actor.works_as(Role.KEEPER):
        return Q()
    if open_when and not actor.is_visitor:
        allowed |= Q(**{open_when: True})
    return allowed | Q(**{public_when: True}) if public_when else allowed


def _about_person(actor: Actor, model: type[Any], right: Right, ring: Keyring) -> Q:
    allowed = NOTHING
    for key in ring.keys:
        if right in key.rights:
            allowed |= _opens(key, model, actor)
        if right == Right.VIEW and (key.kinds or key.own_kinds):
            allowed |= _own_part(key, model, actor)
    allowed &= _not_hidden(actor, model)
    if item := _item_of(model):
        allowed &= ~Q(**{f"{item}__in": ring.closed}) | Q(**{item: None})
    return allowed & _receipt(actor, model)


def _without(key: Key, taken: dict[Any, frozenset[DataKind]]) -> Key:
    """The key after restrictions took their kinds from it."""
    gone = taken.get(key.subject_id, frozenset()) if key.limited else frozenset()
    return replace(key, kinds=key.kinds - gone, own_kinds=key.own_kinds - gone)


def _own_part(key: Key, model: type[Any], actor: Actor) -> Q:
    """Whoever has a key to somebody also sees the own part in the work: which assignments are mine."""
    also = getattr(model, "also_shown_to", None)
    return Q(subject_id=key.subject_id, **{f"{also}_id": actor.person_id}) if also else NOTHING


def _opens(key: Key, model: type[Any], actor: Actor) -> Q:
    """What one key opens of one table."""
    kinds, own = list(key.kinds), list(key.own_kinds)
    where = Q(subject_id=key.subject_id)
    if key.item_id:
        item = _item_of(model)
        if item is None:
            return NOTHING
        where &= Q(**{item: key.item_id})
    if not issubclass(model, PersonRecord):
        return where & _kind_in(model, kinds) if Audience.FAMILY in key.audiences else NOTHING
    shared = [a for a in key.audiences if a in (Audience.FAMILY, Audience.PROFESSIONALS)]
    opened = Q(audience__in=shared) & _kind_in(model, kinds)
    if Audience.AUTHOR in key.audiences:
        opened |= Q(audience=Audience.AUTHOR, author_id=actor.person_id) & _kind_in(model, own)
    if Audience.ORGANISATION in key.audiences and key.organisation_id:
        opened |= _own_organisation(key, actor) & _kind_in(model, own)
    if key.since:
        where &= Q(created_at__gte=key.since)
    return where & opened


def _own_organisation(key: Key, actor: Actor) -> Q:
    """Colleagues read it, but an own story only with that very item in hand, or as its author."""
    ours = Q(audience=Audience.ORGANISATION, organisation_id=key.organisation_id)
    return ours if key.item_id else ours & (~Q(kind=DataKind.OWN_STORY) | Q(author_id=actor.person_id))


def _kind_in(model: type[Any], kinds: list[DataKind]) -> Q:
    kind = getattr(model.protection, "kind", "kind")
    if isinstance(kind, DataKind):
        return Q() if kind in kinds else NOTHING
    return Q(**{f"{kind}__in": kinds})


def _restrictions(actor: Actor) -> tuple[dict[Any, frozenset[DataKind]], list[Any]]:
    taken: dict[Any, frozenset[DataKind]] = {}
    closed: list[Any] = []
    against_me = Restriction.unscoped.filter(
        village_id=actor.village_id, against_person_id=actor.person_id, lifted_at=None
    )
    for one in against_me.only("subject_id", "item_id", "kinds"):  # the login `rules` reads no sealed words
        if one.item_id:
            closed.append(one.item_id)
        else:
            kinds = frozenset(map(DataKind, one.kinds)) or ALL_KINDS
            taken[one.subject_id] = taken.get(one.subject_id, frozenset()) | kinds
    return taken, closed + _not_told(actor)


def _not_told(actor: Actor) -> list[Any]:
    """Single things that were disclosed to others because of danger, and not to this actor."""
    mine = [one.item_id for one in disclosed_to(actor)]
    others = Disclosure.unscoped.filter(village_id=actor.village_id).exclude(item_id__in=mine)
    return list(others.values_list("item_id", flat=True).distinct())


def _strong_enough(actor: Actor) -> bool:
    """Who works somewhere proves it twice, also when coming in by a receipt, which shows no chairs."""
    works = Membership.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    return actor.second_factor or not works.exists()


def _not_hidden(actor: Actor, model: type[Any]) -> Q:
    hidden = getattr(model, "never_shown_to", None)
    return ~Q(**{f"{hidden}_id": actor.person_id}) if hidden else Q()


def _receipt(actor: Actor, model: type[Any]) -> Q:
    if actor.only_item is None:
        return Q()
    item = _item_of(model)
    return Q(**{item: actor.only_item}) if item else NOTHING


def _item_of(model: type[models.Model]) -> str | None:
    """The field by which one single thing of this table is opened or closed."""
    if "item_id" in _names(model):
        return "item_id"
    return "id" if getattr(model, "its_own_item", False) else None


def _names(model: type[models.Model]) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}
