"""One child at a conference: what lies on the table, who sits in, and what can be done with it now."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.conferences import actions, queries
from village.modules.conferences.forms import YES, EndForm, LaterForm, PieceForm, SecondForm, TellForm
from village.modules.conferences.models import ConferenceMember
from village.modules.conferences.reading import page_of, reasons_for, table_for
from village.modules.conferences.views.frames import Opened, opened, sent
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list
from village.trust.access.screens import show_page
from village.trust.law.answers import GraveAct
from village.trust.vocabulary import Purpose


@require_safe
def conference(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, opened(request, pk))


@require_POST
@sent_once
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A note on the table of this child."""
    at = opened(request, pk)
    table = table_for(at.actor, at.child)
    if table is None:
        raise Http404
    form = PieceForm(request.POST, auto_id="put_%s")
    if done(form, lambda: actions.put_on_table(table, by=at.actor, **form.cleaned_data)):
        return remember_answer(request, redirect("conferences:conference", pk))
    return _show(request, opened(request, pk), put=form)


@require_POST
@sent_once
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second person says whether the family of these children can be told later."""
    at = opened(request, pk, answers_for=True)
    form = SecondForm(request.POST)
    if done(form, lambda: _agree(at, form.cleaned_data["agrees"] == YES)):
        return remember_answer(request, redirect("conferences:conference", pk))
    return _show(request, at, second=form)


def _agree(at: Opened, agrees: bool) -> None:
    open_list(at.actor)
    waiting = [one.pk for one in queries.siblings_at(at.child) if one.pk != at.child.pk and one.waits_for_second]
    for key in (at.child.pk, *waiting):
        actions.second(find(at.actor, type(at.child), key, Purpose.HELP), by=at.actor, agrees=agrees)


@require_POST
@sent_once
def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody of the family reads it from now on."""
    at = opened(request, pk, answers_for=True)
    form = TellForm(request.POST, family=_family(at), auto_id="tell_%s")
    if done(form, lambda: actions.tell_family(at.child, by=at.actor, persons=form.chosen())):
        return remember_answer(request, redirect("conferences:conference", pk))
    return _show(request, at, tell=form)


@require_POST
@sent_once
def later(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Still not safe: with the reason, and a day soon."""
    at = opened(request, pk, answers_for=True)
    form = LaterForm(request.POST, law=queries.law_here(at.actor), auto_id="later_%s")

    def put_off() -> None:
        values = form.cleaned_data
        actions.not_told_yet(at.child, by=at.actor, why=values["later_why"], review_on=values["review_on"])

    if done(form, put_off):
        return remember_answer(request, redirect("conferences:conference", pk))
    return _show(request, at, later=form)


@require_POST
def off(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """Somebody does not sit in any more: oneself, or by who convened."""
    at = opened(request, pk)
    found = next((one for one in queries.members_of(at.child) if one.pk == member and one.left_at is None), None)
    if found is None or not _may_end(at, found):
        raise Http404
    own = found.member.person_id == at.actor.person_id
    to = reverse("conferences:mine") if own else reverse("conferences:conference", args=[pk])
    says = _("You do not sit in any more.") if own else _("From now on this person reads nothing of it.")
    return once(request, lambda: actions.leave(found), to, says)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was decided, for each child apart; then the days to closing begin."""
    at = opened(request, pk, answers_for=True)
    open_list(at.actor)
    children = [one for one in queries.siblings_at(at.child) if one.opened_at and one.ended_at is None]
    if not children:
        raise Http404
    form = EndForm(sent(request), children=children)
    child = find(at.actor, type(at.child), pk, Purpose.HELP)
    if form.is_bound and done(form, lambda: actions.end(child, by=at.actor, decided=form.decided())):
        return remember_answer(request, redirect("conferences:conference", pk))
    context = {"child": child, "form": form, "back": reverse("conferences:conference", args=[pk])}
    return show_page(request, "conferences/end.html", context, status=422 if form.is_bound else 200)


def _show(request: HttpRequest, at: Opened, **wrong: Any) -> HttpResponse:
    """The record is opened first: that line is the one the family reads. What was typed wrong comes back as it was."""
    child = at.child
    context = page_of(at.actor, child, at.answers_for)
    law = queries.law_here(at.actor)
    alone = child.author_id == at.actor.person_id and law.second_person_needed(GraveAct.TELL_FAMILY_LATER)
    context["forms"] = {
        "put": wrong.get("put") or (PieceForm(auto_id="put_%s") if context["may_put"] else None),
        "second": wrong.get("second") or (SecondForm() if context["asks_me"] else None),
        "tell": wrong.get("tell") or (TellForm(family=_family(at), auto_id="tell_%s") if at.answers_for else None),
        "later": wrong.get("later")
        or (LaterForm(law=law, auto_id="later_%s") if at.answers_for and not child.is_told and not alone else None),
    }
    if at.answers_for:
        open_list(at.actor)
        context["others"] = [one for one in queries.siblings_at(child) if one.pk != child.pk]
        context["reasons"] = reasons_for(at.actor, child)
    return show_page(request, "conferences/conference.html", context | {"wrong": wrong}, status=422 if wrong else 200)


def _family(at: Opened) -> list[tuple[UUID, str]]:
    """Who of the family could be told of this child; the database says who."""
    kids = queries.kids_around(at.child.subject_id)
    return next((kid.readers for kid in kids if kid.subject_id == at.child.subject_id), [])


def _may_end(at: Opened, member: ConferenceMember) -> bool:
    return member.member_id != at.child.convener_id and (at.answers_for or member.member.person_id == at.actor.person_id)
