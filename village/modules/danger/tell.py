"""Who hears of an act: that something waits, never what it is."""

from uuid import UUID

from django.db import connection

from village.modules.danger.models import DangerAct
from village.modules.danger.words import Deed
from village.trust.notices.models import Notice

Code = Notice.Code
REVIEW_PATH = "danger/acts/"


def work_path(act: DangerAct) -> str:
    return f"danger/acts/{act.pk}/"


def family_path(act: DangerAct) -> str:
    return f"danger/told/{act.pk}/"


def those_who_should_know(act: DangerAct) -> None:
    """Who works with this person hears that somebody looked; team leader and privacy officer that a look back is due."""
    owners = Code.DANGER_OPENED if act.deed == Deed.LOOK else ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_of_danger(%s, %s, %s, %s, %s)",
                       [act.pk, act.subject_id, owners, Code.DANGER_REVIEW, REVIEW_PATH])  # fmt: skip


def at_work(act: DangerAct) -> set[UUID]:
    """Those who had a part in deciding it."""
    return {act.author_id} | ({act.second.person_id} if act.second else set())
