"""What the portal itself shows on the first page: one thing to do for who asks, how much work there is for a team
leader, the state of the village for its keeper, refused tries for the privacy officer."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from village.foundation.stems import matches, stems_of
from village.portal.figures import figures_of
from village.portal.readers import Reader
from village.portal.work import overview_card
from village.trust.access.screens import actor_of
from village.trust.directory.queries import organisations_seen_by
from village.trust.logbook.queries import refused_tries
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.cards import Card, Found, MenuItem, looks_back

LATEST = 8
ASKS_FOR_WORK = (Role.TEACHER, Role.SCHOOL_LEAD, Role.YOUTH_WORKER, Role.COUNSELLOR, Role.CARE_WORKER)


def menu_for(request: HttpRequest) -> list[MenuItem]:
    home = MenuItem("portal:home", _("Today"), "house-line", order=0)
    notices = MenuItem("portal:notices", _("News for me"), "megaphone", order=80, wide=True)
    actor = actor_of(request)
    return [home] if actor.is_professional or actor.only_item else [home, notices]


def cards_for(request: HttpRequest) -> list[Card]:
    actor = actor_of(request)
    cards = _about_asking(request, actor)
    if actor.works_as(Role.KEEPER, Role.MANAGER):
        village = request.village  # type: ignore[attr-defined]
        cards.append(Card("portal/_figures.html", {"figures": figures_of(actor, village)}, order=10))
    if actor.works_as(Role.PRIVACY_OFFICER):
        tries = list(refused_tries(actor.village_id)[:LATEST])
        for one in tries:
            one.purpose_words = Purpose(one.purpose).label if one.purpose else ""  # type: ignore[attr-defined]
        cards.append(Card("portal/_refused.html", {"tries": tries}, order=20))
    return cards


def _about_asking(request: HttpRequest, actor: Actor) -> list[Card]:
    """Asking for who does not sit at the door; how much there is for who leads the ones who do."""
    if "help_requests" not in request.village.modules:  # type: ignore[attr-defined]
        return []
    if actor.works_as(Role.SUPERVISOR):
        return [overview_card(actor)]
    if actor.works_as(*ASKS_FOR_WORK):
        return [Card("portal/_ask_work.html", order=5)]
    if getattr(request, "reader_kind", None) == Reader.YOUNG and actor.only_item is None:
        return [Card("portal/_ask_young.html", {"first_name": actor.name.split(" ")[0]}, order=5)]
    return []


def find_for(request: HttpRequest, words: str) -> list[Found]:
    """Organisations of the village, by the words in their name; all of them at once."""
    if looks_back(request):
        return []
    actor = actor_of(request)
    return [
        Found(one.name, "", str(one.get_works_in_display()), "map-trifold", "place")
        for one in organisations_seen_by(actor)
        if matches(stems_of(f"{one.name} {one.get_works_in_display()}"), words)
    ]
