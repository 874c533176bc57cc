"""Whom to tell about waiting: the notice says only that something waits."""

from village.modules.waiting.models import WaitingEntry, WaitingProposal
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
OF_THE_FAMILY = ("you", "owner", "guardian")
PATH, REQUESTS, TEAM = "waiting/", "requests/", "waiting/numbers/"


def those_who_decide(record: WaitingProposal | WaitingEntry, code: Notice.Code) -> None:
    """Everybody who may decide about it; of a question "just me" that is only the one who asked."""
    for reader in who_can_see(record):
        if reader.basis in OF_THE_FAMILY:
            tell(reader.person_id, code, path_of(record))


def who_proposed(proposal: WaitingProposal) -> None:
    tell(proposal.proposer.person_id, Code.PASSED_ON, f"{REQUESTS}{proposal.request_id}/")


def contact(entry: WaitingEntry, code: Notice.Code) -> None:
    tell(entry.contact.person_id, code, path_of(entry))


def path_of(record: WaitingProposal | WaitingEntry) -> str:
    """Inside the village; the one who opens the notice puts the village in front."""
    return f"{PATH}proposal/{record.pk}/" if isinstance(record, WaitingProposal) else f"{PATH}{record.pk}/"
