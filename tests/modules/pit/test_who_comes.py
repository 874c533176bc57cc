"""Somebody else coaches, or is the teacher: nothing before the family's yes, and at once with it; who was there stops."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser
from tests.cast import as_owner, restrict, work
from tests.modules.handovers.screens import page, post
from tests.modules.pit.conftest import (
    ADVICE,
    MET,
    STRENGTH,
    chair,
    does,
    finds,
    notices,
    row,
    rows,
    say_yes,
    today,
)
from tests.modules.pit.test_beginning import _about_yara
from tests.modules.pit.test_pages import P
from village.modules.passing_on import leaving
from village.modules.passing_on.problems import NotTheSamePerson, SomebodyIsAsked
from village.modules.pit import at_school, clock, growing, looking_back, who_comes
from village.modules.pit.models import NextOne, SchoolPart, Trajectory
from village.modules.pit.problems import LooksLikeTestResult, NobodyToCoach, NoDayToTalk
from village.modules.pit.words import Met, Seat, Tried
from village.modules.promises.models import Promise, Says
from village.trust.access.actor import acting_as
from village.trust.consent.models import Assignment, Consent
from village.trust.directory.models import Membership
from village.trust.vocabulary import NotAllowed, Role

KNOW = "He likes it when you come on foot."


def asks(cast, one, comes="nele", who="hanne", seat=Seat.COACH, **more):
    told = {"seat": seat, "comes": chair(cast, comes), "words": KNOW, "talk_on": today(5), **more}
    return does(cast, who, one, who_comes.propose_next, **told)


@pytest.fixture
def next_coach(wilgendaal, runs):
    return asks(wilgendaal, runs)


@pytest.fixture
def other_teacher(wilgendaal):
    """Somebody else at De Kiem."""
    with as_owner():
        work(wilgendaal, "stranger", "school", Role.TEACHER)
    return "stranger"


def test_before_the_yes_of_the_family_nothing_changes_and_the_next_one_hears_nothing(wilgendaal, runs, next_coach):
    assert finds(wilgendaal, "hanne", runs) and not notices(wilgendaal, "nele")
    for record in (runs, next_coach):
        with pytest.raises(Http404):
            finds(wilgendaal, "nele", record)
    assert finds(wilgendaal, "leila", next_coach).words == KNOW and "question" in notices(wilgendaal, "leila")


def test_with_her_yes_the_next_one_coaches_and_who_was_there_reads_nothing_any_more(wilgendaal, runs, part, next_coach):
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)
    assert finds(wilgendaal, "nele", runs).coach_id == chair(wilgendaal, "nele").pk
    assert finds(wilgendaal, "nele", part).coach_name == chair(wilgendaal, "nele").public_name
    for record in (runs, part, next_coach):
        with pytest.raises(Http404):
            finds(wilgendaal, "hanne", record)
    assert "shared" in notices(wilgendaal, "nele")
    assert finds(wilgendaal, "els", part)  # school goes on as it was


def test_the_first_talk_is_promised_and_kept_when_they_met(wilgendaal, runs, next_coach):
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)
    promise = row(Promise, item_id=runs.pk)
    assert promise.says == Says.FIRST_TALK and promise.owner_id == chair(wilgendaal, "nele").pk and promise.is_open
    does(wilgendaal, "nele", runs, growing.note_contact, how=Met.HOME, words=MET, met_on=today())
    assert row(Promise, item_id=runs.pk).kept_at


def test_it_is_let_go_when_the_family_stops_before_they_met(wilgendaal, runs, next_coach):
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)
    does(wilgendaal, "leila", runs, looking_back.stop)
    assert row(Promise, item_id=runs.pk).let_go_at


def test_one_no_is_enough_and_somebody_else_can_be_asked(wilgendaal, runs, next_coach):
    with pytest.raises(SomebodyIsAsked):
        asks(wilgendaal, runs, "bram")
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=False)
    assert finds(wilgendaal, "hanne", runs).coach_id == chair(wilgendaal, "hanne").pk
    assert asks(wilgendaal, runs, "bram").agreed_at is None


def test_what_the_mother_says_herself_needs_no_second_word_of_hers(wilgendaal, runs):
    made = asks(wilgendaal, runs, who="leila")
    assert made.agreed_at and finds(wilgendaal, "nele", runs)


def test_about_a_girl_of_fourteen_both_say_yes(wilgendaal):
    made = _about_yara(wilgendaal)
    say_yes(wilgendaal, made)
    say_yes(wilgendaal, made, "yara")
    one = row(Trajectory)
    asked = asks(wilgendaal, one, who="leila")
    assert asked.agreed_at is None and "question" in notices(wilgendaal, "yara")
    with pytest.raises(Http404):
        finds(wilgendaal, "nele", one)
    does(wilgendaal, "yara", asked, who_comes.answer_next, yes=True)
    assert finds(wilgendaal, "nele", one)
    with pytest.raises(Http404):
        finds(wilgendaal, "hanne", one)


@pytest.mark.parametrize("who", ["hanne", "nele", "els"])
def test_nobody_but_the_family_answers(wilgendaal, next_coach, who):
    with pytest.raises((NotAllowed, Http404)):
        does(wilgendaal, who, next_coach, who_comes.answer_next, yes=True)
    assert row(NextOne).agreed_at is None


@pytest.mark.parametrize("who", ["els", "nele", "karim", "ex", "stranger"])
def test_who_neither_coaches_nor_is_family_proposes_nobody(wilgendaal, runs, who):
    with pytest.raises((NotAllowed, Http404)):
        asks(wilgendaal, runs, who=who)


def test_it_says_a_day_to_talk_somebody_else_and_no_result_of_a_test(wilgendaal, runs):
    with pytest.raises(NoDayToTalk):
        asks(wilgendaal, runs, talk_on=today(-1))
    with pytest.raises(NotTheSamePerson):
        asks(wilgendaal, runs, "hanne")
    with pytest.raises(LooksLikeTestResult):
        asks(wilgendaal, runs, words="IQ van 87")


def test_whom_the_family_keeps_out_does_not_come(wilgendaal, runs, next_coach):
    restrict(wilgendaal, "sami", "nele", "leila")
    with pytest.raises(NobodyToCoach):
        does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)


def test_another_teacher_reads_the_part_of_school_and_the_one_before_nothing(wilgendaal, part, advice, runs, other_teacher):
    asked = asks(wilgendaal, runs, other_teacher, seat=Seat.TEACHER)
    with pytest.raises(Http404):
        finds(wilgendaal, other_teacher, part)
    does(wilgendaal, "leila", asked, who_comes.answer_next, yes=True)
    found = finds(wilgendaal, other_teacher, part)
    assert found.for_next == KNOW and finds(wilgendaal, other_teacher, advice).strength_words == STRENGTH
    for record in (part, advice):
        with pytest.raises(Http404):
            finds(wilgendaal, "els", record)
    with pytest.raises(Http404):
        finds(wilgendaal, other_teacher, runs)
    does(wilgendaal, other_teacher, advice, at_school.answer_advice, says=Tried.WORKS)


def test_the_answer_of_a_teacher_is_told_to_who_coaches_now(wilgendaal, runs, part, advice, next_coach):
    before = notices(wilgendaal, "hanne")
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)
    does(wilgendaal, "els", advice, at_school.answer_advice, says=Tried.WORKS)
    assert "reply" in notices(wilgendaal, "nele") and notices(wilgendaal, "hanne") == before


def test_what_went_before_stays_written_down(wilgendaal, runs, next_coach):
    does(wilgendaal, "leila", next_coach, who_comes.answer_next, yes=True)
    ended = rows(Assignment, item_id=runs.pk, person=wilgendaal.people["hanne"])
    assert ended and all(one.until <= timezone.now() < one.kept_until for one in ended)
    assert {bool(one.withdrawn_at) for one in rows(Consent, item_id=runs.pk)} == {True, False}


def test_when_a_coach_says_that_they_leave_the_family_hears_it_once(wilgendaal, runs):
    with acting_as(wilgendaal.hanne) as hanne:
        leaving.announce(chair(wilgendaal, "hanne").pk, by=hanne, last_day=today(40))
    with as_owner():
        assert clock.tick() == 1 and clock.tick() == 0
    assert "family_told" in notices(wilgendaal, "leila") and "family_told" not in notices(wilgendaal, "els")
    assert "leaves on" in page(browser(wilgendaal, "leila"), f"{P}/{runs.pk}/")
    assert "You leave on" in page(browser(wilgendaal, "hanne"), f"{P}/{runs.pk}/")


def test_also_when_their_chair_simply_ends(wilgendaal, runs):
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["hanne"]).update(until=timezone.now() + timedelta(days=3))
        assert clock.tick() == 1


def test_on_screen_from_the_coach_to_the_next_one(wilgendaal, runs, part):
    hanne, leila, nele = (browser(wilgendaal, who) for who in ("hanne", "leila", "nele"))
    there = f"{P}/{runs.pk}/"
    assert f"{there}add/coach/" in page(hanne, there)
    comes = {"comes": str(chair(wilgendaal, "nele").pk), "words": KNOW}
    post(hanne, f"{there}add/coach/", 422, **comes, talk_on=today(-1).isoformat())
    post(hanne, f"{there}add/coach/", **comes, talk_on=today(2).isoformat())
    text = page(leila, there)
    assert KNOW in text and "Somebody else as coach?" in text and "the family is asked" in page(hanne, there)
    page(nele, there, 404)
    post(leila, f"{P}/next/{row(NextOne).pk}/", answer="yes")
    assert "What you must know" in page(nele, there) and KNOW in page(nele, there)
    page(hanne, there, 404)
    assert f"{P}/{runs.pk}/" in page(nele, f"{P}/") and "Sami" not in page(hanne, f"{P}/")


def test_on_screen_another_teacher(wilgendaal, runs, part, advice, other_teacher):
    hanne, leila, els, new = (browser(wilgendaal, who) for who in ("hanne", "leila", "els", other_teacher))
    there = f"{P}/{runs.pk}/"
    post(hanne, f"{there}add/teacher/", comes=str(chair(wilgendaal, other_teacher).pk), words=KNOW)
    assert "Another teacher?" in page(leila, there) and KNOW not in page(els, f"{P}/school/{part.pk}/")
    post(leila, f"{P}/next/{row(NextOne).pk}/", answer="yes")
    assert KNOW in page(new, f"{P}/school/{part.pk}/") and ADVICE in page(new, f"{P}/school/{part.pk}/")
    page(els, f"{P}/school/{part.pk}/", 404)


@pytest.mark.parametrize("who", ["karim", "nele", "els", "jonas", "ex", "stranger", "yara"])
def test_for_everybody_else_there_is_no_such_door(wilgendaal, runs, next_coach, who):
    client = browser(wilgendaal, who)
    for what in ("coach", "teacher"):
        page(client, f"{P}/{runs.pk}/add/{what}/", 404)
    assert client.post(f"{P}/next/{next_coach.pk}/", {"answer": "yes"}).status_code == 404


def test_early_help_at_home_has_no_teacher_to_change(wilgendaal, runs):
    with as_owner():
        Trajectory.unscoped.update(school_part_id=None)
        SchoolPart.unscoped.update(closed_at=timezone.now())
    page(browser(wilgendaal, "leila"), f"{P}/{runs.pk}/add/teacher/", 404)
    assert f"{P}/{runs.pk}/add/teacher/" not in page(browser(wilgendaal, "hanne"), f"{P}/{runs.pk}/")
