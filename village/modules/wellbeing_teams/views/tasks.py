"""Shared tasks: a new one, done, later with a reason, or given to somebody else of the team."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.wellbeing_teams import agenda, queries
from village.modules.wellbeing_teams.forms import MoveForm, OneOfForm, TaskForm
from village.modules.wellbeing_teams.queries import Task
from village.modules.wellbeing_teams.views.frames import mine_or_hidden, show_form
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, show_page


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What, who, before which day."""
    actor, me = mine_or_hidden(request, pk)
    form = TaskForm(request.POST or None, seats=queries.seats_of(actor.village_id, [pk])[pk])

    def work() -> None:
        said = form.cleaned_data
        agenda.put_task(pk, owner=UUID(said["owner"]), words=said["words"], due_on=said["due_on"])

    if request.method == "POST" and done(form, work):
        messages.success(request, _("It stands with the tasks of the team."))
        return remember_answer(request, redirect("wellbeing_teams:team", pk))
    back = reverse("wellbeing_teams:team", args=[pk])
    return show_form(
        request, form, title=_("A task of the team"), lead=me.name, back=back, label=_("Add the task")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One task; whoever has it says that it is done, or asks for more time with a reason."""
    one = _task(request, pk)
    if request.method == "POST" and not (one.mine and one.is_open):
        raise Http404
    form = MoveForm(request.POST or None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if request.method == "POST" and done(
        form, lambda: agenda.move_task(pk, day=said["day"], reason=said["reason"])
    ):
        messages.success(request, _("The new day and your reason stand with the task."))
        return remember_answer(request, redirect("wellbeing_teams:task", pk))
    everybody = queries.seats_of(actor_of(request).village_id, [one.team])[one.team]
    seats = [seat for seat in everybody if seat.member_id != one.owner_id]
    context = {
        "task": one,
        "form": form,
        "give": OneOfForm(seats=seats, auto_id="give_%s") if seats else None,
    }
    return show_page(
        request, "wellbeing_teams/task.html", context, 422 if form.is_bound and form.errors else 200
    )


@require_POST
def done_now(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = _mine(request, pk)
    to = reverse("wellbeing_teams:team", args=[one.team])
    return once(request, lambda: agenda.end_task(pk), to, _("Done. Thank you."))


@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody else of the team has it from now on, and is told."""
    one = _mine(request, pk)
    form = OneOfForm(request.POST, seats=queries.seats_of(actor_of(request).village_id, [one.team])[one.team])
    to = reverse("wellbeing_teams:task", args=[pk])
    if not form.is_valid():
        messages.info(request, _("Choose somebody of the team."))
        return redirect(to)
    return once(
        request,
        lambda: agenda.give_task(pk, to=UUID(form.cleaned_data["to"])),
        to,
        _("Given. They are told."),
    )


def _task(request: HttpRequest, pk: UUID) -> Task:
    one = queries.task_by_id(pk)
    if one is None:
        raise Http404
    mine_or_hidden(request, one.team)
    return one


def _mine(request: HttpRequest, pk: UUID) -> Task:
    one = _task(request, pk)
    if not one.mine:
        raise Http404
    return one
