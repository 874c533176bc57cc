"""For who asks what is kept about them: ask that people prepare an answer, see how far it is, and take it. Never by mail."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.circles.queries import Circle, law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import answer_taking, answering
from village.modules.own_data.answer_reading import title_of_reasons
from village.modules.own_data.forms_answering import ProofForm
from village.modules.own_data.law_words import time_to_answer
from village.modules.own_data.views.mine import circle_asked_for
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right
from village.ui.files import file_answer


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Mine, or my child's: what was asked, what was hidden and why, and where to complain."""
    actor, about = actor_of(request), request.POST.get("about") or request.GET.get("about", "")
    circle, others = circle_asked_for(request, about)
    if request.method == "POST":
        says = _("Asked. Two people look at it, and you hear before the date that stands beside it.")
        return once(request, lambda: answering.ask_for(actor, circle.subject_id), page_of(circle), says)
    law = law_here(actor)
    told = answering.mine(circle.subject_id)
    rows = [
        {"one": one, "reasons": title_of_reasons(one.told_hidden, law),
         "until": answering.last_day_to_take(one.delivered_at, law) if one.delivered_at else None}
        for one in told
    ]  # fmt: skip
    return show_page(request, "own_data/answers.html", {
        "circle": circle, "others": others, "rows": rows, "term": time_to_answer(law),
        "authorities": law.value("authority"), "may_ask": all(one.delivered_at for one in told),
    })  # fmt: skip


@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    circle, _others = circle_asked_for(request, request.POST.get("about", ""))
    open_subject(actor, circle.subject_id, Purpose.CHECK)
    packed = answer_taking.take(actor, circle, pk)
    if packed is None:
        raise Http404
    return file_answer(packed, "own-data", "zip")


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def write_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At the desk, for somebody without an account who wants to know what is kept about them."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    if not answering.asked_without_account(asked):
        raise Http404
    form = ProofForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: answering.write_down(actor, asked, form.cleaned_data["proof"])):
        messages.success(request, _("Written down. The privacy officer prepares the answer, and somebody reads along."))
        return remember_answer(request, redirect("help_requests:request", pk))
    context = {"asked": asked, "form": form, "term": time_to_answer(law_here(actor))}
    return show_page(request, "own_data/write_answer.html", context, status=422 if form.is_bound else 200)


def page_of(circle: Circle, name: str = "own_data:answers") -> str:
    return reverse(name) + ("" if circle.is_me else f"?about={circle.subject_id}")
