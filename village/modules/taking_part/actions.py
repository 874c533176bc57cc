"""What a family does: take part, say yes, change what must be known or whom to call, answer about photos, stop."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import GUARDIAN, eyes_on, law_here
from village.modules.taking_part import queries
from village.modules.taking_part.models import CallInNeed, Group, PartYes, PhotoAnswer, TakesPart, ToKnow
from village.modules.taking_part.problems import (
    AnsweredAlready,
    EndedAlready,
    GroupIsClosed,
    NobodyToCall,
    SomebodyElseDecides,
    TakesPartAlready,
    TooFarAway,
)
from village.modules.taking_part.words import PATH, PhotoUse
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_one
from village.trust.law.answers import Consenter
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Person, Subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Calls:
    """Whom to call in need, at least one; and who may come to fetch."""

    one_name: str
    one_number: str
    two_name: str = ""
    two_number: str = ""
    fetch: str = ""


@action(needs=Right.MANAGE, kind=DataKind.PARTICIPATION)
def take_part(
    who: Person | Subject, *, by: Actor, group: Group, called: str, ends_on: date, calls: Calls, line: str = ""
) -> TakesPart:
    """Somebody comes to this group, until a day. Nobody reads it before everybody whose yes the law asks said it."""
    subject = who.subject_id if isinstance(who, Person) else who.pk
    born = queries.born_of(by, subject)
    needs = queries.asked_of(by, subject, born)
    if not may_decide(subject, None, [DataKind.PARTICIPATION]) or queries.i_am(by, subject) not in needs:
        raise SomebodyElseDecides
    if line.strip() and not queries.keeps_line(by, subject, born):
        raise SomebodyElseDecides
    if not group.is_open or group.ends_on < timezone.localdate():
        raise GroupIsClosed
    _in_time(by, ends_on)
    _close_past(by, subject, group)
    made = _write(by, subject, group, called.strip(), ends_on, [one.value for one in needs])
    _yes(made, by)
    if line.strip():
        _keep_line(made, by, line)
    _keep_calls(made, by, calls)
    _share(made, by)
    return made


@action(needs=Right.MANAGE, act="share")
def say_yes(part: TakesPart, *, by: Actor) -> TakesPart:
    """The young person, or who raises the child: the last yes that is asked lets it begin."""
    _still_there(part)
    if queries.i_am(by, part.subject_id).value not in part.needs:
        raise SomebodyElseDecides
    open_subject(by, part.subject_id, Purpose.SHARE)
    _yes(part, by)
    _share(part, by)
    return part


@action(needs=Right.MANAGE)
def keep_line(part: TakesPart, *, by: Actor, line: str) -> TakesPart:
    """One line people must know, in other words or taken away: who runs the group reads the new one at once."""
    _still_there(part)
    open_subject(by, part.subject_id, Purpose.HELP)
    if not queries.keeps_line(by, part.subject_id, queries.born_of(by, part.subject_id)):
        raise NotAllowed("keep the line to know")
    _keep_line(part, by, line)
    _share(part, by)
    return part


@action(needs=Right.MANAGE)
def keep_calls(part: TakesPart, *, by: Actor, calls: Calls) -> TakesPart:
    """Whom to call, as this one writes it: it stands beside what the other parent wrote, who does not read it."""
    _still_there(part)
    _keep_calls(part, by, calls)
    _share(part, by)
    return part


@action(needs=Right.MANAGE)
def answer_photos(part: TakesPart, *, by: Actor, uses: Mapping[PhotoUse, bool], until: date) -> TakesPart:
    """Each use apart, until a day. A no counts at once, whoever of those who decide says it."""
    _still_there(part)
    _in_time(by, until)
    open_subject(by, part.subject_id, Purpose.SHARE)
    needs = queries.asked_of(by, part.subject_id, queries.born_of(by, part.subject_id), [DataKind.PARTICIPATION])
    law, me = law_here(by).version, queries.i_am(by, part.subject_id)
    for use, yes in uses.items():
        PhotoAnswer.unscoped.create(
            village_id=part.village_id, subject_id=part.subject_id, item_id=part.item_id, kind=part.kind,
            author_id=by.person_id, takes_part=part, use=use, yes=yes, until=until, as_who=me.value,
            needs=[one.value for one in needs], law_version=law,
        )  # fmt: skip
    return part


@action(needs=Right.MANAGE, act="withdraw")
def stop(part: TakesPart, *, by: Actor) -> TakesPart:
    """Gone from every list from the next moment on. One of those who decide is enough, and no reason is asked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.stop_taking_part(%s)", [part.pk])
        readers = cursor.fetchone()[0]
    for reader in readers:
        tell(reader, Notice.Code.STOPPED_SHARING, "")
    return part


