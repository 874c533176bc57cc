"""Who hears of a team: the family whenever something of theirs is talked about; that something waits, never what it is."""

from village.modules.channels.actions import tell_by_hand
from village.modules.wellbeing_teams.models import FamilyPoint
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
OF_THE_FAMILY = ("you", "owner", "guardian")
PATH = "teams/"


def the_family(point: FamilyPoint, code: Notice.Code, *, said: str) -> None:
    """Everybody of the family who reads it; of a question "just me" that is only the one who asked.

    `said`: the words that go with it, for who rather talks than reads (C-26).
    """
    path = f"requests/{point.request_id}/follow/" if point.request_id else f"plan/{point.plan_id}/"
    for reader in who_can_see(point):
        if reader.basis in OF_THE_FAMILY:
            tell(reader.person_id, code, path)
    if point.request:
        tell_by_hand(point.request, code, said=lambda: said)


def who_put_it(point: FamilyPoint) -> None:
    tell(point.placed_by.person_id, Code.REPLY, f"{PATH}family/{point.pk}/")
