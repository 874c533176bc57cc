"""Beginning: offered by who has the question, begun by the family's yes; school only by a yes of its own."""

import pytest
from django.http import Http404

from tests.cast import as_owner, restrict, work
from tests.modules.family_plans.conftest import begin as begin_plan
from tests.modules.family_plans.conftest import joins
from tests.modules.help_requests.conftest import ask
from tests.modules.pit.conftest import (
    ADVICE,
    CONTRIBUTES,
    WHY,
    a_begin,
    a_moment_later,
    chair,
    does,
    finds,
    notices,
    offer,
    opened,
    row,
    rows,
    say_yes,
)
from village.modules.circles.ending import AskedAnew, go_on
from village.modules.circles.one_thing import SEVERAL
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.words import SHOWN_KINDS
from village.modules.help_requests import actions as requests
from village.modules.help_requests.words import Asker
from village.modules.pit import at_school, beginning
from village.modules.pit.models import Contribution, PitOffer, Quality, SchoolPart, Trajectory
from village.modules.pit.problems import (
    ChooseTheTeacher,
    LooksLikeTestResult,
    NobodyToCoach,
    NotAChild,
    NotNow,
    OfferedAlready,
)
from village.modules.pit.words import Type
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Consent
from village.trust.vocabulary import NotAllowed, Purpose, Role


def test_nothing_begins_before_the_family_agrees(wilgendaal, offered):
    assert not rows(Trajectory)
    assert finds(wilgendaal, "leila", offered).why == WHY
    assert "question" in notices(wilgendaal, "leila")


def test_with_the_yes_of_the_mother_of_a_child_of_nine_it_begins(wilgendaal, offered):
    say_yes(wilgendaal, offered)
    one = row(Trajectory)
    assert finds(wilgendaal, "hanne", one).why == WHY and finds(wilgendaal, "sami", one).called_name == "Sami"
    assert one.evaluate_on.month == (one.begun_on.month + 5) % 12 + 1  # six months later


def test_what_school_said_beforehand_stands_in_its_part(wilgendaal, offered):
    say_yes(wilgendaal, offered)
    assert len(rows(Quality)) == 2
    assert finds(wilgendaal, "els", row(Contribution)).words == CONTRIBUTES


def test_a_yes_to_the_help_is_no_yes_to_school(wilgendaal, offered):
    say_yes(wilgendaal, offered, school=False)
    with pytest.raises(Http404):
        finds(wilgendaal, "els", row(SchoolPart))
    assert not notices(wilgendaal, "els")


def test_without_school_the_school_sees_nothing_and_is_told_nothing(wilgendaal, taken):
    say_yes(wilgendaal, offer(wilgendaal, taken, type=Type.HOME, teacher=None))
    assert not rows(SchoolPart) and not notices(wilgendaal, "els")


def test_with_school_means_with_a_teacher_by_name(wilgendaal, taken):
    with pytest.raises(ChooseTheTeacher):
        offer(wilgendaal, taken, teacher=None)


def test_the_family_says_no_and_nothing_begins(wilgendaal, offered):
    does(wilgendaal, "leila", offered, beginning.refuse)
    assert not rows(Trajectory)
    with pytest.raises(NotNow):
        say_yes(wilgendaal, offered)


def test_it_is_offered_once(wilgendaal, taken, offered):
    with pytest.raises(OfferedAlready):
        offer(wilgendaal, taken)


def test_no_result_of_a_test_stands_in_an_offer(wilgendaal, taken):
    with pytest.raises(LooksLikeTestResult):
        offer(wilgendaal, taken, why="IQ 87, percentiel 12")


@pytest.mark.parametrize("who", ["els", "karim", "nele", "oona", "jonas", "ex", "oma", "stranger", "kobe", "mieke"])
def test_who_is_nobody_to_it_finds_no_offer_and_cannot_answer(wilgendaal, offered, who):
    with pytest.raises(Http404):
        finds(wilgendaal, who, offered)
    with pytest.raises((Http404, NotAllowed)):
        say_yes(wilgendaal, offered, who)


def test_the_one_who_offers_does_not_answer(wilgendaal, offered):
    with pytest.raises(NotAllowed):
        say_yes(wilgendaal, offered, "hanne")


def test_somebody_else_at_the_door_does_not_offer(wilgendaal, taken):
    with pytest.raises(Http404), acting_as(wilgendaal.bram) as bram:
        beginning.offer(opened(bram, taken), by=bram, begin=a_begin(wilgendaal))


def test_a_girl_of_fourteen_and_her_mother_both_say_yes(wilgendaal):
    made = _about_yara(wilgendaal)
    say_yes(wilgendaal, made)
    assert not rows(Trajectory)
    say_yes(wilgendaal, made, "yara")
    assert finds(wilgendaal, "els", row(SchoolPart)).called_name == "Yara"


