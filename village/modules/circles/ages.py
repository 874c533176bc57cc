"""Pages about a birthday at which doors change: for the family in plain words, for who works here without a name (B3-9)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from village.modules.circles.growing_up import (
    ages_ahead,
    change_at,
    for_guardian,
    for_workers,
    for_young,
    is_near,
    next_change,
)
from village.modules.circles.queries import Circle, circles_of, law_here
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.law.in_words import law_in_words
from village.trust.law.policy import Policy
from village.trust.vocabulary import Purpose


@require_safe
def growing_up(request: HttpRequest) -> HttpResponse:
    """The next birthday that changes something, of oneself and of one's children."""
    actor = actor_of(request)
    open_list(actor, Purpose.FOLLOW)
    mine = [circle for circle in circles_of(actor) if circle.person]
    shown(actor, [circle.person for circle in mine if not circle.is_me])
    law = law_here(actor)
    rows = [row for circle in mine if (row := _row(law, circle))]
    return show_page(request, "circles/growing_up.html", {"rows": rows, "law": law_in_words(law.version)})


def _row(law: Policy, circle: Circle) -> dict[str, Any] | None:
    born, today = circle.person.birth_date if circle.person else None, timezone.localdate()
    coming = next_change(law, born, today) if born else None
    if coming is None:
        return None
    day, change = coming
    says = for_young(change, day) if circle.is_me else for_guardian(change, day, circle.called)
    return {"circle": circle, "day": day, "age": change.age, "says": says, "near": is_near(law, day, today)}


@require_safe
def ages(request: HttpRequest) -> HttpResponse:
    """A task without a name: on which days somebody one works with comes to such an age, and what changes then."""
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    law = law_here(actor)
    rows = [{"one": one, "says": for_workers(change_at(law, one.age))} for one in ages_ahead(law)]
    return show_page(request, "circles/ages.html", {"rows": rows, "days": law.age_notice_days})
