"""A point about a family: put on an agenda from their own question or plan, answered by them, closed with words for them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans.models import FamilyPlan
from village.modules.help_requests.models import HelpRequest
from village.modules.wellbeing_teams import actions, queries, reading
from village.modules.wellbeing_teams.forms import AboutForm, TalkedForm
from village.modules.wellbeing_teams.models import FamilyPoint
from village.modules.wellbeing_teams.queries import MyTeam
from village.modules.wellbeing_teams.reading import Told
from village.modules.wellbeing_teams.views.frames import mine_or_hidden, show_form
from village.modules.wellbeing_teams.words import Knows
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, DataKind, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
def about_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Talk about a question in the team."""
    return _about(request, HelpRequest, pk, reverse("help_requests:request", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
def about_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Talk about a plan in the team."""
    return _about(request, FamilyPlan, pk, reverse("family_plans:plan", args=[pk]))


@require_safe
def family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The point, for who is in the team and may read what it is about."""
    actor, point, me = _in_hand(request, pk)
    told = Told(point, queries.talked_about([point]).get(point.pk))
    title = reading.titles_of(actor, [point]).get(point.pk)
    may_off = point.placed_by_id == me.chair or (me.leads and point.point_id is not None)
    context = {"told": told, "point": point, "me": me, "about": _about_what(point), "title": title, "may_off": may_off}
    return show_page(request, "wellbeing_teams/family.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def talked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was talked about: what came out, in a sentence for the family."""
    actor, point, me = _in_hand(request, pk, Right.CONTRIBUTE)
    seats = queries.seats_of(actor.village_id, [me.pk])[me.pk]
    form = TalkedForm(request.POST or None, seats=seats, comes=point.knows == Knows.COME)
    if request.method == "POST" and done(form, lambda: actions.talk(point, by=actor, talked=form.talked())):
        messages.success(request, _("Kept. The family reads it from now on, with the names."))
        return remember_answer(request, redirect("wellbeing_teams:family", pk))
    return show_form(
        request, form, title=_("What came out of it?"), quote=point.why, label=_("Let the family read it"),
        back=reverse("wellbeing_teams:family", args=[pk]), seen=_("The family, and who may read what this is about."),
    )  # fmt: skip


@require_POST
def off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Taken off, or asked no longer."""
    actor, point, me = _in_hand(request, pk, Right.CONTRIBUTE)
    to = reverse("wellbeing_teams:team", args=[me.pk])
    return once(request, lambda: actions.take_off(point, by=actor), to, _("It is off the agenda."))


@require_POST
def yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of the family agrees."""
    point = find(actor_of(request), FamilyPoint, pk, Purpose.SHARE, Right.MANAGE)
    says = _("Good. You read here what comes out of it.")
    return once(request, lambda: actions.say_yes(point, by=actor_of(request)), _at_home(point), says)


@require_POST
def rather_not(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of the family rather does not want it."""
    point = find(actor_of(request), FamilyPoint, pk, Purpose.SHARE, Right.MANAGE)
    says = _("Then it is not talked about. Nobody asks why.")
    return once(request, lambda: actions.rather_not(point, by=actor_of(request)), _at_home(point), says)


@sent_once
def _about(
    request: HttpRequest, model: type[HelpRequest] | type[FamilyPlan], pk: UUID, back: str
) -> HttpResponse:
    actor = actor_of(request)
    teams = queries.my_teams(actor)
    if not teams:
        raise Http404
    record: HelpRequest | FamilyPlan = find(actor, model, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not actions.works_with(record, actor):
        raise Http404
    own_story = record.kind == DataKind.OWN_STORY
    form = AboutForm(request.POST or None, teams=teams, own_story=own_story)
    if request.method == "POST" and done(
        form, lambda: actions.put_about(record, by=actor, putting=form.putting())
    ):
        messages.success(request, _("Kept. The family was told."))
        return remember_answer(request, redirect(back))
    seats = queries.seats_of(actor.village_id, [one.pk for one in teams])
    context = {
        "form": form, "back": back, "own_story": own_story, "record": record, "is_plan": model is FamilyPlan,
        "who": [(one.name, [seat.member.public_name for seat in seats[one.pk]]) for one in teams],
    }  # fmt: skip
    return show_page(
        request, "wellbeing_teams/about.html", context, 422 if form.is_bound and form.errors else 200
    )


def _in_hand(request: HttpRequest, pk: UUID, right: Right = Right.VIEW) -> tuple[Actor, FamilyPoint, MyTeam]:
    """A point in the hands of somebody of the team who may read what it is about; else there is no such page."""
    actor = actor_of(request)
    if not queries.my_teams(actor):
        raise Http404
    point = find(actor, FamilyPoint, pk, Purpose.HELP, right)
    return actor, point, mine_or_hidden(request, point.team_id)[1]


def _about_what(point: FamilyPoint) -> str:
    if point.request_id:
        return reverse("help_requests:request", args=[point.request_id])
    return reverse("family_plans:plan", args=[point.plan_id])


def _at_home(point: FamilyPoint) -> str:
    if point.request_id:
        return reverse("help_requests:follow", args=[point.request_id])
    return reverse("family_plans:plan", args=[point.plan_id])
