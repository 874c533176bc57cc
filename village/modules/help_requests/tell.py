"""Whom to tell about a request. Of a question "just for me" only the one who asked and the one who has it hear."""

from uuid import UUID

from village.modules.help_requests.models import HelpRequest
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code


def one(person_id: UUID, code: Notice.Code, path: str) -> None:
    tell(person_id, code, path)


def asker(request: HelpRequest, code: Notice.Code) -> None:
    tell(request.author_id, code, asker_path(request))


def workers(request: HelpRequest, code: Notice.Code) -> None:
    """The owner; or, while nobody took it up, everyone on duty for it."""
    if request.owner is not None:
        tell(request.owner.person_id, code, worker_path(request))
        return
    for reader in who_can_see(request):
        if reader.basis == "shared":
            tell(reader.person_id, code, worker_path(request))


def worker_path(request: HelpRequest) -> str:
    """Inside the village; the one who opens the notice puts the village in front."""
    return f"requests/{request.pk}/"


def asker_path(request: HelpRequest) -> str:
    return f"requests/{request.pk}/follow/"
