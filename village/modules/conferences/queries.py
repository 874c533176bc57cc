"""Questions about case conferences: about whom I may convene, who can sit in, which are mine. Under the lock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from village.foundation.later import Later
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.conferences.models import (
    ChildAtConference,
    ChildMinutes,
    ConferenceMember,
    ConferenceTable,
    FamilyAnswer,
    TablePiece,
    ToldLater,
)
from village.modules.danger.queries import acts_of, seat_as
from village.modules.family_plans.queries import plans_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.trust.directory.models import Membership
from village.trust.law.ages import ADULT
from village.trust.law.policies import NoPolicy, both_allow, policy_for
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, DataKind, Secrecy

__all__ = ["law_here", "seat_as"]
KIND = DataKind.FAMILY_STORY
"""What a conference tells; who may not read that of a child reads nothing of it."""
STARTS_AT_MOST = 40


@dataclass(frozen=True)
class Start:
    """Something I work on, from which a conference can begin: a question, a plan, an act of danger."""

    anchor: UUID
    label: str
    icon: str


@dataclass
class Kid:
    """A child a conference can be about, and who of the family may read about this child."""

    subject_id: UUID
    name: str
    readers: list[tuple[UUID, str]] = field(default_factory=list)

    @property
    def called(self) -> str:
        return self.name.split(" ")[0]


def law_of_village(jurisdiction: str) -> Policy:
    return policy_for(jurisdiction, timezone.localdate())


def may_convene(actor: Actor, law: Policy) -> bool:
    """By the role the law file names. About whom is asked of the database each time."""
    return actor.works_as(*law.conference_roles) and not actor.only_item


def starts_of(actor: Actor) -> list[Start]:
    """What I work on now: plans I coordinate, acts of danger I decided, questions I have. After open_list."""
    plans = [
        Start(door.subject_id, door.family, "house-line")
        for door in plans_of(actor)
        if door.is_open and not door.mine and door.coordinator_id == actor.person_id
    ]
    acts = [
        Start(act.subject_id, act.about_name, "megaphone")
        for act in acts_of(actor)[:STARTS_AT_MOST]
        if act.author_id == actor.person_id
    ]
    found = HelpRequest.unscoped.filter(village_id=actor.village_id, owner__person_id=actor.person_id, closed_at=None)
    asked = found.exclude(route=Route.WORK).exclude(author_id=actor.person_id).order_by("-asked_at")
    questions = [
        Start(one.subject_id, one.called_name or one.asker_name, "chat-circle-text") for one in asked[:STARTS_AT_MOST]
    ]
    by_anchor: dict[UUID, Start] = {}
    for one in (*plans, *acts, *questions):
        by_anchor.setdefault(one.anchor, one)
    lead_on = _with_children(list(by_anchor))
    return [one for one in by_anchor.values() if one.anchor in lead_on]


def _with_children(anchors: list[UUID]) -> set[UUID]:
    """Those with a child around whom I may convene about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a FROM unnest(%s::uuid[]) AS a WHERE EXISTS (SELECT 1 FROM app.conference_people(a, %s))", [anchors, ADULT]
        )
        return {row[0] for row in cursor.fetchall()}


def kids_around(anchor: UUID) -> list[Kid]:
    """The children around somebody I work with; empty for everybody else. The database decides."""
    found: dict[UUID, Kid] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, name, reader_id, reader FROM app.conference_people(%s, %s)", [anchor, ADULT])
        for subject, name, reader_id, reader in cursor.fetchall():
            kid = found.setdefault(subject, Kid(subject, name))
            if reader_id:
                kid.readers.append((reader_id, reader))
    return list(found.values())


def bound_to_silence(actor: Actor, law: Policy) -> Later[Membership]:
    """Who works here and is bound to silence as the law asks it. Not oneself."""
    found = Membership.unscoped.filter(
        village_id=actor.village_id, secrecy__in=list(law.conference_secrecy), from_at__lte=now(), until__gt=now()
    ).exclude(person_id=actor.person_id)
    return Later(found.select_related("organisation").order_by("organisation__name", "public_name", "id"))


