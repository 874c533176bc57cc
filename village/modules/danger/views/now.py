"""Somebody is in danger now: numbers to call, three fields, and the calmer decisions below. And all that I decided."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.danger import actions, queries
from village.modules.danger.forms import NowForm
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import law_here, roles_for
from village.modules.danger.views.frames import (
    at_work,
    done,
    first_of,
    members_for,
    name_in,
    question_of,
    sent,
)
from village.modules.danger.views.note import is_switched_on
from village.modules.danger.words import PICTURES, Deed
from village.modules.danger.writing import Whom
from village.modules.help_requests.models import HelpRequest
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, Role
from village.ui.screens import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def now(request: HttpRequest) -> HttpResponse:
    """One touch away: the numbers of this place for everybody, and for who works here the shortest form there is."""
    actor = actor_of(request)
    law = law_here(actor)
    if not actor.is_professional:
        if request.method == "POST":
            raise Http404
        return show_page(request, "danger/now.html", _numbers(request, law))
    if request.method == "POST" and (before := answered_before(request)):
        return before
    asked = question_of(request)
    form = NowForm(sent(request), law=law, members=members_for(actor, law), known=name_in(asked))
    if form.is_valid() and (act := done(form, actions.pass_on_now, _whom(form, asked), by=actor,
                                        what=form.cleaned_data["what"], sharing=form.sharing())):  # fmt: skip
        messages.success(request, _said(act))
        return remember_answer(request, redirect("danger:act", act.pk))
    context = _numbers(request, law) | {
        "form": form,
        "asked": asked,
        "name": name_in(asked),
        "deeds": _deeds(actor, law, asked),
        "may_open_note": is_switched_on(request) and actor.works_as(*roles_for(Deed.LOOK, law)),
        "read_first": first_of(request, asked),
    }
    return show_page(request, "danger/now.html", context, status=422 if form.is_bound else 200)


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """What I decided, what waits for my second opinion, what was passed on to me, and what is to be looked back at."""
    actor, _law = at_work(request)
    open_list(actor)
    page = page_of(request, queries.acts_of(actor))
    copies = list(queries.copies_for(actor)[:50])
    for act in page:
        act.icon, act.cat = PICTURES[Deed(act.deed)]
        act.asks_me = act.waits_for_second and act.second.person_id == actor.person_id
    shown(actor, [*page, *copies])
    waiting = queries.to_review() if actor.works_as(Role.SUPERVISOR, Role.PRIVACY_OFFICER) else []
    return show_page(request, "danger/acts.html", {"page": page, "copies": copies, "waiting": waiting})


def _said(act: DangerAct) -> str:
    """Nobody outside the village reads along: a service is called, or gets the copy by its own way."""
    if act.receiver:
        return _("Passed on. Write the details within a day; you are reminded until it is done.")
    return _(
        "Written down. Now call them: nobody outside the village receives this by itself. The details follow within a day."
    )


def _numbers(request: HttpRequest, law: Policy) -> dict[str, Any]:
    language = getattr(request, "LANGUAGE_CODE", "en")
    return {"numbers": [
        {"number": one.number, "says": one.words.in_language(language), "to": one.number.replace(" ", "").replace("-", "")}
        for one in law.help_numbers
    ]}  # fmt: skip


def _whom(form: NowForm, asked: HelpRequest | None) -> Whom:
    if asked is None:
        return Whom(name=form.cleaned_data["name"])
    return Whom(name=name_in(asked), subject_id=asked.subject_id, request_id=asked.pk)


def _deeds(actor: Actor, law: Policy, asked: HelpRequest | None) -> list[dict[str, Any]]:
    """The decisions that are this reader's to take, by the law file. A lock begins at a question one works on."""
    return [
        {"value": deed.value, "label": deed.label, "icon": PICTURES[deed][0], "cat": PICTURES[deed][1]}
        for deed in Deed
        if actor.works_as(*roles_for(deed, law)) and (asked is not None or deed != Deed.LOCK)
    ]
