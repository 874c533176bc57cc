"""What the screens of the right channel do the same."""

from typing import Any

from django.http import Http404, HttpRequest

from village.modules.channels.actions import wish_now
from village.modules.channels.asked import Asked, question_of
from village.modules.channels.forms import WishForm
from village.modules.channels.queries import Reach, works_on
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Purpose, Right


def in_hand(request: HttpRequest, pk: Any, right: Right = Right.VIEW) -> Asked:
    """A question this actor works on; for everybody else it is not here."""
    asked = question_of(actor_of(request), pk, Purpose.HELP, right)
    if not works_on(asked, actor_of(request)):
        raise Http404
    return asked


def languages_of(request: HttpRequest) -> list[str]:
    return list(request.village.languages)  # type: ignore[attr-defined]


def wish_form(request: HttpRequest, reach: Reach, *, for_somebody: bool) -> WishForm:
    return WishForm(
        request.POST if request.method == "POST" else None, languages=languages_of(request), for_somebody=for_somebody,
        known_phone=bool(reach.phone), known_mail=reach.has_mail, initial=wish_now(reach).__dict__,
    )  # fmt: skip
