"""A plan ends in small steps, only with the family's yes; somebody calls afterwards; one comes back without telling again."""

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from tests.browsing import browser
from tests.cast import as_owner
from tests.modules.family_plans.conftest import OURS, YARAS, at
from tests.modules.passing_on.conftest import a_moment_later, close, day, first, goodbye, moment
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.queries import contents_of, owners_of, plans_of
from village.modules.help_requests.models import HelpRequest
from village.modules.meetings import clock as looking_back
from village.modules.meetings.models import Review
from village.modules.meetings.reviews import reviews_of
from village.modules.passing_on import aftercare, back, clock, endings, queries
from village.modules.passing_on.endings import Caller
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    CameBack,
    Ending,
    Goodbye,
    Note,
    ToldBefore,
)
from village.modules.passing_on.problems import (
    AlreadyEnding,
    AlreadySaid,
    FirstTheFamily,
    ItIsDecided,
    NoLongerThere,
    SayAnotherDay,
    ThereIsAPlan,
)
from village.modules.passing_on.words import About, Called
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Purpose

REACH = "0470 00 02 01, after nine"


def closed_with_calls(cast, ending, caller="hanne"):
    """Hanne calls after one month; both said yes; the family closed it."""
    with acting_as(cast.leila) as leila:
        found = find(leila, Ending, ending.pk)
        person = cast.people[caller]
        endings.agree_aftercare(found, by=leila, caller=Caller(person.pk, person.name, REACH, [day(30), day(90)]))
    goodbye(cast, ending, "leila")
    goodbye(cast, ending, "yara")
    close(cast, ending)


def test_a_plan_does_not_end_without_the_yes_of_everybody_who_is_needed(wilgendaal, plan, ending):
    goodbye(wilgendaal, ending, "leila")
    with pytest.raises(FirstTheFamily):
        close(wilgendaal, ending)
    goodbye(wilgendaal, ending, "yara")
    close(wilgendaal, ending)
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        assert FamilyPlan.unscoped.get(pk=plan.pk).is_open is False


def test_who_answered_gets_no_form_to_answer_again(wilgendaal, ending):
    path, there = f"/wilgendaal/passing-on/ending/{ending.pk}/goodbye/", f"/wilgendaal/passing-on/ending/{ending.pk}/"
    leila = browser(wilgendaal, "leila")
    assert leila.get(path).status_code == 200
    goodbye(wilgendaal, ending, "leila")
    assert leila.get(path)["Location"] == there and leila.post(path, {"says": "no", "words": "x"})["Location"] == there
    assert browser(wilgendaal, "yara").get(path).status_code == 200, "hers is still asked"
    assert browser(wilgendaal, "hanne").get(path).status_code == 404


def test_one_not_yet_is_enough_to_go_on(wilgendaal, plan, ending):
    goodbye(wilgendaal, ending, "yara", yes=False)
    with pytest.raises(ItIsDecided):
        goodbye(wilgendaal, ending, "leila")
    assert first(Ending).stopped_at and first(FamilyPlan).is_open


def test_nobody_at_work_says_goodbye_or_closes_in_the_familys_place(wilgendaal, ending):
    with acting_as(wilgendaal.hanne) as hanne:
        found = find(hanne, Ending, ending.pk)
        for do in (
            lambda: endings.say_goodbye(found, by=hanne, yes=True, words="They are happy."),
            lambda: endings.close_together(found, by=hanne),
            lambda: endings.celebrate(found, by=hanne, at=moment(1), where="At ours"),
        ):
            with pytest.raises(NotAllowed):
                do()


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "bram", "oona", "griet", "mieke", "oma"])
def test_an_ending_is_nobody_elses(wilgendaal, ending, who):
    other = wilgendaal.actors[who]
    with acting_as(other):
        with pytest.raises(Http404):
            find(other, Ending, ending.pk)
        open_list(other, Purpose.LIST)
        for model in (Ending, Note, Goodbye, Aftercare, AftercareCall):
            assert not model.unscoped.filter(village_id=other.village_id).exists()


def test_each_says_it_once_and_it_stays_as_it_was_said(wilgendaal, ending):
    goodbye(wilgendaal, ending, "leila")
    with pytest.raises(AlreadySaid):
        goodbye(wilgendaal, ending, "leila")
    with acting_as(wilgendaal.yara) as yara:
        one = queries.goodbyes_of(find(yara, Ending, ending.pk))[0]
        one.words = "It was bad."
        with pytest.raises(DatabaseError), transaction.atomic():
            one.save(update_fields=["words"])


def test_of_two_who_propose_an_ending_at_once_the_first_stands(wilgendaal, plan, ending):
    with acting_as(wilgendaal.leila) as leila:
        found = find(leila, FamilyPlan, plan.pk)
        with pytest.raises(AlreadyEnding):
            endings.propose_ending(found, by=leila, words="Now.", ends_on=day(3))
        with pytest.raises(NoLongerThere):
            endings.propose_ending(found, by=leila, words="Then.", ends_on=day(-3))


def test_small_steps_are_written_by_the_family_and_who_coordinates(wilgendaal, ending):
    for who in ("hanne", "leila"):
        with acting_as(wilgendaal.actors[who]) as actor:
            found = find(actor, Ending, ending.pk)
            endings.note(found, by=actor, about=About.STAYS, words=f"Wednesday at oma's, says {who}.")
    with acting_as(wilgendaal.yara) as yara:
        assert len(queries.notes_of(find(yara, Ending, ending.pk))) == 2


