"""Who coordinates passes the plan on with the family: the text they approve, the one they choose, both there for a while."""

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from tests.cast import as_owner
from tests.modules.family_plans.conftest import OURS, at
from tests.modules.passing_on.conftest import (
    APPROVED,
    DRAFT,
    OVERLAP,
    TABLES,
    TALK,
    comes_the_day,
    first,
    opened,
    propose,
    say_yes_to_next,
    say_yes_to_text,
    whose,
    write,
)
from village.modules.family_plans import actions as plans
from village.modules.family_plans import steps, team
from village.modules.family_plans.models import FamilyPlan, Step, TeamMember
from village.modules.family_plans.queries import contents_of, door_of, plans_of
from village.modules.meetings.models import Meeting
from village.modules.passing_on import actions, clock, queries
from village.modules.passing_on.models import Candidate, ForTheNext, Letter, PassingOn
from village.modules.passing_on.problems import (
    AlreadyBegun,
    AlreadySaid,
    ItIsDecided,
    NobodyToPassItOn,
    NotTheSamePerson,
    OverlapBeforeTalk,
    SomebodyIsAsked,
    TextChanged,
    TooEarly,
)
from village.modules.passing_on.words import Stage, Why
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Restriction
from village.trust.vocabulary import NotAllowed, Purpose


def reads(actor, plan):
    """Inside acting_as: every sentence of the plan this one reads."""
    at(actor, plan)
    return [sentence for piece in contents_of(plan) for sentence in piece.sentences]


def test_nothing_changes_when_who_coordinates_says_they_stop(wilgendaal, plan, passing):
    assert passing.stage == Stage.WAITS
    assert whose(plan) == (wilgendaal.people["hanne"].pk, "Hanne Moreels")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(AlreadyBegun):
        actions.begin(find(hanne, FamilyPlan, plan.pk), by=hanne, why=Why.STOPS)


def test_the_family_asks_for_somebody_else_itself(wilgendaal, plan):
    with acting_as(wilgendaal.yara) as yara:
        made = actions.begin(find(yara, FamilyPlan, plan.pk), by=yara, why=Why.FAMILY)
    assert (made.why, made.leaver_called) == (Why.FAMILY, "Hanne Moreels")


def test_whoever_only_knows_about_school_does_not_pass_the_plan_on(wilgendaal, plan):
    with acting_as(wilgendaal.els) as els:
        at(els, plan)
        with pytest.raises((Http404, NotAllowed)):
            actions.begin(find(els, FamilyPlan, plan.pk), by=els, why=Why.STOPS)


def test_the_family_that_coordinates_itself_passes_nothing_on(wilgendaal, plan):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        plans.choose_coordinator(plan, by=leila)
        with pytest.raises(NobodyToPassItOn):
            actions.begin(plan, by=leila, why=Why.FAMILY)


@pytest.mark.parametrize("who", ["bram", "els", "ex", "stranger", "jonas", "oona", "griet", "mieke", "pia", "kobe", "oma"])
def test_what_the_next_one_must_know_is_nobody_elses_before_the_familys_yes(wilgendaal, plan, passing, who):
    write(wilgendaal, passing, "hanne", DRAFT)
    propose(wilgendaal, passing, "hanne", "bram")
    say_yes_to_next(wilgendaal, passing, "leila")
    other = wilgendaal.actors[who]
    with acting_as(other):
        with pytest.raises(Http404):
            find(other, PassingOn, passing.pk)
        open_list(other, Purpose.LIST)
        assert not any(model.unscoped.filter(village_id=other.village_id).exists() for model in TABLES)


def test_only_the_approved_text_goes_to_the_next_one_and_only_that_until_the_first_talk(wilgendaal, plan, agreed):
    with acting_as(wilgendaal.bram) as bram:
        letter = find(bram, Letter, first(Letter).pk)
        assert (letter.words, letter.approved_by) == (APPROVED, "Leïla, Yara")
        assert plans_of(bram) == []
        open_list(bram, Purpose.LIST)
        assert not ForTheNext.unscoped.filter(village_id=bram.village_id).exists()
        assert not TeamMember.unscoped.filter(village_id=bram.village_id).exists()
        for model, pk in ((FamilyPlan, plan.pk), (PassingOn, agreed.pk), (ForTheNext, first(ForTheNext).pk)):
            with pytest.raises(Http404):
                find(bram, model, pk)


