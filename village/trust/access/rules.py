"""Who may do what with data about a person, in words: the second formulation of the rule.

The lock in PostgreSQL (sql/grants.sql) says the same. Tests compare the two for every list, person and
relation; in production the lock decides.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import now
from village.trust.consent.models import Assignment, Consent, Disclosure, Mandate
from village.trust.directory.models import Membership
from village.trust.people.models import FamilyOwner, Guardianship, Person
from village.trust.vocabulary import Actor, Audience, DataKind, Right

ALL_KINDS = frozenset(DataKind)
ALL_RIGHTS = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
LONG_AGO_AUDIENCES = frozenset({Audience.AUTHOR, Audience.ORGANISATION})
FAMILY_ONLY = frozenset({Audience.FAMILY, Audience.AUTHOR})
TEAM = frozenset(Audience)


@dataclass(frozen=True)
class Key:
    """One way in: to which subject or item, to what, from when on."""

    subject_id: object
    item_id: object = None
    kinds: frozenset[DataKind] = ALL_KINDS
    own_kinds: frozenset[DataKind] = ALL_KINDS
    audiences: frozenset[Audience] = FAMILY_ONLY
    rights: Right = ALL_RIGHTS
    organisation_id: object = None
    since: object = None
    limited: bool = True
    """Restrictions take from every key but the first: nobody can take from you what is about you."""


@dataclass(frozen=True)
class Rule:
    """One of the four keys: the sentence people read, and the keys it gives to an actor now."""

    because: str | Promise
    keys: Callable[[Actor], list[Key]]


def it_is_you(actor: Actor) -> list[Key]:
    own = Person.unscoped.filter(village_id=actor.village_id, pk=actor.person_id)
    owned = FamilyOwner.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    return [Key(s, limited=False) for s in own.values_list("subject_id", flat=True)] + [
        Key(o.subject_id) for o in owned
    ]


def you_are_the_guardian(actor: Actor) -> list[Key]:
    """Never for a young person's own story (C-23), and as the law says for the age of this day."""
    found = Guardianship.unscoped.filter(
        village_id=actor.village_id, guardian_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    without_own_story = ALL_KINDS - {DataKind.OWN_STORY}
    return [
        Key(
            g.subject_id,
            kinds=frozenset(map(DataKind, g.kinds)) & without_own_story,
            own_kinds=without_own_story,
        )
        for g in found
    ]


def it_was_shared_with_you(actor: Actor) -> list[Key]:
    """By consent to you, or to an organisation that assigned you; plus what stays yours afterwards."""
    current = Consent.unscoped.filter(
        village_id=actor.village_id, withdrawn_at=None, from_at__lte=now(), until__gt=now()
    )
    keys = [_shared(c, FAMILY_ONLY) for c in current.filter(to_person_id=actor.person_id)]
    for assignment in _assignments(actor):
        if assignment.until > now():
            given = current.filter(
                subject_id=assignment.subject_id, to_organisation_id=assignment.organisation_id,
                item_id=assignment.item_id,
            )  # fmt: skip
            keys += [_shared(c, TEAM, assignment.organisation_id) for c in given]
        if assignment.kept_until > now():
            keys.append(_kept(assignment))
    return keys


def danger_or_law(actor: Actor) -> list[Key]:
    """Looking: only reads, only for hours. And the written acts themselves, each disclosed by itself (B6)."""
    return _mandates(actor) + [_disclosed(one) for one in disclosed_to(actor)]


def disclosed_to(actor: Actor) -> list[Disclosure]:
    found = Disclosure.unscoped.filter(
        village_id=actor.village_id, to_person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    return list(found)


def _disclosed(one: Disclosure) -> Key:
    kind = frozenset({DataKind(one.kind)})
    return Key(
        one.subject_id, one.item_id, kinds=kind, own_kinds=kind, rights=Right(one.rights),
        audiences=frozenset({Audience.FAMILY, Audience.PROFESSIONALS, Audience.AUTHOR}),
    )  # fmt: skip


def _mandates(actor: Actor) -> list[Key]:
    found = Mandate.unscoped.filter(
        village_id=actor.village_id, to_person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    team = frozenset({Audience.FAMILY, Audience.PROFESSIONALS})
    return [
        Key(
            m.subject_id,
            kinds=frozenset(map(DataKind, m.kinds)),
            own_kinds=frozenset(),
            audiences=team,
            rights=Right.VIEW,
        )
        for m in found.only("subject_id", "kinds")  # the login `rules` reads no sealed words
    ]


RULES = (
    Rule(_("It is about you."), it_is_you),
    Rule(_("You are the guardian."), you_are_the_guardian),
    Rule(_("It was shared with you."), it_was_shared_with_you),
    Rule(_("Someone may be in danger, or the law asks it."), danger_or_law),
)


def _assignments(actor: Actor) -> list[Assignment]:
    """Of organisations where the actor works today; ended ones too, while own notes are kept."""
    member = Membership.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    ).values("organisation_id")
    return list(
        Assignment.unscoped.filter(
            Q(until__gt=now()) | Q(kept_until__gt=now()), village_id=actor.village_id, person_id=actor.person_id,
            from_at__lte=now(), organisation_id__in=member,
        )
    )  # fmt: skip


def _kept(assignment: Assignment) -> Key:
    return Key(
        assignment.subject_id, assignment.item_id, kinds=frozenset(), audiences=LONG_AGO_AUDIENCES,
        rights=Right.VIEW, organisation_id=assignment.organisation_id,
    )  # fmt: skip


def _shared(consent: Consent, audiences: frozenset[Audience], organisation: object = None) -> Key:
    one = frozenset({DataKind(consent.kind)})
    kinds = one if consent.item_id else frozenset(map(DataKind, consent.kinds))
    return Key(
        consent.subject_id, consent.item_id, kinds=kinds, own_kinds=one if consent.item_id else ALL_KINDS,
        audiences=audiences, rights=Right(consent.rights), organisation_id=organisation,
        since=None if consent.reaches_back else consent.from_at,
    )  # fmt: skip
