"""A task of the team tells on its day who has it; when it is late also who stands in and who leads. Once, and nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.wellbeing_teams.conftest import ahead, chair, seat_of
from village.modules.wellbeing_teams import agenda, clock, keeping
from village.modules.wellbeing_teams.models import TeamTask, WellbeingTeam
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice

SOON, LATE, RISEN = Notice.Code.PROMISE_SOON, Notice.Code.PROMISE_LATE, Notice.Code.PROMISE_RISEN


@pytest.fixture
def task(wilgendaal, team):
    """Nele has it; Jonas stands in for her; Hanne leads."""
    seat = seat_of(wilgendaal, team, "nele")
    with acting_as(wilgendaal.kobe):
        keeping.stand_in(seat.pk, deputy=chair(wilgendaal, "jonas").pk)
    with acting_as(wilgendaal.jonas):
        return agenda.put_task(team.pk, owner=chair(wilgendaal, "nele").pk, words="Book the room.", due_on=ahead())


def on_day(task, days):
    with as_owner():
        TeamTask.unscoped.filter(pk=task).update(due_on=timezone.localdate() + timedelta(days=days))


def told(cast):
    """Who was told of a day, and how."""
    with as_owner():
        names = {person.pk: who for who, person in cast.people.items()}
        found = Notice.unscoped.filter(code__in=[SOON, LATE, RISEN], path__contains="task/")
        return sorted((names[one.person_id], one.code) for one in found)


def test_before_its_day_nobody_is_told(wilgendaal, task):
    assert clock.tick() == 0 and told(wilgendaal) == []


def test_on_its_day_who_has_it_is_told_once(wilgendaal, task):
    on_day(task, 0)
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert told(wilgendaal) == [("nele", SOON)]


def test_when_it_is_late_who_stands_in_and_who_leads_hear_it_too(wilgendaal, task):
    on_day(task, -1)
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert told(wilgendaal) == [("hanne", RISEN), ("jonas", LATE), ("nele", LATE)]


def test_with_another_day_it_is_told_anew(wilgendaal, task):
    on_day(task, -3)
    clock.tick()
    on_day(task, -1)
    assert clock.tick() == 1 and told(wilgendaal).count(("nele", LATE)) == 2


def test_what_is_done_or_of_a_team_that_stopped_tells_nobody(wilgendaal, team, task):
    on_day(task, -1)
    with as_owner():
        WellbeingTeam.unscoped.filter(pk=team.pk).update(closed_at=timezone.now())
    assert clock.tick() == 0
    with as_owner():
        WellbeingTeam.unscoped.filter(pk=team.pk).update(closed_at=None)
        TeamTask.unscoped.filter(pk=task).update(done_at=timezone.now())
    assert clock.tick() == 0 and told(wilgendaal) == []


def test_who_left_the_team_is_not_told(wilgendaal, team, task):
    on_day(task, -1)
    with acting_as(wilgendaal.kobe):
        keeping.leave(seat_of(wilgendaal, team, "jonas").pk)
    clock.tick()
    assert told(wilgendaal) == [("hanne", RISEN), ("nele", LATE)]
