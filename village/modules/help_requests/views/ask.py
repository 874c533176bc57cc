"""Knocking at the door in three calm steps, with or without an account; and the page that says thank you."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.help_requests import actions
from village.modules.help_requests.forms import reason_in_words
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.names import PHONE
from village.modules.help_requests.queries import law_here
from village.modules.help_requests.shield import keep_out
from village.modules.help_requests.views.asking import STEP, Asking
from village.modules.help_requests.views.others import works_elsewhere
from village.modules.help_requests.views.reading import promise_context, readers_in_words
from village.modules.help_requests.words import ReachBy, Route
from village.modules.promises.working_time import answer_moment
from village.trust.access.contact_point import contact_point_of
from village.trust.access.doors import open_to_all
from village.trust.access.drafts import draft_of, keep_draft
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find
from village.trust.access.receipts import SESSION, new_receipt, remember
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor
from village.ui.cards import panels_beside_asking

CODE = "receipt code"
CODE_IS_SHOWN = timedelta(minutes=30)
VERBS = {Route.FAMILY: actions.ask, Route.OWN: actions.ask_alone, Route.WORK: actions.ask_for_work}


@open_to_all(because="anybody may ask for help, also without an account")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, screen: str = "") -> HttpResponse:
    actor = actor_of(request)
    if actor.only_item:
        return show_page(request, "help_requests/one_code.html", {"item": actor.only_item})
    if actor.is_professional and not actor.second_factor:
        return redirect("entrance:second_factor")
    if request.method == "POST" and (before := answered_before(request)):
        return before
    screen = screen or ("who" if request.method == "POST" else "")
    asking = Asking(request, screen)
    if not screen and asking.asks_who:
        screen = "who"
    if screen not in asking.screens:
        return _go(asking.screens[0])
    if missing := asking.first_open(until=screen):
        return _go(missing)
    return _answer(request, asking, screen) if request.method == "POST" else _show(request, asking, screen)


@open_to_all(because="somebody who came in with a code may ask something new")
@require_POST
def ask_anew(request: HttpRequest) -> HttpResponse:
    """Put the code away, so that a new question is a new question. The code keeps opening the old one."""
    request.session.pop(SESSION, None)
    return redirect("help_requests:ask")


@require_safe
def sent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Thank you: who answers before when, who reads it, and the code to come back with."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk)
    if asked.author_id != actor.person_id:
        raise Http404
    return show_page(request, "help_requests/sent.html", {
        "asked": asked, "code": _code(request, pk), "readers": readers_in_words(asked, actor),
        **promise_context(asked),
    })  # fmt: skip


def _answer(request: HttpRequest, asking: Asking, screen: str) -> HttpResponse:
    form = asking.form(screen, request.POST)
    asking.keep(screen, form)
    if request.POST.get("step") == "back" and asking.before(screen):
        return _go(asking.before(screen))
    if not form.is_valid():
        return _show(request, asking, screen, form)
    if onward := asking.after(screen):
        return _go(onward)
    return _send(request, asking, form)


def _send(request: HttpRequest, asking: Asking, form: Any) -> HttpResponse:
    question = asking.question()
    try:
        asker = _asker(asking, question)
        about = asking.about() or asker.subject_id
        assert about is not None
        keep_out(about, by=asker, whom=asking.kept_out)
        asked = VERBS[asking.route](Subject(pk=about), by=asker, question=question)
    except actions.NoContactPoint as problem:
        form.add_error(None, reason_in_words(problem))
        return _show(request, asking, "how", form)
    asking.drop()
    if not request.user.is_authenticated:
        _hand_out_code(request, asker, asked)
    return remember_answer(request, redirect("help_requests:sent", asked.pk))


def _asker(asking: Asking, question: actions.Question) -> Actor:
    if not asking.actor.is_visitor:
        return asking.actor
    by_mail = question.reach_by == ReachBy.MAIL
    by_phone = question.reach_by in (ReachBy.CALL, ReachBy.MESSAGE) and PHONE.search(question.reach_where)
    if contact_point_of(asking.actor.village_id) is None:
        raise actions.NoContactPoint
    return actions.come_in(
        asking.actor, name=asking.name, language=get_language() or "en",
        email=question.reach_where.strip() if by_mail else "",
        phone=by_phone.group()[:40] if by_phone else "",
    )  # fmt: skip


def _hand_out_code(request: HttpRequest, asker: Actor, asked: HelpRequest) -> None:
    """16 digits, shown on the next page; this browser comes back without typing them."""
    assert asker.person_id is not None
    code = new_receipt(asker.person_id, asked.pk)
    remember(request, asker.village_id, asker.person_id, asked.pk)
    keep_draft(request, CODE, {"item": str(asked.pk), "code": code, "at": timezone.now().isoformat()})


def _code(request: HttpRequest, pk: UUID) -> str:
    """Only for who just asked in this very browser, and only for half an hour."""
    kept = draft_of(request, CODE)
    if kept.get("item") != str(pk) or datetime.fromisoformat(kept["at"]) < timezone.now() - CODE_IS_SHOWN:
        return ""
    return str(kept["code"])


def _show(request: HttpRequest, asking: Asking, screen: str, form: Any = None) -> HttpResponse:
    actor = asking.actor
    return show_page(request, f"help_requests/ask_{screen}.html", {
        "form": form or asking.form(screen), "screen": screen, "now": STEP[screen],
        "steps": [_("Who"), _("What"), _("How")], "has_back": bool(asking.before(screen)),
        "asker": asking.asker, "route": asking.route, "called": _called(asking),
        "point": contact_point_of(actor.village_id), "numbers": _numbers(actor) if screen == "what" else [],
        "before": answer_moment(actor.village_id, timezone.now()) if screen == "how" else None,
        "may_pass_on": screen == "what" and works_elsewhere(actor),
        "may_be_private": actor.is_professional and screen == asking.screens[0] == "what",
        "panels": panels_beside_asking(request) if screen == asking.screens[0] else [],
    }, status=422 if form is not None else 200)  # fmt: skip


def _called(asking: Asking) -> str:
    return str(asking.told.get("who", {}).get("called_name", "")).strip()


def _numbers(actor: Actor) -> list[dict[str, str]]:
    language = get_language() or "en"
    return [
        {"number": one.number, "words": one.words.in_language(language)}
        for one in law_here(actor).help_numbers
    ]


def _go(screen: str) -> HttpResponse:
    return redirect("help_requests:ask") if screen == "who" else redirect("help_requests:ask_screen", screen)
