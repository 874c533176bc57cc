"""What came in at the desk: late first, narrowed by the address, kept under a name."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.foundation.moments import moment_in_words
from village.modules.help_requests import queries, team
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.views.desk_forms import InboxForm, ViewForm
from village.modules.help_requests.views.reading import clock_of, state_badge
from village.modules.help_requests.words import PICTURES
from village.modules.promises.working_time import week_of
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.screens import page_of

SIZE = 25
FILTERS = ("show", "area", "asks_for", "asker", "owner", "state")


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Late first. Names, areas of life and dates; the words are behind opening one."""
    actor = actor_of(request)
    at_the_door(actor)
    wanted = request.GET.get("show", "")
    show = wanted if wanted in queries.SHOWS else "open"
    open_list(actor, Purpose.LIST)
    owners = queries.owners_of(actor)
    form = InboxForm(request.GET, owners=owners)
    form.is_valid()
    narrow = {name: value for name, value in form.cleaned_data.items() if value}
    page = page_of(request, queries.inbox_of(actor, show, **narrow), SIZE)
    _dress(actor, page)
    shown(actor, page)
    query = urlencode({"show": show, **narrow})
    return show_page(request, "help_requests/inbox.html", {
        "page": page, "tabs": _tabs(actor, show, narrow), "form": InboxForm(initial=narrow, owners=owners), "show": show,
        "keep": f"{query}&", "narrow": narrow, "views": _views(actor, query), "leads": actor.works_as(Role.SUPERVISOR),
        "view_form": ViewForm(initial={"query": query}, auto_id="view_%s"),
    })  # fmt: skip


@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """This filter, under a name. Only what the list knows stays of the address."""
    at_the_door(actor_of(request))
    form = ViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the list a name."))
        return redirect("help_requests:inbox")
    asked = {name: value for name, value in parse_qsl(form.cleaned_data["query"]) if name in FILTERS}
    team.keep_view(form.cleaned_data["name"], urlencode(asked))
    messages.success(request, _("Kept. You find this list above the others."))
    return redirect(f"{reverse('help_requests:inbox')}?{urlencode(asked)}")


@require_POST
def drop_view(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    at_the_door(actor)
    view = next((one for one in queries.views_of(actor) if str(one.pk) == request.POST.get("view")), None)
    if view is not None:
        team.drop_view(view.pk)
        messages.success(request, _("The list is no longer kept."))
    return redirect("help_requests:inbox")


def at_the_door(actor: Actor) -> Organization:
    """Only who works at the contact point has this page; for others it does not exist."""
    point = contact_point_of(actor.village_id)
    if point is None or point.pk not in actor.organisation_ids:
        raise Http404
    return point


def tags_of(asked: HelpRequest) -> list[dict[str, str]]:
    return [
        {"label": str(area.label), "icon": PICTURES[area][0], "cat": PICTURES[area][1]} for area in asked.areas
    ]  # fmt: skip


def _dress(actor: Actor, page: Any) -> None:
    week = week_of(actor.village_id)
    for asked in page:
        asked.clock = clock_of(asked, week) if asked.is_open else None
        asked.moment = moment_in_words(asked.answer_by) if asked.answer_by else ""
        asked.tags = tags_of(asked)
        asked.badge = state_badge(asked, asked.state)


def _views(actor: Actor, query: str) -> list[dict[str, Any]]:
    return [
        {"id": view.pk, "label": view.name, "url": f"?{view.query}", "current": view.query == query}
        for view in queries.views_of(actor)
    ]


def _tabs(actor: Actor, now_shown: str, narrow: dict[str, str]) -> list[dict[str, Any]]:
    labels = {"open": _("All open"), "waiting": _("Nobody yet"), "late": _("Late"), "mine": _("Mine"),
              "contact": _("Waits to hear"), "closed": _("Closed")}  # fmt: skip
    counted = queries.tab_counts(actor)
    return [
        {
            "url": f"?{urlencode({'show': show, **narrow})}", "label": label, "count": counted.get(show),
            "current": show == now_shown,
        }
        for show, label in labels.items()
    ]  # fmt: skip
