"""Asking for somebody else: a school passes something on about a child, a worker writes down what somebody tells them.

What is passed on becomes active only when those who raise the child know it (C-27); the law file says who must know.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.help_requests import numbers, tell
from village.modules.help_requests.actions import Question, ask
from village.modules.help_requests.models import Concern, HelpRequest
from village.modules.help_requests.problems import NoContactPoint, NotYetKnown, WordsNeeded
from village.modules.help_requests.queries import law_here, membership_in, seat_of
from village.modules.help_requests.steps import change, owner_or_deputy, write
from village.modules.help_requests.team import asked_of_the_lock, deputies_on_duty
from village.modules.help_requests.words import (
    Agreed,
    Asker,
    AsksFor,
    BeforeSanction,
    FamilyKnows,
    ReachBy,
    Route,
    ToldBack,
    Way,
    What,
)
from village.modules.promises.working_time import answer_moment
from village.trust.access.actor import acting_as
from village.trust.access.check import action
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import note_change, open_subject
from village.trust.access.receipts import new_receipt
from village.trust.consent.records import assign_on_duty
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Subject
from village.trust.people.records import new_person
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Passing:
    """What somebody who works with a child passes on, in a minute."""

    called_name: str
    hard: str
    family_knows: FamilyKnows
    goes_well: str = ""
    tried: str = ""
    contributes: str = ""
    told_how: str = ""
    sanction: BeforeSanction = BeforeSanction.NONE
    asks_for: AsksFor = AsksFor.SUPPORT
    life_areas: tuple[str, ...] = ()
    language: str = "nl"


@dataclass(frozen=True)
class PassedOn:
    """What the one who passed it on may know afterwards."""

    id: UUID
    concern_id: UUID
    subject_id: UUID
    item_id: UUID
    kind: int
    organisation_id: UUID
    number: str
    called: str
    asked_at: datetime
    held_back: bool
    owner: str | None
    phone: str | None
    taken_up_at: datetime | None
    closed_at: datetime | None
    told_back: str

    @property
    def news(self) -> str:
        return str(ToldBack(self.told_back).label) if self.told_back else ""


def pass_on(passing: Passing, *, by: Actor) -> HelpRequest:
    """Write it down once; it goes to the contact point at once when the family knows it, or waits until it does."""
    point, me = contact_point_of(by.village_id), seat_of(by)
    if point is None:
        raise NoContactPoint
    if me is None or point.pk in by.organisation_ids:
        raise NotAllowed("for who works with children elsewhere")
    if not passing.hard.strip() or not passing.called_name.strip():
        raise WordsNeeded
    with transaction.atomic():
        request = _write_down(passing, by, me, point)
        if passing.family_knows != FamilyKnows.NOT_YET:
            one = next(one for one in my_concerns() if one.id == request.pk)
            _activate(one, by, passing.family_knows, b"")
            request.held_back = False
    return request


def my_concerns() -> list[PassedOn]:
    """What this actor passed on: received, who has it, what may be told. Never the words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_concerns()")
        return [PassedOn(*row) for row in cursor.fetchall()]


def family_knows_it(one: PassedOn, *, by: Actor, knows: FamilyKnows, told_how: str) -> None:
    """Now those who raise the child know it: it goes to the contact point, and its clock begins (C-27)."""
    if knows == FamilyKnows.NOT_YET:
        raise NotYetKnown
    if not told_how.strip():
        raise WordsNeeded
    told = Concern(pk=one.concern_id, village_id=by.village_id, subject_id=one.subject_id, told_how=told_how.strip())
    sealed = next(field for field in Concern._meta.concrete_fields if field.name == "told_how")
    with transaction.atomic():
        _activate(one, by, knows, sealed.pre_save(told, True))


