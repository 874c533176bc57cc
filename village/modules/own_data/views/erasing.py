"""For who asks to erase: what the law says first, then the wish, then the answer with its reason, the article and a name."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.circles.queries import Circle, circles_of, law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import erasing
from village.modules.own_data.law_words import answered, beside_verdicts, what_is_erased
from village.modules.own_data.views.answers import page_of
from village.modules.own_data.views.mine import circle_asked_for
from village.trust.access.doing import CannotNow, once
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right

PAGE = "own_data:erase"


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """All of me, or of my child."""
    actor, about = actor_of(request), request.POST.get("about") or request.GET.get("about", "")
    circle, others = circle_asked_for(request, about)
    if request.method == "POST":
        says = _("Asked. Two people answer it, and you hear before the date that stands beside it.")
        return once(request, lambda: erasing.ask_for(actor, circle.subject_id), page_of(circle, PAGE), says)
    law = law_here(actor)
    rows = erasing.mine(circle.subject_id)
    return show_page(request, "own_data/erase.html", {
        "circle": circle, "others": others, "verdicts": beside_verdicts(law, erasing.what_may_go(actor, circle)),
        "rows": [answered(law, one) for one in rows], "holds": erasing.holds_on(circle.subject_id),
        "law": what_is_erased(law),
        "authorities": law.value("authority"), "may_ask": all(one.confirmed_at or one.number for one in rows),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def erase_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One question: at once when only own words stand there, else two people look at it."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.SHARE, Right.MANAGE)
    circle = _circle(request, asked)
    at_once = erasing.are_own_words(actor, asked)
    if request.method == "POST" and at_once:
        says = _("It is erased. Nobody can read it any more.")
        return once(request, lambda: erasing.erase_own_words(actor, asked), reverse("help_requests:mine"), says)
    if request.method == "POST":
        says = _("Asked. Two people answer it, and you hear before the date that stands beside it.")
        return once(request, lambda: erasing.ask_for(actor, asked.subject_id, asked), page_of(circle, PAGE), says)
    law = law_here(actor)
    return show_page(request, "own_data/erase_one.html", {
        "asked": asked, "at_once": at_once, "law": what_is_erased(law),
        "verdicts": beside_verdicts(law, erasing.what_may_go(actor, circle, asked.item_id)),
    })  # fmt: skip


@require_POST
@sent_once
def now(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who asked read the answer: it may go today. When all of oneself goes, so does signing in."""
    circle, _others = circle_asked_for(request, request.POST.get("about", ""))
    try:
        said = erasing.erase_now(pk)
    except CannotNow as problem:
        messages.error(request, str(problem.says))
        return redirect(page_of(circle, PAGE))
    if said is None:
        raise Http404
    messages.success(request, _("It is erased. Nobody can read it any more."))
    return remember_answer(request, redirect("portal:home" if said == "erased" else page_of(circle, PAGE)))


@require_POST
@sent_once
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who asked thinks again; nothing went yet."""
    circle, _others = circle_asked_for(request, request.POST.get("about", ""))
    if not erasing.drop(pk):
        raise Http404
    messages.success(request, _("You no longer ask it. Nothing is erased."))
    return remember_answer(request, redirect(page_of(circle, PAGE)))


def _circle(request: HttpRequest, asked: HelpRequest) -> Circle:
    """Whoever may decide about it; it opened already."""
    actor = actor_of(request)
    if actor.only_item or not may_decide(asked.subject_id, asked.item_id, [asked.kind]):
        raise Http404
    found = next((one for one in circles_of(actor) if one.subject_id == asked.subject_id), None)
    if found is None:
        raise Http404
    return found
