"""Meetings and looking back in the calendar of one's own: moments, and nothing about what they are."""

from datetime import datetime, timedelta

from django.utils import timezone

from tests.cast import as_owner
from tests.modules.meetings.conftest import a_moment_later
from village.modules.agreements.calendar import as_ics, dates_of
from village.modules.family_plans import team
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.meetings import actions, clock
from village.modules.meetings.models import Meeting, Review
from village.modules.meetings.reviews import reviews_of
from village.modules.meetings.words import Occasion
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.law.ages import months_after
from village.trust.notices.models import Notice
from village.trust.vocabulary import Purpose

MODULES = ["agreements", "meetings", "waiting"]


def meets(cast, who):
    """The moments in somebody's calendar that have an hour, and whether they were called off."""
    with acting_as(cast.actors[who]) as actor:
        found = dates_of(actor, MODULES)
        text = as_ics(found, datetime.now().astimezone()).decode()
    assert not any(word in text for word in ("Yara", "Benali", "grandmother", "mornings"))
    return [(one.begins, one.cancelled) for one in found if isinstance(one.begins, datetime)]


def test_who_is_invited_finds_the_meeting_in_their_calendar_and_nobody_else(wilgendaal, plan, meeting):
    for who in ("leila", "yara", "hanne", "els"):
        assert meets(wilgendaal, who) == [(meeting.begins_at, False)]
    for who in ("oma", "jonas", "ex", "stranger", "mieke"):
        assert meets(wilgendaal, who) == []
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, plan.subject_id, Purpose.FOLLOW)
        team.remove(TeamMember.unscoped.get(plan=plan, person_id=wilgendaal.people["els"].pk), by=leila)
    a_moment_later()
    assert meets(wilgendaal, "els") == [], "who is let in no more learns no day either"
    with acting_as(wilgendaal.hanne) as hanne:
        actions.call_off(find(hanne, Meeting, meeting.pk), by=hanne)
    assert meets(wilgendaal, "yara") == [(meeting.begins_at, True)], "it goes from their calendar by itself"


def looks_back(cast, plan):
    """The days of looking back, by who finds them in a calendar; and what of the plan still waits for the family."""
    days = {}
    for who in ("leila", "yara", "hanne", "els", "ex"):
        with acting_as(cast.actors[who]) as actor:
            days[who] = [one.begins for one in dates_of(actor, MODULES) if not isinstance(one.begins, datetime)]
    with acting_as(cast.leila) as leila:
        open_subject(leila, plan.subject_id, Purpose.FOLLOW)
        return days, [one.due_on for one in reviews_of(leila, [plan.pk])]


def test_the_days_of_looking_back_are_with_the_family_and_who_coordinates_until_the_plan_is_closed(wilgendaal, plan):
    clock.tick()
    days, waiting = looks_back(wilgendaal, plan)
    assert days["leila"] == days["yara"] == days["hanne"] == waiting and len(waiting) == 2
    assert days["els"] == days["ex"] == []
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan.pk).update(closed_at=timezone.now())
    days, waiting = looks_back(wilgendaal, plan)
    assert not any(days.values()) and waiting == []


def test_a_day_from_before_a_plan_was_opened_again_is_in_no_calendar_and_nobody_is_called_to_it(wilgendaal, plan):
    """It fell due before the plan was closed and nobody looked back: it ended with the plan as it was."""
    clock.tick()
    old, opened = timezone.localdate() - timedelta(days=20), timezone.now() - timedelta(days=10)
    with as_owner():
        Review.unscoped.filter(plan=plan).update(due_on=old, said_on=None)
    assert set(looks_back(wilgendaal, plan)[0]["leila"]) == set(), "the plan opened after that day"
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan.pk).update(opened_at=opened - timedelta(days=300))
    assert set(looks_back(wilgendaal, plan)[0]["leila"]) == {old}, "as long as it was not opened again it waits"
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan.pk).update(opened_at=opened)
        before = Notice.unscoped.count()
    clock.tick()
    days, waiting = looks_back(wilgendaal, plan)
    with as_owner():
        assert Notice.unscoped.count() == before
        new = Review.unscoped.filter(plan=plan, occasion=Occasion.EVALUATION, due_on__gt=old).get()
    assert new.due_on == months_after(timezone.localdate(opened), 6), "the months count from the day it opened again"
    assert new.due_on in days["leila"] and old not in days["leila"] and new.due_on in waiting
