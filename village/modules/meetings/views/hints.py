"""For a coach: what may slip away without anybody wanting it, each to be answered with "known, because"."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.family_plans.models import FamilyPlan
from village.modules.meetings import drift
from village.modules.meetings.forms import WordsForm
from village.modules.meetings.views.frames import door_or_404, show_form
from village.modules.meetings.words import Hint
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_safe
def hints(request: HttpRequest) -> HttpResponse:
    """The plans one coordinates, what nobody answered yet on top."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    open_list(actor, Purpose.LIST)
    found = drift.hints_for(actor)
    shown(actor, [one.known for plan in found for one in plan.hints if one.known])
    return show_page(request, "meetings/hints.html", {"plans": found})


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def known(request: HttpRequest, pk: UUID, hint: str) -> HttpResponse:
    """Known, because."""
    actor, door = actor_of(request), door_or_404(request, pk)
    if hint not in Hint.values or door.coordinator_id != actor.person_id:
        raise Http404
    form = WordsForm(request.POST or None, asks=_("Known, because"), hint=_("The family reads this with the plan."))
    plan = find(actor, FamilyPlan, pk, Purpose.HELP, Right.CONTRIBUTE)

    def work() -> None:
        drift.say_known(plan, by=actor, hint=Hint(hint), because=form.cleaned_data["words"])

    if request.method == "POST" and done(form, work):
        messages.success(request, _("Written down. The hint stays quiet for a while."))
        return remember_answer(request, redirect("meetings:hints"))
    return show_form(
        request, form, title=str(Hint(hint).label), lead=door.family, back=reverse("meetings:hints"), label=_("Write this down")
    )
