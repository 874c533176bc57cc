"""Who calls a meeting, who reads which point, who writes down what is said; and who does none of it."""

import pytest
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner, consent, restrict
from tests.modules.meetings.conftest import (
    NEXT,
    REASON,
    bring,
    call,
    close,
    held,
    note_presence,
    opened,
    tell_yara,
)
from village.modules.family_plans import steps
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.team import remove
from village.modules.meetings import actions
from village.modules.meetings.actions import Called
from village.modules.meetings.models import Meeting, Point, Review, Seat
from village.modules.meetings.problems import MeetingIsOver, NoDayToLookBack, SayWhyWithoutFamily
from village.modules.meetings.queries import (
    decisions_by_point,
    meetings_of,
    minutes_by_point,
    points_of,
    without_family,
)
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, DataKind, NotAllowed

OUTSIDE = ("ex", "jonas", "oona", "mieke", "stranger", "karim", "griet", "kobe", "bram")


def reads(cast, who, meeting):
    with acting_as(cast.actors[who]) as actor:
        try:
            return find(actor, Meeting, meeting.pk).place
        except Http404:
            return None


def told(cast, who, **where):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], **where).count()


def test_everybody_in_the_team_reads_when_and_where_nobody_else_does(wilgendaal, meeting):
    assert {who: reads(wilgendaal, who, meeting) for who in ("leila", "yara", "hanne", "els")} == dict.fromkeys(
        ("leila", "yara", "hanne", "els"), "At grandmother's"
    )
    assert [who for who in OUTSIDE if reads(wilgendaal, who, meeting)] == []