def test_closing_closes_every_door_and_the_family_still_reads_it_all(wilgendaal, plan, ending):
    closed_with_calls(wilgendaal, ending)
    for who in ("hanne", "els"):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert plans_of(actor) == []
            with pytest.raises(Http404):
                find(actor, FamilyPlan, plan.pk)
            with pytest.raises(Http404):
                find(actor, Ending, ending.pk)
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        sentences = [one for piece in contents_of(plan) for one in piece.sentences]
        assert {OURS, YARAS} <= set(sentences)
        assert [one.called for one in queries.everybody_who_helped(plan)] == ["Hanne Moreels", "Els De Wilde"]


def test_who_calls_afterwards_sees_the_days_and_nothing_else(wilgendaal, plan, ending):
    closed_with_calls(wilgendaal, ending)
    with acting_as(wilgendaal.hanne) as hanne:
        call = find(hanne, AftercareCall, first(AftercareCall).pk)
        assert call.aftercare.reach == REACH
        assert owners_of(plan) == []
        open_list(hanne, Purpose.LIST)
        assert not Goodbye.unscoped.filter(village_id=hanne.village_id).exists()
    with acting_as(wilgendaal.els) as els, pytest.raises(Http404):
        find(els, AftercareCall, first(AftercareCall).pk)


def test_before_the_plan_is_closed_who_will_call_sees_no_days_yet(wilgendaal, ending):
    with acting_as(wilgendaal.leila) as leila:
        person = wilgendaal.people["els"]
        caller = Caller(person.pk, person.name, REACH, [day(30)])
        endings.agree_aftercare(find(leila, Ending, ending.pk), by=leila, caller=caller)
    a_moment_later()
    for who in ("els", "hanne"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            find(actor, AftercareCall, first(AftercareCall).pk)


def test_a_call_is_kept_or_agreed_anew_with_a_reason(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending)
    with acting_as(wilgendaal.hanne) as hanne:
        call = find(hanne, AftercareCall, first(AftercareCall).pk)
        with pytest.raises(SayAnotherDay):
            aftercare.say_called(call, by=hanne, how=Called.LATER, words="", new_day=day(40))
        said = aftercare.say_called(call, by=hanne, how=Called.LATER, words="They were on holiday.", new_day=day(40))
        with pytest.raises(AlreadySaid):
            aftercare.say_called(call, by=hanne, how=Called.DONE, words="Twice")
    assert said.new_day == day(40)
    with acting_as(wilgendaal.yara) as yara:
        at(yara, ending)
        days = [one.due_on for one in queries.calls_of([first(Aftercare)])]
        assert days == [day(30), day(40), day(90)]


def test_the_clock_tells_of_a_call_once(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending)
    with as_owner():
        AftercareCall.unscoped.filter(due_on=day(30)).update(due_on=day(0))
        before = Notice.unscoped.count()
    assert (clock.tick(), clock.tick()) == (1, 0)
    with as_owner():
        assert Notice.unscoped.count() - before == 3  # Hanne, Leïla and Yara


def come_back(cast, plan, *chosen, who="leila", again=""):
    with acting_as(cast.actors[who]) as actor:
        at(actor, plan)
        keys = [piece.key for piece in contents_of(plan) if set(piece.sentences) & set(chosen)]
        found = find(actor, FamilyPlan, plan.pk)
        at(actor, plan)
        made = back.come_back(found, by=actor, again=back.Again("The mornings are hard again.", keys, again))
    a_moment_later()
    return made


def test_a_family_comes_back_and_the_contact_point_reads_only_what_it_chose(wilgendaal, plan, ending):
    closed_with_calls(wilgendaal, ending)
    request = come_back(wilgendaal, plan, YARAS, again="Hanne Moreels")
    with acting_as(wilgendaal.bram) as bram:
        found = find(bram, HelpRequest, request.pk)
        came = queries.came_back_with(found.pk, bram.village_id)
        assert [one.words for one in queries.told_before(came)] == [YARAS]
        assert came.again_called == "Hanne Moreels"
        assert plans_of(bram) == []
        with pytest.raises(Http404):
            find(bram, FamilyPlan, plan.pk)


def test_who_comes_back_is_not_late_with_looking_back(wilgendaal, plan, ending):
    looking_back.tick()
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        assert reviews_of(leila, [plan.pk])
    closed_with_calls(wilgendaal, ending)
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan.pk).update(opened_at=moment(-400))
        Review.unscoped.filter(plan=plan).update(due_on=day(-30))
    come_back(wilgendaal, plan)
    looking_back.tick()
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        assert [one.due_on for one in reviews_of(leila, [plan.pk]) if one.due_on < day(0)] == []


def test_nothing_is_shown_to_who_helped_before(wilgendaal, plan, ending):
    closed_with_calls(wilgendaal, ending, caller="els")
    come_back(wilgendaal, plan)
    assert not first(ToldBefore) and first(CameBack)
    for who in ("hanne", "els"):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert plans_of(actor) == []
            with pytest.raises(Http404):
                find(actor, FamilyPlan, plan.pk)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        again = FamilyPlan.unscoped.get(pk=plan.pk)
        assert (again.is_open, again.coordinator_id) == (True, leila.person_id)
        assert not TeamMember.unscoped.filter(plan=plan, ended_at=None, side="formal").exists()


def test_an_open_plan_is_not_opened_again_and_nobody_else_comes_back_with_it(wilgendaal, plan, ending):
    with pytest.raises(ThereIsAPlan):
        come_back(wilgendaal, plan)
    closed_with_calls(wilgendaal, ending)
    with acting_as(wilgendaal.ex) as ex, pytest.raises(Http404):
        find(ex, FamilyPlan, plan.pk)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        back.come_back(first(FamilyPlan), by=hanne, again=back.Again("For them."))
