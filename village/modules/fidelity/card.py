"""The coach's tools elsewhere: on the page of a plan for who coordinates it, and in the menu of who may read the figures."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.fidelity.phases import way_here
from village.modules.fidelity.queries import may_read
from village.trust.access.opening import open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Purpose
from village.ui.cards import MenuItem, Panel

VERBS = {"take_figures": gettext_lazy("took along the figures of a programme")}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    if not may_read(actor_of(request)):
        return []
    return [MenuItem("fidelity:programme", _("How our way of working works"), "compass", order=46, wide=True)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """Only for who coordinates this plan; the family sees no phase of itself, and nobody else either."""
    if not isinstance(record, FamilyPlan | PlanDoor):
        return
    actor = actor_of(request)
    door = record if isinstance(record, PlanDoor) else door_of(actor, record.pk)
    if door is None or door.mine or not actor.is_professional or door.coordinator_id != actor.person_id:
        return
    open_subject(actor, door.subject_id, Purpose.FOLLOW)
    yield Panel("fidelity/_panel.html", {"way": way_here(actor, door)}, order=30)
