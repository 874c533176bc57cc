"""How agreeing shows itself elsewhere: on the page of the plan, beside a step, on the first page, in the calendar."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.agreements.models import FrozenPiece, Version
from village.modules.agreements.pieces import Now, how_many_changed, pieces_now
from village.modules.agreements.queries import LOOKED_BACK, asked_about, my_step_days, versions_of
from village.modules.agreements.reading import Sheet, last_agreed, sheets_of
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.family_plans.reading import StepRead
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor
from village.ui.cards import CalendarDate, MenuItem, Panel

VERBS = {
    "propose": gettext_lazy("asked everybody to agree on the plan"),
    "say": gettext_lazy("answered what stands in the plan"),
    "say_point": gettext_lazy("answered what stands in the plan"),
    "write_down": gettext_lazy("wrote down what somebody said aloud, with a witness"),
    "take_back": gettext_lazy("took an answer back"),
    "print_code": gettext_lazy("printed a paper with a code to answer"),
    "take_paper": gettext_lazy("put the plan on paper"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    return [MenuItem("agreements:calendar", _("My dates"), "calendar-blank", order=93, wide=True)]


def panels_for(request: HttpRequest, record: Any) -> Iterable[Panel]:
    """On the page of a plan: who agreed to which version, and what changed since. Beside a step: that one is asked."""
    if isinstance(record, StepRead):
        piece = asked_about(actor_of(request), record.step.pk)
        return [Panel("agreements/_asked.html", {"piece": piece})] if piece else []
    if not isinstance(record, FamilyPlan | PlanDoor):
        return []
    actor = actor_of(request)
    door = record if isinstance(record, PlanDoor) else door_of(actor, record.pk)
    if door is None:
        return []
    versions = versions_of(door)[:LOOKED_BACK]
    newest = next(iter(sheets_of(actor, versions[:1])), None)
    held = _held(newest, versions)
    changed = how_many_changed(held[1], _same(held[0], door)) if held else 0
    told = {
        "sheet": newest, "version": newest.version if newest else None, "held": held[0] if held else None,
        "changed": changed,
        "waits": newest.open_for(actor.person_id) if newest else 0, "plan_id": door.pk,
        "is_open": door.is_open, "may_propose": door.is_open and (door.mine or door.coordinator_id == actor.person_id),
    }  # fmt: skip
    return [Panel("agreements/_panel.html", told, order=10)]


def dates_for(actor: Actor) -> list[CalendarDate]:
    """The steps of this person, without a word of what they are."""
    return [
        CalendarDate(key, _("Something of a plan is due"), day, changed_at=changed) for key, day, changed in my_step_days()
    ]


def _held(newest: Sheet | None, versions: list[Version]) -> tuple[Version, list[FrozenPiece]] | None:
    """What was agreed last, mostly what was proposed last too, so that older ones need not be read."""
    if newest and newest.is_agreed:
        return newest.version, newest.pieces
    return last_agreed(versions[1:]) if versions[1:] else None


def _same(version: Version, door: PlanDoor) -> list[Now]:
    """The plan as it reads now, of the kinds that who proposed the version could read."""
    return [one for one in pieces_now(door) if one.part.kind in version.kinds]
