"""What the whole team does together: points about working together, and shared tasks (P-09). Nobody is named in them."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.wellbeing_teams.problems import DayHasPassed, IsOver
from village.modules.wellbeing_teams.tell import PATH, Code
from village.modules.wellbeing_teams.words import Ended


def put(team: UUID, *, words: str, for_day: date) -> UUID:
    """A point about working together."""
    _still_to_come(for_day)
    key = uuid7()
    asked_of_the_lock("SELECT app.put_team_point(%s, %s, %s, %s)", [key, team, words.strip(), for_day])
    return key


def close(place: UUID, *, outcome: str) -> None:
    """It was talked about, and this came out."""
    _not_over("SELECT app.close_team_point(%s, %s, %s)", [place, Ended.TALKED, outcome.strip()])


def take_off(place: UUID) -> None:
    """It is not needed any more. Also the empty place of a family that stopped sharing."""
    _not_over("SELECT app.close_team_point(%s, %s, '')", [place, Ended.OFF])


def put_task(team: UUID, *, owner: UUID, words: str, due_on: date) -> UUID:
    """One of the team does it, before a day."""
    _still_to_come(due_on)
    key = uuid7()
    asked_of_the_lock(
        "SELECT app.put_team_task(%s, %s, %s, %s, %s, %s, %s)",
        [key, team, owner, words.strip(), due_on, Code.FAMILY_TOLD, f"{PATH}task/{key}/"],
    )
    return key


def end_task(task: UUID) -> None:
    """It is done."""
    _not_over("SELECT app.end_team_task(%s)", [task])


def move_task(task: UUID, *, day: date, reason: str) -> None:
    """A later day, with the reason the team reads."""
    _still_to_come(day)
    _not_over("SELECT app.move_team_task(%s, %s, %s, %s)", [uuid7(), task, day, reason.strip()])


def give_task(task: UUID, *, to: UUID) -> None:
    """Somebody else of the team has it from now on."""
    asked_of_the_lock(
        "SELECT app.give_team_task(%s, %s, %s, %s)", [task, to, Code.FAMILY_TOLD, f"{PATH}task/{task}/"]
    )


def _still_to_come(day: date) -> None:
    if day < timezone.localdate():
        raise DayHasPassed


def _not_over(sql: str, values: list[object]) -> None:
    if not asked_of_the_lock(sql, values):
        raise IsOver
