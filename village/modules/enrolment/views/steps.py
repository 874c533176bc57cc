"""For everybody, without an account: what to do and when, to enrol in a school."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from village.modules.enrolment import queries
from village.modules.enrolment.reading import groups_of
from village.trust.access.doors import open_to_all
from village.trust.access.screens import actor_of, languages_of, show_page


@open_to_all(because="when one enrols in a school is for everybody to read")
@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    """This school year; an earlier one by its name. What still has to begin is the keeper's to prepare."""
    actor, today = actor_of(request), timezone.localdate()
    found = [one for one in queries.years(actor.village_id) if one.from_day <= today]
    current = queries.this_year(found, today)
    chosen = next((one for one in found if one.pk == _asked_for(request)), current)
    groups = groups_of(queries.steps_in(chosen), languages_of(request), today) if chosen else []
    return show_page(request, "enrolment/steps.html", {
        "year": chosen, "groups": groups, "is_keeper": actor.is_keeper, "is_over": bool(chosen and chosen.is_over(today)),
        "others": [one for one in found if one != chosen],
    })  # fmt: skip


def _asked_for(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("year", ""))
    except ValueError:
        return None
