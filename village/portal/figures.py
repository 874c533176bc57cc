"""How the village is doing, for its keeper and managers: numbers only, no names.

Small numbers stay in the database: a number that could give somebody away never reaches this page.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from village.foundation.time_range import now
from village.trust.directory.models import Membership, Organization
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor


@dataclass(frozen=True)
class Figure:
    """One number with its words."""

    label: str
    number: str
    icon: str
    cat: str = "quiet"


def figures_of(actor: Actor, village: Village) -> list[Figure]:
    waiting, late = _waits()
    few = _("fewer than {number}").format(number=village.small_number)
    return [
        Figure(_("Questions that wait for an answer"), _said(waiting, few), "hand-heart", "brand"),
        Figure(_("Questions that wait too long"), _said(late, _("too few to show")), "question", "warn"),
        # organisations, who is on duty and mail are no secret in the village: nothing to hide
        Figure(_("Organisations in the village"), str(_organisations(actor)), "map-trifold", "place"),
        Figure(_("People on duty"), str(_on_duty(actor)), "users", "home"),
        Figure(_("Mail that could not leave"), str(_unsent()), "envelope-simple", "school"),
    ]


def _said(number: int | None, instead: str) -> str:
    return instead if number is None else str(number)


def _waits() -> tuple[int | None, int | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT waiting, late FROM app.village_waits()")
        return cursor.fetchone() or (None, None)


def _organisations(actor: Actor) -> int:
    return Organization.unscoped.filter(village_id=actor.village_id).count()


def _on_duty(actor: Actor) -> int:
    at = now()
    here = Membership.unscoped.filter(village_id=actor.village_id, on_duty=True, from_at__lte=at, until__gt=at)
    return here.values("person_id").distinct().count()


def _unsent() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.unsent()")
        return int(cursor.fetchone()[0])
