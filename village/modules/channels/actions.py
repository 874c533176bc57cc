"""Keeping how somebody is best reached, and telling by hand who is not reached by a notice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.channels import asked as door
from village.modules.channels.asked import Asked
from village.modules.channels.models import ReachWish, TalkTask, TalkTry
from village.modules.channels.queries import Reach, before_when, chair_at, reach_of, waiting_about, works_on
from village.modules.channels.saying import words_to_say
from village.modules.channels.words import How, ReachWay, TalkWay
from village.trust.access.actor import standing
from village.trust.access.check import action
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, Audience, DataKind, NotAllowed, Right


class NothingToTell(ValueError):
    """It was told already."""


@dataclass(frozen=True)
class Wish:
    """How somebody wants to be reached."""

    way: ReachWay
    parts_of_day: tuple[str, ...] = ()
    place: str = ""
    language: str = "nl"
    other_language: str = ""
    interpreter: bool = False
    rather_talks: bool = False
    large_letters: bool = False


@action(needs=Right.CONTRIBUTE, kind=DataKind.CONTACT)
def keep_my_wish(me: Person, *, by: Actor, wish: Wish) -> None:
    """How I am best reached: mine to say, any day."""
    if me.pk != by.person_id:
        raise NotAllowed("somebody else's wish")
    _keep(by.village_id, me.pk, me.subject_id, None, None, wish)


@action(needs=Right.CONTRIBUTE)
def keep_wish(asked: Any, *, by: Actor, wish: Wish) -> None:
    """Of the one who asked: by themself with their code, or by who works on it, with their agreement."""
    chair = None if by.person_id == asked.author_id else _chair(asked, by)
    reach = reach_of(asked)
    if reach is None:
        raise NotAllowed("not shared by this person")
    _keep(asked.village_id, asked.author_id, reach.subject_id, asked.item_id, chair, wish)


@action(needs=Right.CONTRIBUTE)
def say_by_hand(record: Any, *, by: Actor, to_person: UUID, to_name: str, words: str) -> TalkTask:
    """Something to tell in words, within a working day. Only for who works on it, and only as long as they do."""
    me = _chair(record, by)
    moment = now()
    task: TalkTask = TalkTask.unscoped.create(
        village_id=record.village_id, subject_id=record.subject_id, item_id=record.item_id, kind=record.kind,
        audience=Audience.PROFESSIONALS, author_id=by.person_id, organisation_id=me.organisation_id, owner=record.owner or me,
        to_person_id=to_person, to_name=to_name, words=words.strip(), asked_at=moment,
        due_at=before_when(record.village_id, moment),
    )  # fmt: skip
    return task


@action(needs=Right.CONTRIBUTE)
def say(record: Any, *, by: Actor, how: How, way: TalkWay, words: str = "") -> list[TalkTry]:
    """A call or a visit, and how it went. Reached: it is told. Else it waits one working day more."""
    me = _chair(record, by)
    waiting = list(waiting_about(record.item_id, record.village_id))
    if not waiting:
        raise NothingToTell
    tries = [_try(task, by, me, how, way, words) for task in waiting]
    _settle(waiting, me, done=how == How.REACHED)
    told = _("What was new was told in words.") if how == How.REACHED else ""
    door.talked(record, by=by, reached=how == How.REACHED, way=way, words=told)
    return tries


def tell_by_hand(
    asked: Asked, code: Notice.Code, *, said: Callable[[], str] = str, in_person: bool = False
) -> TalkTask | None:
    """Called whenever who asked is told something. None: the notice is enough, or it was said already.

    `said`: asks for the words that were written just now, only when somebody has to say them.
    `in_person`: they were spoken with just now, so nothing waits to be told any more.
    """
    by = standing().actor
    if not works_on(asked, by):
        return None
    if in_person:
        _settle(list(waiting_about(asked.item_id, asked.village_id)), _chair(asked, by), done=True)
        return None
    reach = reach_of(asked) if code != Notice.Code.TRIED else None
    if reach is None or not reach.is_told_by_hand:
        return None
    words = words_to_say(asked, code, _chair(asked, by), said())
    return say_by_hand(asked, by=by, to_person=asked.author_id, to_name=asked.asker_name, words=words)


def wish_now(reach: Reach) -> Wish:
    """To begin a form with."""
    wish = reach.wish
    if wish is None:
        return Wish(way=reach.way, place=reach.place, language=reach.language, interpreter=reach.interpreter)
    return Wish(
        way=reach.way, parts_of_day=tuple(wish.parts_of_day), place=wish.place, language=wish.language,
        other_language=wish.other_language, interpreter=wish.interpreter, rather_talks=wish.rather_talks,
        large_letters=wish.large_letters,
    )  # fmt: skip


def _chair(asked: Asked, by: Actor) -> Membership:
    me = chair_at(by, asked.to_organisation_id) if works_on(asked, by) else None
    if me is None:
        raise NotAllowed("not at the organisation that was asked")
    return me


def _keep(
    village_id: UUID, person_id: UUID, subject_id: UUID, item_id: UUID | None, chair: Membership | None, wish: Wish
) -> None:
    place = _sealed_place(village_id, subject_id, wish.place.strip())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.keep_reach_wish(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [place[0], item_id, person_id, chair.pk if chair else None, wish.way, list(wish.parts_of_day), place[1],
             wish.language, wish.other_language.strip(), wish.interpreter, wish.rather_talks, wish.large_letters],
        )  # fmt: skip


def _sealed_place(village_id: UUID, subject_id: UUID, words: str) -> tuple[UUID, bytes]:
    """A record that is never saved from here: it lends its place, to which the sealed words are bound."""
    record = ReachWish(id=uuid7(), village_id=village_id, subject_id=subject_id, place=words)
    field = next(one for one in ReachWish._meta.concrete_fields if one.name == "place")
    return record.pk, field.pre_save(record, True)


def _try(task: TalkTask, by: Actor, me: Membership, how: How, way: TalkWay, words: str) -> TalkTry:
    tried: TalkTry = TalkTry.unscoped.create(
        village_id=task.village_id, subject_id=task.subject_id, item_id=task.item_id, kind=task.kind,
        audience=task.audience, author_id=by.person_id, organisation_id=me.organisation_id, task=task, how=how, way=way,
        tried_at=now(), author_name=me.public_name, words=words.strip(),
    )  # fmt: skip
    return tried


def _settle(tasks: list[TalkTask], me: Membership, *, done: bool) -> None:
    """In one statement: told, or once more within a working day."""
    if not tasks:
        return
    moment, village_id = now(), tasks[0].village_id
    still = TalkTask.unscoped.filter(village_id=village_id, pk__in=[task.pk for task in tasks], done_at=None)
    if done:
        still.update(done_at=moment, done_by=me)
    else:
        still.update(due_at=before_when(village_id, moment), risen_at=None)
