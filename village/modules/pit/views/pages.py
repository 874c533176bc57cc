"""Pages to read: what is mine, the whole of one, a child's page, and the small page of a teacher."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from village.modules.pit import queries, reading
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose

SHOWN = 100


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The children of mine, those I coach, or those whose parents let me read along."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    found = list(queries.trajectories_of(actor)[:SHOWN])
    parts = list(queries.parts_of(actor)[:SHOWN]) if actor.is_professional else []
    offered = list(queries.offers_waiting(actor)[:SHOWN])
    shown(actor, [*found, *parts, *offered])
    return show_page(request, "pit/mine.html", {"found": found, "parts": parts, "offered": offered, "me": actor})


@require_safe
def trajectory(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole of it: the family's words first for the family, the order of the work for the coach."""
    actor = actor_of(request)
    whole = reading.whole_of(actor, pk)
    is_child = actor.subject_id == whole.one.subject_id
    context = {"whole": whole, "one": whole.one, "is_child": is_child}
    return show_page(request, "pit/family.html" if whole.decides else "pit/coach.html", context)


@require_safe
def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In simple words; the child looks alone, or together with a parent or the coach."""
    actor = actor_of(request)
    whole = reading.whole_of(actor, pk)
    own = [row for row in whole.doings if row.stands == "agreed"]
    return show_page(request, "pit/child.html", {"whole": whole, "one": whole.one, "own": own})


@require_safe
def school(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Only advice, what school puts in and the teacher's own list of qualities."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    return show_page(request, "pit/school.html", {"at": reading.school_of(actor, pk)})
