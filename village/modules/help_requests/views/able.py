"""What a young person can decide about one question: written by who has it, with a second; their own words beside it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.help_requests import figures as reports
from village.modules.help_requests.able import Finding, age_of, note_able, notes_of, say_beside
from village.modules.help_requests.forms_able import AbleForm, OwnWordsForm
from village.modules.help_requests.models import AbleNote, HelpRequest
from village.modules.help_requests.queries import law_here
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.law.ages import ADULT
from village.trust.vocabulary import Actor, Purpose, Right, Role


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def able(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who works on the question, and for the young person it is about; for nobody else there is such a page."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP if actor.is_professional else Purpose.FOLLOW, Right.CONTRIBUTE)
    works, mine = asked.is_work_of(actor), asked.subject_id == actor.subject_id
    age = age_of(asked)
    if not works and not mine:
        raise Http404
    notes, post = notes_of(asked), request.POST if request.method == "POST" else None
    if mine and not notes:
        raise Http404
    form: AbleForm | OwnWordsForm = AbleForm(post) if works else OwnWordsForm(post)
    if _noted(asked, form, actor) if works else _said(notes[0], form, actor):
        return remember_answer(request, redirect("help_requests:able", pk))
    return show_page(request, "help_requests/able.html", {
        "asked": asked, "notes": notes, "form": form, "works": works, "adult": age is not None and age >= ADULT,
        "presumed": law_here(actor).parameter("own_capacity"),
    }, 422 if form.is_bound else 200)  # fmt: skip


def _noted(asked: HelpRequest, form: AbleForm | OwnWordsForm, actor: Actor) -> bool:
    return done(form, lambda: note_able(asked, by=actor, finding=Finding(**form.cleaned_data)))


def _said(note: AbleNote, form: AbleForm | OwnWordsForm, actor: Actor) -> bool:
    return done(form, lambda: say_beside(note, by=actor, words=form.cleaned_data["words"]))


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The quarters of the door for who answers for policy: tables without small numbers, and no other question."""
    if not actor_of(request).works_as(Role.MANAGER):
        raise Http404
    made = reports.quarters()
    rows = [{"one": one, "tables": reports.in_words(one)} for one in made]
    return show_page(request, "help_requests/figures.html", {"rows": rows})
