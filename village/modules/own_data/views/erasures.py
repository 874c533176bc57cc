"""For who keeps terms: wishes to erase and holds; references, kinds and days, no name and no word. Always two people."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.queries import law_here
from village.modules.own_data import erasing
from village.modules.own_data.forms_erasing import ErasureAnswerForm, HoldForm, LiftForm
from village.modules.own_data.law_words import beside_verdicts, kept_in_words, what_is_erased
from village.modules.own_data.views.keeping import keeps_terms
from village.modules.own_data.waiting import Held
from village.trust.access.doing import CannotNow, done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import show_page
from village.trust.vocabulary import Actor, Role


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    return _shown(request, keeps_terms(request))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def erasure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The privacy officer says what goes, why the rest stays, and what can be done instead."""
    actor, one = keeps_terms(request), erasing.found(pk)
    if one is None or not actor.works_as(Role.PRIVACY_OFFICER):
        raise Http404
    law, verdicts = law_here(actor), erasing.verdicts_about(actor, one)
    form = ErasureAnswerForm(request.POST if request.method == "POST" else None, law=law, verdicts=verdicts)
    if done(form, lambda: erasing.answer(actor, one, **form.said())):
        messages.success(request, _("Proposed. Somebody else confirms it; until then nothing changes."))
        return remember_answer(request, redirect("own_data:erasures"))
    context = {"one": one, "form": form, "verdicts": beside_verdicts(law, verdicts), "law": what_is_erased(law)}
    return show_page(request, "own_data/erasure.html", context, status=422 if form.is_bound else 200)


@require_POST
@sent_once
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second; never the one who proposed."""
    actor = keeps_terms(request)
    try:
        said = erasing.confirm(actor, pk)
    except CannotNow as problem:
        messages.error(request, str(problem.says))
        return redirect("own_data:erasures")
    if said is None:
        raise Http404
    messages.success(request, {
        "erased": _("Erased, and answered."), "kept": _("Answered. It stays, with the reason and the law."),
    }.get(said, _("Answered. It goes when the one who asked has read it, or in some days.")))  # fmt: skip
    return remember_answer(request, redirect("own_data:erasures"))


@require_POST
@sent_once
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second: look again."""
    keeps_terms(request)
    try:
        erasing.give_back(pk)
    except CannotNow as problem:
        raise Http404 from problem
    messages.success(request, _("The answer is open again. Nothing changed."))
    return remember_answer(request, redirect("own_data:erasures"))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nothing of this person is erased for now. Counts at once; a second person confirms."""
    actor = keeps_terms(request)
    if not actor.works_as(Role.PRIVACY_OFFICER) or not erasing.is_known(actor, pk):
        raise Http404
    form = HoldForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: erasing.hold(actor, pk, **form.cleaned_data)):
        messages.success(request, _("Kept for now. Somebody else confirms it within a week, or it ends."))
        return remember_answer(request, redirect("own_data:erasures"))
    context = {"reference": str(pk)[-8:], "form": form}
    return show_page(request, "own_data/hold.html", context, status=422 if form.is_bound else 200)


@require_POST
@sent_once
def holds(request: HttpRequest) -> HttpResponse:
    """Confirm one, say why it may end, or confirm that it ends."""
    actor = keeps_terms(request)
    form = LiftForm(request.POST, auto_id=f"id_%s_{request.POST.get('hold', '')}")
    one = next((held for held in erasing.holds() if str(held.id) == request.POST.get("hold")), None)
    if one is None:
        raise Http404
    if not form.is_valid():
        return _shown(request, actor, lift=form)
    if erasing.confirm_hold(one.id):
        messages.success(request, _("Confirmed. It is kept until two people end it."))
    elif erasing.lift_hold(one.id, form.cleaned_data["because"]):
        messages.success(request, _("Noted. It ends when two people said so."))
    elif one.waits_for_a_reason and actor.works_as(Role.PRIVACY_OFFICER):
        form.add_error("because", _("Say why it may end."))
        return _shown(request, actor, lift=form)
    else:
        raise Http404
    return remember_answer(request, redirect("own_data:erasures"))


def _shown(request: HttpRequest, actor: Actor, lift: LiftForm | None = None) -> HttpResponse:
    """`lift`: what was typed beside one hold, with what has to change."""
    law, is_officer = law_here(actor), actor.works_as(Role.PRIVACY_OFFICER)
    context = {
        "rows": [{"one": one, "kept": kept_in_words(law, one.kept)} for one in erasing.asked()], "is_officer": is_officer,
        "holds": [{"one": one, "form": _lift(one, lift) if is_officer else None} for one in erasing.holds()],
        "law": what_is_erased(law),
    }  # fmt: skip
    return show_page(request, "own_data/erasures.html", context, status=422 if lift else 200)


def _lift(one: Held, typed: LiftForm | None) -> LiftForm | None:
    if not one.waits_for_a_reason:
        return None
    if typed and typed.data.get("hold") == str(one.id):
        return typed
    return LiftForm(initial={"hold": one.id}, auto_id=f"id_%s_{one.id}")

