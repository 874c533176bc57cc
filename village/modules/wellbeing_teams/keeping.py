"""Teams, who is in them and who stands in, kept by rows: by the keeper of the village and by who leads a home organisation."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.wellbeing_teams.models import WellbeingTeam
from village.modules.wellbeing_teams.problems import InTheTeamAlready, StillHasTasks, ThereIsOne
from village.modules.wellbeing_teams.tell import PATH, Code
from village.trust.vocabulary import Actor, NotAllowed


def keep_team(
    kept: WellbeingTeam | None,
    *,
    by: Actor,
    name: str,
    model: str,
    place: str = "",
    postcodes: Sequence[str] = (),
    goes_on: bool = True,
) -> WellbeingTeam:
    """A new team, or another area, place or model; or it stops, and families keep what was talked about."""
    if not by.is_keeper:
        raise NotAllowed("keep a team")
    team = kept or WellbeingTeam(village_id=by.village_id)
    team.name, team.model, team.place, team.postcodes = name.strip(), model, place.strip(), list(postcodes)
    team.closed_at = None if goes_on else now()
    try:
        with transaction.atomic():
            team.save(force_insert=kept is None)
    except IntegrityError:
        raise ThereIsOne from None
    return team


def seat(team: UUID, *, member: UUID, leads: bool = False) -> None:
    """Somebody is in the team from now on, and is told so."""
    path = f"{PATH}{team}/"
    seated = asked_of_the_lock(
        "SELECT app.seat_in_team(%s, %s, %s, %s, %s, %s)",
        [uuid7(), team, member, leads, Code.FAMILY_TOLD, path],
    )
    if not seated:
        raise InTheTeamAlready


def stand_in(one: UUID, *, deputy: UUID | None) -> None:
    """Who of the team stands in; None: nobody yet."""
    asked_of_the_lock("SELECT app.stands_in_team(%s, %s)", [one, deputy])


def leave(one: UUID) -> None:
    """Out of the team from now on; open tasks first get another owner (W-13)."""
    if not asked_of_the_lock("SELECT app.leave_team(%s)", [one]):
        raise StillHasTasks
