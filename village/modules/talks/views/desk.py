"""At work: who asked for a talk, what one offers oneself, and the proofs of colleagues."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.talks import offering, queries
from village.modules.talks.forms import TalkForm, TrainingForm, reason_in_words
from village.modules.talks.models import Talk
from village.modules.talks.problems import NotYours, TrainingNeeded
from village.modules.talks.reading import rows_of
from village.modules.talks.views.frames import as_read, village_languages
from village.modules.talks.words import AT_WORK, Kind
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose
from village.ui.screens import page_of

FIELDS = (
    "kind",
    "called",
    "about_me",
    "place",
    "hours",
    "age_from",
    "age_until",
    "languages",
    "come",
    "phone",
)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Names, kinds and dates; the words are behind opening one."""
    actor = actor_of(request)
    if not actor.is_professional or not queries.offers_talks(actor):
        raise Http404
    show = "closed" if request.GET.get("show") == "closed" else "open"
    open_list(actor, Purpose.LIST)
    page = page_of(request, queries.asked_talks(actor, show))
    rows = rows_of(actor, list(page))
    shown(actor, page)
    tabs = [("open", pgettext("talks", "Open")), ("closed", pgettext("talks", "Closed"))]
    return show_page(request, "talks/asked.html", {
        "page": page, "rows": rows, "keep": f"show={show}&",
        "tabs": [{"url": f"?show={one}", "label": label, "current": one == show} for one, label in tabs],
    })  # fmt: skip


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    actor = _may_keep(request)
    rows = [
        {**as_read(talk), "at_work": AT_WORK[talk.what], "is_mine": talk.member.person_id == actor.person_id}
        for talk in queries.talks_of_us(actor)
    ]
    proofs = [{"one": one, "at_work": AT_WORK[Kind(one.kind)]} for one in queries.trainings_of_us(actor)]
    return show_page(request, "talks/kept.html", {"rows": rows, "proofs": proofs})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _keep(request, _may_keep(request), None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _may_keep(request)
    talk = queries.talk_of_mine(actor, pk)
    if talk is None:
        raise Http404
    return _keep(request, actor, talk)


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    _may_keep(request)
    try:
        offering.close(pk)
    except NotYours:
        raise Http404 from None
    messages.success(request, _("Nobody can choose it any more. What was asked with it goes on."))
    return redirect("talks:kept")


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def training(request: HttpRequest) -> HttpResponse:
    """I saw the proof of a colleague."""
    form = TrainingForm(request.POST or None, colleagues=queries.colleagues(_may_keep(request)))
    if request.method == "POST" and form.is_valid():
        offering.record_training(**form.cleaned_data)
        messages.success(request, _("Written down, with your name and today's date."))
        return remember_answer(request, redirect("talks:kept"))
    return show_page(request, "talks/training.html", {"form": form}, 422 if form.errors else 200)


@sent_once
def _keep(request: HttpRequest, actor: Actor, talk: Talk | None) -> HttpResponse:
    form = TalkForm(request.POST or None, initial=_initial(actor, talk), languages=village_languages(request))
    if request.method == "POST" and form.is_valid():
        try:
            member = talk.member_id if talk else queries.my_chairs(actor)[0].pk
            offering.keep(_offer(form.cleaned_data), by=actor, member=member, talk=talk.pk if talk else None)
        except (TrainingNeeded, offering.OfferedAlready) as problem:
            form.add_error("kind", reason_in_words(problem))
        else:
            messages.success(request, _("Young people read it from now on."))
            return remember_answer(request, redirect("talks:kept"))
    return show_page(request, "talks/keep.html", {"form": form, "talk": talk}, 422 if form.errors else 200)


def _initial(actor: Actor, talk: Talk | None) -> dict[str, Any]:
    if talk:
        return {name: getattr(talk, name) for name in FIELDS}
    return {"called": actor.name.split(" ")[0], "age_from": 11, "age_until": 25}


def _offer(said: dict[str, Any]) -> offering.Offer:
    texts: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in said.items()
    }
    return offering.Offer(**{**texts, "languages": tuple(said["languages"]), "come": tuple(said["come"])})


def _may_keep(request: HttpRequest) -> Actor:
    """Whoever works here, save at a school (C-21)."""
    actor = actor_of(request)
    if not actor.is_professional or not queries.my_chairs(actor):
        raise Http404
    return actor
