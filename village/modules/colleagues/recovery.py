"""A lost second factor comes back through two colleagues who know the person. Who may is checked in recovery.sql."""

from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.colleagues.models import StaffRules
from village.modules.colleagues.problems import (
    AskedAlready,
    AskedOften,
    NothingLost,
    OverMeanwhile,
    SaidAlready,
)
from village.modules.colleagues.words import ASKING_LIVES, WAITING_HOURS
from village.modules.help_requests.team import asked_of_the_lock
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, NotAllowed

NOT_NOW = {"already": AskedAlready, "often": AskedOften, "none": NothingLost}
HERE = "colleagues/lost/"


def ask(member_id: UUID) -> None:
    """By who is signed in with the first factor only, of a colleague by name; who manages hears it too."""
    said = asked_of_the_lock(
        "SELECT app.ask_recovery(%s, %s, %s, %s, %s)", [uuid7(), member_id, now() + ASKING_LIVES, Notice.Code.QUESTION, HERE]
    )
    if said in NOT_NOW:
        raise NOT_NOW[said]


def stop() -> None:
    """By the person, from any session; also somebody who never asked and now reads that it was asked."""
    if not asked_of_the_lock("SELECT app.stop_recovery(%s)", [Notice.Code.FAMILY_TOLD]):
        raise OverMeanwhile


def say_known(recovery_id: UUID, *, how: str) -> bool:
    """I spoke with them, and this is how I know that it is really them. True: the waiting time has begun."""
    said = asked_of_the_lock(
        "SELECT app.say_known(%s, %s, %s, %s, %s)", [uuid7(), recovery_id, how, WAITING_HOURS, Notice.Code.FAMILY_TOLD]
    )
    if said == "already":
        raise SaidAlready
    return bool(said == "counts")


def keep_waiting(by: Actor, hours: int) -> None:
    """The village's own number; only its keeper may, and the lock says so."""
    if not by.is_keeper:
        raise NotAllowed("the keeper's numbers")
    StaffRules.unscoped.update_or_create(village_id=by.village_id, defaults={"waiting_hours": hours})
