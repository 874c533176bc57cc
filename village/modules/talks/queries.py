"""Questions about talks. What is offered is for everybody; what was asked runs under the lock."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import inbox_of
from village.modules.help_requests.words import AsksFor, Route
from village.modules.talks.models import Invitation, Mediation, Talk, TalkAsked, Training
from village.modules.talks.words import State
from village.trust.access.mine import may_decide
from village.trust.directory.models import Membership, Organization
from village.trust.directory.queries import face_of
from village.trust.law.ages import age_on
from village.trust.people.models import Person
from village.trust.vocabulary import Actor

SCHOOL, OLDEST = Organization.Field.SCHOOL, 25


def open_talks(village_id: UUID, kind: str = "", language: str = "") -> QuerySet[Talk]:
    """What everybody can choose from now: by what one wants, and in which language."""
    found: QuerySet[Talk] = Talk.unscoped.filter(
        village_id=village_id, pk__in=RawSQL("SELECT id FROM app.open_talks()", [])
    ).select_related("organisation").annotate(face=face_of("member_id"))
    if kind:
        found = found.filter(kind=kind)
    if language:
        found = found.filter(languages__contains=[language])
    return found.order_by("kind", "called", "id")


def open_talk(village_id: UUID, pk: UUID) -> Talk | None:
    return open_talks(village_id).filter(pk=pk).first()


def talks_of_us(actor: Actor) -> QuerySet[Talk]:
    """What my organisations offer and offered, open first."""
    found: QuerySet[Talk] = Talk.unscoped.filter(
        village_id=actor.village_id, organisation_id__in=actor.organisation_ids
    )
    return found.select_related("member", "organisation").order_by(
        F("is_open").desc(), "called", "kind", "id"
    )


def talk_of_mine(actor: Actor, pk: UUID) -> Talk | None:
    """Only somebody's own; a face and its words are written by whom they belong to."""
    return talks_of_us(actor).filter(pk=pk, member__person=actor.person_id).first()


def my_chairs(actor: Actor) -> list[Membership]:
    """Where I may offer a talk from: never a school (C-21)."""
    mine = Membership.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id, until__gt=now())
    return list(
        mine.filter(from_at__lte=now()).exclude(organisation__works_in=SCHOOL).select_related("organisation")
    )


def colleagues(actor: Actor) -> list[Membership]:
    """Of whom I may write down that I saw a proof: everybody else at my organisations; the keeper, of the village."""
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    found = found.exclude(person_id=actor.person_id).exclude(organisation__works_in=SCHOOL)
    if not actor.is_keeper:
        found = found.filter(organisation_id__in=actor.organisation_ids)
    return list(found.select_related("organisation").order_by("public_name", "id"))


def trainings_of_us(actor: Actor) -> QuerySet[Training]:
    found: QuerySet[Training] = Training.unscoped.filter(
        village_id=actor.village_id, organisation_id__in=actor.organisation_ids
    )
    return found.select_related("member", "seen_by").order_by("member__public_name", "kind", "-trained_on")


def is_trained(actor: Actor, kind: str) -> bool:
    """Did somebody see a proof of mine that still counts?"""
    today = timezone.localdate()
    mine = Training.unscoped.filter(village_id=actor.village_id, member__person_id=actor.person_id, kind=kind)
    return mine.filter(Q(valid_until=None) | Q(valid_until__gte=today), trained_on__lte=today).exists()


def offers_talks(actor: Actor) -> bool:
    """Does an organisation of this actor offer anything, or did it?"""
    return bool(actor.organisation_ids) and talks_of_us(actor).exists()


def asked_of(request: HelpRequest) -> TalkAsked | None:
    """With whom, who comes along, and what may not be passed on."""
    found: QuerySet[TalkAsked] = TalkAsked.unscoped.filter(village_id=request.village_id, request=request)
    return found.select_related("talk__organisation").annotate(face=face_of("talk__member_id")).first()


def can_mend(request: HelpRequest) -> bool:
    """Did a family ask to talk again with school?"""
    return request.route == Route.FAMILY and request.asks_for == AsksFor.MEND_TIE


def is_mine_to_mend(request: HelpRequest, actor: Actor) -> bool:
    """Whoever asked it, as long as they decide about it."""
    mine = request.is_open and request.author_id == actor.person_id
    return mine and may_decide(request.subject_id, request.item_id, [request.kind])


def mediation_of(request: HelpRequest) -> Mediation | None:
    return Mediation.unscoped.filter(village_id=request.village_id, request=request).first()


def may_round_off(mediation: Mediation, actor: Actor) -> bool:
    """Who sits in between, once both said yes; also when the question itself was closed meanwhile."""
    owner = mediation.request.owner
    return mediation.state == State.AGREED and owner is not None and owner.person_id == actor.person_id


def asked_talks(actor: Actor, show: str = "open") -> QuerySet[HelpRequest]:
    """What was asked with a talk and is this actor's to see: what ends first on top. No words."""
    with_a_talk = TalkAsked.unscoped.filter(village_id=actor.village_id).values("request_id")
    return inbox_of(actor, show).filter(pk__in=with_a_talk)


def asked_talks_elsewhere(actor: Actor) -> QuerySet[HelpRequest]:
    """The same, of what nobody has yet or I have, where somebody waits to hear; not at the contact point."""
    waiting = Q(owner=None) | Q(owner__person=actor.person_id)
    return asked_talks(actor).filter(
        waiting, answer_by__isnull=False, to_organisation__is_contact_point=False
    )


def kinds_asked(actor: Actor, requests: Collection[HelpRequest]) -> dict[UUID, str]:
    """Which kind of talk each of these is."""
    found = TalkAsked.unscoped.filter(
        village_id=actor.village_id, request_id__in=[one.pk for one in requests]
    )
    return dict(found.values_list("request_id", "talk__kind"))


def invitations_by_id(actor: Actor, ids: Collection[UUID]) -> QuerySet[Invitation]:
    return Invitation.unscoped.filter(village_id=actor.village_id, pk__in=ids)


def is_of_age_for_it(actor: Actor) -> bool:
    """Young grown-ups as well, by the birth date when it is known. Needs an open list."""
    mine = Person.unscoped.filter(village_id=actor.village_id, pk=actor.person_id)
    born = mine.values_list("birth_date", flat=True).first()
    return born is not None and age_on(born, timezone.localdate()) <= OLDEST
