"""Whom to tell about a handover: the notice says only that something waits."""

from uuid import UUID

from village.modules.handovers.models import AlongAsked, Handover
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
OF_THE_FAMILY = ("you", "owner", "guardian")


def the_family(handover: Handover, code: Notice.Code, *, but: UUID | None = None) -> None:
    """Everybody who may decide about it; of a question "just me" that is only the one who asked."""
    for reader in who_can_see(handover):
        if reader.basis in OF_THE_FAMILY and reader.person_id != but:
            tell(reader.person_id, code, path_of(handover))


def of_second_yes(asked: AlongAsked, code: Notice.Code, *, but: UUID | None = None) -> None:
    """Everybody of the family who may decide about it; nobody of those outside."""
    for reader in who_can_see(asked):
        if reader.basis in OF_THE_FAMILY and reader.person_id != but:
            tell(reader.person_id, code, f"handovers/along/asked/{asked.pk}/")


def the_sender(handover: Handover, code: Notice.Code) -> None:
    tell(handover.sender.person_id, code, path_of(handover))


def path_of(handover: Handover) -> str:
    """Inside the village; the one who opens the notice puts the village in front."""
    return f"handovers/{handover.pk}/"


def letter_path(letter_id: UUID) -> str:
    return f"handovers/letter/{letter_id}/"
