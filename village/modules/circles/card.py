"""How the circle shows itself on the first page of a family: who knows what, and who looked last."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.circles.looks import in_words
from village.modules.circles.queries import circles_of, eyes_on, looks_by_others, things_named
from village.modules.circles.receivers import family_and_law, receivers_of
from village.trust.consent.queries import current_about
from village.trust.vocabulary import Actor
from village.ui.cards import MAIN, Card, MenuItem

LAST = 3
MOST = 4

VERBS = {
    "give": gettext_lazy("shared something"),
    "withdraw": gettext_lazy("stopped sharing"),
    "restrict": gettext_lazy("kept somebody out"),
    "lift": gettext_lazy("let somebody in again"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    label, group = (_("What is known about me"), _("About me")) if actor.is_professional else (_("Who sees what"), "")
    return [MenuItem("circles:who_sees", label, "users-three", order=90 if group else 40, group=group, wide=bool(group))]


def cards_for(request: HttpRequest) -> list[Card]:
    """For families and young people; who works here finds it in the menu, so that work and life stay apart."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_professional:
        return []
    circles = circles_of(actor)
    me = next((circle for circle in circles if circle.is_me), None)
    if me is None:
        return []
    consents = list(current_about(actor, me.subject_id))
    eyes = eyes_on(me.subject_id)
    named = things_named(actor, {one.item_id for one in consents if one.item_id})
    receivers = receivers_of(consents, eyes, named)
    own = frozenset({actor.person_id} if actor.person_id else set())
    knows = receivers + family_and_law(eyes, own)
    looks = [in_words(look, actor.person_id) for look in looks_by_others(actor, me, size=LAST)]
    others = [circle for circle in circles if not circle.is_me]
    return [
        Card("circles/cards/knows.html", {"knows": knows[:MOST], "more": len(knows) > MOST, "others": others}, MAIN, 40,
             shows=[circle.record for circle in others if circle.record]),
        Card("circles/cards/looked.html", {"items": looks}, MAIN, 50),
    ]  # fmt: skip
