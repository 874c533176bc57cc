"""A form sent twice, by an impatient finger or a lost connection, is taken in once."""

import functools
import secrets
from collections.abc import Callable
from typing import Any, Concatenate

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from village.trust.villages.models import SentForm


def fresh_token() -> str:
    """For the hidden field `once` of a form."""
    return secrets.token_urlsafe(24)


def answered_before(request: HttpRequest) -> HttpResponseRedirect | None:
    """The answer that this very form already got, or None."""
    token = _token_of(request)
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not token:
        return None
    sent = SentForm.unscoped.filter(village_id=actor.village_id, token=token).first()
    return HttpResponseRedirect(sent.answer) if sent else None


def sent_once[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For a view: a form that comes again gets the answer it got the first time, before anything else is asked."""

    @functools.wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and (before := answered_before(request)):
            return before
        return view(request, *args, **kwargs)

    return answered


def remember_answer(request: HttpRequest, answer: HttpResponseRedirect) -> HttpResponseRedirect:
    """Keep the answer with the form's token, in the same transaction as what the form did."""
    token = _token_of(request)
    actor: Any = request.actor  # type: ignore[attr-defined]
    if token:
        with transaction.atomic():
            SentForm.unscoped.create(village_id=actor.village_id, token=token, answer=answer.url)
    return answer


def _token_of(request: HttpRequest) -> str:
    """Empty for what is no token of ours: PostgreSQL takes no text with a NUL in it."""
    token = request.POST.get("once", "")[:64]
    return token if token.isprintable() else ""
