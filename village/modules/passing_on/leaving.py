"""Somebody leaves their work: said in time, so that no family is left without somebody (W-13, W-22)."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.passing_on.problems import LeavesAlready, NoLongerThere, OneManagerRemains
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, NotAllowed

MINE, PLAN, ENDED = "/passing-on/", "/plan/", "/passing-on/ended/"


def announce(member_id: UUID, *, by: Actor, last_day: date) -> UUID:
    """By oneself or by the team leader; each family whose plan it is hears it at once. Returns what was written down."""
    if last_day < timezone.localdate():
        raise NoLongerThere
    key, code = uuid7(), Notice.Code.FAMILY_TOLD
    try:
        with transaction.atomic():
            asked_of_the_lock(
                "SELECT app.announce_leaving(%s, %s, %s, %s, %s, %s, %s)",
                [key, member_id, last_day, code, MINE, code, PLAN],
            )
    except IntegrityError as twice:
        raise LeavesAlready from twice
    return key


def end_at_once(member_id: UUID, *, by: Actor, words: str) -> int:
    """By the team leader: every door is closed in this moment, and each who hears it reads these words. How many hear it."""
    told = int(
        asked_of_the_lock(
            "SELECT app.end_access_at_once(%s, %s, %s, %s, %s)",
            [uuid7(), member_id, words.strip(), Notice.Code.FAMILY_TOLD, ENDED],
        )
    )
    if told < 0:
        raise OneManagerRemains
    return told


def call_off(leaving_id: UUID, *, by: Actor) -> None:
    """Somebody stays after all."""
    if not asked_of_the_lock("SELECT app.call_off_leaving(%s)", [leaving_id]):
        raise NotAllowed("no leaving of yours")
