"""Pages of the keeper: all questions in their order, one as who asks sees it, writing one, and ending it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.own_questions import keeping, queries
from village.modules.own_questions.forms import KeepForm, as_written
from village.modules.own_questions.models import QuestionVersion
from village.modules.own_questions.offering import AsksOwn, Offer
from village.modules.own_questions.words import AskedOf, Moment
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, keeper_or_404, languages_of, show_page


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """By when they are asked, in order; those that ended apart."""
    actor = keeper_or_404(request)
    found = queries.all_questions(actor.village_id)
    going = [one for one in found if not one.question.ended_at]
    groups = [
        {"label": moment.label, "rows": _in_rows(request, [one for one in going if one.question.moment == moment])}
        for moment in Moment
    ]
    ended = _in_rows(request, [one for one in found if one.question.ended_at])
    return show_page(request, "own_questions/questions.html", {
        "groups": [group for group in groups if group["rows"]], "ended": ended,
    })  # fmt: skip


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As who asks sees it, in each language; and how it was asked before."""
    versions = _versions(request, pk)
    newest, languages = versions[0], languages_of(request)
    return show_page(request, "own_questions/one.html", {
        "question": newest.question, "row": _in_rows(request, [newest])[0],
        "previews": [_preview(newest, language, languages) for language in languages],
        "earlier": [{"version": version, **_said(request, version)} for version in versions[1:]],
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    form = KeepForm(
        request.POST if request.method == "POST" else None, languages=languages_of(request), is_new=True,
        initial={"asked_of": [AskedOf.PARENT, AskedOf.YOUNG], "moment": Moment.ASKING},
    )  # fmt: skip
    made: list[QuestionVersion] = []
    if form.is_bound and done(
        form, lambda: made.append(keeping.add(form.kept(), by=actor, moment=Moment(form.cleaned_data["moment"])))
    ):
        messages.success(request, _("Kept. It is asked from now on."))
        return remember_answer(request, redirect("own_questions:one", made[0].question_id))
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    newest = _versions(request, pk)[0]
    if newest.question.ended_at:
        raise Http404
    form = KeepForm(
        request.POST if request.method == "POST" else None, languages=languages_of(request), is_new=False,
        initial=as_written(newest),
    )  # fmt: skip
    if form.is_bound and done(form, lambda: keeping.change(newest.question, form.kept(), by=actor_of(request))):
        messages.success(request, _("Kept. Answers from before keep the question as it was asked."))
        return remember_answer(request, redirect("own_questions:one", pk))
    return _form(request, form, newest)


@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    question, up = _versions(request, pk)[0].question, request.POST.get("way") == "up"
    return once(request, lambda: keeping.move(question, by=actor_of(request), up=up), "own_questions:all")


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    question = _versions(request, pk)[0].question
    says = _("Nobody is asked this any more. What was answered stays, with the question.")
    return once(request, lambda: keeping.end(question, by=actor_of(request)), "own_questions:all", says)


@require_POST
def ask_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    question = _versions(request, pk)[0].question
    return once(
        request, lambda: keeping.ask_again(question, by=actor_of(request)), "own_questions:all", _("It is asked again.")
    )


def _form(request: HttpRequest, form: KeepForm, newest: QuestionVersion | None) -> HttpResponse:
    context = {"form": form, "newest": newest, "moment": newest.question.get_moment_display() if newest else ""}
    return show_page(request, "own_questions/keep.html", context, status=422 if form.is_bound else 200)


def _preview(version: QuestionVersion, language: str, languages: list[str]) -> dict[str, Any]:
    """The very field that the form of who asks has, in that language."""
    with translation.override(language):
        form = AsksOwn(own=Offer((version,), language, tuple(languages)), prefix=language, auto_id=f"{language}_%s")
    info = translation.get_language_info(language)
    return {"field": form.own_fields[0], "language": language, "label": info["name_local"], "rtl": info["bidi"],
            "is_written": language in version.texts}  # fmt: skip


def _in_rows(request: HttpRequest, versions: list[QuestionVersion]) -> list[dict[str, Any]]:
    last = len(versions) - 1
    return [
        {
            "version": version, "question": version.question, **_said(request, version), "is_first": not number,
            "is_last": number == last, "of": [AskedOf(one).label for one in version.question.asked_of],
        }
        for number, version in enumerate(versions)
    ]  # fmt: skip


def _said(request: HttpRequest, version: QuestionVersion) -> dict[str, Any]:
    wording = version.in_language(translation.get_language() or "en", languages_of(request))
    return {"asks": wording.asks, "why": wording.why, "choices": wording.choices}


def _versions(request: HttpRequest, pk: UUID) -> list[QuestionVersion]:
    """The newest first; there is always one."""
    found = queries.versions_of(keeper_or_404(request).village_id, pk)
    if not found:
        raise Http404
    return found