def test_when_one_of_the_two_says_no_to_school_school_sees_nothing(wilgendaal):
    made = _about_yara(wilgendaal)
    say_yes(wilgendaal, made)
    say_yes(wilgendaal, made, "yara", school=False)
    assert finds(wilgendaal, "hanne", row(Trajectory))
    with pytest.raises(Http404):
        finds(wilgendaal, "els", row(SchoolPart))


def test_somebody_of_age_is_no_child(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.imani, "imani", called_name="Imani", asker=Asker.YOUNG)
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    made = offer(wilgendaal, asked, called_name="Imani")
    with pytest.raises(NotAChild):
        say_yes(wilgendaal, made, "imani")


def test_what_both_said_yes_to_goes_on_by_neither_of_them_alone(wilgendaal):
    """The last yes opens it; the consent says that it was not the only one."""
    made = _about_yara(wilgendaal)
    for who in ("leila", "yara"):
        say_yes(wilgendaal, made, who)
    given = rows(Consent, item_id=row(Trajectory).pk) + rows(Consent, item_id=row(SchoolPart).pk)
    assert {one.how for one in given} == {SEVERAL} and {one.given_by_id for one in given} == {wilgendaal.yara.person_id}
    for who in ("leila", "yara"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(AskedAnew):
            go_on(find(actor, Consent, given[0].pk, Purpose.SHARE), by=actor)


def test_what_one_yes_began_goes_on_by_that_one(wilgendaal, runs):
    given = rows(Consent, item_id=runs.pk)[0]
    assert given.how == "own login" and given.given_by_id == wilgendaal.leila.person_id
    with acting_as(wilgendaal.leila) as leila:
        again = go_on(find(leila, Consent, given.pk, Purpose.SHARE), by=leila)
    assert again.until >= given.until


def test_a_question_just_for_herself_leads_to_no_offer(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.yara, "yara", requests.ask_alone, asker=Asker.YOUNG, called_name="Yara")
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    with pytest.raises(NotAllowed):
        offer(wilgendaal, asked)


def test_whom_the_family_keeps_out_cannot_be_the_coach(wilgendaal, taken):
    made = offer(wilgendaal, taken, coach=chair(wilgendaal, "nele"))
    restrict(wilgendaal, "sami", "nele", "leila")
    with pytest.raises(NobodyToCoach):
        say_yes(wilgendaal, made)


def test_a_second_one_for_the_same_child_does_not_begin_beside_the_first(wilgendaal, runs):
    asked = ask(wilgendaal, wilgendaal.leila, "sami")
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    with pytest.raises(OfferedAlready):
        say_yes(wilgendaal, offer(wilgendaal, asked))


def test_beside_a_family_plan_it_is_offered_for_a_child_whose_plan_it_is(wilgendaal):
    plan = begin_plan(wilgendaal)
    joins(wilgendaal, plan, "hanne", list(SHOWN_KINDS))
    begin = a_begin(wilgendaal, called_name="Yara")
    with acting_as(wilgendaal.hanne) as hanne:
        found = find(hanne, FamilyPlan, plan.pk)
        made = beginning.offer_beside(found, by=hanne, begin=begin, child_id=wilgendaal.people["yara"].subject_id)
        with pytest.raises(NotAllowed):  # Sami is no owner of it
            beginning.offer_beside(found, by=hanne, begin=begin, child_id=wilgendaal.people["sami"].subject_id)
    a_moment_later()
    say_yes(wilgendaal, made)
    say_yes(wilgendaal, made, "yara")
    assert row(Trajectory).plan_id == plan.pk


def test_the_mother_lets_it_stand_beside_her_own_plan_and_nobody_elses(wilgendaal, offered):
    plan = begin_plan(wilgendaal)
    with acting_as(wilgendaal.leila) as leila:
        beginning.agree(find(leila, PitOffer, offered.pk), by=leila, school=False, beside=plan.pk)
    assert row(Trajectory).plan_id == plan.pk


def test_who_has_a_second_chair_at_the_school_and_nothing_else_sees_nothing(wilgendaal, runs, part):
    with as_owner():
        work(wilgendaal, "stranger", "school", Role.TEACHER)
    with pytest.raises(Http404):
        finds(wilgendaal, "stranger", part)
    with pytest.raises(Http404):
        does(wilgendaal, "stranger", part, at_school.advise, words=ADVICE)



def _about_yara(cast):
    asked = ask(cast, cast.leila, "yara", called_name="Yara")
    with acting_as(cast.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    return offer(cast, asked, called_name="Yara")
