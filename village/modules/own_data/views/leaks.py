"""When something leaked: the privacy officer writes it down and tells; whoever it touches reads the letter here."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.circles.queries import circles_of, law_here
from village.modules.own_data import leaks
from village.modules.own_data.forms_leaks import AuthorityForm, LeakForm, LetterForm
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Role


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def all_leaks(request: HttpRequest) -> HttpResponse:
    """What was written down before, and a new one: whom it touches is counted at once."""
    actor = _officer(request)
    form = LeakForm(request.POST if request.method == "POST" else None, actor=actor)
    if form.is_valid():
        key = leaks.note_leak(actor, **form.noted())
        messages.success(request, _("Written down, and counted whom it touches. The hours for the authority run."))
        return remember_answer(request, redirect("own_data:leak", key))
    context = {"rows": leaks.leaks(), "form": form, "hours": law_here(actor).breach_hours}
    return show_page(request, "own_data/leaks.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def one_leak(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the authority before the hour; send the letter to everybody it touches."""
    actor, one = _officer(request), leaks.leak(pk)
    if one is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    letter = LetterForm(posted if posted and "words" in posted else None, initial={"words": leaks.draft_of_letter(one)})
    authority = AuthorityForm(posted if posted is not None and not letter.is_bound else None)
    if authority.is_valid():
        leaks.told_the_authority(pk, authority.cleaned_data["reference"])
        return remember_answer(request, redirect("own_data:leak", pk))
    if letter.is_valid():
        _send(request, pk, letter.cleaned_data["words"])
        return remember_answer(request, redirect("own_data:leak", pk))
    return show_page(request, "own_data/leak.html", {
        "one": one, "authority": authority, "letter": letter, "authorities": law_here(actor).value("authority"),
    }, status=422 if posted is not None else 200)  # fmt: skip


@require_safe
def text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the authority asks, as plain text to send on."""
    actor, one = _officer(request), leaks.leak(pk)
    if one is None:
        raise Http404
    words = leaks.for_the_authority(one, law_here(actor).value("authority"))
    answer = HttpResponse(words, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="leak.txt"'
    return answer


@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For whom it touches; for everybody else there is no such page."""
    actor, found = actor_of(request), leaks.letters_of(pk)
    if not found:
        raise Http404
    open_list(actor, Purpose.FOLLOW)
    mine = {circle.subject_id: circle for circle in circles_of(actor)}
    shown(actor, [mine[one.subject_id].person for one in found if _somebody_else(mine.get(one.subject_id))])
    rows = [{"one": one, "circle": mine[one.subject_id]} for one in found if one.subject_id in mine]
    return show_page(request, "own_data/leak_letter.html", {
        "letter": found[0], "rows": rows, "authorities": law_here(actor).value("authority"),
    })  # fmt: skip


def _somebody_else(circle: object) -> bool:
    return circle is not None and not getattr(circle, "is_me", True) and getattr(circle, "person", None) is not None


def _send(request: HttpRequest, pk: UUID, words: str) -> None:
    told = leaks.send_letter(pk, words)
    if told is None:
        messages.info(request, _("The letter went before. It goes once."))
        return
    says = ngettext("{number} person was told.", "{number} people were told.", told).format(number=told)
    messages.success(request, says)


def _officer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.works_as(Role.PRIVACY_OFFICER):
        raise Http404
    return actor
