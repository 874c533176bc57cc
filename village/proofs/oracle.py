"""Who may do what, worked out slowly from plain facts: no SQL, no Django, nothing of `village.trust.access`.

Written from the words of docs/architecture.md alone, record by record, so that a mistake in the lock or in
the rules shows as a difference. Times are whole hours; `world.hour` is now.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

FAMILY, PROFESSIONALS, AUTHOR, ORGANISATION = range(4)
OWN_STORY = 7
NEVER_ENDS = 10**9

type Name = int
type Right = Literal[1, 2, 4]

VIEW: Final = 1
CONTRIBUTE: Final = 2
MANAGE: Final = 4


@dataclass
class Consent:
    subject: Name
    kinds: frozenset[int]
    item: Name | None
    to_person: Name | None
    to_organisation: Name | None
    rights: int
    start: int
    end: int
    reaches_back: bool
    withdrawn: bool = False


@dataclass
class Assignment:
    subject: Name
    item: Name | None
    organisation: Name
    person: Name
    start: int
    end: int
    kept: int


@dataclass
class Seat:
    organisation: Name
    person: Name
    start: int
    end: int


@dataclass
class Guardian:
    subject: Name
    guardian: Name
    kinds: frozenset[int]
    start: int
    end: int


@dataclass
class Owner:
    subject: Name
    person: Name
    start: int
    end: int


@dataclass
class Restriction:
    subject: Name
    against: Name
    kinds: frozenset[int]
    item: Name | None
    lifted: bool = False


@dataclass
class Mandate:
    subject: Name
    person: Name
    kinds: frozenset[int]
    start: int
    end: int


@dataclass
class Record:
    """Something written about a subject; a part carries the item and kind of its whole."""

    subject: Name
    item: Name
    kind: int
    audience: int
    author: Name
    organisation: Name | None
    written: int


@dataclass
class World:
    """All facts of one village, by name."""

    hour: int = 0
    subject_of: dict[Name, Name] = field(default_factory=dict)
    consents: dict[Name, Consent] = field(default_factory=dict)
    assignments: dict[Name, Assignment] = field(default_factory=dict)
    seats: dict[Name, Seat] = field(default_factory=dict)
    guardians: dict[Name, Guardian] = field(default_factory=dict)
    owners: dict[Name, Owner] = field(default_factory=dict)
    restrictions: dict[Name, Restriction] = field(default_factory=dict)
    mandates: dict[Name, Mandate] = field(default_factory=dict)
    records: dict[Name, Record] = field(default_factory=dict)


def may(world: World, reader: Name, record: Record, right: Right = VIEW) -> bool:
    """One reader, one record, one right. A professional is taken to have proved the second factor."""
    if _item_is_kept_from(world, reader, record):
        return False
    if world.subject_of[reader] == record.subject and _family_level(record, reader, own_words=True, shared=True):
        return True  # nobody can take from you what is about you
    if record.kind in _kinds_taken_from(world, reader, record.subject):
        return False
    return (
        _as_owner(world, reader, record)
        or _as_guardian(world, reader, record)
        or _by_consent_to_me(world, reader, record, right)
        or _by_consent_to_my_organisation(world, reader, record, right)
        or (right == VIEW and _what_stays_with_me(world, reader, record))
        or (right == VIEW and _by_danger_or_law(world, reader, record))
    )


def _now(world: World, start: int, end: int) -> bool:
    return start <= world.hour < end


def _family_level(record: Record, reader: Name, *, own_words: bool, shared: bool) -> bool:
    """What is written for the family, and what the reader wrote only for themself; never what professionals keep."""
    if record.audience == AUTHOR:
        return own_words and record.author == reader
    return record.audience == FAMILY and shared


def _item_is_kept_from(world: World, reader: Name, record: Record) -> bool:
    return any(
        r.against == reader and r.item == record.item and not r.lifted
        for r in world.restrictions.values()
        if r.item is not None
    )


def _kinds_taken_from(world: World, reader: Name, subject: Name) -> frozenset[int]:
    taken: frozenset[int] = frozenset()
    for r in world.restrictions.values():
        if r.subject == subject and r.against == reader and r.item is None and not r.lifted:
            taken |= r.kinds or frozenset(range(8))
    return taken


def _as_owner(world: World, reader: Name, record: Record) -> bool:
    owns = any(
        o.person == reader and o.subject == record.subject and _now(world, o.start, o.end)
        for o in world.owners.values()
    )
    return owns and _family_level(record, reader, own_words=True, shared=True)


def _as_guardian(world: World, reader: Name, record: Record) -> bool:
    """Never an own story, not even one the guardian wrote down about the child."""
    if record.kind == OWN_STORY:
        return False
    for g in world.guardians.values():
        if (
            g.guardian == reader
            and g.subject == record.subject
            and _now(world, g.start, g.end)
            and _family_level(record, reader, own_words=True, shared=record.kind in g.kinds)
        ):
            return True
    return False


def _holds(world: World, consent: Consent, record: Record, right: Right) -> bool:
    """This consent is alive, about this record, and gives this right."""
    return (
        not consent.withdrawn
        and consent.subject == record.subject
        and _now(world, consent.start, consent.end)
        and bool(consent.rights & right)
        and (consent.reaches_back or record.written >= consent.start)
        and (consent.item is None or consent.item == record.item)
    )


def _own_words(consent: Consent, record: Record) -> bool:
    """Own notes need the help to be going on, of whatever kind; a consent for one item covers its own kind."""
    return consent.item is None or record.kind in consent.kinds


def _by_consent_to_me(world: World, reader: Name, record: Record, right: Right) -> bool:
    return any(
        c.to_person == reader
        and _holds(world, c, record, right)
        and _family_level(record, reader, own_words=_own_words(c, record), shared=record.kind in c.kinds)
        for c in world.consents.values()
    )


def _works_for(world: World, reader: Name, organisation: Name) -> bool:
    return any(
        s.person == reader and s.organisation == organisation and _now(world, s.start, s.end)
        for s in world.seats.values()
    )


def _colleagues_read(record: Record, reader: Name, organisation: Name, item_in_hand: bool) -> bool:
    """Own-organisation notes; an own story only by its author, or with that very item in hand."""
    if record.audience != ORGANISATION or record.organisation != organisation:
        return False
    return record.kind != OWN_STORY or item_in_hand or record.author == reader


def _by_consent_to_my_organisation(world: World, reader: Name, record: Record, right: Right) -> bool:
    for consent in world.consents.values():
        organisation = consent.to_organisation
        if organisation is None or not _holds(world, consent, record, right):
            continue
        assigned = any(
            a.person == reader
            and a.organisation == organisation
            and a.subject == consent.subject
            and a.item == consent.item
            and _now(world, a.start, a.end)
            for a in world.assignments.values()
        )
        if assigned and _works_for(world, reader, organisation):
            if record.audience in (FAMILY, PROFESSIONALS) and record.kind in consent.kinds:
                return True
            if record.audience == AUTHOR and record.author == reader and _own_words(consent, record):
                return True
            in_hand = consent.item is not None
            if _own_words(consent, record) and _colleagues_read(record, reader, organisation, in_hand):
                return True
    return False


def _what_stays_with_me(world: World, reader: Name, record: Record) -> bool:
    """After sharing ended: one's own notes and those of the own organisation, as long as the law file says."""
    for a in world.assignments.values():
        if (
            a.person == reader
            and a.subject == record.subject
            and a.item in (None, record.item)
            and _now(world, a.start, a.kept)
            and _works_for(world, reader, a.organisation)
        ):
            if record.audience == AUTHOR and record.author == reader:
                return True
            if _colleagues_read(record, reader, a.organisation, a.item is not None):
                return True
    return False


def _by_danger_or_law(world: World, reader: Name, record: Record) -> bool:
    return any(
        m.person == reader
        and m.subject == record.subject
        and _now(world, m.start, m.end)
        and record.kind in m.kinds
        and record.audience in (FAMILY, PROFESSIONALS)
        for m in world.mandates.values()
    )
