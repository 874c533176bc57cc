"""Whom to tell about a request. Of a question "just for me" only the one who asked and the one who has it hear."""

from django.db import connection

from village.modules.help_requests.models import HelpRequest
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code


def those_on_duty(request: HelpRequest) -> None:
    """A new question waits. Whoever the family keeps out is not told, and nobody learns that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.tell_on_duty(%s, %s, %s, %s, %s)",
            [request.subject_id, request.item_id, request.kind, Code.NEW_REQUEST, worker_path(request)],
        )


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
