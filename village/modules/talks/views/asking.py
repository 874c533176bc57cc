"""Asking for a talk in two calm steps, with or without an account; and the page that says what happens now."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.help_requests.actions import Question, come_in
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import ReachBy
from village.modules.promises.working_time import answer_moment
from village.modules.talks import actions, queries
from village.modules.talks.forms import reason_in_words
from village.modules.talks.problems import TalkIsClosed
from village.modules.talks.views.frames import as_read, talk_or_404
from village.modules.talks.views.telling import Telling
from village.trust.access.doors import open_to_all
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.receipts import SESSION, new_receipt, remember
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.vocabulary import Actor


@open_to_all(because="young people ask for a talk without an account")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Step 1: what you want to talk about, and who comes along."""
    talk = talk_or_404(request, pk)
    if other_page := _not_yet(request, pk):
        return other_page
    telling = Telling(request, talk)
    if request.method != "POST":
        return _show(request, telling, "tell", telling.form("tell"))
    form = telling.form("tell", request.POST)
    telling.keep("tell", form)
    return redirect("talks:ask_how", pk) if form.is_valid() else _show(request, telling, "tell", form, 422)


@open_to_all(because="young people ask for a talk without an account")
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def ask_how(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Step 2: how you are found, what may not be passed on; and it is sent."""
    talk = talk_or_404(request, pk)
    if other_page := _not_yet(request, pk):
        return other_page
    telling = Telling(request, talk)
    if not telling.is_told():
        return redirect("talks:ask", pk)
    if request.method != "POST":
        return _show(request, telling, "how", telling.form("how"))
    form = telling.form("how", request.POST)
    telling.keep("how", form)
    if request.POST.get("step") == "back":
        return redirect("talks:ask", pk)
    return _send(request, telling, form) if form.is_valid() else _show(request, telling, "how", form, 422)


@open_to_all(because="somebody who came in with a code may ask for a talk as well")
@require_POST
def anew(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the code away, so that a new question is a new question. The code keeps opening the old one."""
    request.session.pop(SESSION, None)
    return redirect("talks:ask", pk)


@require_safe
def sent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Thank you: who reads it, what happens now, and the code to come back with."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk)
    chosen = queries.asked_of(asked) if asked.author_id == actor.person_id else None
    if chosen is None:
        raise Http404
    return show_page(request, "talks/sent.html", {
        "asked": asked, "chosen": chosen, "mediation": queries.mediation_of(asked), **as_read(chosen.talk),
        "code": kept_to_show(request, pk).get("secret"),
    })  # fmt: skip


def _not_yet(request: HttpRequest, pk: UUID) -> HttpResponse | None:
    """Who came with a code has one question; who works here proves who they are first."""
    actor = actor_of(request)
    if actor.only_item:
        return show_page(request, "talks/one_code.html", {"item": actor.only_item, "pk": pk})
    if actor.is_professional and not actor.second_factor:
        return redirect("entrance:second_factor")
    return None


def _send(request: HttpRequest, telling: Telling, form: Any) -> HttpResponse:
    question, wishes = telling.result()
    try:
        asker = _asker(telling, question)
        asked = actions.ask_for(telling.talk, by=asker, question=question, wishes=wishes)
    except TalkIsClosed as problem:
        form.add_error(None, reason_in_words(problem))
        return _show(request, telling, "how", form, 422)
    telling.drop()
    if not request.user.is_authenticated:
        assert asker.person_id is not None
        code = new_receipt(asker.person_id, asked.pk)
        remember(request, asker.village_id, asker.person_id, asked.pk)
        keep_shown_once(request, asked.pk, code)
    return remember_answer(request, redirect("talks:sent", asked.pk))


def _asker(telling: Telling, question: Question) -> Actor:
    if not telling.actor.is_visitor:
        return telling.actor
    where = question.reach_where.strip()
    return come_in(
        telling.actor, name=telling.name, language=get_language() or "en",
        email=where if question.reach_by == ReachBy.MAIL else "",
        phone=where[:40] if question.reach_by in (ReachBy.CALL, ReachBy.MESSAGE) else "",
    )  # fmt: skip


def _show(request: HttpRequest, telling: Telling, step: str, form: Any, status: int = 200) -> HttpResponse:
    context = {"form": form, "steps": [_("What"), _("How")], "now": 1 if step == "tell" else 2}
    if step == "how":
        context["before"] = answer_moment(telling.actor.village_id, timezone.now())
    return show_page(request, f"talks/ask_{step}.html", {**context, **as_read(telling.talk)}, status)
