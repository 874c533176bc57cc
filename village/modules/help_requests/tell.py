"""Whom to tell about a request. Of a question "just for me" only the one who asked and the one who has it hear."""

from django.contrib.postgres.functions import TransactionNow
from django.db import connection

from village.modules.channels.actions import tell_by_hand
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.words import Route
from village.trust.access.explain import who_can_see
from village.trust.notices.models import Notice
from village.trust.notices.records import tell

Code = Notice.Code
PASSED_ON_PATH = "requests/passed-on/"


def those_on_duty(request: HelpRequest) -> None:
    """A new question waits. Whoever the family keeps out is not told, and nobody learns that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.tell_on_duty(%s, %s, %s, %s, %s)",
            [request.subject_id, request.item_id, request.kind, Code.NEW_REQUEST, worker_path(request)],
        )


def asker(request: HelpRequest, code: Notice.Code, *, in_person: bool = False) -> None:
    """Who passed something on about a child hears that there is news, and reads it where no words stand (C-16)."""
    if request.route == Route.CONCERN:
        if code in (Code.TAKEN_UP, Code.ANSWER):
            tell(request.author_id, Code.PASSED_ON, PASSED_ON_PATH)
        return
    tell(request.author_id, code, asker_path(request))
    tell_by_hand(request, code, said=lambda: _just_said(request), in_person=in_person)  # who rather talks than reads (C-26)


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


def _just_said(request: HelpRequest) -> str:
    """The words of this very moment, to say them by phone or at the door as well."""
    now_written = RequestStep.unscoped.filter(
        village_id=request.village_id, request=request, created_at__gte=TransactionNow()
    )
    last = now_written.order_by("-done_at", "-id").first()
    return last.words if last else ""
