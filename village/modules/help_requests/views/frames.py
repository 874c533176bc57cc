"""What every screen of the door does the same: whose page it is, and how an action answers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from village.modules.help_requests.forms import reason_in_words
from village.modules.help_requests.problems import (
    AlreadyAway,
    AlternativeNeeded,
    CannotBeDeputy,
    CannotTakeIt,
    MomentNotYet,
    NoContactPoint,
    NoLongerShared,
    NotTakenUp,
    NotTriedEnough,
    OverTheCeiling,
    RequestIsClosed,
    RequestIsOpen,
    StillQuiet,
    WordsNeeded,
)
from village.modules.promises.actions import PromiseIsDone, PromiseIsInThePast, ReasonNeeded
from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor
from village.ui.screens import show

NOT_NOW = (
    AlreadyAway, AlternativeNeeded, CannotBeDeputy, CannotTakeIt, MomentNotYet, NoContactPoint, NoLongerShared, NotTakenUp,
    NotTriedEnough, OverTheCeiling, RequestIsClosed, RequestIsOpen, StillQuiet, WordsNeeded, PromiseIsDone, PromiseIsInThePast,
    ReasonNeeded,
)  # fmt: skip
"""What cannot be done just now, each with a sentence beside the form."""


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def show_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Larger letters and quick exit for families and visitors; the desk for who works here."""
    frame = "ui/professional.html" if actor_of(request).is_professional else "ui/easy.html"
    context = {"frame": frame, "once": fresh_token(), **context}
    return show(request, f"help_requests/{name}.html", context, status=status)


def done(form: forms.Form, work: Callable[..., object], *args: Any, **named: Any) -> bool:
    """Was the form right, and could it be done? If not, the form says why and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        work(*args, **named, **form.cleaned_data)
    except NOT_NOW as problem:
        form.add_error(None, reason_in_words(problem))
        return False
    return True
