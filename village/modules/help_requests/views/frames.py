"""What every screen of the door does the same: whose page it is, and how an action answers."""

from collections.abc import Callable
from typing import Any

from django import forms

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
from village.modules.promises.actions import PromiseIsDone, ReasonNeeded
from village.modules.promises.records import PromiseIsInThePast

NOT_NOW = (
    AlreadyAway, AlternativeNeeded, CannotBeDeputy, CannotTakeIt, MomentNotYet, NoContactPoint, NoLongerShared, NotTakenUp,
    NotTriedEnough, OverTheCeiling, RequestIsClosed, RequestIsOpen, StillQuiet, WordsNeeded, PromiseIsDone, PromiseIsInThePast,
    ReasonNeeded,
)  # fmt: skip
"""What cannot be done just now, each with a sentence beside the form."""


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
