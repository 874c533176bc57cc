"""Which version is asked for, opened for this reader; somebody else's looks as if it did not exist."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from village.modules.agreements.models import Version
from village.modules.agreements.problems import AgreeingProblem
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Purpose


def opened(request: HttpRequest, pk: UUID) -> Version:
    actor = actor_of(request)
    version = find(actor, Version, pk)
    open_subject(actor, version.subject_id, Purpose.FOLLOW)
    return version


def once(request: HttpRequest, do: Callable[[], Any], to: str, says: Any) -> HttpResponse:
    """Do it once, also when the form comes twice; what stands in the way is said in its own sentence."""
    if before := answered_before(request):
        return before
    try:
        do()
    except AgreeingProblem as problem:
        messages.error(request, str(problem.says))
        return redirect(to)
    messages.success(request, str(says))
    return remember_answer(request, redirect(to))
