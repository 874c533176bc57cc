"""What flows back to a home organisation: written by the team, read by who leads there (W-05)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.wellbeing_teams import flow_back, queries
from village.modules.wellbeing_teams.forms import BackForm
from village.modules.wellbeing_teams.views.frames import mine_or_hidden, show_form
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, show_page


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To one organisation: what happened, what was learned. A name in it is asked after first."""
    actor, me = mine_or_hidden(request, pk)
    homes = queries.organisations_of(queries.seats_of(actor.village_id, [pk])[pk])
    form = BackForm(request.POST or None, organisations=homes)
    if request.method == "POST" and done(form, lambda: flow_back.write_back(pk, back=form.back())):
        messages.success(request, _("Sent. Who leads there was told."))
        return remember_answer(request, redirect("wellbeing_teams:team", pk))
    return show_form(
        request, form, title=_("Back to a home organisation"), label=_("Send it back"), lead=me.name,
        back=reverse("wellbeing_teams:team", args=[pk]),
        seen=_("Who leads at that organisation, and this team. How much there was is counted; small numbers stay away."),
    )  # fmt: skip


@require_safe
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One note, for the team and for who leads where it was sent."""
    actor = actor_of(request)
    found = queries.notes_for(note=pk) if actor.is_professional else []
    if not found:
        raise Http404
    is_mine = queries.my_team(actor, found[0].team) is not None
    return show_page(request, "wellbeing_teams/note.html", {"note": found[0], "is_mine": is_mine})
