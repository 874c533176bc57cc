"""Meetings and looking back in the calendar of one's own: moments, and nothing about what they are."""

from datetime import datetime

from tests.cast import as_owner
from tests.modules.meetings.conftest import a_moment_later, call
from village.modules.agreements.calendar import as_ics, dates_of
from village.modules.family_plans import team
from village.modules.family_plans.models import TeamMember
from village.modules.meetings import actions
from village.modules.meetings.models import Meeting, Review
from village.modules.meetings.words import Occasion
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
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


def test_the_day_of_looking_back_is_with_the_family_and_who_coordinates(wilgendaal, plan):
    call(wilgendaal, plan, wilgendaal.hanne, "leila", "hanne", "els")
    with as_owner():
        Review.unscoped.create(
            village_id=plan.village_id, subject_id=plan.subject_id, item_id=plan.item_id, kind=plan.kind,
            audience=plan.audience, author_id=plan.author_id, plan=plan, occasion=Occasion.AGREED, law_version="test",
            due_on=plan.review_on,
        )  # fmt: skip
    seen = {}
    for who in ("leila", "yara", "hanne", "els", "ex"):
        with acting_as(wilgendaal.actors[who]) as actor:
            seen[who] = [one.begins for one in dates_of(actor, MODULES) if not isinstance(one.begins, datetime)]
    assert seen["leila"] == seen["yara"] == seen["hanne"] == [plan.review_on] and seen["els"] == seen["ex"] == []
