"""What changed between two versions, or since one of them until now; sentence by sentence, in words (T14)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from village.modules.agreements.comparing import Change, Point, Text, compare
from village.modules.agreements.models import Version
from village.modules.agreements.pieces import pieces_now, texts
from village.modules.agreements.queries import beside, kinds_i_read, pieces_of
from village.modules.agreements.views.opened import opened
from village.modules.family_plans.queries import door_of
from village.modules.family_plans.words import Section
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor

NOW = "now"


@require_safe
def comparing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`?with=2` is the version to hold it against, `?with=now` the plan as it stands; the one before without asking."""
    actor, after = actor_of(request), opened(request, pk)
    versions = beside(after)
    wanted = request.GET.get("with", "")
    other = _chosen(versions, after, wanted)
    before, later = (after, None) if wanted == NOW else (other, after)
    mine = {int(kind) for kind in kinds_i_read(actor, after.subject_id)}
    both = mine.intersection(*(one.kinds for one in (before, later) if one))
    old, new = _texts(actor, before, both), _texts(actor, later, both, plan_id=after.plan_id)
    points = compare(old, new)
    return show_page(request, "agreements/compare.html", {
        "version": after, "before": before, "later": later, "versions": versions, "left_out": both != mine,
        "sections": _by_section([point for point in points if point.change != Change.SAME]),
        "same": sum(point.change == Change.SAME for point in points),
    })  # fmt: skip


def _chosen(versions: list[Version], after: Version, wanted: str) -> Version | None:
    if wanted == NOW:
        return None
    if wanted:
        found = next((one for one in versions if str(one.number) == wanted), None)
        if found is None:
            raise Http404
        return found
    return next((one for one in versions if one.number < after.number), None)


def _texts(actor: Actor, version: Version | None, both: set[int], plan_id: UUID | None = None) -> list[Text]:
    """Of the kinds that who proposed either of the two could read: the rest did not go, it was not theirs to freeze."""
    if version:
        return texts([piece for piece in pieces_of([version])[version.pk] if piece.kind in both])
    door = door_of(actor, plan_id) if plan_id else None
    return texts([one for one in pieces_now(door) if one.part.kind in both]) if door else []


def _by_section(points: list[Point]) -> list[tuple[str, list[Point]]]:
    found = [(str(one.label), [point for point in points if point.section == one]) for one in Section]
    return [(title, rows) for title, rows in found if rows]
