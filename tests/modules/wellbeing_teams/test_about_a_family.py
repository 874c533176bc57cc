"""Nothing about us without us: what a team talks about of a family, and who reads what of it. Each may with its may-not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.family_plans.conftest import begin, joins
from tests.modules.help_requests.conftest import a_moment_later, opened
from tests.modules.wellbeing_teams.conftest import (
    CAME_OUT,
    WHY,
    ahead,
    chair,
    put_about,
    putting,
    seat_of,
    talk,
)
from village.modules.family_plans.words import SHOWN_KINDS
from village.modules.help_requests import actions as requests
from village.modules.wellbeing_teams import actions, agenda, keeping, queries
from village.modules.wellbeing_teams.models import FamilyPoint, TalkedAbout
from village.modules.wellbeing_teams.problems import (
    DayHasPassed,
    FirstTheirYes,
    IsOver,
    NotInThisTeam,
    NotOnTheAgendaYet,
    OnTheAgendaAlready,
    SayHowTheyKnow,
    TheyRatherNot,
    WhoTalked,
)
from village.modules.wellbeing_teams.words import Knows
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed

EVERYBODY_ELSE = (
    "nele", "jonas", "bram", "oona", "els", "karim", "mieke", "griet", "kobe", "pia", "ex", "oma", "imani", "stranger", "yara",
)  # fmt: skip


def reads(cast, who, point):
    with acting_as(cast.actors[who]) as actor:
        try:
            return find(actor, FamilyPoint, point.pk).why
        except Http404:
            return None


def places(cast, who, team):
    with acting_as(cast.actors[who]):
        return queries.agenda_of(team.pk)


def told(cast, who):
    with as_owner():
        return set(Notice.unscoped.filter(person=cast.people[who]).values_list("code", "path"))


def yes(cast, who, point):
    with acting_as(cast.actors[who]) as actor:
        actions.say_yes(find(actor, FamilyPoint, point.pk), by=actor)


def no(cast, who, point):
    with acting_as(cast.actors[who]) as actor:
        actions.rather_not(find(actor, FamilyPoint, point.pk), by=actor)


def test_the_mother_reads_why_and_so_does_who_works_with_her(wilgendaal, point):
    assert reads(wilgendaal, "leila", point) == WHY and reads(wilgendaal, "hanne", point) == WHY


@pytest.mark.parametrize("who", EVERYBODY_ELSE)
def test_nobody_else_reads_it_not_even_a_colleague_of_the_team(who, wilgendaal, point):
    assert reads(wilgendaal, who, point) is None


def test_a_colleague_of_the_team_reads_only_that_there_is_a_point_about_a_family(wilgendaal, team, point):
    [place] = places(wilgendaal, "nele", team)
    assert (place.about_family, place.words, place.outcome, place.placed_by) == (True, "", "", "Hanne Moreels")
    with acting_as(wilgendaal.nele) as nele:
        open_list(nele)
        assert queries.points_on(nele.village_id, [place.pk]) == []
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert [one.pk for one in queries.points_on(hanne.village_id, [place.pk])] == [point.pk]


def test_putting_it_on_the_agenda_opens_the_question_to_nobody(wilgendaal, taken, point):
    for who in ("nele", "jonas"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            opened(actor, taken)


def test_the_family_hears_at_once_that_it_is_talked_about(wilgendaal, taken, point):
    assert (Notice.Code.FAMILY_TOLD, f"requests/{taken.pk}/follow/") in told(wilgendaal, "leila")
    for who in ("yara", "ex", "els"):
        assert not any(str(taken.pk) in path for _code, path in told(wilgendaal, who))


def test_told_needs_by_whom_and_on_which_day(wilgendaal, taken, team):
    with acting_as(wilgendaal.hanne) as hanne:
        one = opened(hanne, taken)
        today = timezone.localdate()
        for more in ({"told_by": "Hanne"}, {"told_on": today}, {"told_by": " ", "told_on": today}):
            with pytest.raises(SayHowTheyKnow):
                actions.put_about(one, by=hanne, putting=putting(team, knows=Knows.TOLD, **more))
        made = actions.put_about(
            one, by=hanne, putting=putting(team, knows=Knows.TOLD, told_by="Hanne, by phone", told_on=today)
        )
    assert made.told_by == "Hanne, by phone" and made.point_id


def test_not_for_a_day_that_has_passed(wilgendaal, taken, team):
    with pytest.raises(DayHasPassed):
        put_about(wilgendaal, "hanne", taken, team, for_day=timezone.localdate() - timedelta(days=1))


def test_once_at_a_time(wilgendaal, taken, team, point):
    with pytest.raises(OnTheAgendaAlready):
        put_about(wilgendaal, "hanne", taken, team)


def test_only_somebody_of_the_team_brings_it(wilgendaal, taken, linked):
    with pytest.raises(NotInThisTeam):
        put_about(wilgendaal, "hanne", taken, linked)


@pytest.mark.parametrize("who", ["nele", "jonas", "bram", "stranger", "ex"])
def test_who_cannot_open_the_question_cannot_bring_it(who, wilgendaal, taken, team):
    with pytest.raises((Http404, NotAllowed)):
        put_about(wilgendaal, who, taken, team)


def test_a_mother_brings_nothing_to_a_team_she_is_not_in(wilgendaal, taken, team):
    with pytest.raises((NotAllowed, NotInThisTeam)):
        put_about(wilgendaal, "leila", taken, team)


# --- an own story ---

@pytest.mark.parametrize("knows", [Knows.COME, Knows.TOLD, Knows.WISH])
def test_an_own_story_never_goes_on_an_agenda_by_the_word_of_a_worker(knows, wilgendaal, alone_taken, team):
    with pytest.raises(FirstTheirYes):
        put_about(wilgendaal, "hanne", alone_taken, team, knows=knows, told_by="Hanne", told_on=timezone.localdate())


def test_the_database_itself_refuses_an_own_story_without_asking(wilgendaal, alone_taken, team):
    values = {"village": wilgendaal.village, "subject_id": alone_taken.subject_id, "item_id": alone_taken.pk,
              "author_id": wilgendaal.hanne.person_id, "team": team, "request_id": alone_taken.pk, "for_day": ahead(),
              "kind": DataKind.OWN_STORY, "knows": Knows.WISH, "why": WHY}  # fmt: skip
    with as_owner():
        seat = chair(wilgendaal, "hanne")
        with pytest.raises(IntegrityError, match="an_own_story_waits"), transaction.atomic():
            FamilyPoint.unscoped.create(**values, placed_by=seat)


def test_a_young_person_is_asked_first_and_only_the_own_yes_puts_it_there(wilgendaal, alone_taken, team):
    asked = put_about(wilgendaal, "hanne", alone_taken, team, knows=Knows.ASK)
    assert places(wilgendaal, "nele", team) == [] and asked.point_id is None
    assert (Notice.Code.QUESTION, f"requests/{alone_taken.pk}/follow/") in told(wilgendaal, "yara")
    assert told(wilgendaal, "leila") == set()
    yes(wilgendaal, "yara", asked)
    assert [one.about_family for one in places(wilgendaal, "nele", team)] == [True]
    assert reads(wilgendaal, "leila", asked) is None and reads(wilgendaal, "yara", asked) == WHY


@pytest.mark.parametrize("who", ["leila", "hanne", "nele", "ex", "els"])
def test_nobody_says_yes_for_a_young_person(who, wilgendaal, alone_taken, team):
    asked = put_about(wilgendaal, "hanne", alone_taken, team, knows=Knows.ASK)
    with pytest.raises((Http404, NotAllowed)):
        yes(wilgendaal, who, asked)
    assert places(wilgendaal, "hanne", team) == []


def test_a_rather_not_leaves_no_place_on_the_agenda(wilgendaal, alone_taken, team):
    asked = put_about(wilgendaal, "hanne", alone_taken, team, knows=Knows.ASK)
    no(wilgendaal, "yara", asked)
    assert places(wilgendaal, "hanne", team) == []
    with pytest.raises(IsOver):
        yes(wilgendaal, "yara", asked)
    with pytest.raises(TheyRatherNot):
        talk(wilgendaal, "hanne", asked.pk)


def test_nobody_talks_about_it_before_the_yes(wilgendaal, taken, team):
    asked = put_about(wilgendaal, "hanne", taken, team, knows=Knows.ASK)
    with pytest.raises(NotOnTheAgendaYet):
        talk(wilgendaal, "hanne", asked.pk)


# --- what the family says, and what came out ---

def test_the_family_takes_it_off_and_who_put_it_there_hears(wilgendaal, team, point):
    no(wilgendaal, "leila", point)
    [place] = places(wilgendaal, "nele", team)
    assert place.ended == "off" and place.words == ""
    assert (Notice.Code.REPLY, f"teams/family/{point.pk}/") in told(wilgendaal, "hanne")


@pytest.mark.parametrize("who", ["yara", "ex", "els", "nele", "stranger", "hanne"])
def test_nobody_else_says_rather_not_for_them(who, wilgendaal, team, point):
    with pytest.raises((Http404, NotAllowed)):
        no(wilgendaal, who, point)
    assert places(wilgendaal, "hanne", team)[0].ended == ""


def test_what_came_out_is_read_by_the_family_with_day_and_names(wilgendaal, taken, point):
    made = talk(wilgendaal, "hanne", point.pk)
    with acting_as(wilgendaal.leila) as leila:
        read = find(leila, TalkedAbout, made.pk)
    assert (read.words, read.who, read.talked_on) == (CAME_OUT, ["Hanne Moreels", "Nele Baert"], timezone.localdate())
    for who in ("nele", "yara", "ex", "els", "mieke"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            find(actor, TalkedAbout, made.pk)


def test_without_saying_who_it_does_not_close(wilgendaal, team, point):
    with pytest.raises(WhoTalked):
        talk(wilgendaal, "hanne", point.pk, who=[])
    assert places(wilgendaal, "hanne", team)[0].closed_at is None


def test_it_ends_once(wilgendaal, point):
    talk(wilgendaal, "hanne", point.pk)
    with pytest.raises(IsOver):
        talk(wilgendaal, "hanne", point.pk)
    with pytest.raises(IsOver):
        no(wilgendaal, "leila", point)


def test_a_colleague_without_the_question_cannot_close_the_empty_place(wilgendaal, point):
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        agenda.close(point.point_id, outcome="x")
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        agenda.take_off(point.point_id)


def test_when_a_family_stops_sharing_who_put_it_there_can_still_clear_the_place(wilgendaal, taken, team, point):
    with acting_as(wilgendaal.leila) as leila:
        requests.stop_sharing(opened(leila, taken), by=leila)
    assert reads(wilgendaal, "hanne", point) is None
    with acting_as(wilgendaal.hanne):
        agenda.take_off(point.point_id)
    assert places(wilgendaal, "hanne", team)[0].ended == "off"
    with acting_as(wilgendaal.leila) as leila:
        assert not find(leila, FamilyPoint, point.pk).is_open


def test_who_left_the_team_brings_and_closes_nothing(wilgendaal, taken, team, point):
    seat = seat_of(wilgendaal, team, "hanne")
    with acting_as(wilgendaal.kobe):
        keeping.leave(seat.pk)
    with pytest.raises(NotInThisTeam):
        talk(wilgendaal, "hanne", point.pk)
    assert places(wilgendaal, "hanne", team) == []


# --- a plan ---

def test_a_plan_is_talked_about_by_who_helps_and_read_by_its_owners(wilgendaal, team):
    plan = begin(wilgendaal)
    joins(wilgendaal, plan, "nele", list(SHOWN_KINDS))
    made = put_about(wilgendaal, "nele", plan, team)
    a_moment_later()
    assert reads(wilgendaal, "leila", made) == WHY == reads(wilgendaal, "yara", made)
    for who in ("hanne", "jonas", "ex", "els", "oma"):
        assert reads(wilgendaal, who, made) is None
    assert (Notice.Code.FAMILY_TOLD, f"plan/{plan.pk}/") in told(wilgendaal, "yara")


def test_who_sees_only_the_school_of_a_plan_brings_it_to_no_team(wilgendaal, team):
    plan = begin(wilgendaal)
    joins(wilgendaal, plan, "jonas", [DataKind.SCHOOL])
    with pytest.raises((Http404, NotAllowed)):
        put_about(wilgendaal, "jonas", plan, team)


def test_a_question_of_ones_own_work_is_no_point_about_a_family(wilgendaal, team):
    with acting_as(wilgendaal.els) as els:
        asked = requests.ask_for_work(
            wilgendaal.people["els"], by=els, question=requests.Question(asker="professional", hard="How do others do it?")
        )
    a_moment_later()
    with pytest.raises(NotAllowed):
        put_about(wilgendaal, "hanne", asked, team)
