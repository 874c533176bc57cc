"""A version of a plan: what stands in it, who said what, and one's own answer; proposing one, and taking back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.foundation.in_a_row import in_a_row
from village.modules.agreements import actions
from village.modules.agreements.comparing import changes, compare
from village.modules.agreements.forms import AnswerForm
from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.agreements.pieces import ANSWERED, pieces_now, texts
from village.modules.agreements.queries import beside, is_last, pieces_of, versions_of
from village.modules.agreements.reading import Sheet, point_of, sheet_of
from village.modules.agreements.views.opened import opened
from village.modules.agreements.words import Said
from village.modules.circles.queries import is_family_of
from village.modules.family_plans.views.opened import opened_whole
from village.trust.access.doing import once
from village.trust.access.explain import who_can_see
from village.trust.access.once import answered_before
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Right

LOOK, SAY = ("GET", "HEAD", "POST"), "POST"


@require_http_methods(LOOK)
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, one = actor_of(request), opened(request, pk)
    sheet = sheet_of(actor, one)
    form = answer_form(request, actor, sheet) if sheet.mine and is_last(one.pk) else None
    if request.method != SAY:
        return _show(request, sheet, form)
    if before := answered_before(request):
        return before
    if form is None:
        raise Http404
    if not form.is_valid():
        return _show(request, sheet, form, status=422)
    here, said, words = reverse("agreements:version", args=[pk]), form.answers(), form.words()
    return once(request, lambda: actions.say(one, by=actor, answers=said, words=words), here, thanks())


@require_http_methods(LOOK)
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who sees this one thing of the plan, such as the step that is theirs."""
    actor = actor_of(request)
    piece = find(actor, FrozenPiece, pk)
    if piece.section not in ANSWERED:
        raise Http404
    row = point_of(actor, piece)
    form = None
    if row.is_mine and is_last(piece.version_id):
        form = AnswerForm(
            request.POST if request.method == SAY else None, rows=[row], person_id=actor.person_id, readers="", teaches=False
        )
    if request.method != SAY:
        return show_page(request, "agreements/point.html", {"row": row, "form": form})
    if form is None:
        raise Http404
    if not form.is_valid():
        return show_page(request, "agreements/point.html", {"row": row, "form": form}, status=422)
    said, words = form.answers().get(pk, Said.NOT_YET), form.words()[pk]
    here = reverse("agreements:point", args=[pk])
    return once(request, lambda: actions.say_point(piece, by=actor, said=said, words=words), here, thanks())


@require_http_methods(LOOK)
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look first at what changed since the last time; then ask everybody."""
    at, plan = opened_whole(request, pk)
    if plan.coordinator_id != at.actor.person_id and not at.door.mine:
        raise Http404
    if request.method == SAY:
        made: list[Version] = []
        answer = once(
            request, lambda: made.append(actions.propose(plan, by=at.actor)), at.url,
            _("Everybody whose yes is needed is asked now."),
        )  # fmt: skip
        return redirect("agreements:version", made[0].pk) if made else answer
    before = versions_of(plan)[:1]
    old = texts(pieces_of(before)[before[0].pk]) if before else []
    found = changes(compare(old, texts(pieces_now(plan))))
    return show_page(request, "agreements/propose.html", {"at": at, "before": before, "points": found})


@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    answer = find(actor, Answer, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    piece = find(actor, FrozenPiece, answer.piece_id)
    if actor.person_id != answer.person_id and not is_family_of(answer.subject_id, actor.person_id):  # type: ignore[arg-type]
        raise Http404
    find(actor, Answer, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    here = reverse("agreements:version", args=[piece.version_id])
    return once(request, lambda: actions.take_back(answer, by=actor), here, _("Taken back. It waits for an answer again."))


def answer_form(request: HttpRequest, actor: Actor, sheet: Sheet) -> AnswerForm:
    """Told back once: before the first yes to this version, by who does not work here."""
    said_yes = any(v.person_id == actor.person_id and v.said == Said.YES for row in sheet.mine for v in row.voices)
    teaches = not actor.is_professional and not said_yes
    readers = in_a_row(list(dict.fromkeys(one.name for one in who_can_see(sheet.version)))) if teaches else ""
    return AnswerForm(
        request.POST if request.method == SAY else None, rows=sheet.mine, person_id=actor.person_id,
        readers=_("Only these people: {names}").format(names=readers), teaches=teaches,
    )  # fmt: skip


def thanks() -> str:
    return _("Thank you, it is written down. You can change it any day.")


def _show(request: HttpRequest, sheet: Sheet, form: AnswerForm | None, status: int = 200) -> HttpResponse:
    actor, one = actor_of(request), sheet.version
    versions = beside(one)
    me = next((person for person in sheet.people if person.person_id == actor.person_id), None)
    context: dict[str, Any] = {
        "sheet": sheet, "version": one, "form": form, "me": me, "versions": versions, "is_last": versions[0].pk == one.pk,
        "last": versions[0], "before": next((v for v in versions if v.number < one.number), None),
        "others": [person for person in sheet.people if person.person_id != actor.person_id],
        "is_family": is_family_of(one.subject_id, actor.person_id) if actor.person_id else False,
    }  # fmt: skip
    return show_page(request, "agreements/version.html", context, status=status)
