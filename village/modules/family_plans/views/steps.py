"""One step, also for a grandmother who came in by its link: done, later because, not any more, and thank you."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans import steps
from village.modules.family_plans.forms import DropForm, LaterForm
from village.modules.family_plans.models import Step
from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.family_plans.reading import StepRead, step_read
from village.trust.access.doing import once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, kept_to_show, show_page
from village.trust.vocabulary import Actor, Purpose, Right
from village.ui.cards import panels_about


@require_safe
def step(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, door = _found(request, pk)
    return _show(request, found, door, {})


@require_POST
def say(request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
    """Done; not any more, because; thank you."""
    found, door = _found(request, pk, Right.MANAGE if what == "thanks" else Right.CONTRIBUTE)
    actor, drop = actor_of(request), DropForm(request.POST)
    if what == "dropped" and not drop.is_valid():
        return _show(request, found, door, {"drop": drop}, 422)
    words = request.POST.get("words", "").replace("\x00", "")[:1000]
    verbs: dict[str, tuple[Any, Any]] = {
        "done": (lambda: steps.say_done(found, by=actor, words=words), _("Done. Thank you, {name}!").format(name=found.who)),
        "thanks": (lambda: steps.thank(found, by=actor, words=words), _("They read it where the step stands.")),
        "dropped": (lambda: steps.drop(found, by=actor, reason=drop.cleaned_data["words"]),
                    _("Written down, with the reason.")),
    }  # fmt: skip
    do, says = verbs[what]
    return once(request, do, _url(pk), says)


@require_http_methods(["POST"])
def later(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agreed anew: another day, and why."""
    found, door = _found(request, pk, Right.CONTRIBUTE)
    form = LaterForm(request.POST)
    if not form.is_valid():
        return _show(request, found, door, {"form": form}, 422)
    actor, values = actor_of(request), form.cleaned_data
    return once(request, lambda: steps.do_later(found, by=actor, new_day=values["new_day"], reason=values["reason"]),
                _url(pk), _("Agreed anew."))  # fmt: skip


def _found(request: HttpRequest, pk: UUID, right: Right = Right.VIEW) -> tuple[Step, PlanDoor | None]:
    """The step; and the plan, for who is let in to more of it."""
    actor = actor_of(request)
    found = find(actor, Step, pk, Purpose.FOLLOW, right)
    door = door_of(actor, found.plan_id)
    if door:
        open_subject(actor, door.subject_id, Purpose.FOLLOW)
    return found, door


def _show(
    request: HttpRequest, found: Step, door: PlanDoor | None, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    read = step_read(actor, found)
    asked = {} if door else panels_about(request, read)
    return show_page(request, "family_plans/step.html", {
        "panels": asked, "step": found, "read": read, "door": door, "may_say": _may_say(actor, read, door),
        "link": kept_to_show(request, found.pk).get("secret"), "form": LaterForm(), "drop": DropForm(), **context,
    }, status)  # fmt: skip


def _may_say(actor: Actor, read: StepRead, door: PlanDoor | None) -> bool:
    """Whoever does it, the family, or the coordinator."""
    return read.mine or bool(door and (door.mine or door.coordinator_id == actor.person_id))


def _url(pk: UUID) -> str:
    return reverse("family_plans:step", args=[pk])