def test_a_yes_counts_for_one_wording_only(wilgendaal, passing):
    write(wilgendaal, passing, "hanne", DRAFT)
    propose(wilgendaal, passing, "hanne", "bram")
    for who in ("leila", "yara"):
        say_yes_to_text(wilgendaal, passing, who)
    write(wilgendaal, passing, "leila", APPROVED)
    for who in ("leila", "yara"):
        say_yes_to_next(wilgendaal, passing, who)
    with acting_as(wilgendaal.leila) as leila:
        assert opened(leila, passing).agreed_at is None
    say_yes_to_text(wilgendaal, passing, "leila")
    say_yes_to_text(wilgendaal, passing, "yara")
    assert first(Letter).pk and first(PassingOn).stage == Stage.AGREED


def test_nobody_at_work_says_yes_in_the_familys_place(wilgendaal, passing):
    write(wilgendaal, passing, "hanne", DRAFT)
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, passing)
        with pytest.raises(NotAllowed):
            actions.say_yes(found, by=hanne, of=queries.text_of(found).pk)
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, passing)
        actions.say_yes(found, by=leila, of=queries.text_of(found).pk)
        with pytest.raises(AlreadySaid):
            actions.say_yes(found, by=leila, of=queries.text_of(found).pk)


def test_the_family_asks_for_another_and_somebody_else_is_proposed(wilgendaal, passing):
    candidate = propose(wilgendaal, passing, "hanne", "bram")
    with acting_as(wilgendaal.yara) as yara:
        actions.ask_for_another(opened(yara, passing), by=yara, of=candidate.pk, words="I want somebody I know.")
    again = propose(wilgendaal, passing, "leila", "jonas")
    assert (again.next_called, again.declined_at) == ("Jonas Adeyemi", None)
    with acting_as(wilgendaal.bram) as bram:
        open_list(bram, Purpose.LIST)
        assert not Candidate.unscoped.filter(village_id=bram.village_id).exists()


def test_of_two_who_choose_at_once_the_first_stands(wilgendaal, passing):
    propose(wilgendaal, passing, "hanne", "bram")
    with pytest.raises(SomebodyIsAsked):
        propose(wilgendaal, passing, "leila", "jonas")
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, passing)
        one = first(Candidate)
        values = {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields if field.name != "id"}
        with pytest.raises(DatabaseError), transaction.atomic():  # also when both looked at the same moment
            Candidate.unscoped.create(**{**values, "author_id": leila.person_id})
        assert queries.candidate_of(found).next_called == "Bram Tack"


def test_of_two_who_write_at_once_nothing_is_lost(wilgendaal, passing):
    write(wilgendaal, passing, "hanne", DRAFT)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(TextChanged):
        actions.write_for_the_next(opened(leila, passing), by=leila, words="From an older page.", number=0)
    write(wilgendaal, passing, "leila", APPROVED)
    with as_owner():
        assert ForTheNext.unscoped.count() == 2


def test_who_stops_cannot_come_next_and_the_talk_is_before_the_last_day(wilgendaal, passing):
    with pytest.raises(NotTheSamePerson):
        propose(wilgendaal, passing, "leila", "hanne")
    with pytest.raises(OverlapBeforeTalk):
        propose(wilgendaal, passing, "leila", "bram", overlap_until=TALK.date().replace(year=TALK.year - 1))


def test_there_is_exactly_one_coordinator_at_every_moment(wilgendaal, plan, agreed):
    hanne, bram = wilgendaal.people["hanne"].pk, wilgendaal.people["bram"].pk
    assert whose(plan)[0] == hanne
    clock.tick()
    assert whose(plan)[0] == hanne
    comes_the_day(agreed)
    clock.tick()
    clock.tick()
    assert whose(plan) == (bram, "Bram Tack")


