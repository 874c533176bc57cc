"""A lost second step: asking a colleague, stopping it, and saying that one knows who asks."""

import functools
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.colleagues import queries, recovery
from village.modules.colleagues.forms import AskForm, KnownForm
from village.modules.colleagues.views.frames import LOOK
from village.trust.access.actor import become
from village.trust.access.doing import once
from village.trust.access.doors import before_second_factor, open_to_all
from village.trust.access.form_page import answer_form
from village.trust.access.half_way import half_way_in
from village.trust.access.middleware import sign_in_url
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, works_here_or_404
from village.trust.vocabulary import Actor

type View = Callable[..., HttpResponse]
HALF_WAY = "who lost the second step stands between the first and the second; whoever did not show the first goes to sign in"


def after_the_first_step(view: View) -> View:
    """Who did not even show the first one goes to sign in, whatever they ask for, as on every other page."""

    @functools.wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        known = actor_of(request).person_id or half_way_in(request)
        return view(request) if known else redirect(sign_in_url(request))

    return before_second_factor(open_to_all(because=HALF_WAY)(shown))


@after_the_first_step
@require_http_methods(LOOK)
@sent_once
def lost(request: HttpRequest) -> HttpResponse:
    """With the first factor only: ask a colleague by name; or see how far it is, and stop it."""
    actor = _who_lost_it(request)
    standing = queries.my_recovery()
    if request.method == "POST" and actor.second_factor:
        raise Http404
    choices = [
        (one.pk, f"{one.public_name} ({one.organisation.name})") for one in queries.colleagues_to_ask(actor)
    ] if standing is None else []  # fmt: skip
    form = AskForm(request.POST or None, colleagues=choices)
    return answer_form(
        request, form, lambda: recovery.ask(UUID(form.cleaned_data["colleague"])), lambda: reverse("colleagues:lost"),
        _("Asked. Now call your colleague, or go there."), template="colleagues/lost.html", standing=standing,
        alone=not choices, inside=actor.second_factor, hours=queries.waiting_hours(actor.village_id),
    )  # fmt: skip


@after_the_first_step
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """By the person, from any session."""
    _who_lost_it(request)
    return once(request, recovery.stop, reverse("colleagues:lost"), _("Stopped. Nothing was changed."))


@require_http_methods(LOOK)
@sent_once
def known(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a colleague: I spoke with them, and this is how I know that it is really them."""
    works_here_or_404(request)
    asked = next((one for one in queries.recoveries_to_know() if one.pk == pk), None)
    if asked is None:
        raise Http404
    form = KnownForm(request.POST or None)
    return answer_form(
        request, form, lambda: recovery.say_known(pk, how=form.cleaned_data["how"]), lambda: request.path,
        _("Thank you. It is written down."), template="colleagues/known.html", asked=asked,
    )  # fmt: skip


def _who_lost_it(request: HttpRequest) -> Actor:
    """Signed in, or between both steps: then these two pages are all there is."""
    half = None if actor_of(request).person_id else half_way_in(request)
    if half is None:
        return works_here_or_404(request)
    if not half.is_professional:
        raise Http404
    become(half)
    return half
