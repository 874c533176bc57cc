"""The meetings of one plan, calling a new one, good news; and all meetings of a reader in one list."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans.models import FamilyPlan
from village.modules.meetings import actions, glad, queries, reviews
from village.modules.meetings.forms import CallForm, ForSomeForm
from village.modules.meetings.models import Success
from village.modules.meetings.reading import dates
from village.modules.meetings.views.frames import door_or_404, show_form
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, open_subject, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right

SHOWN = 50


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What comes, of every plan this reader was let in to."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    coming = list(queries.coming_meetings(actor)[:SHOWN])
    rows = dates(coming, queries.names_of_each(actor, coming))
    shown(actor, coming)
    return show_page(request, "meetings/mine.html", {"rows": rows})


@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What comes, what was, looking back and good news."""
    actor, door = actor_of(request), door_or_404(request, pk)
    open_subject(actor, door.subject_id, Purpose.FOLLOW)
    found = queries.meetings_of(actor, pk)
    seats = queries.names_of_each(actor, found)
    coming = [one for one in reversed(found) if not one.is_over and one.called_off_at is None]  # type: ignore[attr-defined]
    good = reviews.successes_of(actor, pk)[:SHOWN]
    thanks = reviews.thanks_for(actor, good)
    return show_page(request, "meetings/plan.html", {
        "door": door, "coming": dates(coming, seats), "past": dates([one for one in found if one not in coming], seats),
        "waiting": reviews.reviews_of(actor, [pk]), "held": reviews.held_reviews(actor, pk),
        "good": [{"one": one, "thanks": thanks[one.pk]} for one in good], "may_call": _may_call(actor.person_id, door),
        "form": _glad_form(request, door.subject_id), "known": reviews.still_known(actor, pk),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """When, where, who. The family or the coordinator calls it."""
    actor, door = actor_of(request), door_or_404(request, pk)
    if not _may_call(actor.person_id, door):
        raise Http404
    found = find(actor, FamilyPlan, pk, right=Right.CONTRIBUTE)
    open_subject(actor, door.subject_id, Purpose.HELP)
    form = CallForm(request.POST or None, guests=queries.guests_of(door))
    made = []

    def work() -> None:
        made.append(actions.call(found, by=actor, called=form.called(), reason=form.reason()))

    if request.method == "POST" and done(form, work):
        messages.success(request, _("Everybody who is invited hears of it. The child is asked first."))
        return remember_answer(request, redirect("meetings:meeting", made[0].pk))
    return show_form(
        request, form, template="meetings/new.html", title=_("Call a meeting"), back=reverse("meetings:plan", args=[pk]),
        children=[child.name.split(" ")[0] for child in queries.children_of(door.subject_id)],
    )  # fmt: skip


@require_POST
@sent_once
def celebrate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something went well."""
    actor, door = actor_of(request), door_or_404(request, pk)
    form = _glad_form(request, door.subject_id)
    if done(form, lambda: glad.celebrate(door, by=actor, **form.cleaned_data)):
        messages.success(request, _("Good news. Whoever may read it sees it first."))
        return remember_answer(request, redirect("meetings:plan", pk))
    return show_form(
        request, form, title=_("What went well?"), back=reverse("meetings:plan", args=[pk]), label=_("Tell it")
    )


@require_POST
def thank(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Glad with it."""
    actor = actor_of(request)
    success = find(actor, Success, pk, right=Right.CONTRIBUTE)
    glad.thank(success, by=actor)
    return redirect("meetings:plan", success.plan_id)


def _glad_form(request: HttpRequest, subject: UUID) -> ForSomeForm:
    kinds = queries.kinds_i_add(actor_of(request), subject)
    return ForSomeForm(request.POST or None, kinds=kinds, asks=_("What went well, however small?"))


def _may_call(person: UUID | None, door: object) -> bool:
    return door.is_open and (door.mine or door.coordinator_id == person)  # type: ignore[attr-defined,no-any-return]
