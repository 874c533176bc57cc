"""What a team does together, who keeps it, what its people carry, and what flows back. Each may with its may-not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import as_owner, work
from tests.modules.wellbeing_teams.conftest import ahead, chair, make_team, put_about, seat_of, talk
from village.modules.help_requests.team import set_ceiling
from village.modules.wellbeing_teams import agenda, flow_back, keeping, queries
from village.modules.wellbeing_teams.flow_back import Back
from village.modules.wellbeing_teams.models import AgendaPoint, FlowBack, TeamTask, WellbeingTeam
from village.modules.wellbeing_teams.problems import (
    DayHasPassed,
    InTheTeamAlready,
    IsOver,
    StillHasTasks,
    ThereIsOne,
)
from village.modules.wellbeing_teams.words import Model
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Role, Secrecy

OUTSIDE = ("bram", "els", "karim", "mieke", "griet", "kobe", "pia", "leila", "yara", "ex", "oma", "stranger")


def members(cast, *names):
    with as_owner():
        return [chair(cast, name).pk for name in names]


def a_task(cast, team, by, owner, words="Book the room at De Loods.", day=None):
    [member] = members(cast, owner)
    with acting_as(cast.actors[by]):
        return agenda.put_task(team.pk, owner=member, words=words, due_on=day or ahead())


def back(cast, organisation, **more):
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=30), "last_day": today}
    told = {"happened": "We met twice.", "learned": "Calling first helps."}
    return Back(**{"organisation": cast.organisations[organisation].pk, **days, **told, **more})


# --- the agenda and the tasks ---

def test_a_point_about_working_together_is_read_and_closed_by_any_of_the_team(wilgendaal, team):
    with acting_as(wilgendaal.jonas):
        key = agenda.put(team.pk, words="Who opens the door on Fridays?", for_day=ahead())
    with acting_as(wilgendaal.nele):
        assert queries.agenda_of(team.pk)[0].words == "Who opens the door on Fridays?"
        agenda.close(key, outcome="Nele does, until June.")
        with pytest.raises(IsOver):
            agenda.close(key, outcome="Again")
        assert queries.place_by_id(key).outcome == "Nele does, until June."


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_is_not_in_the_team_reads_and_does_nothing_there(who, wilgendaal, team):
    with acting_as(wilgendaal.jonas):
        key = agenda.put(team.pk, words="Who opens the door on Fridays?", for_day=ahead())
    task = a_task(wilgendaal, team, "hanne", "jonas")
    [member] = members(wilgendaal, "nele")
    with acting_as(wilgendaal.actors[who]) as actor:
        assert queries.agenda_of(team.pk) == [] and queries.place_by_id(key) is None
        assert queries.tasks_of(team.pk) == [] and queries.task_by_id(task) is None
        assert queries.my_team(actor, team.pk) is None
        for forbidden in (
            lambda: agenda.put(team.pk, words="x", for_day=ahead()), lambda: agenda.close(key, outcome="x"),
            lambda: agenda.take_off(key), lambda: agenda.end_task(task), lambda: agenda.give_task(task, to=member),
            lambda: agenda.move_task(task, day=ahead(), reason="x"),
            lambda: agenda.put_task(team.pk, owner=member, words="x", due_on=ahead()),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                forbidden()


def test_a_task_has_one_owner_who_is_told(wilgendaal, team):
    task = a_task(wilgendaal, team, "hanne", "jonas")
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["jonas"], path=f"teams/task/{task}/").exists()
    with acting_as(wilgendaal.nele):
        assert queries.task_by_id(task).owner == "Jonas Adeyemi" and not queries.task_by_id(task).mine


def test_a_task_of_somebody_outside_the_team_is_nobodys(wilgendaal, team):
    with pytest.raises(NotAllowed):
        a_task(wilgendaal, team, "hanne", "els")


def test_it_is_kept_or_gets_another_day_with_a_reason(wilgendaal, team):
    task = a_task(wilgendaal, team, "hanne", "jonas")
    with acting_as(wilgendaal.jonas):
        with pytest.raises(DayHasPassed):
            agenda.move_task(task, day=ahead(-1), reason="x")
        agenda.move_task(task, day=ahead(20), reason="The key is with a colleague on leave.")
    with acting_as(wilgendaal.nele):
        assert queries.task_by_id(task).reason == "The key is with a colleague on leave."
        with pytest.raises(NotAllowed):
            agenda.end_task(task)
    with acting_as(wilgendaal.jonas):
        agenda.end_task(task)
        with pytest.raises(IsOver):
            agenda.end_task(task)


def test_who_stands_in_keeps_the_task_and_others_do_not(wilgendaal, team):
    task = a_task(wilgendaal, team, "hanne", "jonas")
    [nele] = members(wilgendaal, "nele")
    seat = seat_of(wilgendaal, team, "jonas")
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        agenda.end_task(task)
    with acting_as(wilgendaal.jonas):
        keeping.stand_in(seat.pk, deputy=nele)
    with acting_as(wilgendaal.nele):
        agenda.end_task(task)


def test_late_tasks_are_seen(wilgendaal, team):
    task = a_task(wilgendaal, team, "hanne", "jonas")
    with as_owner():
        TeamTask.unscoped.filter(pk=task).update(due_on=ahead(-2))
    with acting_as(wilgendaal.jonas) as jonas:
        assert [(one.tasks, one.late) for one in queries.my_teams(jonas)] == [(1, 1)]
    with acting_as(wilgendaal.nele) as nele:
        assert [(one.tasks, one.late) for one in queries.my_teams(nele)] == [(0, 0)] and queries.task_by_id(task).late


def test_a_point_about_a_family_can_hold_no_word(wilgendaal, team):
    named = {"village": wilgendaal.village, "team": team, "about_family": True, "words": "Sami", "for_day": ahead()}
    with as_owner():
        hanne = chair(wilgendaal, "hanne")
        with pytest.raises(IntegrityError, match="no_word_stands_here"), transaction.atomic():
            AgendaPoint.unscoped.create(**named, placed_by=hanne)


# --- who keeps it ---

@pytest.mark.parametrize("who", ["hanne", "mieke", "griet", "pia", "leila", "stranger"])
def test_only_the_keeper_makes_a_team(who, wilgendaal):
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
        keeping.keep_team(None, by=actor, name="Another", model=Model.LINKED)


def test_a_name_is_one_team(wilgendaal, team):
    with acting_as(wilgendaal.kobe) as kobe, pytest.raises(ThereIsOne):
        keeping.keep_team(None, by=kobe, name="De Brug", model=Model.LINKED)


def test_a_seconded_team_has_a_place_of_its_own(wilgendaal):
    with as_owner(), pytest.raises(IntegrityError, match="has_a_place"), transaction.atomic():
        WellbeingTeam.unscoped.create(village=wilgendaal.village, name="Nowhere", model=Model.SECONDED)


def test_who_leads_an_organisation_seats_its_own_people_where_it_takes_part(wilgendaal, team, linked):
    bram, karim = members(wilgendaal, "bram", "karim")
    with acting_as(wilgendaal.mieke):
        keeping.seat(team.pk, member=bram)
        with pytest.raises(InTheTeamAlready):
            keeping.seat(team.pk, member=bram)
        with pytest.raises(NotAllowed):
            keeping.seat(team.pk, member=karim)
        keeping.leave(seat_of(wilgendaal, team, "bram").pk)
        with pytest.raises(NotAllowed):
            keeping.leave(seat_of(wilgendaal, team, "nele").pk)


@pytest.mark.parametrize("who", ["hanne", "nele", "griet", "pia", "leila"])
def test_nobody_else_says_who_is_in_a_team(who, wilgendaal, team):
    [karim] = members(wilgendaal, "karim")
    seat = seat_of(wilgendaal, team, "jonas")
    with acting_as(wilgendaal.actors[who]):
        with pytest.raises(NotAllowed):
            keeping.seat(team.pk, member=karim)
        with pytest.raises(NotAllowed):
            keeping.leave(seat.pk)


def test_who_leaves_first_gives_the_open_tasks_to_somebody(wilgendaal, team):
    task = a_task(wilgendaal, team, "hanne", "jonas")
    [nele] = members(wilgendaal, "nele")
    seat = seat_of(wilgendaal, team, "jonas")
    with acting_as(wilgendaal.kobe), pytest.raises(StillHasTasks):
        keeping.leave(seat.pk)
    with acting_as(wilgendaal.hanne):
        agenda.give_task(task, to=nele)
    with acting_as(wilgendaal.kobe):
        keeping.leave(seat.pk)
    with acting_as(wilgendaal.jonas) as jonas:
        assert queries.my_teams(jonas) == [] and queries.agenda_of(team.pk) == []


def test_somebody_of_elsewhere_does_not_stand_in(wilgendaal, team):
    [karim] = members(wilgendaal, "karim")
    seat = seat_of(wilgendaal, team, "jonas")
    with acting_as(wilgendaal.jonas), pytest.raises(NotAllowed):
        keeping.stand_in(seat.pk, deputy=karim)


# --- load ---

def test_who_leads_the_team_reads_what_everybody_carries_and_others_read_only_their_own(wilgendaal, taken, team):
    hanne, jonas, nele = members(wilgendaal, "hanne", "jonas", "nele")
    a_task(wilgendaal, team, "hanne", "jonas")
    with acting_as(wilgendaal.hanne):
        loads = queries.loads_of(team.pk)
        assert set(loads) == {hanne, jonas, nele} and loads[hanne].requests == 1 and loads[jonas].tasks == 1
    with acting_as(wilgendaal.nele):
        assert set(queries.loads_of(team.pk)) == {nele}
    with acting_as(wilgendaal.mieke):
        assert set(queries.loads_of(team.pk)) == {hanne}


@pytest.mark.parametrize("who", ["bram", "griet", "kobe", "pia", "els", "leila", "stranger"])
def test_what_somebody_carries_is_no_figure_for_anybody_else(who, wilgendaal, taken, team):
    with acting_as(wilgendaal.actors[who]):
        assert queries.loads_of(team.pk) == {}


def test_the_ceiling_is_the_one_of_the_own_desk(wilgendaal, taken, team):
    [hanne] = members(wilgendaal, "hanne")
    with acting_as(wilgendaal.mieke) as mieke:
        set_ceiling(hanne, by=mieke, most=1)
    with acting_as(wilgendaal.hanne):
        assert queries.loads_of(team.pk)[hanne].is_full


# --- what flows back ---

def test_who_leads_a_home_organisation_reads_what_flowed_back_and_is_told(wilgendaal, team):
    with acting_as(wilgendaal.nele):
        key = flow_back.write_back(team.pk, back=back(wilgendaal, "door"))
    with acting_as(wilgendaal.mieke):
        assert [one.learned for one in queries.notes_for(note=key)] == ["Calling first helps."]
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["mieke"], path=f"teams/notes/{key}/").exists()


@pytest.mark.parametrize("who", ["bram", "oona", "griet", "kobe", "pia", "els", "karim", "leila", "ex", "stranger"])
def test_nobody_of_another_organisation_reads_it(who, wilgendaal, team):
    with as_owner():
        work(wilgendaal, "karim", "school", Role.MANAGER, Secrecy.OFFICIAL)
    with acting_as(wilgendaal.nele):
        key = flow_back.write_back(team.pk, back=back(wilgendaal, "door"))
    with acting_as(wilgendaal.actors[who]):
        assert queries.notes_for(note=key) == [] == queries.notes_for()


def test_nothing_flows_to_an_organisation_that_takes_no_part(wilgendaal, team):
    with acting_as(wilgendaal.nele), pytest.raises(NotAllowed):
        flow_back.write_back(team.pk, back=back(wilgendaal, "school"))


@pytest.mark.parametrize("who", ["bram", "mieke", "kobe", "leila"])
def test_only_the_team_writes_back(who, wilgendaal, team):
    with acting_as(wilgendaal.actors[who]), pytest.raises(NotAllowed):
        flow_back.write_back(team.pk, back=back(wilgendaal, "door"))


def test_a_small_number_is_not_even_kept(wilgendaal, team):
    def close(many):
        for _number in range(many):
            agenda.close(agenda.put(team.pk, words="How do we begin a day?", for_day=ahead()), outcome="Together.")

    with acting_as(wilgendaal.nele):
        close(9)
        few = flow_back.write_back(team.pk, back=back(wilgendaal, "door"))
        close(1)
        enough = flow_back.write_back(team.pk, back=back(wilgendaal, "door"))
    with as_owner():
        kept = {note.pk: (note.together, note.families, note.tasks) for note in FlowBack.unscoped.all()}
    assert kept == {few: (None, None, None), enough: (10, None, None)}


def test_a_talk_about_one_family_is_too_few_to_say(wilgendaal, team, point):
    talk(wilgendaal, "hanne", point.pk)
    with acting_as(wilgendaal.hanne):
        key = flow_back.write_back(team.pk, back=back(wilgendaal, "care"))
        assert queries.notes_for(note=key)[0].families is None


def test_of_another_village_nothing_is_there(wilgendaal, tilleuls, team):
    with acting_as(tilleuls.hanne) as there:
        assert queries.my_teams(there) == [] == queries.agenda_of(team.pk)
        assert queries.teams_of(tilleuls.village.pk) == []


def test_two_models_are_two_rows_with_the_same_way_of_working(wilgendaal, taken, linked):
    other = make_team(wilgendaal, "De Sluis", Model.SECONDED, "hanne", place="Above the library")
    assert {linked.model, other.model} == {"linked", "seconded"}
    assert put_about(wilgendaal, "hanne", taken, other).point_id
