"""The clock of team tasks: on the day itself who has it is told; when it is late also who stands in, and who leads the team.

The clock sees ids and days only; each is told once, and anew when the task gets another day.
"""

from uuid import UUID

from django.db import connection, transaction

from village.modules.wellbeing_teams.tell import PATH, Code

LIMIT = 500


def tick() -> int:
    """One round; returns how many rose."""
    return sum(_rise(*row) for row in _due())


def _due() -> list[tuple[UUID, UUID, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT village_id, task, level FROM app.team_tasks_due(%s)", [LIMIT])
        return list(cursor.fetchall())


def _rise(village: UUID, task: UUID, level: str) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.team_task_rises(%s, %s, %s, %s, %s, %s, %s)",
            [village, task, level, Code.PROMISE_SOON, Code.PROMISE_LATE, Code.PROMISE_RISEN, f"{PATH}task/"],
        )
        return bool(cursor.fetchone()[0])
