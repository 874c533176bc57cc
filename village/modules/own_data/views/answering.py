"""For who prepares an answer and for the one who was named to read along. Who they are, the request itself says."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.own_data import answering
from village.modules.own_data.answer_reading import Answer, grounds_in_words, opened, sealed
from village.modules.own_data.forms_answering import BackForm, RowForm, SecondForm
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Role


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Days and numbers; whom it is about stands on the page of each, which is a line in the logbook."""
    actor, rows = actor_of(request), answering.waiting()
    if not rows and not actor.works_as(Role.PRIVACY_OFFICER):
        raise Http404
    return show_page(request, "own_data/answers_asked.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All of it as it goes out. The first names who reads along; the second lets it go, or sends it back."""
    one = opened(actor_of(request), pk)
    if request.method == "POST":
        return _let_go(request, one) if one.as_who == "second" else _name(request, one)
    return _shown(request, one, 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def row(request: HttpRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Sentence by sentence: it stays readable, or it is hidden with a reason."""
    one = opened(actor_of(request), pk)
    if one.as_who != "officer" or one.is_prepared:
        raise Http404
    found = one.row(row)
    passages, grounds = one.passages(found), grounds_in_words(one.law)
    if not passages:
        raise Http404
    form = RowForm(request.POST if request.method == "POST" else None, passages=passages, grounds=grounds)
    if done(form, lambda: answering.decide(pk, row, form.said())):
        messages.success(request, _("Kept. It stands in the answer as you decided."))
        return remember_answer(request, redirect("own_data:answer", pk))
    context = {"answer": one, "form": form, "grounds": one.law.parameter("access_hidden_grounds")}
    return show_page(request, "own_data/answer_row.html", context, status=422 if form.is_bound else 200)


@require_POST
@sent_once
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second reader: not yet."""
    one, form = opened(actor_of(request), pk), BackForm(request.POST)
    if one.as_who != "second":
        raise Http404
    if done(form, lambda: answering.send_back(pk, form.cleaned_data["why"])):
        messages.success(request, _("Sent back. You read it no longer, until you are asked again."))
        return remember_answer(request, redirect("portal:home"))
    return _shown(request, one, 422, back=form)


def _name(request: HttpRequest, one: Answer) -> HttpResponse:
    if one.is_prepared:
        raise Http404
    form = SecondForm(request.POST, readers=answering.readers(one.key, one.law))
    if one.open_rows:
        form.add_error(None, _("Some passages are marked, and nobody decided about them yet."))
        return _shown(request, one, 422, second=form)
    if done(form, lambda: answering.propose(one.key, UUID(form.cleaned_data["second"]), one.law)):
        messages.success(request, _("Asked. It goes out when it was read along."))
        return remember_answer(request, redirect("own_data:answers_asked"))
    return _shown(request, one, 422, second=form)


def _let_go(request: HttpRequest, one: Answer) -> HttpResponse:
    content = sealed(actor_of(request), one)
    says = _("It went out. Who asked reads it behind signing in; you read it no longer.")
    return once(request, lambda: answering.deliver(one.key, content, one.told_hidden), reverse("portal:home"), says)


def _shown(
    request: HttpRequest, one: Answer, status: int, second: SecondForm | None = None, back: BackForm | None = None
) -> HttpResponse:
    """For who prepares and for who reads along: hidden sentences struck through, with why."""
    prepares = one.as_who == "officer" and not one.is_prepared
    if prepares and second is None:
        second = SecondForm(readers=answering.readers(one.key, one.law))
    return show_page(request, "own_data/answer.html", {
        "answer": one, "sections": one.to_read(), "open_rows": one.open_rows, "second": second if prepares else None,
        "send_back": (back or BackForm()) if one.as_who == "second" else None, "prepares": prepares,
        "hidden": sum(one.told_hidden.values()),
    }, status=status)  # fmt: skip
