"""At work: what waits to be told by phone or at the door, how it went, and how somebody wants to be reached."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.channels import actions, queries
from village.modules.channels.asked import Asked
from village.modules.channels.forms import TalkForm
from village.modules.channels.queries import Reach
from village.modules.channels.reading import reach_lines, talk_rows
from village.modules.channels.saying import after_the_words, before_the_words
from village.modules.channels.views.frames import in_hand, wish_form
from village.modules.promises.working_time import week_of
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right, Role
from village.ui.cards import things_named
from village.ui.screens import page_of


@require_safe
def talks(request: HttpRequest) -> HttpResponse:
    """The first one first; for a team leader also whose waits how long, without to whom."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    open_list(actor, Purpose.LIST)
    page = page_of(request, queries.talks_for(actor), size=50)
    waiting = list(page)
    named = things_named(actor, {task.item_id for task in waiting if task.item_id})
    rows = talk_rows(waiting, queries.reaches_of(actor.village_id, waiting), named, week_of(actor.village_id))
    shown(actor, waiting)
    team = queries.talks_of_team() if actor.works_as(Role.SUPERVISOR) else None
    return show_page(request, "channels/talks.html", {"page": page, "rows": rows, "team": team})


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The words to say, to whom and how; afterwards how it went."""
    asked = in_hand(request, pk, Right.CONTRIBUTE)
    reach = _reach(asked)
    form = TalkForm(request.POST if request.method == "POST" else None, initial={"way": reach.talk_way})
    if request.method == "POST" and form.is_valid():
        try:
            actions.say(asked, by=actor_of(request), **form.cleaned_data)
        except actions.NothingToTell:
            messages.info(request, _("It was told already."))
        else:
            messages.success(request, _("Written down. Thank you for the effort."))
        return remember_answer(request, redirect("channels:talk", pk))
    return _show_talk(request, asked, reach, form)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the one who asked is best reached, written down by a worker with their agreement."""
    asked = in_hand(request, pk, Right.CONTRIBUTE)
    reach = _reach(asked)
    form = wish_form(request, reach, for_somebody=True)
    if request.method == "POST" and form.is_valid():
        actions.keep_wish(asked, by=actor_of(request), wish=form.wish())
        messages.success(request, _("Kept. They can change it themselves any day."))
        return remember_answer(request, redirect(_back(request, asked)))
    told = {"form": form, "asked": asked, "back_url": _back(request, asked)}
    return show_page(request, "channels/wish.html", told, status=422 if form.errors else 200)


def _show_talk(request: HttpRequest, asked: Asked, reach: Reach, form: TalkForm) -> HttpResponse:
    actor = actor_of(request)
    waiting = list(queries.waiting_about(asked.item_id, asked.village_id))
    me = queries.chair_at(actor, asked.to_organisation_id)
    if me is None:
        raise Http404
    rows = talk_rows(waiting, {reach.person_id: reach}, {}, week_of(asked.village_id))
    return show_page(request, "channels/talk.html", {
        "asked": asked, "reach": reach, "lines": reach_lines(reach), "form": form, "waiting": waiting,
        "row": rows[0] if rows else None, "tries": queries.told_about(asked.item_id, asked.village_id),
        "before": before_the_words(me, asked.asker_name), "after": after_the_words(me.public_phone),
        "back_url": _back(request, asked),
    }, status=422 if form.errors else 200)  # fmt: skip


def _reach(asked: Asked) -> Reach:
    reach = queries.reach_of(asked)
    if reach is None:
        raise Http404
    return reach


def _back(request: HttpRequest, asked: Asked) -> str:
    """The page of the question, as its own module names it."""
    thing = things_named(actor_of(request), {asked.item_id}).get(asked.item_id)
    return thing.url if thing else request.path
