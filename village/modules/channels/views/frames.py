"""What the screens of the right channel do the same."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from village.modules.channels.actions import wish_now
from village.modules.channels.asked import Asked, question_of
from village.modules.channels.forms import WishForm
from village.modules.channels.queries import Reach, works_on
from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor, Purpose, Right
from village.ui.screens import show


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def show_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Larger letters and quick exit for families; the desk for who works here."""
    frame = "ui/professional.html" if actor_of(request).is_professional else "ui/easy.html"
    return show(request, f"channels/{name}.html", {"frame": frame, "once": fresh_token(), **context}, status=status)


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
