"""While typing: is somebody known already? And the task of the privacy officer: two that seem one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.own_data import likeness
from village.modules.own_data.forms import LikeForm
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Role
from village.ui.screens import show


@require_http_methods(["GET", "HEAD", "POST"])
def known(request: HttpRequest) -> HttpResponse:
    """A page of its own, and with htmx only the answer. By POST: a name never stands in an address."""
    return looked_for(request, request.POST or None)


def looked_for(request: HttpRequest, typed: Mapping[str, Any] | None) -> HttpResponse:
    """What was typed, and who is called like that."""
    actor = actor_of(request)
    if not is_at_the_door(actor):
        raise Http404
    form = LikeForm(typed)
    found = None
    if form.is_valid():
        open_list(actor, Purpose.SEARCH, act="search")
        found = likeness.known_like(actor, form.cleaned_data["name"], form.cleaned_data["born"])
        shown(actor, [one.record for one in found])
    if request.headers.get("HX-Request"):
        return show(request, "own_data/_known.html", {"found": found})
    choose = len([one for one in found or [] if one.request is None]) > 1
    context = {"form": form, "found": found, "choose": choose}
    return show_page(request, "own_data/known.html", context, status=422 if form.errors else 200)


@require_safe
def twins(request: HttpRequest) -> HttpResponse:
    _privacy_officer(request)
    return show_page(request, "own_data/twins.html", {"twins": likeness.twins(), "ones": likeness.twins("one")})


@require_POST
@sent_once
def answer_twin(request: HttpRequest, pk: UUID, answer: str) -> HttpResponse:
    _privacy_officer(request)
    if not likeness.answer_twin(pk, answer):
        raise Http404
    if answer == "one" and (two := likeness.people_of_twin(pk)):
        return remember_answer(request, redirect("own_data:propose_merge", *two))
    messages.success(request, _("Noted. It is not asked again."))
    return remember_answer(request, redirect("own_data:twins"))


def _privacy_officer(request: HttpRequest) -> None:
    if not actor_of(request).works_as(Role.PRIVACY_OFFICER):
        raise Http404
