"""What a teacher may see and do, what it may not, and that stopping counts at once."""

import pytest
from django.http import Http404

from tests.cast import as_owner, consent, guardian, restrict, work
from tests.modules.pit.conftest import ADVICE, STRENGTH, does, finds, notices, row, rows, today
from village.modules.pit import at_school, growing
from village.modules.pit.models import (
    Advice,
    AdviceAnswer,
    Contact,
    Doing,
    PitGoodNews,
    PitStrength,
    SchoolPart,
    Situation,
    Trajectory,
)
from village.modules.pit.problems import LooksLikeTestResult
from village.modules.pit.queries import advice_of, parts_of
from village.modules.pit.words import Tried
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.directory.models import Membership
from village.trust.vocabulary import DataKind, NotAllowed, Purpose, Role


def test_the_teacher_reads_the_advice_with_the_strength_it_builds_on(wilgendaal, advice):
    found = finds(wilgendaal, "els", advice)
    assert found.words == ADVICE and found.strength_words == STRENGTH
    assert "question" in notices(wilgendaal, "els")


def test_and_answers_it_and_parents_and_coach_read_the_answer(wilgendaal, advice, part):
    does(wilgendaal, "els", advice, at_school.answer_advice, says=Tried.WORKS, words="He asks for it himself.")
    assert row(Advice).said == Tried.WORKS
    for who in ("leila", "hanne", "sami"):
        with acting_as(wilgendaal.actors[who]) as actor:
            find(actor, SchoolPart, part.pk)
            assert AdviceAnswer.unscoped.get().words == "He asks for it himself."
    assert "reply" in notices(wilgendaal, "hanne")


@pytest.mark.parametrize("who", ["hanne", "leila"])
def test_nobody_else_answers_for_the_teacher(wilgendaal, advice, who):
    with pytest.raises(NotAllowed):
        does(wilgendaal, who, advice, at_school.answer_advice, says=Tried.WORKS)


@pytest.mark.parametrize("who", ["els", "leila"])
def test_only_the_coach_advises(wilgendaal, part, who):
    with pytest.raises(NotAllowed):
        does(wilgendaal, who, part, at_school.advise, words=ADVICE)


def test_advice_builds_only_on_what_the_family_agreed_to(wilgendaal, trusted, part):
    named = does(wilgendaal, "hanne", trusted, growing.name_strength, what="strength", words=STRENGTH)
    with pytest.raises(NotAllowed):
        does(wilgendaal, "hanne", part, at_school.advise, words=ADVICE, strength=named.pk)
    assert not rows(Advice)


def test_the_teacher_says_what_school_puts_in_and_names_qualities_and_tells_good_news(wilgendaal, part):
    does(wilgendaal, "els", part, at_school.contribute, words="I greet him at the gate.", who="Els", from_on=today())
    does(wilgendaal, "els", part, at_school.name_quality, words="He is patient with Noor.")
    does(wilgendaal, "els", part, at_school.praise, words="He comforted a child today.")
    with acting_as(wilgendaal.leila) as leila:
        find(leila, Trajectory, part.trajectory_id)
        open_subject(leila, part.subject_id, Purpose.FOLLOW)
        assert PitGoodNews.unscoped.get().words == "He comforted a child today."
    assert "family_told" in notices(wilgendaal, "leila")


def test_no_result_of_a_test_comes_in_by_school_either(wilgendaal, part):
    with pytest.raises(LooksLikeTestResult):
        does(wilgendaal, "els", part, at_school.name_quality, words="Percentiel 90 voor rekenen")


def test_nothing_of_the_childs_own_story_goes_to_school(wilgendaal, strength, runs):
    does(wilgendaal, "leila", runs, growing.tell_situation, words="He misses his father.")
    does(wilgendaal, "hanne", runs, growing.praise, words="You raised him well.")
    with pytest.raises(Http404):
        finds(wilgendaal, "els", runs)
    with acting_as(wilgendaal.els) as els:
        open_list(els, Purpose.LIST)
        assert len(parts_of(els)) == 1
        for model in (Trajectory, Situation, Contact, PitStrength, Doing, PitGoodNews):
            assert not model.unscoped.exists(), model


