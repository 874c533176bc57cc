"""Looking back: due by itself, told in time, never without asking the family; good news and gentle hints."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.meetings.conftest import (
    NEXT,
    REASON,
    call,
    held,
    note_presence,
    opened,
    tell_yara,
    yara_says,
)
from tests.modules.meetings.conftest import close as close_meeting
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.meetings import clock, drift, glad, looking_back
from village.modules.meetings.looking_back import GoesOn
from village.modules.meetings.models import LookedBack, Opinion, Review, Success
from village.modules.meetings.problems import (
    AlreadyLookedBack,
    FirstAskTheFamily,
    NoDayToLookBack,
    SaidAlready,
)
from village.modules.meetings.reviews import opinions_of, successes_of, thanks_for
from village.modules.meetings.words import Course, Fits, Hint, Occasion
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.law.ages import months_after
from village.trust.notices.models import Notice
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import DataKind, NotAllowed


@pytest.fixture
def review(wilgendaal, plan):
    clock.tick()
    with as_owner():
        return Review.unscoped.get(plan=plan, occasion=Occasion.EVALUATION)


def say(cast, review, who, fits=Fits.PARTLY, words="The mornings are better, homework is not.", **more):
    with acting_as(cast.actors[who]) as actor:
        return looking_back.say_what_i_think(find(actor, Review, review.pk), by=actor, fits=fits, words=words, **more)


def end(cast, review, who="hanne", course=Course.CONTINUE, on=NEXT):
    with acting_as(cast.actors[who]) as actor:
        return looking_back.look_back(find(actor, Review, review.pk), by=actor, goes_on=GoesOn(course, on))


def opened_ago(plan, days):
    """At this hour of that day, also when the clock was changed since."""
    with as_owner():
        FamilyPlan.unscoped.filter(pk=plan.pk).update(opened_at=timezone.localtime() - timedelta(days=days))


def asked_to_look(cast, who, review):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], path=f"meetings/review/{review.pk}/").count()


def test_the_evaluation_falls_due_by_itself_after_the_months_of_the_law_file(wilgendaal, plan, review):
    assert review.due_on == months_after(timezone.localdate(plan.opened_at), 6)
    clock.tick()
    with as_owner():
        assert Review.unscoped.filter(plan=plan, occasion=Occasion.EVALUATION).count() == 1
    assert asked_to_look(wilgendaal, "leila", review) == 0


def test_family_and_coordinator_are_told_once_some_days_before(wilgendaal, plan):
    opened_ago(plan, 175)
    clock.tick()
    clock.tick()
    with as_owner():
        due = Review.unscoped.get(plan=plan, occasion=Occasion.EVALUATION)
    assert [asked_to_look(wilgendaal, who, due) for who in ("leila", "yara", "hanne", "els", "jonas")] == [1, 1, 1, 0, 0]


def test_nothing_is_decided_before_one_of_the_family_said_how_it_goes(wilgendaal, review):
    say(wilgendaal, review, "hanne", Fits.YES, "It goes well.")
    with pytest.raises(FirstAskTheFamily):
        end(wilgendaal, review)
    say(wilgendaal, review, "leila")
    assert end(wilgendaal, review).next_on == NEXT


def test_the_database_wants_the_family_too(wilgendaal, review):
    with acting_as(wilgendaal.hanne) as hanne:
        found = find(hanne, Review, review.pk)
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            LookedBack.unscoped.create(
                **as_its_whole(found, hanne), review=found, course="close", author_name="H", held_at=timezone.now()
            )
    assert "ask the family" in str(refused.value)


def test_family_and_worker_may_differ_and_both_stay(wilgendaal, review):
    say(wilgendaal, review, "leila", Fits.NO, "It does not fit any more.")
    say(wilgendaal, review, "hanne", Fits.YES, "It goes well.")
    with acting_as(wilgendaal.yara) as yara:
        opened(yara, review)
        assert [(one.name, one.fits, one.side) for one in opinions_of(review)] == [
            ("Leïla Benali", Fits.NO, "family"), ("Hanne Moreels", Fits.YES, "professional"),
        ]  # fmt: skip


def test_hanne_writes_down_what_yara_told_and_says_it_is_noted(wilgendaal, review):
    made = say(wilgendaal, review, "hanne", words="Wednesday fits.", noted_for=wilgendaal.people["yara"].pk)
    assert (made.name, made.side, made.noted_by) == ("Yara Benali", "child", "Hanne Moreels")
    with pytest.raises(SaidAlready):
        say(wilgendaal, review, "yara")
    with pytest.raises(SaidAlready):
        say(wilgendaal, review, "leila", noted_for=wilgendaal.people["hanne"].pk)


def test_who_knows_only_about_school_does_not_read_it(wilgendaal, review):
    for who in ("els", "ex", "jonas", "mieke", "stranger"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            find(actor, Review, review.pk)


def test_after_looking_back_there_is_a_next_day_unless_it_is_rounded_off(wilgendaal, plan, review):
    say(wilgendaal, review, "leila")
    for day in (None, timezone.localdate(), timezone.localdate() + timedelta(days=400)):
        with pytest.raises(NoDayToLookBack):
            end(wilgendaal, review, on=day)
    end(wilgendaal, review, course=Course.ADJUST)
    with pytest.raises(AlreadyLookedBack):
        end(wilgendaal, review)
    clock.tick()
    with as_owner():
        found = Review.unscoped.filter(plan=plan, occasion=Occasion.EVALUATION).order_by("due_on")
        assert [one.due_on for one in found] == [review.due_on, months_after(review.due_on, 6)]
        assert Opinion.unscoped.count() == 1


def test_anybody_of_the_team_notes_good_news_and_others_are_glad(wilgendaal, plan):
    with acting_as(wilgendaal.els) as els:
        glad.celebrate(door_of(els, plan.pk), by=els, words="Yara was here eight days in a row.", kind=DataKind.SCHOOL)
        with pytest.raises(NotAllowed):
            glad.celebrate(door_of(els, plan.pk), by=els, words="They pay.", kind=DataKind.MONEY)
    with acting_as(wilgendaal.leila) as leila:
        opened(leila, plan)
        good = successes_of(leila, plan.pk)
        for _twice in range(2):
            glad.thank(find(leila, Success, good[0].pk), by=leila)
        assert [one.name for one in thanks_for(leila, good)[good[0].pk]] == ["Leïla Benali"]
    for who in ("jonas", "ex", "mieke"):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert door_of(actor, plan.pk) is None


def hints(cast, who="hanne"):
    with acting_as(cast.actors[who]) as actor:
        open_list(actor)
        return [(one.hint, one.days, bool(one.known)) for plan in drift.hints_for(actor) for one in plan.hints]


def test_hints_are_days_and_sentences_and_only_for_who_coordinates(wilgendaal, plan):
    opened_ago(plan, 50)
    assert hints(wilgendaal) == [
        (Hint.CHILD_NOT_HEARD, 50, False), (Hint.NO_CONTACT, 50, False), (Hint.ONLY_PROFESSIONALS, None, False),
        (Hint.NO_DATE, None, False),
    ]  # fmt: skip
    for who in ("els", "mieke", "leila", "jonas", "bram"):
        assert hints(wilgendaal, who) == []


def test_what_was_done_makes_a_hint_go_away(wilgendaal, plan, oma):
    opened_ago(plan, 50)
    meeting = call(wilgendaal, plan, wilgendaal.leila, "leila", "yara", "hanne")
    yara_says(wilgendaal, meeting)
    held(wilgendaal, meeting)
    assert hints(wilgendaal) == []


def test_a_meeting_without_the_family_stays_in_sight(wilgendaal, plan, oma):
    meeting = call(wilgendaal, plan, wilgendaal.hanne, "hanne", "els", reason=REASON)
    tell_yara(wilgendaal, meeting)
    note_presence(wilgendaal, meeting, "hanne", "els")
    close_meeting(wilgendaal, meeting)
    assert hints(wilgendaal) == [(Hint.WITHOUT_FAMILY, None, False)]


def test_known_because_and_the_family_reads_why(wilgendaal, plan):
    with acting_as(wilgendaal.hanne) as hanne:
        drift.say_known(find(hanne, FamilyPlan, plan.pk), by=hanne, hint=Hint.NO_DATE, because="They are on a journey.")
    assert (Hint.NO_DATE, None, True) in hints(wilgendaal)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        drift.say_known(find(leila, FamilyPlan, plan.pk), by=leila, hint=Hint.NO_DATE, because="x")
