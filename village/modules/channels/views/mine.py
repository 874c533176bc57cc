"""How I am best reached: one calm page, mine to change any day."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.channels import actions
from village.modules.channels.asked import question_of
from village.modules.channels.queries import my_reach
from village.modules.channels.reading import reach_lines
from village.modules.channels.views.frames import wish_form
from village.modules.circles.queries import is_young
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def mine(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    _open(actor)
    reach = my_reach(actor)
    if reach is None:
        raise Http404
    form = wish_form(request, reach, for_somebody=False)
    if not reach.wish:
        form.initial = {**form.initial, "language": get_language(), "way": ""}
    if request.method == "POST" and form.is_valid():
        _keep(actor, form.wish())
        messages.success(request, _("Kept. Whoever helps you sees it."))
        return remember_answer(request, redirect("channels:mine"))
    lines = reach_lines(reach) if reach.wish else []
    told = {"form": form, "reach": reach, "lines": lines, "is_young": not actor.only_item and is_young(actor)}
    return show_page(request, "channels/mine.html", told, status=422 if form.errors else 200)


def _open(actor: Actor) -> None:
    """A line in the logbook first: about oneself, or about the one question of the code."""
    if actor.only_item:
        question_of(actor, actor.only_item, Purpose.FOLLOW)
    elif actor.subject_id:
        open_subject(actor, actor.subject_id, Purpose.FOLLOW)


def _keep(actor: Actor, wish: actions.Wish) -> None:
    if actor.only_item:
        asked = question_of(actor, actor.only_item, Purpose.FOLLOW, Right.CONTRIBUTE)
        actions.keep_wish(asked, by=actor, wish=wish)
        return
    assert actor.person_id and actor.subject_id
    me = Person(pk=actor.person_id, subject_id=actor.subject_id, village_id=actor.village_id)
    actions.keep_my_wish(me, by=actor, wish=wish)
