"""What every screen of danger does the same: who is there, by which law, and how an action answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.danger.actions import AlreadyDone, IsLocked
from village.modules.danger.queries import colleagues, law_here
from village.modules.danger.writing import NobodyFound, SecondPersonNeeded, WordsNeeded
from village.modules.help_requests.models import HelpRequest
from village.trust.access.opening import find
from village.trust.access.screens import actor_of
from village.trust.directory.models import Membership
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.cards import Panel, read_first

NOT_NOW = {
    AlreadyDone: _("This was done meanwhile. Look at the page again."),
    IsLocked: _("The term to change it has passed. Add something instead."),
    NobodyFound: _("Nobody of exactly this name and date of birth is known here. Nothing was opened."),
    SecondPersonNeeded: _("The law of this place asks that somebody else decides this with you. Choose who."),
    WordsNeeded: _("Write something first."),
}
"""Why something cannot be done now, as a sentence."""


def at_work(request: HttpRequest) -> tuple[Actor, Policy]:
    """Only who works here has these pages; for others they do not exist."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    return actor, law_here(actor)


def members_for(actor: Actor, law: Policy) -> Later[Membership]:
    """Who can be told, or asked for a second opinion: by their role."""
    return colleagues(actor, {*law.danger_roles, *law.emergency_roles, Role.SUPERVISOR})


def question_of(request: HttpRequest) -> HelpRequest | None:
    """The question it begins with, when one comes from its page. Somebody else's looks as if it did not exist."""
    wanted = request.GET.get("question")
    if not wanted:
        return None
    try:
        key = UUID(wanted)
    except ValueError:
        raise Http404 from None
    return find(actor_of(request), HelpRequest, key, Purpose.DANGER)


def first_of(request: HttpRequest, asked: HelpRequest | None) -> list[Panel]:
    """What the one who asked did not want passed on: read before anything is, also in danger."""
    return read_first(request, asked) if asked else []


def name_in(asked: HelpRequest | None) -> str:
    return (asked.called_name or asked.asker_name) if asked else ""


def sent(request: HttpRequest) -> Any:
    """What was sent, also when it is empty; None when somebody only looks."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, work: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """What was done; or None, and the form says why and keeps what was typed."""
    try:
        return work(*args, **named)
    except tuple(NOT_NOW) as problem:
        where = "second" if isinstance(problem, SecondPersonNeeded) and "second" in form.fields else None
        form.add_error(where, str(NOT_NOW[type(problem)]))
        return None
