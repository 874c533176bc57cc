"""How the circle shows itself on the first page of a family: who knows what, and who looked last."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.circles.asking_why import why_by_item, why_url
from village.modules.circles.looks import each_once, in_words
from village.modules.circles.one_thing import is_mine_to_share, reads_along
from village.modules.circles.queries import Eye, eyes_on_each, last_looks, people_of
from village.modules.circles.receivers import family_and_law, receivers_of
from village.trust.access.mine import my_subjects
from village.trust.access.screens import actor_of
from village.trust.access.things import name_of_table
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_each, current_about_one
from village.trust.vocabulary import Actor
from village.ui.cards import MAIN, Card, MenuItem, Named, Panel, things_named

WHO_SEES, WHO_LOOKED = "circles:who_sees", "circles:who_looked"
LAST = 3
MOST = 4

VERBS = {
    "give": gettext_lazy("shared something"),
    "withdraw": gettext_lazy("stopped sharing"),
    "go_on": gettext_lazy("let the sharing go on"),
    "share_one": gettext_lazy("shared one single thing"),
    "invite_natural_support": gettext_lazy("let somebody in to one single thing"),
    "link_again": gettext_lazy("made a new link"),
    "restrict": gettext_lazy("kept somebody out"),
    "lift": gettext_lazy("let somebody in again"),
    "invite_guardian": gettext_lazy("saw a proof, and asked somebody whether they look after this child"),
    "become_guardian": gettext_lazy("said yes to being written down as a guardian"),
    "ask_why": gettext_lazy("asked why somebody looked"),
    "answer_why": gettext_lazy("said why they looked"),
    "end_guardian": gettext_lazy("wrote down that somebody is no longer a guardian"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.is_professional:
        return [MenuItem(WHO_SEES, _("Known about me"), "users-three", order=90, group=_("About me"))]
    return [MenuItem(WHO_SEES, _("Who sees what"), "users-three", order=50)]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """Questions why somebody looked: for the one who looked where it is answered, for the family beside the line."""
    return {
        one.pk: Named(one.pk, _("Why somebody looked"), why_url(one, to_answer=one.chair.person_id == actor.person_id))
        for one in why_by_item(actor, item_ids)
    }


def panels_for(request: HttpRequest, record: Any) -> list[Panel]:
    """Beside one thing that is shared alone, for who decides about it: with whom, and one more."""
    if not is_mine_to_share(record):
        return []
    along = reads_along(record, current_about_one(actor_of(request), record.subject_id, record.pk))
    told = {"along": along, "thing": name_of_table(record), "pk": record.pk}
    return [Panel("circles/_panel_one.html", told, MAIN, 40)]


def cards_for(request: HttpRequest) -> list[Card]:
    """For families and young people; who works here finds it in the menu, so that work and life stay apart."""
    actor = actor_of(request)
    if actor.is_professional:
        return []
    subjects = my_subjects(actor)
    consents = list(current_about_each(actor, subjects))
    looks = each_once(last_looks(actor, subjects))[:LAST]
    told = {one.subject_id for one in consents}.union(*(look.subjects for look in looks))
    people = people_of(actor, told - {actor.subject_id})
    names = {subject: person.name.split(" ")[0] for subject, person in people.items()}
    knows = _knows(actor, consents, eyes_on_each(subjects), names)
    young = _is_young(request)
    return [
        Card(
            "circles/cards/knows.html",
            {"knows": knows[:MOST], "all_url": _all(WHO_SEES, actor, [one["subject"] for one in knows]), "young": young},
            order=40, shows=list(people.values()),
        ),
        Card(
            "circles/cards/looked.html",
            {
                "items": [in_words(look, actor.person_id, names) for look in looks],
                "all_url": _all(WHO_LOOKED, actor, [subject for look in looks for subject in look.subjects]),
                "alone": young or len(subjects) == 1,
            },
            order=50,
        ),
    ]  # fmt: skip


def _all(page: str, actor: Actor, subjects: list[UUID]) -> str:
    """Where the rest stands: with myself when something here is mine, else with the first of the others."""
    url = reverse(page)
    return url if not subjects or actor.subject_id in subjects else f"{url}?about={subjects[0]}"


def _knows(
    actor: Actor, consents: list[Consent], eyes: dict[UUID, list[Eye]], names: dict[UUID, str]
) -> list[dict[str, Any]]:
    """Everybody who can see something of me or of my children, and about whom it is."""
    named = things_named(actor, {one.item_id for one in consents if one.item_id})
    own = frozenset({actor.person_id} if actor.person_id else set())
    found = []
    for subject, seen_by in eyes.items():
        receivers = receivers_of([one for one in consents if one.subject_id == subject], seen_by, named, me=actor.subject_id)
        mine = subject == actor.subject_id
        receivers += family_and_law(seen_by, own) if mine else []
        told = {"subject": subject, "about": "" if mine else names.get(subject, "")}
        found += [{"one": receiver, **told} for receiver in receivers if not receiver.shut_out]
    return found



def _is_young(request: HttpRequest) -> bool:
    return getattr(request, "reader_kind", "") == "young"