def who_can_sit_in(bound: Iterable[Membership], law: Policy) -> list[Membership]:
    """Of those, whoever may by the law of their own house as well."""
    return [one for one in bound if _their_law_allows(one, law)]


def _their_law_allows(member: Membership, law: Policy) -> bool:
    try:
        theirs = policy_for(member.organisation.jurisdiction, timezone.localdate())
    except NoPolicy:
        return False
    return both_allow(law, theirs, KIND) and Secrecy(member.secrecy) in theirs.conference_secrecy


def children_seen(actor: Actor) -> QuerySet[ChildAtConference]:
    """All that is open to me now, newest first, without sealed words. Needs an open list."""
    found = ChildAtConference.unscoped.filter(village_id=actor.village_id).defer("purpose", "reference")
    return found.select_related("second").order_by("-created_at", "called")


def at_work(actor: Actor, found: Iterable[ChildAtConference]) -> list[ChildAtConference]:
    """Those I convened, give a second opinion on or sit in; not what I read as family."""
    rows = list(found)
    mine = {one.pk for one in rows if one.author_id == actor.person_id or _is_second(one, actor)}
    sits = ConferenceMember.unscoped.filter(
        village_id=actor.village_id, child__in=[one.pk for one in rows], member__person_id=actor.person_id, left_at=None
    ).values_list("child_id", flat=True)
    return [one for one in rows if one.pk in mine or one.pk in set(sits)]


def _is_second(one: ChildAtConference, actor: Actor) -> bool:
    return one.second is not None and one.second.person_id == actor.person_id


def siblings_at(child: ChildAtConference) -> list[ChildAtConference]:
    """Every child of this conference that is open to me. After open_list."""
    found = ChildAtConference.unscoped.filter(village_id=child.village_id, conference=child.conference)
    return list(found.order_by("created_at", "id"))


def members_of(child: ChildAtConference) -> list[ConferenceMember]:
    found = ConferenceMember.unscoped.filter(village_id=child.village_id, child=child)
    return list(found.select_related("member").order_by("created_at", "id"))


def pieces_on(table: ConferenceTable) -> list[TablePiece]:
    found = TablePiece.unscoped.filter(village_id=table.village_id, table=table)
    return list(found.order_by("created_at", "id"))


def minutes_of(child: ChildAtConference) -> ChildMinutes | None:
    return ChildMinutes.unscoped.filter(village_id=child.village_id, child=child).first()


def answers_to(child: ChildAtConference) -> list[FamilyAnswer]:
    found = FamilyAnswer.unscoped.filter(village_id=child.village_id, child=child)
    return list(found.order_by("created_at", "id"))


def reasons_of(actor: Actor, child: ChildAtConference) -> QuerySet[ToldLater]:
    """Why the family was not told yet, the newest first. Each is opened by itself."""
    found = ToldLater.unscoped.filter(village_id=actor.village_id, child=child).defer("words")
    return found.order_by("-created_at", "-id")


def children_by_id(actor: Actor, ids: Collection[UUID]) -> list[ChildAtConference]:
    found = ChildAtConference.unscoped.filter(village_id=actor.village_id, pk__in=list(ids))
    return list(found.defer("purpose", "reference"))


def told_about(actor: Actor, subject_id: UUID | None = None) -> QuerySet[ChildAtConference]:
    """What I was told as family. After opening a list."""
    found = children_seen(actor).filter(told_at__isnull=False).exclude(author_id=actor.person_id)
    return found.filter(subject_id=subject_id) if subject_id else found


def was_told(child: ChildAtConference) -> bool:
    """Do I read it as family? The database knows to whom it was told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.was_told(%s)", [child.pk])
        return bool(cursor.fetchone()[0])
