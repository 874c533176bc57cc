"""What every screen of meetings does the same: one form on a calm page, and how an action answers."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse

from village.modules.family_plans.queries import PlanDoor, door_of
from village.trust.access.screens import actor_of, show_page


def door_or_404(request: HttpRequest, pk: UUID) -> PlanDoor:
    """The plan, for who was let in to it; for everybody else it does not exist."""
    actor = actor_of(request)
    door = None if actor.only_item else door_of(actor, pk)
    if door is None:
        raise Http404
    return door


def notes_or_404(allowed: bool) -> None:
    """Who does not write down what is said has no such page."""
    if not allowed:
        raise Http404


def show_form(request: HttpRequest, form: forms.Form, **page: Any) -> HttpResponse:
    """A page with one form: `title`, `lead`, `back`, `label`, and `seen`: who reads what is saved."""
    template = page.pop("template", "ui/form.html")
    return show_page(request, template, {"form": form, **page}, 422 if form.errors else 200)


