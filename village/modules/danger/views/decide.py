"""Deciding with the whole record: look, share, not share; and shutting somebody out for safety."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from village.modules.danger import actions
from village.modules.danger.forms import LockForm, WorryForm
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import roles_for
from village.modules.danger.views.frames import (
    at_work,
    done,
    first_of,
    members_for,
    name_in,
    question_of,
    sent,
)
from village.modules.danger.words import Deed
from village.modules.danger.writing import Whom, Worry
from village.modules.help_requests.models import HelpRequest
from village.trust.access.danger import could_be_shut_out, family_around, who_can_be_told
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.screens import show_page
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor

SAID = {
    Deed.LOOK: gettext_lazy("Written down. You can read it now, for some hours."),
    Deed.SHARE: gettext_lazy("Written down."),
    Deed.NOT_SHARE: gettext_lazy("Written down. Somebody looks back at it with you."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, deed: str) -> HttpResponse:
    """One decision, in the order of the record; the steps of the law stand beside it."""
    actor, law = at_work(request)
    wanted = _deed(deed, actor, law)
    if before := answered_before(request) if request.method == "POST" else None:
        return before
    asked = question_of(request)
    if wanted == Deed.LOCK:
        return _lock(request, actor, law, asked)
    form = _form(request, wanted, actor, law, asked)
    if form.is_valid() and (act := done(form, _decide, form, wanted, actor, asked)):
        messages.success(
            request,
            str(SAID[wanted]) if act.counts else _("Written down. It counts once the second person agrees."),
        )
        return remember_answer(request, redirect("danger:act", act.pk))
    return show_page(request, "danger/decide.html", {
        "form": form, "parts": form.parts(), "deed": wanted, "asked": asked, "name": name_in(asked),
        "steps": _steps(request, law), "back": _back(asked), "read_first": first_of(request, asked),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _form(
    request: HttpRequest, deed: Deed, actor: Actor, law: Policy, asked: HelpRequest | None
) -> WorryForm:
    today = timezone.localdate()
    terms = law.danger_terms
    return WorryForm(
        sent(request), deed=deed, law=law, members=members_for(actor, law), known=asked is not None,
        family=who_can_be_told(asked.subject_id) if asked else (),
        initial={"tell_review_on": today + timedelta(days=terms.telling_review_days),
                 "feedback_by": today + timedelta(days=terms.feedback_days)},
    )  # fmt: skip


def _decide(form: WorryForm, deed: Deed, actor: Actor, asked: HelpRequest | None) -> DangerAct:
    whom = form.whom(asked.subject_id if asked else None, asked.pk if asked else None, name_in(asked))
    told = form.told_chosen()
    if deed == Deed.LOOK:
        return actions.look(
            whom,
            by=actor,
            worry=form.worry(),
            kinds=form.cleaned_data["kinds"],
            second=form.second_chosen(),
            told=told,
        )
    if deed == Deed.SHARE:
        return actions.share(
            whom, by=actor, worry=form.worry(), sharing=form.sharing(), second=form.second_chosen(), told=told
        )
    return actions.not_share(whom, by=actor, worry=form.worry(), told=told)


def _lock(request: HttpRequest, actor: Actor, law: Policy, asked: HelpRequest | None) -> HttpResponse:
    """For somebody one works with: whoever it is about knows them, or asked through their worker."""
    if asked is None:
        raise Http404
    people = could_be_shut_out(asked.subject_id)
    family = family_around(asked.subject_id)
    form = LockForm(sent(request), law=law, people=people, family=family, about=asked.subject_id)
    if form.is_valid() and (act := done(form, _shut_out, form, actor, asked)):
        messages.success(
            request,
            _("From now on this person sees nothing, and is not told. Somebody looks back at it with you."),
        )
        return remember_answer(request, redirect("danger:act", act.pk))
    return show_page(request, "danger/lock.html", {
        "form": form, "asked": asked, "name": name_in(asked), "nobody": not people, "back": _back(asked),
        "read_first": first_of(request, asked),
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _shut_out(form: LockForm, actor: Actor, asked: HelpRequest) -> DangerAct:
    values = form.cleaned_data
    against = next(
        key
        for key in (one[0] for one in could_be_shut_out(asked.subject_id))
        if str(key) == values["against"]
    )
    return actions.shut_out(
        Whom(name=name_in(asked), subject_id=asked.subject_id, request_id=asked.pk), by=actor,
        worry=Worry(facts=values["facts"], ground=values["ground"]), against=against,
        against_name=form.names[values["against"]], also=tuple(form.people[one].subject_id for one in values.get("also") or ()),
    )  # fmt: skip


def _deed(text: str, actor: Actor, law: Policy) -> Deed:
    if text not in Deed.values or not actor.works_as(*roles_for(Deed(text), law)):
        raise Http404
    return Deed(text)


def _steps(request: HttpRequest, law: Policy) -> list[dict[str, Any]]:
    language = getattr(request, "LANGUAGE_CODE", "en")
    return [{"icon": "check-circle", "text": step.words.in_language(language)} for step in law.danger_steps]


def _back(asked: HelpRequest | None) -> str:
    url = reverse("danger:now")
    return f"{url}?question={asked.pk}" if asked else url
