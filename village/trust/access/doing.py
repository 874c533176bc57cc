"""How a form does something once, and how people read what stands in the way of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from village.trust.access.once import answered_before, remember_answer


class CannotNow(Exception):
    """Something that cannot be done now; `says` is the sentence people read."""

    says: str | Promise = ""


def once(request: HttpRequest, do: Callable[[], Any], to: str, says: Any = "") -> HttpResponse:
    """Do it once, also when the form comes twice; what stands in the way is said in its own sentence."""
    if before := answered_before(request):
        return before
    try:
        do()
    except CannotNow as problem:
        messages.error(request, str(problem.says))
        return redirect(to)
    if says:
        messages.success(request, str(says))
    return remember_answer(request, redirect(to))


def done(form: forms.Form, work: Callable[[], object]) -> bool:
    """Was the form right, and could it be done? If not, the form says why and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        work()
    except CannotNow as problem:
        form.add_error(None, str(problem.says))
        return False
    return True