def test_when_the_mother_stops_it_school_sees_nothing_at_once(wilgendaal, part, advice):
    assert finds(wilgendaal, "els", part)
    does(wilgendaal, "leila", part, at_school.stop_school)
    for record in (part, advice):
        with pytest.raises(Http404):
            finds(wilgendaal, "els", record)
    with pytest.raises(Http404):
        does(wilgendaal, "els", advice, at_school.answer_advice, says=Tried.TRIED)
    with acting_as(wilgendaal.els) as els:
        open_list(els, Purpose.LIST)
        assert not parts_of(els).exists()
    assert finds(wilgendaal, "hanne", part)  # the coach goes on


def test_and_advice_after_that_is_told_to_nobody_at_school(wilgendaal, part, strength):
    does(wilgendaal, "leila", part, at_school.stop_school)
    before = notices(wilgendaal, "els")
    does(wilgendaal, "hanne", part, at_school.advise, words=ADVICE)
    assert notices(wilgendaal, "els") == before


def test_she_can_let_school_read_along_again(wilgendaal, part):
    does(wilgendaal, "leila", part, at_school.stop_school)
    does(wilgendaal, "leila", part, at_school.let_school_read)
    assert finds(wilgendaal, "els", part)


@pytest.mark.parametrize("who", ["hanne", "els"])
def test_neither_coach_nor_teacher_opens_or_stops_it(wilgendaal, part, who):
    for verb in (at_school.let_school_read, at_school.stop_school):
        with pytest.raises((NotAllowed, Http404)):
            does(wilgendaal, who, part, verb)


@pytest.mark.parametrize("who", ["karim", "nele", "oona", "jonas", "bram", "mieke", "ex", "oma", "stranger", "kobe", "pia"])
def test_everybody_else_finds_neither_the_one_nor_the_other(wilgendaal, runs, part, advice, who):
    for record in (runs, part, advice):
        with pytest.raises(Http404):
            finds(wilgendaal, who, record)


def test_another_teacher_of_the_same_school_sees_nothing(wilgendaal, part):
    with as_owner():
        work(wilgendaal, "stranger", "school", Role.TEACHER)
    with pytest.raises(Http404):
        finds(wilgendaal, "stranger", part)


def test_a_teacher_who_leaves_the_school_sees_nothing_any_more(wilgendaal, part):
    with as_owner():
        seat = Membership.unscoped.get(person=wilgendaal.people["els"])
        Membership.unscoped.filter(pk=seat.pk).update(until=seat.from_at)
    with pytest.raises(Http404):
        finds(wilgendaal, "els", part)


def test_a_guardian_who_owns_no_plan_reads_what_the_law_file_gives(wilgendaal, runs):
    with pytest.raises(Http404):
        finds(wilgendaal, "ex", runs)
    with as_owner():
        guardian(wilgendaal, "ex", "sami")
    assert finds(wilgendaal, "ex", runs)


def test_but_not_when_a_judge_keeps_him_out(wilgendaal, runs, part):
    with as_owner():
        guardian(wilgendaal, "ex", "sami")
    restrict(wilgendaal, "sami", "ex", "leila")
    for record in (runs, part):
        with pytest.raises(Http404):
            finds(wilgendaal, "ex", record)


def test_a_counsellor_whom_other_things_are_shared_with_sees_none_of_this(wilgendaal, runs, part):
    consent(wilgendaal, "sami", "leila", kinds=[DataKind.WELLBEING, DataKind.HEALTH], to="nele")
    for record in (runs, part):
        with pytest.raises(Http404):
            finds(wilgendaal, "nele", record)


def test_the_part_of_school_holds_nothing_but_advice_qualities_and_what_it_puts_in(wilgendaal, advice, part):
    with acting_as(wilgendaal.els) as els:
        found = find(els, SchoolPart, part.pk)
        assert [one.words for one in advice_of(found)] == [ADVICE]
        words = {field.name for field in SchoolPart._meta.concrete_fields} & {"why", "tried", "words"}
        assert words == set()
