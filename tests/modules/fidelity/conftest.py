"""A programme on paper: plans with days that can be counted by hand."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from village.foundation.ids import uuid7
from village.modules.family_plans.models import (
    FamilyPlan,
    Goal,
    Mark,
    Option,
    OwnWords,
    Step,
    Strength,
    TeamMember,
)
from village.modules.fidelity.hiding import Count
from village.modules.fidelity.queries import counts_of
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.meetings.models import (
    Closing,
    LookedBack,
    Meeting,
    Opinion,
    Present,
    Review,
    Seat,
    Success,
)
from village.trust.access.actor import acting_as
from village.trust.people.models import Family, Subject
from village.trust.vocabulary import Actor, DataKind

FROM, UNTIL = date(2025, 1, 1), date(2026, 1, 1)


def at(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


class Programme:
    """Writes rows as they would have come to be; for the formulas only, so nobody acts here."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.village, self.author = cast, cast.village, cast.people["leila"]

    def plan(self, coach: str, opened: date, *, asked: date | None = None, closed: date | None = None) -> FamilyPlan:
        with as_owner():
            subject = Subject.unscoped.create(village=self.village, whose="family")
            family = Family.unscoped.create(village=self.village, subject=subject, name="Invented")
            request = self._request(subject, asked) if asked else None
            return FamilyPlan.unscoped.create(
                **self._about(subject.pk), family=family, coordinator=self.cast.people[coach], coordinator_called=coach,
                opened_at=at(opened), closed_at=at(closed) if closed else None, review_on=opened, request=request,
            )  # fmt: skip

    def contact(self, plan: FamilyPlan, on: date, way: str = "call") -> None:
        with as_owner():
            RequestStep.unscoped.create(
                **self._part(plan.request.item_id, plan.request.subject_id), request=plan.request, what="contact",
                done_at=at(on), author_name="x", way=way,
            )  # fmt: skip

    def words(self, plan: FamilyPlan, on: date) -> None:
        with as_owner():
            made = OwnWords.unscoped.create(**self._about(plan.subject_id), plan=plan, prompt="wish")
            self._on(made, on)

    def meeting(self, plan: FamilyPlan, on: date, **came: bool) -> None:
        """Seats by side: child, family, natural, professional. It closes when one of the family came."""
        with as_owner():
            meeting = Meeting.unscoped.create(**self._about(plan.subject_id), plan=plan, begins_at=at(on), convener_name="x")
            people = iter(("yara", "leila", "oma", "els"))
            for side, was_there in came.items():
                part = self._part(meeting.item_id, plan.subject_id)
                seat = Seat.unscoped.create(**part, meeting=meeting, person=self.cast.people[next(people)], name="x", side=side)
                Present.unscoped.create(**part, meeting=meeting, seat=seat, was_there=was_there)
            Closing.unscoped.create(
                **self._part(meeting.item_id, plan.subject_id), meeting=meeting, review_on=on, author_name="x",
                closed_at=at(on),
            )  # fmt: skip

    def team(self, plan: FamilyPlan, who: str, side: str, joined: date) -> TeamMember:
        with as_owner():
            return TeamMember.unscoped.create(
                **self._about(plan.subject_id), plan=plan, person=self.cast.people[who], called=who, side=side, in_team=True,
                joined_at=at(joined),
            )  # fmt: skip

    def step(self, plan: FamilyPlan, made: date, due: date, done: date | None = None, **more: Any) -> Step:
        with as_owner():
            goal = Goal.unscoped.filter(plan=plan).first() or self.goal(plan, made)
            step = Step.unscoped.create(**self._about(plan.subject_id), plan=plan, goal=goal, who="x", due_on=due, **more)
            self._on(step, made)
            if done:
                self.mark(step, "done", done)
            return step

    def mark(self, step: Step, said: str, on: date, new_day: date | None = None) -> None:
        with as_owner():
            about = self._part(step.item_id, step.subject_id)
            made = Mark.unscoped.create(**about, plan=step.plan, of=step.pk, by_called="x", said=said, new_day=new_day)
            self._on(made, on)

    def goal(self, plan: FamilyPlan, made: date, ways: int = 0) -> Goal:
        with as_owner():
            goal = Goal.unscoped.create(**self._about(plan.subject_id), plan=plan, life_area="home", place=1)
            self._on(goal, made)
            for _way in range(ways):
                Option.unscoped.create(**self._part(goal.item_id, plan.subject_id), goal=goal, by_called="x")
            return goal

    def strength(self, plan: FamilyPlan, on: date) -> Strength:
        with as_owner():
            about = self._about(plan.subject_id)
            return Strength.unscoped.create(**about, plan=plan, life_area="home", seen_by="x", seen_on=on)

    def looked_back(self, plan: FamilyPlan, on: date, success: date | None = None) -> None:
        with as_owner():
            part = self._part(plan.item_id, plan.subject_id)
            review = Review.unscoped.create(**part, plan=plan, occasion="agreed", due_on=on, law_version="x")
            Opinion.unscoped.create(
                **part, review=review, name="x", side="family", fits="yes", speaker=self.author, said_at=at(on)
            )
            LookedBack.unscoped.create(
                **part, review=review, course="continue", next_on=on + timedelta(days=30), author_name="x", held_at=at(on)
            )
            if success:
                Success.unscoped.create(**self._about(plan.subject_id), plan=plan, author_name="x", seen_on=success)

    def _request(self, subject: Subject, asked: date) -> HelpRequest:
        return HelpRequest.unscoped.create(
            **self._about(subject.pk), number=str(uuid7())[-12:], route="family", asker="parent", asker_name="x",
            reach_by="here", language="nl", to_organisation=self.cast.organisations["door"], asked_at=at(asked),
            law_version="x",
        )  # fmt: skip

    def _about(self, subject_id: UUID) -> dict[str, Any]:
        key = uuid7()
        return {"id": key, **self._part(key, subject_id)}

    def _part(self, item: UUID, subject_id: UUID) -> dict[str, Any]:
        return {
            "village": self.village, "subject_id": subject_id, "item_id": item, "kind": DataKind.FAMILY_STORY,
            "author": self.author,
        }  # fmt: skip

    def _on(self, record: Any, on: date) -> None:
        type(record).unscoped.filter(pk=record.pk).update(created_at=at(on))


@pytest.fixture
def programme(wilgendaal: Cast) -> Programme:
    return Programme(wilgendaal)


def counts(actor: Actor) -> dict[str, dict[UUID | None, Count]]:
    with acting_as(actor):
        return counts_of(FROM, UNTIL)


def counted(cast: Cast, measure: str, place: str = "door") -> tuple[int, int, int]:
    """Families, fits, all of; as a team leader's page would ask it."""
    found = counts(cast.mieke).get(measure, {}).get(cast.organisations[place].pk)
    return (found.families, found.fits, found.all_of) if found else (0, 0, 0)
