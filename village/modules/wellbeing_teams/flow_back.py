"""What flows back to the home organisations, whatever the model of the team (P-10, W-05): without anybody in it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from village.foundation.ids import uuid7
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.wellbeing_teams.tell import PATH, Code


@dataclass(frozen=True)
class Back:
    """To which organisation, about which days, what happened and what was learned."""

    organisation: UUID
    first_day: date
    last_day: date
    happened: str
    learned: str


def write_back(team: UUID, *, back: Back) -> UUID:
    """The numbers are counted by the database, which keeps no small one; who leads there is told."""
    key = uuid7()
    asked_of_the_lock(
        "SELECT app.write_flow_back(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [key, team, back.organisation, back.first_day, back.last_day, back.happened.strip(), back.learned.strip(),
         Code.FAMILY_TOLD, f"{PATH}notes/{key}/"],
    )  # fmt: skip
    return key
