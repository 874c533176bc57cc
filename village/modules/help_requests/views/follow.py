"""The page of who asked: who has it, what was promised, what was said, who looked, and stopping it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.looks import in_a_row, in_words
from village.modules.circles.queries import looks_at_item, my_kinds
from village.modules.help_requests import actions, queries, reaching
from village.modules.help_requests.forms import QuestionForm, WordsForm
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.own_answers import own_answers_of
from village.modules.help_requests.plain_status import in_plain_words, say_plainly
from village.modules.help_requests.views.frames import done
from village.modules.help_requests.views.reading import (
    conversation,
    ending_in_words,
    promise_context,
    promises_beside,
    readers_in_words,
)
from village.modules.help_requests.words import Outcome
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, DataKind, Purpose, Right
from village.ui.cards import panels_about
from village.ui.screens import page_of

LOOKS = 5


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I asked, and what was asked about me or my children."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    page = page_of(request, queries.mine(actor))
    shown(actor, page)
    say_plainly(page, request.village)  # type: ignore[attr-defined]
    return show_page(request, "help_requests/mine.html", {"page": page})


@require_safe
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked = _mine(request, pk)
    if asked is None:
        return redirect("help_requests:request", pk)
    return _show(request, asked)


@require_POST
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _write(request, pk, "form", WordsForm(request.POST, auto_id="reply_%s"), actions.reply, _("Sent. Thank you."))


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was closed, and the one who asked wants to go on: the same number, nothing told twice."""
    return _write(request, pk, "again", WordsForm(request.POST, auto_id="again_%s"), actions.reopen,
                  _("It is open again. You hear from us."))  # fmt: skip


@require_POST
def add_question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody else around the child needs something too."""
    return _write(request, pk, "more", QuestionForm(request.POST, auto_id="more_%s"), reaching.add_question,
                  _("Added. Thank you."))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then, with one button, it is stopped."""
    asked = _mine(request, pk, Right.MANAGE)
    if asked is None:
        raise Http404
    if request.method == "POST":
        actions.stop_sharing(asked, by=actor_of(request))
        messages.success(request, _("Stopped. Only your own side reads it now."))
        return redirect("help_requests:follow", pk)
    readers = readers_in_words(asked, actor_of(request))
    return show_page(request, "help_requests/stop.html", {"asked": asked, "readers": readers})


@require_http_methods(["GET", "HEAD", "POST"])
def finished(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who asked no longer needs an answer."""
    asked = _mine(request, pk, Right.MANAGE)
    if asked is None or asked.author_id != actor_of(request).person_id:
        raise Http404
    if request.method == "POST":
        if asked.is_open:
            actions.close(asked, by=actor_of(request), outcome=Outcome.NOT_WANTED)
        messages.success(request, _("Done. You can always ask again."))
        return redirect("help_requests:follow", pk)
    return show_page(request, "help_requests/finished.html", {"asked": asked})


def _mine(request: HttpRequest, pk: UUID, right: Right = Right.VIEW) -> HelpRequest | None:
    """None for who works on it: that page is another one."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.FOLLOW, right)
    works_on_it = asked.is_work_of(actor)
    return None if works_on_it else asked


@sent_once
def _write(
    request: HttpRequest, pk: UUID, name: str, form: forms.Form, work: Callable[..., object], said: str
) -> HttpResponse:
    """Only who asked writes here; everything else about it is for them and those who read along."""
    asked = _mine(request, pk, Right.CONTRIBUTE)
    if asked is None or asked.author_id != actor_of(request).person_id:
        raise Http404
    if not done(form, work, asked, by=actor_of(request)):
        return _show(request, asked, **{name: form})
    messages.success(request, said)
    return remember_answer(request, redirect("help_requests:follow", pk))


def _show(request: HttpRequest, asked: HelpRequest, **wrong: forms.Form) -> HttpResponse:
    actor = actor_of(request)
    shared, is_asker = bool(actions.shared_now(asked)), asked.author_id == actor.person_id
    steps = list(queries.steps_of(asked))
    plainly = in_plain_words(asked, steps[-1].what if steps else "", request.village)  # type: ignore[attr-defined]
    sees_looks = DataKind(asked.kind) in my_kinds(asked.subject_id)
    blank = {"form": WordsForm(auto_id="reply_%s"), "again": WordsForm(auto_id="again_%s"),
             "more": QuestionForm(auto_id="more_%s")}  # fmt: skip
    return show_page(request, "help_requests/follow.html", {
        "asked": asked, "forms": blank | wrong, "form": wrong.get("form", blank["form"]), "wrong": next(iter(wrong), ""),
        "steps": conversation(steps, asked, actor), "ending": ending_in_words(asked, steps, plainly),
        "plainly": plainly,
        "readers": readers_in_words(asked, actor), "looks": _looks(asked, actor),
        "sees_looks": sees_looks, "may_keep_out": sees_looks and shared and not actor.only_item,
        "may_write": asked.is_open and shared and is_asker,
        "may_open_again": not asked.is_open and shared and is_asker and asked.outcome != Outcome.STOPPED,
        "may_stop": shared and may_decide(asked.subject_id, asked.item_id, [asked.kind]),
        "is_shared": shared, "is_asker": is_asker, "questions": queries.questions_of(asked),
        "concern": queries.concern_of(asked), "beside": promises_beside(asked, actor),
        "own_answers": own_answers_of(asked), "agreed": queries.agreed_how(asked),
        "panels": panels_about(request, asked), **promise_context(asked),
    }, status=422 if wrong else 200)  # fmt: skip


def _looks(asked: HelpRequest, actor: Actor) -> list[dict[str, Any]]:
    """The last ones of others; all of them stand in "who looked"."""
    looks = looks_at_item(actor, asked.subject_id, asked.item_id)
    lines = in_a_row((look, asked.subject_id) for look in looks)
    return [in_words(line, actor.person_id) for line in lines[:LOOKS]]
