"""The stage of the stories: somebody of the cast steps forward, signs in, and does one thing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from village.demo.rows import Laid
from village.foundation.time_range import now
from village.modules.circles.one_thing import share_one
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker, LifeArea, ReachBy
from village.modules.own_questions.offering import Answered
from village.modules.promises.working_time import week_of
from village.trust.access.actor import acting_as, enter
from village.trust.access.opening import find
from village.trust.access.receipts import new_receipt
from village.trust.people.models import Person, Subject
from village.trust.villages.hours import WorkingWeek, next_opening
from village.trust.vocabulary import Actor, Purpose


@dataclass(frozen=True)
class Told:
    """A question of a story. `asked`: how many working days ago; `due`: how many working days from today."""

    village_id: UUID
    request_id: UUID
    asked: int
    due: int | None = None
    at: time = time(16)


@dataclass(frozen=True)
class Asked:
    """What somebody says at the door, in the order of the form: what goes well before what is hard."""

    asker: Asker
    goes_well: str
    hard: str
    areas: tuple[LifeArea, ...]
    called_name: str = ""
    reach_by: ReachBy = ReachBy.HERE
    reach_where: str = ""
    own: tuple[Answered, ...] = ()
    """Answers to what the village asks besides."""


def after_opening(week: WorkingWeek, *, days: int, hours: int) -> datetime:
    """So many hours after the contact point opens, on the first day it does so many days from now or later."""
    day = timezone.localtime(now() + timedelta(days=days)).replace(hour=0, minute=0, second=0, microsecond=0)
    return next_opening(week, day) + timedelta(hours=hours)


class Stage:
    """One village, ready to play in, in its own language."""

    def __init__(self, laid: Laid, language: str) -> None:
        self.laid, self.language = laid, language
        self.village_id = laid.village.pk

    @contextmanager
    def playing(self, who: str = "") -> Iterator[Actor]:
        """As if this person had just signed in, with all that the job asks for; or a visitor, without a name."""
        account = self.laid.people[who].account_id if who else None
        with translation.override(self.language), transaction.atomic():
            actor = enter(self.village_id, account_id=account, second_factor=account is not None)
            with acting_as(actor):
                yield actor

    def person(self, who: str) -> Person:
        return self.laid.people[who]

    def ask(self, who: str, asked: Asked, about: str = "") -> UUID:
        """With the family: about oneself, or about a child."""
        with self.playing(who) as actor:
            return actions.ask(self.person(about or who), by=actor, question=self._question(asked)).pk

    def ask_alone(self, who: str, asked: Asked) -> UUID:
        with self.playing(who) as actor:
            return actions.ask_alone(self.person(who), by=actor, question=self._question(asked)).pk

    def ask_for_work(self, who: str, asked: Asked) -> UUID:
        with self.playing(who) as actor:
            return actions.ask_for_work(self.person(who), by=actor, question=self._question(asked)).pk

    def ask_without_account(self, name: str, asked: Asked) -> UUID:
        """Somebody who has no account gets a code to come back with."""
        with self.playing() as visitor:
            actor = actions.come_in(visitor, name=name, language=self.language)
            assert actor.person_id and actor.subject_id
            mine = Subject(pk=actor.subject_id, village_id=self.village_id)
            request = actions.ask(mine, by=actor, question=self._question(asked))
            new_receipt(actor.person_id, request.pk)
            return request.pk

    def take_up(self, who: str, request: UUID) -> None:
        """Promised for some working days from now; set_the_clock() says exactly when."""
        with self.playing(who) as actor:
            actions.take_up(self._found(actor, request), by=actor, answer_by=self._later())

    def ask_back(self, who: str, request: UUID, words: str) -> None:
        with self.playing(who) as actor:
            actions.ask_back(self._found(actor, request), by=actor, words=words)

    def reply(self, who: str, request: UUID, words: str) -> None:
        with self.playing(who) as actor:
            actions.reply(self._found(actor, request), by=actor, words=words)

    def answer(self, who: str, request: UUID, words: str) -> None:
        with self.playing(who) as actor:
            actions.answer(self._found(actor, request), by=actor, words=words)

    def promise_again(self, who: str, request: UUID, reason: str) -> None:
        with self.playing(who) as actor:
            actions.promise_again(self._found(actor, request), by=actor, answer_by=self._later(), reason=reason)

    def show_one(self, who: str, request: UUID, to: str) -> None:
        """One question, to one person of one's own choice."""
        with self.playing(who) as actor:
            share_one(self._found(actor, request), by=actor, to_person=self.person(to).pk)

    def told(self, request: UUID, asked: int, due: int | None = None, at: time = time(16)) -> Told:
        return Told(self.village_id, request, asked, due, at)

    def _later(self) -> datetime:
        return after_opening(week_of(self.village_id), days=2, hours=2)

    def _found(self, actor: Actor, request: UUID) -> HelpRequest:
        return find(actor, HelpRequest, request, Purpose.HELP)

    def _question(self, asked: Asked) -> actions.Question:
        return actions.Question(
            asker=asked.asker, hard=asked.hard, goes_well=asked.goes_well, life_areas=tuple(asked.areas),
            called_name=asked.called_name, reach_by=asked.reach_by, reach_where=asked.reach_where,
            language=self.language, own=asked.own,
        )  # fmt: skip
