"""What waits for me, one line each. Looking changes nothing; opening one is a button that marks it read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix
from django.views.decorators.http import require_POST, require_safe

from village.trust.access.screens import actor_of, frame_of
from village.trust.notices.models import Notice
from village.trust.notices.queries import notice_for, notices_for
from village.trust.notices.records import mark_read
from village.ui.screens import page_of, show

LOOK = {
    Notice.Code.NEW_REQUEST: ("hand-heart", "brand"),
    Notice.Code.TAKEN_UP: ("handshake", "place"),
    Notice.Code.QUESTION: ("question", "work"),
    Notice.Code.ANSWER: ("chats-circle", "place"),
    Notice.Code.REPLY: ("chats-circle", "place"),
    Notice.Code.PROMISE_SOON: ("hands-clapping", "warn"),
    Notice.Code.PROMISE_LATE: ("hands-clapping", "bad"),
    Notice.Code.PROMISE_RISEN: ("hands-clapping", "bad"),
    Notice.Code.STOPPED_SHARING: ("user", "quiet"),
    Notice.Code.SHARED: ("users", "home"),
}


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = page_of(request, notices_for(actor))
    for notice in page:
        notice.icon, notice.cat = LOOK.get(notice.code, ("envelope-simple", "quiet"))
    return show(request, "portal/notices.html", {"frame": frame_of(actor), "page": page})


@require_POST
def open_notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mark one as read and go where it leads."""
    notice = notice_for(actor_of(request), pk)
    if notice is None:
        raise Http404
    mark_read(actor_of(request), [notice.pk])
    return redirect(f"{get_script_prefix()}{notice.path.lstrip('/')}")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_read(actor_of(request), None)
    return redirect("portal:notices")