def test_from_the_first_talk_on_both_are_there(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    for who in ("hanne", "bram"):
        actor = wilgendaal.actors[who]
        with acting_as(actor):
            assert OURS in reads(actor, plan)
    with acting_as(wilgendaal.bram) as bram, pytest.raises(Http404):
        find(bram, ForTheNext, first(ForTheNext).pk)  # what was written before the family approved it stays closed


def test_after_the_overlap_who_stopped_sees_nothing(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    comes_the_day(agreed, over=True)
    with acting_as(wilgendaal.hanne) as hanne:
        assert plans_of(hanne) == []
        for model, pk in ((FamilyPlan, plan.pk), (PassingOn, agreed.pk), (ForTheNext, first(ForTheNext).pk)):
            with pytest.raises(Http404):
                find(hanne, model, pk)
    clock.tick()
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        assert queries.seat_of(plan, wilgendaal.people["hanne"].pk) is None
        assert first(PassingOn).stage == Stage.DONE
    assert whose(plan)[1] == "Bram Tack"


def test_the_family_stops_it_during_the_overlap_and_who_was_there_coordinates_again(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    with acting_as(wilgendaal.yara) as yara:
        actions.stop(opened(yara, agreed), by=yara)
    assert whose(plan)[1] == "Hanne Moreels"
    with acting_as(wilgendaal.bram) as bram:
        assert plans_of(bram) == []
        with pytest.raises(Http404):
            find(bram, Letter, first(Letter).pk)


def test_who_stops_can_be_let_go_at_once_during_the_overlap(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.remove(queries.seat_of(plan, wilgendaal.people["hanne"].pk), by=leila)
    with acting_as(wilgendaal.hanne) as hanne:
        assert plans_of(hanne) == []
        with pytest.raises(Http404):
            find(hanne, PassingOn, agreed.pk)
    with acting_as(wilgendaal.bram) as bram:
        assert OURS in reads(bram, plan)


def test_only_the_family_stops_what_was_agreed(wilgendaal, agreed):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.stop(opened(hanne, agreed), by=hanne)


def test_who_said_they_stop_may_stay_after_all_before_it_is_agreed(wilgendaal, plan, passing):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.stop(opened(hanne, passing), by=hanne)
    assert whose(plan)[1] == "Hanne Moreels" and first(PassingOn).stage == Stage.STOPPED


def test_the_first_talk_is_a_meeting_where_the_child_goes_first(wilgendaal, agreed):
    meeting = first(Meeting)
    assert (meeting.begins_at, agreed.meeting_id) == (TALK, meeting.pk)
    with acting_as(wilgendaal.bram) as bram:
        assert find(bram, Meeting, meeting.pk).place == "At the kitchen table"
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        find(jonas, Meeting, meeting.pk)


def test_the_family_says_that_you_talked_and_not_before_that_day(wilgendaal, plan, agreed):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(TooEarly):
        actions.we_met(opened(leila, agreed), by=leila)
    comes_the_day(agreed)
    with acting_as(wilgendaal.leila) as leila:
        actions.we_met(opened(leila, agreed), by=leila)
        with pytest.raises(ItIsDecided):
            actions.we_met(opened(leila, agreed), by=leila)
    assert whose(plan)[1] == "Bram Tack"


def test_steps_of_who_stops_stay_on_the_list_until_the_family_gives_them_on(wilgendaal, plan, school_goal, agreed):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        steps.add_step(
            school_goal, by=leila, words="Calls the school", due_on=OVERLAP,
            member=queries.seat_of(plan, wilgendaal.people["hanne"].pk),
        )  # fmt: skip
        assert len(queries.open_steps_of(plan, wilgendaal.people["hanne"].pk)) == 1
        assert actions.give_steps(opened(leila, agreed), by=leila) == 1
    assert first(Step).person_id == wilgendaal.people["bram"].pk
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.give_steps(opened(hanne, agreed), by=hanne)


def test_the_history_shows_who_coordinated_before(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        one = queries.passing_on_of(door_of(yara, plan.pk))[0]
        assert (one.leaver_called, one.next_called, one.handed_at is None) == ("Hanne Moreels", "Bram Tack", False)


def test_somebody_kept_out_by_the_family_gets_nothing_even_when_chosen(wilgendaal, plan, passing):
    with as_owner():
        Restriction.unscoped.create(
            village_id=plan.village_id, subject_id=plan.subject_id, against_person=wilgendaal.people["bram"],
            set_by=wilgendaal.people["leila"], kind=0, kinds=[], because="shield",
        )  # fmt: skip
    write(wilgendaal, passing, "hanne", DRAFT)
    propose(wilgendaal, passing, "hanne", "bram")
    for who in ("leila", "yara"):
        say_yes_to_text(wilgendaal, passing, who)
        say_yes_to_next(wilgendaal, passing, who)
    comes_the_day(passing)
    with acting_as(wilgendaal.bram) as bram:
        assert plans_of(bram) == []
        with pytest.raises(Http404):
            find(bram, Letter, first(Letter).pk)
