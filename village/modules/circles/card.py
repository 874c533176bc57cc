"""How the circle shows itself on the first page of a family: who knows what, and who looked last."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.circles.looks import in_words
from village.modules.circles.queries import Eye, eyes_on_each, last_looks, my_subjects, things_named
from village.modules.circles.receivers import family_and_law, receivers_of
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_each
from village.trust.people.models import Person
from village.trust.vocabulary import Actor
from village.ui.cards import Card, MenuItem

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
    if actor.is_professional:
        return [MenuItem("circles:who_sees", _("Known about me"), "users-three", order=90, group=_("About me"))]
    return [MenuItem("circles:who_sees", _("Who sees what"), "users-three", order=50)]


def cards_for(request: HttpRequest) -> list[Card]:
    """For families and young people; who works here finds it in the menu, so that work and life stay apart."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.is_professional:
        return []
    subjects = my_subjects(actor)
    consents = list(current_about_each(actor, subjects))
    people = _people(actor, {one.subject_id for one in consents} - {actor.subject_id})
    looks = [in_words(look, actor.person_id) for look in last_looks(actor, subjects, LAST)]
    knows = _knows(actor, consents, eyes_on_each(subjects), people)
    context = {"knows": knows[:MOST], "more": len(knows) - MOST, "young": _is_young(request)}
    return [
        Card("circles/cards/knows.html", context, order=40, shows=list(people.values())),
        Card("circles/cards/looked.html", {"items": looks}, order=50),
    ]


def _knows(
    actor: Actor, consents: list[Consent], eyes: dict[UUID, list[Eye]], people: dict[UUID, Person]
) -> list[dict[str, Any]]:
    """Everybody who can see something of me or of my children, and about whom it is."""
    named = things_named(actor, {one.item_id for one in consents if one.item_id})
    own = frozenset({actor.person_id} if actor.person_id else set())
    found = []
    for subject, seen_by in eyes.items():
        receivers = receivers_of([one for one in consents if one.subject_id == subject], seen_by, named)
        mine = subject == actor.subject_id
        receivers += family_and_law(seen_by, own) if mine else []
        about = "" if mine or subject not in people else people[subject].name
        found += [{"one": receiver, "about": about} for receiver in receivers if not receiver.shut_out]
    return found


def _people(actor: Actor, subjects: set[UUID]) -> dict[UUID, Person]:
    """The names of the children that something is shared about; of nobody else."""
    if not subjects:
        return {}
    found = Person.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects)
    return {person.subject_id: person for person in found}


def _is_young(request: HttpRequest) -> bool:
    return getattr(request, "reader_kind", "") == "young"
