"""A meeting about the plan of Leïla and Yara: Hanne coordinates, Els knows about school, grandmother is of the team."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.coordinated import oma, plan
from tests.modules.family_plans.conftest import goal, school_goal
from tests.modules.help_requests.conftest import a_moment_later
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.meetings import actions, voices
from village.modules.meetings.actions import Called, Reason
from village.modules.meetings.models import ChildAsked, Meeting, Point
from village.modules.meetings.queries import children_asked, seats_of
from village.modules.meetings.voices import Said
from village.modules.meetings.words import Hears, Way, Without
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import Actor, DataKind, Purpose

__all__ = ["a_moment_later", "goal", "oma", "plan", "school_goal"]
YARAS = "I want to keep my Wednesday with Jonas."
DONE_WITH_IT = "Wednesday stays yours. Nobody plans anything on it."
REASON = Reason(Without.BETWEEN_WORKERS, "We tune in about who calls whom.", timezone.localdate() + timedelta(days=3))
NEXT = timezone.localdate() + timedelta(days=28)
LOOKS_BACK_AFTER = timezone.localdate() + timedelta(days=60)


def call(cast: Cast, plan: FamilyPlan, by: Actor, *who: Any, **more: Any) -> Meeting:
    people = [one.person_id if isinstance(one, TeamMember) else cast.people[one].pk for one in who]
    called = Called(timezone.now() + timedelta(days=4), "At grandmother's", "How are the mornings?", people)
    with acting_as(by) as actor:
        made = actions.call(find(actor, FamilyPlan, plan.pk), by=actor, called=called, **more)
    a_moment_later()
    return made


@pytest.fixture
def meeting(wilgendaal: Cast, plan: FamilyPlan) -> Meeting:
    return call(wilgendaal, plan, wilgendaal.hanne, "leila", "yara", "hanne", "els")


def asked(actor: Actor, meeting: Meeting) -> ChildAsked:
    """Inside acting_as."""
    return children_asked(find(actor, Meeting, meeting.pk))[0]


def yara_says(cast: Cast, meeting: Meeting, **said: Any) -> None:
    told = Said(**{"way": Way.WRITE, "words": YARAS, "hears": Hears.MEETING, **said})
    with acting_as(cast.yara) as yara:
        voices.say(asked(yara, meeting), by=yara, said=told)
    a_moment_later()


def bring(cast: Cast, meeting: Meeting, who: str, words: str, kind: DataKind = DataKind.CONTACT) -> Point:
    with acting_as(cast.actors[who]) as actor:
        return actions.bring(find(actor, Meeting, meeting.pk), by=actor, words=words, kind=kind)


def tell_yara(cast: Cast, meeting: Meeting, who: str = "hanne") -> None:
    with acting_as(cast.actors[who]) as actor:
        actions.tell_child(asked(actor, meeting), by=actor, words=DONE_WITH_IT)


def is_today(meeting: Meeting) -> None:
    """Its day has come."""
    with as_owner():
        Meeting.unscoped.filter(pk=meeting.pk).update(begins_at=timezone.now())


def note_presence(cast: Cast, meeting: Meeting, *came: str, by: str = "hanne", reason: Reason | None = None) -> None:
    is_today(meeting)
    people = {cast.people[who].pk for who in came}
    with acting_as(cast.actors[by]) as actor:
        here = find(actor, Meeting, meeting.pk)
        there = {seat.pk for seat in seats_of(here) if seat.person_id in people}
        actions.note_presence(here, by=actor, there=there, reason=reason)


def close(cast: Cast, meeting: Meeting, by: str = "hanne", on: Any = NEXT) -> None:
    with acting_as(cast.actors[by]) as actor:
        actions.close(find(actor, Meeting, meeting.pk), by=actor, review_on=on)


def held(cast: Cast, meeting: Meeting) -> None:
    tell_yara(cast, meeting)
    note_presence(cast, meeting, "leila", "yara", "hanne")
    close(cast, meeting)


def opened(actor: Actor, plan: FamilyPlan) -> None:
    """Inside acting_as: what of this plan is this actor's to see."""
    open_subject(actor, plan.subject_id, Purpose.FOLLOW)