def family_says_no(one: PassedOn) -> bool:
    """Then it was never active, and it ends: support is for who wants it (C-22)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.drop_concern(%s)", [one.id])
        return bool(cursor.fetchone()[0])


@action(needs=Right.MANAGE)
def tell_back(request: HelpRequest, *, by: Actor, says: ToldBack) -> HelpRequest:
    """One of a few fixed sentences to who passed it on, as far as the family allows; never what was said (C-16)."""
    owner_or_deputy(request, by)
    if request.route != Route.CONCERN:
        raise NotAllowed("nobody passed this on")
    change(request, told_back=says)
    tell.asker(request, tell.Code.ANSWER)
    return request


def ask_for_somebody(
    worker: Actor, *, name: str, question: Question, met: Way, agreed: Agreed = Agreed.ALOUD
) -> tuple[HelpRequest, str]:
    """Somebody tells it at the gate, in a shop, at home, and says yes: a worker writes it down (C-07).

    The question is theirs, and so is the consent. The worker starts with it, and gets a code on paper to give them.
    """
    point = contact_point_of(worker.village_id)
    me = membership_in(worker, point.pk) if point else None
    if point is None or me is None:
        raise NotAllowed("for who works at the contact point")
    with transaction.atomic():
        person, subject = new_person(name=name, language=question.language[:10])
        them = Actor(village_id=worker.village_id, person_id=person, subject_id=subject, name=name)
        with acting_as(them):
            open_subject(them, subject, Purpose.HELP, fresh=True)
            said = replace(question, entered_by=me, met=met, agreed=agreed)
            asked = ask(Subject(pk=subject, village_id=worker.village_id), by=them, question=said)
            _assign_writer(asked)
            code = new_receipt(person, asked.pk)
        note_change(worker, "change", "help_requests.ask_for_somebody", subject, asked.pk, asked.kind)
    return asked, code


def _write_down(passing: Passing, by: Actor, me: Membership, point: Organization) -> HelpRequest:
    """Under a consent of a moment, which ends as soon as it stands there."""
    person, subject, consent, key, law = uuid7(), uuid7(), uuid7(), uuid7(), law_here(by)
    kind, moment = Route.CONCERN.kind, now()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.begin_concern(%s, %s, %s, %s, %s, %s, %s)",
            [person, subject, passing.called_name.strip(), passing.language[:10], consent, int(kind), law.version],
        )
    open_subject(by, subject, Purpose.HELP, fresh=True)
    request: HelpRequest = HelpRequest.unscoped.create(
        id=key, village_id=by.village_id, subject_id=subject, item_id=key, kind=kind, author_id=by.person_id,
        number=numbers.next_number(timezone.localdate(moment).year), route=Route.CONCERN, asker=Asker.PROFESSIONAL,
        asker_name=by.name, asker_place=me.organisation.name, called_name=passing.called_name.strip(),
        life_areas=list(passing.life_areas), goes_well=passing.goes_well.strip(), hard=passing.hard.strip(),
        reach_by=ReachBy.HERE, language=passing.language, to_organisation=point, asked_at=moment, answer_by=None,
        held_back=True, asks_for=passing.asks_for, law_version=law.version,
    )  # fmt: skip
    known = passing.family_knows != FamilyKnows.NOT_YET
    Concern.unscoped.create(
        village_id=by.village_id, subject_id=subject, item_id=key, kind=kind, author_id=by.person_id, request=request,
        passed_on_by=me, tried=passing.tried.strip(), contributes=passing.contributes.strip(),
        family_knows=passing.family_knows, known_since=moment if known else None, told_how=passing.told_how.strip(),
        sanction=passing.sanction,
    )  # fmt: skip
    write(request, by, What.SENT, name=by.name)
    note_change(by, "change", "help_requests.pass_on", subject, key, int(kind))
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.end_writing(%s)", [consent])
    return request


def _activate(one: PassedOn, by: Actor, knows: FamilyKnows, told: bytes) -> None:
    law, moment = law_here(by), now()
    asked_of_the_lock(
        "SELECT app.activate_concern(%s, %s, %s, %s, %s, %s, %s)",
        [one.id, uuid7(), law.consent_ends(moment), law.version,
         answer_moment(by.village_id, moment), knows, told],
    )  # fmt: skip
    assign_on_duty(one.organisation_id, one.subject_id, one.item_id, DataKind(one.kind))
    place = HelpRequest(
        pk=one.id, village_id=by.village_id, subject_id=one.subject_id, item_id=one.item_id, kind=one.kind,
        to_organisation_id=one.organisation_id,
    )  # fmt: skip
    deputies_on_duty(place)
    tell.those_on_duty(place)


def _assign_writer(request: HelpRequest) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.assign_writer(%s)", [request.pk])
