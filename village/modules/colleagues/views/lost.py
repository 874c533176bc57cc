"""A lost second step: asking a colleague, stopping it, and saying that one knows who asks."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.colleagues import queries, recovery
from village.modules.colleagues.forms import AskForm, KnownForm
from village.modules.colleagues.views.frames import LOOK
from village.trust.access.doing import once
from village.trust.access.doors import before_second_factor
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor


@before_second_factor
@require_http_methods(LOOK)
@sent_once
def lost(request: HttpRequest) -> HttpResponse:
    """With the first factor only: ask a colleague by name; or see how far it is, and stop it."""
    actor = _works_here(request)
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


@before_second_factor
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """By the person, from any session."""
    _works_here(request)
    return once(request, recovery.stop, reverse("colleagues:lost"), _("Stopped. Nothing was changed."))


@require_http_methods(LOOK)
@sent_once
def known(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a colleague: I spoke with them, and this is how I know that it is really them."""
    _works_here(request)
    asked = next((one for one in queries.recoveries_to_know() if one.pk == pk), None)
    if asked is None:
        raise Http404
    form = KnownForm(request.POST or None)
    return answer_form(
        request, form, lambda: recovery.say_known(pk, how=form.cleaned_data["how"]), lambda: request.path,
        _("Thank you. It is written down."), template="colleagues/known.html", asked=asked,
    )  # fmt: skip


def _works_here(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    return actor
