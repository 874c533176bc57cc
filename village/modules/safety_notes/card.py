"""Safety notes elsewhere: on the page of the plan, in the menu, on the first page when one waits, behind a name."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.safety_notes import queries
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor
from village.ui.cards import MenuItem, Named, Panel

VERBS = {
    "propose": gettext_lazy("wrote a safety note"),
    "write_own": gettext_lazy("wrote a safety note"),
    "say": gettext_lazy("answered whether a safety note is right"),
    "read_again": gettext_lazy("read a safety note again"),
    "show_no_more": gettext_lazy("stopped showing a safety note to somebody"),
    "withdraw": gettext_lazy("took a safety note away"),
    "note_for": gettext_lazy("noted a safety note for the family, in its words"),
    "hear": gettext_lazy("wrote down what somebody said aloud to a safety note"),
    "take_paper": gettext_lazy("put a safety note on paper"),
    "open_in_danger": gettext_lazy("opened a safety note, because somebody may be in danger"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    """For everybody with an account: whether there is a note does not show here."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    return [MenuItem("safety_notes:mine", _("Safety note"), "phone", order=28, wide=True)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On the page of a plan: for the family always; for others only when it is shown to them. Nobody else sees a trace."""
    if not isinstance(record, FamilyPlan | PlanDoor):
        return
    actor = actor_of(request)
    door = record if isinstance(record, PlanDoor) else door_of(actor, record.pk)
    if door is None:
        return
    found = [one for one in queries.notes_of(actor) if one.plan_id == door.pk]
    holds, waits = (
        next((one for one in found if one.holds), None),
        next((one for one in found if one.waits), None),
    )
    may_note = door.is_open and not door.mine and door.coordinator_id == actor.person_id and actor.is_professional
    may_write = door.mine and door.is_open
    if holds or may_write or may_note or (waits and door.mine):
        context = {
            "note": holds,
            "waits": waits,
            "mine": door.mine,
            "may_write": may_write,
            "may_note": may_note,
            "plan_id": door.pk,
        }
        yield Panel("safety_notes/_panel.html", context, order=5)


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For who sees what: what the one thing is called."""
    ours, mine = _("Our safety note"), _("My safety note")
    return {
        one.pk: Named(one.pk, ours if one.plan_id else mine, reverse("safety_notes:note", args=[one.pk]))
        for one in queries.notes_by_id(actor, item_ids)
    }
