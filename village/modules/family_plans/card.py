"""The plan on other pages: on the first page, in the menu, beside the question it began with, and behind a link."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.family_plans import queries
from village.modules.family_plans.own_queries import own_by_item
from village.modules.help_requests.models import HelpRequest
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, DataKind, Role
from village.ui.cards import SIDE, TOP, Card, MenuItem, Named, Panel

SOON, SHOWN = timedelta(days=14), 5
VERBS = {
    "begin_family": gettext_lazy("began to own something as a family"),
    "open_plan": gettext_lazy("opened the plan of the family"),
    "offer_plan": gettext_lazy("offered to make a plan together"),
    "answer_offer": gettext_lazy("answered whether to make a plan together"),
    "choose_coordinator": gettext_lazy("said who coordinates"),
    "set_review": gettext_lazy("said when the plan is looked at together"),
    "close": gettext_lazy("closed the plan"),
    "write_words": gettext_lazy("wrote own words"),
    "reword": gettext_lazy("worded something anew"),
    "note_strength": gettext_lazy("wrote down something good"),
    "name_need": gettext_lazy("wrote down a need"),
    "add_goal": gettext_lazy("added a goal"),
    "say_about_goal": gettext_lazy("said how a goal stands"),
    "put_in_order": gettext_lazy("put the goals in order"),
    "think_of": gettext_lazy("thought of a way"),
    "choose": gettext_lazy("chose a way"),
    "see_it_differently": gettext_lazy("saw it differently"),
    "add_step": gettext_lazy("added a step"),
    "give": gettext_lazy("gave a step to somebody else"),
    "stop_seeing": gettext_lazy("stopped showing one single step"),
    "say_done": gettext_lazy("said that a step is done"),
    "do_later": gettext_lazy("agreed a step anew"),
    "drop": gettext_lazy("dropped a step, with a reason"),
    "thank": gettext_lazy("said thank you"),
    "draw_in": gettext_lazy("drew somebody into the circle"),
    "draw_again": gettext_lazy("drew somebody closer or further"),
    "ask_along": gettext_lazy("asked somebody into the team"),
    "say_yes": gettext_lazy("agreed that somebody joins the team"),
    "say_no": gettext_lazy("did not agree that somebody joins the team"),
    "remove": gettext_lazy("let somebody of the circle go"),
    "show_less": gettext_lazy("showed less of the plan"),
    "let_see": gettext_lazy("showed one single step"),
    "link_for": gettext_lazy("made a link to one step"),
    "is_person": gettext_lazy("said who somebody of the circle is"),
    "say_along": gettext_lazy("said or drew something with own words"),
    "show_own": gettext_lazy("showed a piece of their own"),
    "stop_showing": gettext_lazy("stopped showing a piece of their own"),
    "begin_own_plan": gettext_lazy("began something of their own"),
    "add_own": gettext_lazy("added something of their own"),
    "own_done": gettext_lazy("said that something of their own is done"),
    "remove_own": gettext_lazy("took something of their own off"),
    "walk_along": gettext_lazy("asked somebody to walk along"),
    "walk_alone": gettext_lazy("stopped somebody walking along"),
    "close_own": gettext_lazy("closed something of their own"),
    "known_here": gettext_lazy("let somebody of the circle be known here"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    if actor.is_professional:
        return (
            [MenuItem("family_plans:mine", _("Plans"), "handshake", order=22, wide=True)]
            if _helps(actor)
            else []
        )
    return [MenuItem("family_plans:mine", _("Our plan"), "handshake", order=20)]


def cards_for(request: HttpRequest) -> list[Card]:
    """The family's own plan with what is next; for who helps, the steps that are theirs."""
    actor = actor_of(request)
    if actor.only_item:
        return []
    doors = [door for door in queries.plans_of(actor) if door.is_open]
    if not doors and actor.is_professional:
        return []
    steps = queries.my_steps_due(actor, timezone.localdate() + SOON)  # also for a grandmother who sees nothing else of it
    if not doors and not steps:
        return []
    words = queries.wordings_by_item(actor, [step.pk for step in steps[:SHOWN]]) if steps else {}
    says = ngettext(
        "One step of a plan is yours to do.", "{number} steps of a plan are yours to do.", len(steps)
    )
    context = {
        "doors": doors, "mine": any(door.mine for door in doors), "more": len(steps) > SHOWN,
        "steps": [(step, words[step.pk].words) for step in steps[:SHOWN] if step.pk in words],
    }  # fmt: skip
    return [Card("family_plans/_card.html", context, order=15, says=says.format(number=len(steps)) if steps else "",
                 shows=steps[:SHOWN])]  # fmt: skip


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On the page of a question: whoever has it offers a plan; whoever asked reads the offer."""
    actor = actor_of(request)
    if not isinstance(record, HelpRequest) or record.kind != DataKind.FAMILY_STORY:
        return
    offer = queries.offers_on(record).first()
    if record.author_id == actor.person_id:
        if offer and offer.answered_at is None:
            yield Panel("family_plans/_panel_offered.html", {"one": offer}, place=TOP)
    elif record.owner and record.owner.person_id == actor.person_id:
        yield Panel("family_plans/_panel_offer.html", {"one": offer, "asked": record}, place=SIDE, order=60)


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """What single things of a plan are called, and nothing of what is in them: a step that somebody does, one's own plan,
    a piece of one's own that is shown."""
    found = queries.steps_by_key(actor, item_ids)
    named = {one.pk: Named(one.pk, _("A step of a plan"), reverse("family_plans:step", args=[one.pk])) for one in found}
    plans, pieces = own_by_item(actor, item_ids)
    for plan in plans:
        named[plan.pk] = Named(plan.pk, _("A plan of my own"), reverse("family_plans:own_plan", args=[plan.pk]))
    for piece in pieces:
        named[piece.pk] = Named(piece.pk, _("My own words in our plan"), reverse("family_plans:plan", args=[piece.plan_id]))
    return named


def _helps(actor: Actor) -> bool:
    """Everybody who works with people; who only manages or keeps the village has no plans."""
    return not all(seat.role in (Role.KEEPER, Role.MANAGER, Role.PRIVACY_OFFICER) for seat in actor.seats)
