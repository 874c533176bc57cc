"""The order is kept: trust, strengths in plain words the family agrees to, a plan; and looking back after six months."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.http import Http404

from tests.cast import as_owner
from tests.modules.pit.conftest import (
    MET,
    MOTHERS,
    SKILL,
    STRENGTH,
    a_moment_later,
    does,
    finds,
    notices,
    row,
    rows,
    thinks,
    today,
)
from village.modules.meetings.words import Course
from village.modules.pit import clock, growing, looking_back
from village.modules.pit.looking_back import GoesOn
from village.modules.pit.models import Contact, Doing, Evaluation, PitStrength, Trajectory
from village.modules.pit.plain_words import looks_like_a_test
from village.modules.pit.problems import (
    FirstAskTheFamily,
    FirstStrengths,
    FirstTrust,
    ItIsOver,
    LooksLikeTestResult,
    NoDayToLookBack,
    SayWhatCameOfIt,
)
from village.modules.pit.queries import strengths_of
from village.modules.pit.words import Met, Phase, What, Who
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import NotAllowed, Purpose


def doing(cast, who, one, **more):
    told = {"who": Who.CHILD, "name": "Sami", "words": "He helps with the ball game.", "from_on": today(), **more}
    return does(cast, who, one, growing.plan, **told)


def test_before_people_met_no_strength_is_written_down(wilgendaal, runs):
    with pytest.raises(FirstTrust):
        does(wilgendaal, "hanne", runs, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    with pytest.raises(FirstTrust):
        does(wilgendaal, "leila", runs, growing.tell_situation, words=MOTHERS)


def test_nor_by_another_way_than_the_action(wilgendaal, runs):
    with as_owner(), pytest.raises(IntegrityError):
        PitStrength.unscoped.create(
            village=wilgendaal.village, subject_id=runs.subject_id, item_id=runs.pk, kind=runs.kind, author_id=runs.author_id,
            trajectory=runs, what=What.STRENGTH, words=STRENGTH, by_name="x",
        )  # fmt: skip


def test_after_the_first_contact_it_can(wilgendaal, trusted):
    does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.SKILL, words=SKILL)
    assert row(PitStrength).agreed_at is None
    assert row(Contact).by_name == "Hanne Moreels"


def test_only_the_coach_writes_down_how_they_met(wilgendaal, runs):
    with pytest.raises(NotAllowed):
        does(wilgendaal, "leila", runs, growing.note_contact, how=Met.HOME, words=MET, met_on=today())


def test_a_strength_counts_when_the_mother_agrees(wilgendaal, trusted):
    made = does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    assert _agreed(wilgendaal) == []
    does(wilgendaal, "leila", made, growing.answer, yes=True)
    assert _agreed(wilgendaal) == [STRENGTH]


def test_what_she_does_not_agree_with_counts_for_nothing(wilgendaal, trusted):
    made = does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    does(wilgendaal, "leila", made, growing.answer, yes=False)
    assert _agreed(wilgendaal) == [] and row(PitStrength).refused_at


def test_what_she_names_herself_counts_at_once(wilgendaal, trusted):
    does(wilgendaal, "leila", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    assert _agreed(wilgendaal) == [STRENGTH]


def test_the_coach_does_not_agree_for_the_family(wilgendaal, trusted):
    made = does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    with pytest.raises(NotAllowed):
        does(wilgendaal, "hanne", made, growing.answer, yes=True)


@pytest.mark.parametrize(
    "words",
    ["IQ 87", "Totaal IQ van 102", "Hij scoort op percentiel 12", "T-score 65", "percentile rank 9", "WISC-V: 91", "QI de 95",
     "rang percentile 20", "score: 14", "standaardscore op taal", "معدل الذكاء ٩٠", "een z-score laag",
     "stanine 4"],
)  # fmt: skip
def test_what_looks_like_the_result_of_a_test_is_not_kept(wilgendaal, trusted, words):
    with pytest.raises(LooksLikeTestResult):
        does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.STRENGTH, words=words)
    assert not rows(PitStrength)


@pytest.mark.parametrize(
    "words",
    ["Hij scoort graag een doelpunt.", "She remembers 12 songs.", "Op 7/10 hielp hij drie kinderen.", "Un enfant unique.",
     "Hij kan kort en krachtig vertellen.", "He scored the winning goal.", "Quick to see what is left over."],
)  # fmt: skip
def test_plain_words_are_kept(words):
    assert not looks_like_a_test(words)


def test_the_plan_waits_for_an_agreed_strength_and_the_situation(wilgendaal, trusted):
    with pytest.raises(FirstStrengths):
        doing(wilgendaal, "hanne", trusted)
    does(wilgendaal, "leila", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    with pytest.raises(FirstStrengths):
        doing(wilgendaal, "hanne", trusted)
    does(wilgendaal, "leila", trusted, growing.tell_situation, words=MOTHERS)
    doing(wilgendaal, "hanne", trusted)
    assert row(Doing).agreed_at is None


def test_it_says_what_comes_next_and_nothing_more(wilgendaal, runs):
    assert _phase(wilgendaal, runs) == Phase.TRUST
    does(wilgendaal, "hanne", runs, growing.note_contact, how=Met.HOME, words=MET, met_on=today())
    assert _phase(wilgendaal, runs) == Phase.STRENGTHS
    does(wilgendaal, "leila", runs, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    does(wilgendaal, "leila", runs, growing.tell_situation, words=MOTHERS)
    assert _phase(wilgendaal, runs) == Phase.PLAN


def test_good_news_is_tied_to_no_problem_and_the_parents_are_told(wilgendaal, runs):
    does(wilgendaal, "hanne", runs, growing.praise, words="You raised a child who is honest.")
    assert "family_told" in notices(wilgendaal, "leila")


def test_looking_back_falls_due_by_itself_after_six_months_and_is_told_once(wilgendaal, runs):
    assert clock.tick() == 0
    with as_owner():
        Trajectory.unscoped.update(evaluate_on=today(14))
    with as_owner():
        assert clock.tick() == 1 and clock.tick() == 0
    assert "question" in notices(wilgendaal, "leila") & notices(wilgendaal, "hanne")
    assert not notices(wilgendaal, "els") & {"question"}


def test_nothing_is_adjusted_or_closed_before_the_family_said_how_it_goes(wilgendaal, runs):
    thinks(wilgendaal, "hanne", runs)  # the coach's own opinion is not the family's
    for course in Course:
        with pytest.raises(FirstAskTheFamily):
            _look_back(wilgendaal, "hanne", runs, course)
    thinks(wilgendaal, "leila", runs)
    _look_back(wilgendaal, "hanne", runs, Course.CONTINUE)
    assert row(Trajectory).evaluate_on == today(90)
    with pytest.raises(FirstAskTheFamily):  # each time anew
        _look_back(wilgendaal, "hanne", runs, Course.CLOSE)


def test_not_even_by_another_way(wilgendaal, runs):
    with as_owner(), pytest.raises(IntegrityError):
        Evaluation.unscoped.create(
            village=wilgendaal.village, subject_id=runs.subject_id, item_id=runs.pk, kind=runs.kind, author_id=runs.author_id,
            trajectory=runs, course=Course.CLOSE, outcome="x", by_name="x", held_at="2026-11-22T10:00Z",
        )  # fmt: skip


def test_what_came_of_it_is_said_in_words_and_going_on_has_a_day(wilgendaal, runs):
    thinks(wilgendaal, "leila", runs)
    with pytest.raises(SayWhatCameOfIt):
        _look_back(wilgendaal, "hanne", runs, Course.CLOSE, outcome=" ")
    with pytest.raises(NoDayToLookBack):
        _look_back(wilgendaal, "hanne", runs, Course.ADJUST, next_on=None)
    with pytest.raises(NoDayToLookBack):
        _look_back(wilgendaal, "hanne", runs, Course.ADJUST, next_on=today(400))


def test_rounded_off_it_can_be_read_and_school_sees_nothing_any_more(wilgendaal, runs, part):
    assert finds(wilgendaal, "els", part)
    thinks(wilgendaal, "leila", runs)
    _look_back(wilgendaal, "hanne", runs, Course.CLOSE)
    assert finds(wilgendaal, "leila", runs).closed_at and finds(wilgendaal, "hanne", runs)
    with pytest.raises(Http404):
        finds(wilgendaal, "els", part)
    with pytest.raises(ItIsOver):
        thinks(wilgendaal, "leila", runs)


def test_the_family_stops_it_without_a_reason_and_nobody_reads_it_any_more(wilgendaal, runs, part):
    does(wilgendaal, "leila", runs, looking_back.stop)
    for who, record in (("hanne", runs), ("hanne", part), ("els", part)):
        with pytest.raises(Http404):
            finds(wilgendaal, who, record)
    assert finds(wilgendaal, "leila", row(Trajectory)).closed_at


def test_the_coach_does_not_stop_it_for_the_family(wilgendaal, runs):
    with pytest.raises(NotAllowed):
        does(wilgendaal, "hanne", runs, looking_back.stop)


def _look_back(cast, who, one, course, **more):
    told = {"outcome": "He plays along again.", "next_on": today(90), **more}
    does(cast, who, one, looking_back.look_back, goes_on=GoesOn(course, **told))
    _an_hour_passes()


def _an_hour_passes():
    """A test is one transaction: without this everything was said at the same moment."""
    with as_owner():
        for one in Evaluation.unscoped.all():
            Evaluation.unscoped.filter(pk=one.pk).update(held_at=one.held_at + timedelta(hours=1))
    a_moment_later()


def _phase(cast, one):
    with acting_as(cast.leila) as leila:
        return growing.phase_of(find(leila, Trajectory, one.pk))


def _agreed(cast):
    child = cast.people["sami"].subject_id
    with acting_as(cast.leila) as leila:
        open_subject(leila, child, Purpose.FOLLOW)
        return [one.words for one in strengths_of(leila, child)]