def _write(by: Actor, subject: UUID, group: Group, called: str, ends_on: date, needs: list[str]) -> TakesPart:
    key = uuid7()
    try:
        with transaction.atomic():
            made: TakesPart = TakesPart.unscoped.create(
                id=key, item_id=key, village_id=by.village_id, subject_id=subject, kind=DataKind.PARTICIPATION,
                author_id=by.person_id, group=group, called=called, ends_on=ends_on, needs=needs,
                law_version=law_here(by).version,
            )  # fmt: skip
    except IntegrityError as problem:
        raise TakesPartAlready from problem
    return made


def _close_past(by: Actor, subject: UUID, group: Group) -> None:
    """A season that is over makes place for the next one."""
    past = TakesPart.unscoped.filter(village_id=by.village_id, subject_id=subject, group=group, ended_at=None)
    past.filter(ends_on__lt=timezone.localdate()).update(ended_at=now())


def _yes(part: TakesPart, by: Actor) -> None:
    try:
        with transaction.atomic():
            PartYes.unscoped.create(
                village_id=part.village_id, subject_id=part.subject_id, item_id=part.item_id, kind=part.kind,
                author_id=by.person_id, takes_part=part, as_who=queries.i_am(by, part.subject_id).value,
            )  # fmt: skip
    except IntegrityError as problem:
        raise AnsweredAlready from problem


def _keep_line(part: TakesPart, by: Actor, line: str) -> None:
    open_subject(by, part.subject_id, Purpose.HELP)
    before = queries.lines_of(by, [part])[part.pk]
    if [str(one.words) for one in before] == [line.strip()]:
        return
    for one in before:
        _close(one, by)
    if line.strip():
        ToKnow.unscoped.create(
            village_id=part.village_id, subject_id=part.subject_id, kind=DataKind.HEALTH, author_id=by.person_id,
            takes_part_id=part.pk, words=line.strip(),
        )  # fmt: skip


def _keep_calls(part: TakesPart, by: Actor, calls: Calls) -> None:
    if by.subject_id is None or not (calls.one_name.strip() and calls.one_number.strip()):
        raise NobodyToCall
    open_subject(by, by.subject_id, Purpose.HELP)
    if before := queries.my_call(by, part):
        _close(before, by)
    CallInNeed.unscoped.create(
        village_id=part.village_id, subject_id=by.subject_id, kind=DataKind.CONTACT, author_id=by.person_id,
        takes_part_id=part.pk, **{name: text.strip() for name, text in asdict(calls).items()},
    )  # fmt: skip
    open_subject(by, part.subject_id, Purpose.HELP)


def _close(thing: ToKnow | CallInNeed, by: Actor) -> None:
    """What was written before is read by nobody any more; the new words take its place, so nobody is told."""
    consents: list[Consent] = list(current_about_one(by, thing.subject_id, thing.item_id))  # type: ignore[arg-type]
    for consent in consents:
        consent.withdrawn_at = now()
        consent.save(update_fields=["withdrawn_at"])
    thing.ended_at = now()
    thing.save(update_fields=["ended_at"])


def _share(part: TakesPart, by: Actor) -> None:
    """Open it to who runs the group, once nobody's yes is awaited; until then, ask those who did not say it yet."""
    until = timezone.make_aware(datetime.combine(part.ends_on + timedelta(days=1), time.min))
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.share_taking_part(%s, %s, %s)", [part.pk, law_here(by).version, until])
        begins = cursor.fetchone()[0]
    if not begins:
        for person in _awaited(part, by):
            tell(person, Notice.Code.SHARE_YES, f"{PATH}{part.pk}/")


def _awaited(part: TakesPart, by: Actor) -> list[UUID]:
    """The young person when a parent began, who raises them when they began themself. Never who is kept out."""
    if queries.i_am(by, part.subject_id) == Consenter.CHILD:
        eyes = [eye for eye in eyes_on(part.subject_id) if eye.via == GUARDIAN and eye.sees(DataKind.PARTICIPATION)]
        return [eye.reader_id for eye in eyes]
    open_subject(by, part.subject_id, Purpose.SHARE)
    found = Person.unscoped.filter(village_id=by.village_id, subject_id=part.subject_id).exclude(account=None)
    return list(found.values_list("pk", flat=True))


def _still_there(part: TakesPart) -> None:
    if part.ended_at or part.ends_on < timezone.localdate():
        raise EndedAlready


def _in_time(by: Actor, day: date) -> None:
    if not timezone.localdate() <= day <= queries.latest_day(by):
        raise TooFarAway
