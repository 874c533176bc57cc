"""The first page: for a visitor one door with three ways in, for everybody else what waits today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from village.portal.cards import cards_for
from village.portal.readers import Reader, greeting, reader_of
from village.trust.access.doors import open_to_all
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, frame_of
from village.trust.law.policies import policy_for
from village.trust.villages.models import Village
from village.trust.villages.queries import all_villages
from village.trust.vocabulary import Purpose
from village.ui.cards import MAIN, SIDE
from village.ui.screens import show


@open_to_all(because="the front door of the village stands open")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if request.village is None:  # type: ignore[attr-defined]
        return show(request, "portal/choose.html", {"villages": all_villages()})
    actor = actor_of(request)
    if actor.is_visitor:
        return redirect("entrance:join") if request.user.is_authenticated else welcome(request)
    if actor.is_professional and not actor.second_factor:
        return redirect("entrance:second_factor")
    return today(request)


def welcome(request: HttpRequest) -> HttpResponse:
    """One door: ask, come back, sign in; and whom to call when it cannot wait."""
    village: Village = request.village  # type: ignore[attr-defined]
    law = policy_for(village.jurisdiction, timezone.localdate())
    language = get_language() or "en"
    numbers = [{"number": one.number, "words": one.words.in_language(language)} for one in law.help_numbers]
    return show(request, "portal/welcome.html", {"numbers": numbers})


def today(request: HttpRequest) -> HttpResponse:
    """What waits for this reader. The cards fetch only what they show; the logbook says whom they showed."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    reader = reader_of(actor)
    request.reader_kind = reader  # type: ignore[attr-defined]
    cards = cards_for(request)
    shown(actor, [record for card in cards for record in card.shows])
    return show(request, f"portal/today_{'desk' if reader == Reader.PROFESSIONAL else 'easy'}.html", {
        "frame": frame_of(actor),
        "reader_kind": reader,
        "greeting": greeting(actor.name, timezone.now()),
        "day": timezone.localdate(),
        "main_cards": [card for card in cards if card.place == MAIN],
        "side_cards": [card for card in cards if card.place == SIDE],
        "says": " ".join(str(card.says) for card in cards if card.says),
    })  # fmt: skip
