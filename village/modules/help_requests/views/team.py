"""Among colleagues: giving requests to somebody, asking after one, who carries what, who is away, who leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.help_requests import ladder, queries
from village.modules.help_requests import team as colleagues
from village.modules.help_requests.team import Load
from village.modules.help_requests.views.desk_forms import (
    AwayForm,
    CeilingForm,
    GiveForm,
    NudgeForm,
    RulesForm,
    StepInForm,
)
from village.modules.help_requests.views.frames import done
from village.modules.help_requests.views.inbox import at_the_door
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.screens import actor_of, keeper_or_404, show_page
from village.trust.vocabulary import NotAllowed, Role
from village.ui.cards import panels_about
from village.ui.screens import page_of

SIZE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """One or many, to one colleague, with one reason."""
    actor = actor_of(request)
    point = at_the_door(actor)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    sent = request.POST if request.method == "POST" else request.GET
    chosen = colleagues.to_give(sent.getlist("number"))
    loads = colleagues.workload(point.pk) if chosen else []
    numbers = [one.number for one in chosen]
    form = GiveForm(
        request.POST if request.method == "POST" and "to_colleague" in request.GET else None,
        loads=loads, numbers=numbers, initial={"number": numbers},
    )  # fmt: skip
    if form.is_bound and chosen and done(form, _give, chosen, by=actor):
        said = ngettext(
            "Given. Everybody concerned was told.", "{number} requests given. Everybody concerned was told.", len(chosen)
        )  # fmt: skip
        messages.success(request, said.format(number=len(chosen)))
        return remember_answer(request, redirect("help_requests:inbox"))
    wrong = form.is_bound and bool(chosen)
    return show_page(request, "help_requests/give.html", {"form": form, "chosen": chosen}, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def nudge(request: HttpRequest) -> HttpResponse:
    """A colleague asks, with a reason, and not too soon."""
    actor = actor_of(request)
    at_the_door(actor)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    number = request.GET.get("number", "")
    asked = next(iter(colleagues.to_give([number])), None)
    if asked is None or asked.owner_id is None:
        messages.info(request, _("There is nobody to ask about this one."))
        return redirect("help_requests:inbox")
    form = NudgeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and done(form, _nudge, asked, by=actor, choices=dict(form.fields["why"].choices)):  # type: ignore[attr-defined]
        messages.success(request, _("Asked. Your colleague reads it with the request."))
        return remember_answer(request, redirect("help_requests:inbox"))
    return show_page(request, "help_requests/nudge.html", {"form": form, "asked": asked}, status=422 if form.is_bound else 200)


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Who carries how much, who is away and who stands in: numbers and dates."""
    actor = actor_of(request)
    point = at_the_door(actor)
    leads = actor.works_as(Role.SUPERVISOR)
    page = page_of(request, colleagues.desk_in_order(point.pk), SIZE)
    loads = colleagues.workload_of(point.pk, list(page))
    return show_page(request, "help_requests/team.html", {
        "rows": [_row(load, leads) for load in loads], "page": page, "leads": leads,
        "too_long": ladder.waits_too_long(point.pk),
        "over": colleagues.times_over(actor, point.pk) if leads else [],
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def step_in(request: HttpRequest) -> HttpResponse:
    """It waited too long and rose to the desk: a colleague takes it over, with a reason."""
    actor = actor_of(request)
    point = at_the_door(actor)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    number = request.GET.get("number", "")
    one = next((one for one in ladder.waits_too_long(point.pk) if one.number == number), None)
    if one is None:
        messages.info(request, _("This one does not wait any more, or somebody else has it."))
        return redirect("help_requests:team")
    load = colleagues.my_load(point.pk, actor)
    form = StepInForm(request.POST if request.method == "POST" else None, asks_over=load is not None and load.is_full)
    if form.is_bound and done(form, colleagues.step_in, one, point.pk, by=actor):
        messages.success(request, _("It is yours now. The one who asked was told."))
        return remember_answer(request, redirect("help_requests:request", one.id))
    context = {"form": form, "one": one}
    return show_page(request, "help_requests/step_in.html", context, status=422 if form.is_bound else 200)


@require_POST
def ceiling(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    _leads(request)
    form = CeilingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write a number above zero, or leave it empty."))
        return redirect("help_requests:team")
    _theirs(request, form.cleaned_data["member"])
    colleagues.set_ceiling(form.cleaned_data["member"], by=actor, most=form.cleaned_data["most"])
    messages.success(request, _("Kept."))
    return redirect("help_requests:team")


@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest) -> HttpResponse:
    """Somebody leaves the team: first their open requests get a new owner."""
    actor = actor_of(request)
    _leads(request)
    member = request.GET.get("who", "")
    if not member:
        return redirect("help_requests:team")
    load = _theirs(request, member)
    still = colleagues.open_requests_of(load.member_id)
    if request.method == "POST" and load.person_id != actor.person_id:
        if not still and colleagues.end_membership(load.member_id, by=actor):
            messages.success(request, _("Done. {name} no longer works here.").format(name=load.name))
            return redirect("help_requests:team")
        messages.error(request, _("First somebody else has what is still open."))
    return show_page(request, "help_requests/leaving.html", {
        "load": load, "still": still, "myself": load.person_id == actor.person_id, "panels": panels_about(request, load),
    }, status=422 if request.method == "POST" else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """I am away, or somebody of my team is: from when until when, and who stands in."""
    actor = actor_of(request)
    point = at_the_door(actor)
    loads = colleagues.workload(point.pk)
    load = _for_whom(request, loads)
    others = [one for one in loads if one.person_id != load.person_id]
    form = AwayForm(request.POST if request.method == "POST" else None, loads=others)
    if form.is_bound and done(form, _be_away, load.member_id, by=actor, span=lambda: form.span):
        messages.success(request, _("Kept. The deputy is told on the first day."))
        return redirect("help_requests:team")
    return show_page(request, "help_requests/away.html", {
        "form": form, "load": load, "myself": load.person_id == actor.person_id, "alone": not others,
    }, status=422 if form.is_bound else 200)  # fmt: skip


@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """Back earlier than said."""
    actor = actor_of(request)
    point = at_the_door(actor)
    absence = _key(request.POST.get("absence"))
    member = colleagues.who_is_away(point.pk, absence) if absence else None
    load = colleagues.load_of(point.pk, member) if member else None
    if load is None or load.absence_id is None or load.absence_id != absence:
        messages.info(request, _("This absence is over already."))
        return redirect("help_requests:team")
    if load.person_id != actor.person_id and not actor.works_as(Role.SUPERVISOR):
        raise Http404
    colleagues.come_back(load.absence_id, by=actor)
    messages.success(request, _("Welcome back. The deputy no longer stands in."))
    return redirect("help_requests:team")


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """The village's own numbers, kept by its keeper."""
    actor = keeper_or_404(request)
    now_kept = queries.desk_rules(actor.village_id)
    form = RulesForm(request.POST if request.method == "POST" else None, initial={
        name: getattr(now_kept, name) for name in ("tries", "ways", "visits_last", "quiet_hours", "rung_hours")
    } | {"most_in_an_hour": request.village.most_in_an_hour})  # type: ignore[attr-defined]  # fmt: skip
    if form.is_bound and form.is_valid():
        colleagues.keep_rules(actor, **form.cleaned_data)
        messages.success(request, _("Kept. They count from now on."))
        return redirect("help_requests:rules")
    return show_page(request, "help_requests/rules.html", {"form": form}, status=422 if form.is_bound else 200)


def _give(chosen: list[colleagues.ToGive], *, by: Any, to: UUID, reason: str, over: str, number: Any) -> int:
    return colleagues.give_to_colleague(chosen, by=by, to=to, reason=reason, over=over)


def _nudge(asked: colleagues.ToGive, *, by: Any, choices: dict[str, Any], why: str, words: str) -> None:
    colleagues.nudge(asked, by=by, words=f"{choices[why]}\n{words}")


def _be_away(member: UUID, *, by: Any, span: Any, deputy: UUID, first: Any, last: Any) -> None:
    from_at, until = span()
    colleagues.be_away(member, by=by, deputy=deputy, from_at=from_at, until=until)


def _leads(request: HttpRequest) -> None:
    actor = actor_of(request)
    if not actor.works_as(Role.SUPERVISOR):
        raise Http404
    at_the_door(actor)


def _theirs(request: HttpRequest, member: Any) -> Load:
    """A colleague of the desk, or nobody."""
    point = at_the_door(actor_of(request))
    key = _key(member)
    load = colleagues.load_of(point.pk, key) if key else None
    if load is None:
        raise Http404
    return load


def _key(said: Any) -> UUID | None:
    """What an address or a form says, when it is a key at all."""
    try:
        return UUID(str(said))
    except ValueError:
        return None


def _for_whom(request: HttpRequest, loads: list[Load]) -> Load:
    actor, who = actor_of(request), request.GET.get("who", "")
    mine = next((one for one in loads if one.person_id == actor.person_id), None)
    if not who and mine:
        return mine
    load = next((one for one in loads if str(one.member_id) == who), None)
    if load is None or (load != mine and not actor.works_as(Role.SUPERVISOR)):
        raise NotAllowed("somebody else's days")
    return load


def _row(load: Load, leads: bool) -> dict[str, Any]:
    form = CeilingForm(
        initial={"member": load.member_id, "most": load.most}, auto_id=f"ceiling_{load.member_id}_%s"
    )
    return {"load": load, "form": form if leads else None, "role": Role(load.role).label}
