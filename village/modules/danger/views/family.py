"""What the family was told, and what somebody received: each on a page of their own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.danger import actions, doors, queries
from village.modules.danger.models import DangerAct, SharedCopy
from village.modules.danger.step_forms import WordsForm
from village.modules.danger.tell import at_work as had_a_part
from village.modules.danger.views.frames import at_work, done, sent
from village.modules.danger.views.reading import told_of
from village.trust.access.check import may
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_list
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In plain words; and whoever reads it writes what they think of it."""
    actor = actor_of(request)
    act = find(actor, DangerAct, pk, Purpose.FOLLOW)
    if actor.person_id in had_a_part(act) or may(actor, act, Right.MANAGE):
        raise Http404
    if request.method == "POST" and (before := answered_before(request)):
        return before
    form = WordsForm(sent(request), auto_id="answer_%s")
    if form.is_valid() and done(form, actions.answer, act, by=actor, words=form.cleaned_data["words"]):
        messages.success(request, _("Your words stand beside it now."))
        return remember_answer(request, redirect("danger:told", pk))
    context = told_of(act, actor, getattr(request, "LANGUAGE_CODE", "en"))
    return show_page(
        request, "danger/told.html", {"act": act, "form": form, **context}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def received(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exactly what was shared, with the limits that travel with it."""
    actor, _law = at_work(request)
    open_list(actor)
    if pk not in {one.pk for one in queries.copies_for(actor)}:
        raise Http404
    copy = find(actor, SharedCopy, pk, Purpose.DANGER)
    if request.method == "POST":
        doors.copy_arrived(pk, follows="follows" in request.POST)
        messages.success(request, _("Thank you. The sender sees it."))
        return redirect("danger:received", pk)
    return show_page(request, "danger/received.html", {"copy": copy})
