"""Whom to tell about early help: the notice says only that something waits."""

from uuid import UUID

from village.modules.pit.models import PitOffer, SchoolPart, Trajectory
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
OF_THE_FAMILY = ("you", "owner", "guardian")
PATH, SCHOOL_PATH = "pit/", "pit/school/"


def the_family(record: PitOffer | Trajectory, code: Notice.Code, *, but: UUID | None = None) -> None:
    """Everybody of the family who may see it, once each; who does it knows already."""
    for reader in who_can_see(record):
        if reader.basis in OF_THE_FAMILY and reader.person_id != but:
            tell(reader.person_id, code, path_of(record))


def the_coach(trajectory: Trajectory, code: Notice.Code) -> None:
    tell(trajectory.coach.person_id, code, path_of(trajectory))


def who_offered(offer: PitOffer) -> None:
    tell(offer.author_id, Code.REPLY, path_of(offer))


def the_teacher(part: SchoolPart, code: Notice.Code) -> None:
    """Only while the family shows it: who may not see it is told nothing."""
    if any(reader.person_id == part.teacher.person_id for reader in who_can_see(part)):
        tell(part.teacher.person_id, code, path_of(part))


def parents_of_part(part: SchoolPart) -> None:
    """They read what school writes where all of it stands."""
    for reader in who_can_see(part):
        if reader.basis in OF_THE_FAMILY:
            tell(reader.person_id, Code.FAMILY_TOLD, f"{PATH}{part.trajectory_id}/")


def path_of(record: PitOffer | Trajectory | SchoolPart) -> str:
    """Inside the village; the one who opens the notice puts the village in front."""
    if isinstance(record, SchoolPart):
        return f"{SCHOOL_PATH}{record.pk}/"
    return f"{PATH}offer/{record.pk}/" if isinstance(record, PitOffer) else f"{PATH}{record.pk}/"
