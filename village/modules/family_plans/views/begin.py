"""How a plan begins: the family opens its own; or whoever took up a question offers it, and the family says yes or no."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.family_plans import actions
from village.modules.family_plans.forms import BeginForm, OfferForm
from village.modules.family_plans.models import FamilyPlan, PlanOffer
from village.modules.family_plans.problems import PlanProblem
from village.modules.family_plans.queries import my_children, my_families, open_offer_on
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.trust.access.doing import once
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_list
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, DataKind, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """A family opens its own plan. `?offer=` is the offer it said yes to."""
    actor = actor_of(request)
    if actor.only_item:
        raise Http404
    if request.method == "POST" and (before := answered_before(request)):
        return before
    offer = _offer(request, actor)
    open_list(actor, Purpose.FOLLOW)
    families = my_families(actor)
    children = my_children(actor)
    form = BeginForm(request.POST or None, children=children)
    if families:
        form.fields["name"].required = False
    if form.is_valid():
        try:
            plan = _open(actor, form, offer)
        except PlanProblem as problem:
            messages.error(request, str(problem.says))
            return redirect("family_plans:mine")
        return remember_answer(
            request, redirect(reverse("family_plans:words", args=[plan.pk, "went_through"]))
        )
    context = {"form": form, "offer": offer, "families": families}
    return show_page(request, "family_plans/start.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whoever took up the question offers to make a plan together."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    chair = membership_in(actor, asked.to_organisation_id)
    if chair is None or asked.owner_id != chair.pk or asked.kind != DataKind.FAMILY_STORY:
        raise Http404
    back = reverse("help_requests:request", args=[pk])
    if open_offer_on(asked):
        return redirect(back)
    form = OfferForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        return once(
            request,
            lambda: actions.offer_plan(asked, by=actor, words=words),
            back,
            _("Offered. The family decides."),
        )
    context = {"form": form, "asked": asked, "back": back}
    return show_page(request, "family_plans/offer.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD"])
def offered(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the family reads: who offers it, what it means, yes or no."""
    found = _mine(request, pk)
    return show_page(request, "family_plans/offered.html", {"one": found, "asked": found.request})


@require_POST
def answer(request: HttpRequest, pk: UUID, says: str) -> HttpResponse:
    found = _mine(request, pk)
    actor = actor_of(request)
    if actor.only_item and says == "yes":
        raise Http404
    back = reverse("help_requests:follow", args=[found.request_id])
    to = f"{reverse('family_plans:start')}?offer={found.pk}" if says == "yes" else back
    return once(request, lambda: actions.answer_offer(found, by=actor, yes=says == "yes"), to)


def _open(actor: Actor, form: BeginForm, offer: PlanOffer | None) -> FamilyPlan:
    """With the family one owns already, or with a new one; who offered it is asked into the team."""
    families = my_families(actor)
    children = tuple(UUID(child) for child in form.cleaned_data.get("children", ()))
    me, name = Subject(pk=actor.subject_id, village_id=actor.village_id), form.cleaned_data["name"]
    family = families[0] if families else actions.begin_family(me, by=actor, name=name, children=children)
    begin = actions.Begin(actor.person_id, actor.name, offer.request) if offer and actor.person_id else None
    plan = actions.open_plan(family, by=actor, begin=begin)
    if offer:
        actions.invite_coordinator(plan, by=actor, chair=offer.coordinator, relation=_("Contact person"))
    return plan


def _offer(request: HttpRequest, actor: Actor) -> PlanOffer | None:
    wanted = request.GET.get("offer", "")
    try:
        pk = UUID(wanted)
    except ValueError:
        return None
    found = find(actor, PlanOffer, pk, Purpose.FOLLOW)
    if found.request.author_id != actor.person_id or not found.yes:
        raise Http404
    return found


def _mine(request: HttpRequest, pk: UUID) -> PlanOffer:
    found = find(actor_of(request), PlanOffer, pk, Purpose.FOLLOW)
    if found.request.author_id != actor_of(request).person_id:
        raise Http404
    return found