def test_els_calls_no_meeting_and_neither_does_somebody_from_outside(wilgendaal, plan):
    called = Called(timezone.now(), "School", "Talk", [wilgendaal.people["leila"].pk])
    for who in ("els", "jonas", "ex"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
            actions.call(plan, by=actor, called=called)


def test_the_mother_calls_one_too_and_hanne_hears_of_it(wilgendaal, plan):
    made = call(wilgendaal, plan, wilgendaal.leila, "leila", "yara", "hanne")
    assert reads(wilgendaal, "hanne", made)
    assert told(wilgendaal, "hanne", path=f"meetings/{made.pk}/") == 1


def test_nobody_is_invited_who_is_not_of_the_family_or_the_team(wilgendaal, plan):
    made = call(wilgendaal, plan, wilgendaal.leila, "leila", "ex", "jonas")
    with as_owner():
        assert [seat.name for seat in Seat.unscoped.filter(meeting=made)] == ["Leïla Benali"]


def test_without_the_family_only_with_a_reason_and_they_hear_it_at_once(wilgendaal, plan):
    with pytest.raises(SayWhyWithoutFamily):
        call(wilgendaal, plan, wilgendaal.hanne, "hanne", "els")
    before = told(wilgendaal, "leila", code="family_told")
    made = call(wilgendaal, plan, wilgendaal.hanne, "hanne", "els", reason=REASON)
    assert told(wilgendaal, "leila", code="family_told") == before + 1
    with acting_as(wilgendaal.leila) as leila:
        said = without_family(find(leila, Meeting, made.pk))
    assert said.words == REASON.words and said.minutes_by == REASON.minutes_by


def test_when_none_of_the_family_came_that_gets_a_reason_as_well(wilgendaal, meeting):
    with pytest.raises(SayWhyWithoutFamily):
        note_presence(wilgendaal, meeting, "hanne", "els")
    note_presence(wilgendaal, meeting, "hanne", "els", reason=REASON)
    tell_yara(wilgendaal, meeting)
    close(wilgendaal, meeting)


def test_els_reads_the_point_about_school_and_not_the_one_about_money(wilgendaal, meeting):
    bring(wilgendaal, meeting, "hanne", "Who reads with Sami?", DataKind.SCHOOL)
    bring(wilgendaal, meeting, "leila", "The rent.", DataKind.MONEY)
    bring(wilgendaal, meeting, "els", "When does it begin?")
    with acting_as(wilgendaal.els) as els:
        opened(els, meeting)
        assert [one.words for one in points_of(meeting)] == ["Who reads with Sami?", "When does it begin?"]
    with acting_as(wilgendaal.hanne) as hanne:
        opened(hanne, meeting)
        assert [one.words for one in points_of(meeting)][0] == "The rent."  # the family's come first


def test_els_brings_no_point_about_money(wilgendaal, meeting):
    with pytest.raises(Exception, match="row-level security|not allowed|policy"):
        bring(wilgendaal, meeting, "els", "What do they earn?", DataKind.MONEY)


def test_what_is_said_and_decided_is_read_by_who_reads_the_point(wilgendaal, meeting, school_goal):
    school = bring(wilgendaal, meeting, "leila", "Who reads with Sami?", DataKind.SCHOOL)
    money = bring(wilgendaal, meeting, "leila", "The rent.", DataKind.MONEY)
    with acting_as(wilgendaal.hanne) as hanne:
        for point in (school, money):
            actions.note(find(hanne, Point, point.pk), by=hanne, words=f"Talked about {point.pk}")
        opened(hanne, meeting)
        step = steps.add_step(school_goal, by=hanne, words="Els reads on Monday", due_on=NEXT, who="Els")
        actions.decide(find(hanne, Point, school.pk), by=hanne, words="Els reads on Monday", step=step.pk)
    with acting_as(wilgendaal.els) as els:
        opened(els, meeting)
        assert set(minutes_by_point(meeting)) == {school.pk}
        assert decisions_by_point(meeting)[school.pk][0].step_id == step.pk
        with pytest.raises(NotAllowed):
            actions.note(find(els, Point, school.pk), by=els, words="I write what I like.")


def test_it_closes_with_a_day_that_is_not_too_far(wilgendaal, meeting):
    tell_yara(wilgendaal, meeting)
    note_presence(wilgendaal, meeting, "leila", "hanne")
    for day in (timezone.localdate(), timezone.localdate() + timezone.timedelta(days=400)):
        with pytest.raises(NoDayToLookBack):
            close(wilgendaal, meeting, on=day)
    close(wilgendaal, meeting)
    with as_owner():
        assert Review.unscoped.filter(plan_id=meeting.plan_id, due_on=NEXT).count() == 1


def test_what_is_over_can_be_read_not_changed(wilgendaal, meeting):
    held(wilgendaal, meeting)
    with pytest.raises(MeetingIsOver):
        bring(wilgendaal, meeting, "leila", "One more thing")
    with pytest.raises(MeetingIsOver):
        close(wilgendaal, meeting)


def test_only_who_called_it_or_the_family_calls_it_off(wilgendaal, meeting):
    with acting_as(wilgendaal.els) as els, pytest.raises(NotAllowed):
        actions.call_off(find(els, Meeting, meeting.pk), by=els)
    with acting_as(wilgendaal.leila) as leila:
        assert actions.call_off(find(leila, Meeting, meeting.pk), by=leila).called_off_at


def test_who_is_let_go_reads_nothing_any_more_not_even_the_hour(wilgendaal, plan, meeting):
    bring(wilgendaal, meeting, "els", "When does it begin?")
    with acting_as(wilgendaal.leila) as leila:
        opened(leila, plan)
        member = TeamMember.unscoped.get(person=wilgendaal.people["els"])
        remove(member, by=leila)
    assert reads(wilgendaal, "els", meeting) is None
    with acting_as(wilgendaal.els) as els:
        open_list(els)
        assert meetings_of(els, plan.pk) == [] and points_of(meeting) == []


def test_who_the_family_keeps_out_reads_nothing_whatever_was_agreed(wilgendaal, plan, meeting):
    with as_owner():
        family = FamilyPlan.unscoped.get(pk=plan.pk).subject_id
        found = restrict(wilgendaal, "leila", "els", "leila")
        type(found).unscoped.filter(pk=found.pk).update(subject_id=family)
        consent(wilgendaal, "leila", "leila", kinds=[DataKind.SCHOOL], to="els")
    assert reads(wilgendaal, "els", meeting) is None


def test_grandmother_is_let_in_by_the_family_to_this_one_meeting(wilgendaal, plan, oma):
    made = call(wilgendaal, plan, wilgendaal.hanne, "leila", "yara", "hanne", oma)
    her = Actor(village_id=wilgendaal.village.pk, person_id=oma.person_id, name="Oma", only_item=made.pk)
    with acting_as(her) as actor, pytest.raises(Http404):
        find(actor, Meeting, made.pk)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.let_come(find(hanne, Meeting, made.pk), by=hanne, people=[oma.person_id])
    with acting_as(wilgendaal.leila) as leila:
        actions.let_come(find(leila, Meeting, made.pk), by=leila, people=[oma.person_id])
    bring(wilgendaal, made, "leila", "The rent.", DataKind.MONEY)
    with acting_as(her) as actor:
        here = find(actor, Meeting, made.pk)
        actions.bring(here, by=actor, words="I bring cake.", kind=DataKind.CONTACT)
        assert [one.words for one in points_of(here)] == ["I bring cake."]


def test_called_by_the_mother_grandmother_is_in_at_once(wilgendaal, plan, oma):
    made = call(wilgendaal, plan, wilgendaal.leila, "leila", oma)
    her = Actor(village_id=wilgendaal.village.pk, person_id=oma.person_id, name="Oma", only_item=made.pk)
    with acting_as(her) as actor:
        assert find(actor, Meeting, made.pk).about == "How are the mornings?"
