"""How somebody can stand to a question: it is their own, they have it now, had it before, are kept out, or never had it.

Made for every persona with rows of their own, as the owner, so that each cell has the same set-up.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from tests.demo_village import Demo
from village.demo.connection import as_owner
from village.foundation.ids import uuid7
from village.foundation.time_range import LONG_AGO, forever, now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker, ReachBy, Route
from village.trust.access.receipts import come_in
from village.trust.consent.models import Assignment, Consent, Restriction
from village.trust.directory.models import Membership, Organization
from village.trust.notices.models import Notice
from village.trust.people.models import Person, Subject
from village.trust.vocabulary import DataKind, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
LAW = "be-flanders/2026-11"


class Relation(StrEnum):
    OWN = "own"
    NOW = "now"
    PAST = "past"
    LOCKED = "locked"
    NONE = "none"


@dataclass(frozen=True)
class Standing:
    """One persona before one question: the rows that an address of it can name."""

    request: HelpRequest
    consent: Consent
    restriction: Restriction
    notice: Notice

    def values(self, route_name: str) -> dict[str, Any]:
        """What the address needs."""
        pk = {
            "circles:stop_sharing": self.consent.pk,
            "circles:share_on": self.consent.pk,
            "circles:let_in": self.restriction.pk,
            "portal:notice": self.notice.pk,
        }.get(route_name, self.request.pk)
        if route_name.startswith("mfa_"):
            pk = 1
        return {"pk": pk, "screen": "what", "secret": "nobody-has-this-secret", "provider_id": "nobody",
                "form": "csv", "answer": "two", "hue": 160, "thousandths": 90,
                "deed": "share", "verb": "add", "thing": "help_requests.helprequest",
                "seat": self.request.pk, "person": self.request.pk, "way": "write",
                "row": self.request.pk, "organisation": self.request.pk,
                "hint": "no_date", "first": self.request.pk, "second": self.request.pk,
                "prompt": "wish", "goal": self.request.pk, "member": self.request.pk, "step": self.request.pk,
                "what": "goal", "of": self.request.pk, "about": "stays", "sort": "goal",
                "key": "later", "code": "away", "shown_as": self.request.pk}  # fmt: skip


def stand(demo: Demo, slug: str, relation: Relation) -> Standing:
    """As the owner: a question of somebody new, and how this persona came to it."""
    if slug == "receipt" and relation == Relation.OWN:
        return _of_the_code(demo)
    me = demo.person(slug) if demo.is_known(slug) else None
    with as_owner():
        village = demo.village(demo.home(slug))
        door = Organization.unscoped.get(village=village, is_contact_point=True)
        asker = me if me and relation == Relation.OWN else _somebody(village)
        request = _request(village, door, asker)
        to_me = me if me is not None and me != asker else _somebody(village)
        consent = _share(request, door, to_me, relation)
        if relation == Relation.LOCKED and me:
            _keep_out(request, asker, me)
        return Standing(request, consent, _keep_out(request, asker, _somebody(village)), _notice(asker))


def _of_the_code(demo: Demo) -> Standing:
    """The question behind the printed code: who came in with it stands to this one only."""
    with as_owner():
        person, item = come_in(demo.village("wilgendaal").pk, "receipt", demo.code, use=False) or (None, None)
        asker, request = Person.unscoped.get(pk=person), HelpRequest.unscoped.get(pk=item)
        consent = Consent.unscoped.get(item_id=item)
        return Standing(
            request, consent, _keep_out(request, asker, _somebody(request.village)), _notice(asker)
        )


def works_at_the_door(person: Person | None) -> bool:
    seats = Membership.unscoped.filter(person=person, organisation__is_contact_point=True)
    return person is not None and seats.exists()


def _somebody(village: Any) -> Person:
    subject = Subject.unscoped.create(village=village)
    person: Person = Person.unscoped.create(village=village, subject=subject, name="Iemand", language="nl")
    return person


def _request(village: Any, door: Organization, asker: Person) -> HelpRequest:
    key = uuid7()
    request: HelpRequest = HelpRequest.unscoped.create(
        id=key, village=village, subject_id=asker.subject_id, item_id=key, kind=DataKind.OWN_STORY, author=asker,
        number=str(key)[-20:], route=Route.OWN, asker=Asker.YOUNG, asker_name="Iemand", hard="Zoek iemand om te praten.",
        reach_by=ReachBy.HERE, language="nl", to_organisation=door, asked_at=now(), answer_by=now() + timedelta(days=2),
        law_version=LAW,
    )  # fmt: skip
    return request


def _share(request: HelpRequest, door: Organization, to: Person, relation: Relation) -> Consent:
    """To who works at the door through the door; to everybody else by name, to read."""
    at_the_door = works_at_the_door(to) and relation not in (Relation.NONE, Relation.OWN)
    receiver: dict[str, Any] = {"to_organisation": door} if at_the_door else {"to_person": to}
    if relation in (Relation.NONE, Relation.OWN):
        receiver = {"to_person": _somebody(request.village)}
    consent: Consent = Consent.unscoped.create(
        village=request.village, subject_id=request.subject_id, given_by_id=request.author_id, kind=request.kind,
        kinds=[], item_id=request.pk, rights=int(WHOLE if at_the_door else Right.VIEW), law_version=LAW,
        from_at=LONG_AGO, until=forever(), withdrawn_at=now() if relation == Relation.PAST else None, **receiver,
    )  # fmt: skip
    if at_the_door:
        ended = now() if relation == Relation.PAST else forever()
        Assignment.unscoped.create(
            village=request.village, subject_id=request.subject_id, item_id=request.pk, kind=request.kind,
            organisation=door, person=to, reason="took it up", from_at=LONG_AGO, until=ended,
        )  # fmt: skip
    return consent


def _keep_out(request: HelpRequest, asker: Person, whom: Person) -> Restriction:
    restriction: Restriction = Restriction.unscoped.create(
        village=request.village, subject_id=request.subject_id, against_person=whom, set_by=asker,
        kind=DataKind.OWN_STORY, item_id=request.pk, because=Restriction.Why.OWN_WISH,
    )  # fmt: skip
    return restriction


def _notice(person: Person) -> Notice:
    notice: Notice = Notice.unscoped.create(
        village_id=person.village_id, person=person, code=Notice.Code.ANSWER, path="requests/mine/"
    )
    return notice
