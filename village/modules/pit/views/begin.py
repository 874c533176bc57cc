"""Beginning: the form of who offers it, and the page on which the family reads which type it is and decides."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.one_thing import my_yes
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of, plans_of
from village.modules.handovers.words import How
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import concern_of, membership_in
from village.modules.meetings.queries import children_of
from village.modules.pit import beginning, queries, said_aloud
from village.modules.pit.beginning import decides_about
from village.modules.pit.forms import AgreeForm, AloudForm, BeginForm
from village.modules.pit.models import PitOffer, Trajectory
from village.modules.pit.words import SCHOOL_SEES, Type
from village.trust.access.doing import done, once
from village.trust.access.explain import who_can_see
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, DataKind, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """From a question, or from what a school passed on: what it wrote stands in the form already."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    if not may_offer(actor, asked) or any(one.is_open or one.is_running for one in queries.offers_on(asked)):
        raise Http404
    form = BeginForm(
        request.POST or None, coaches=queries.coaches(actor), teachers=queries.teachers(actor), initial=_known(asked)
    )
    made: list[PitOffer] = []
    if request.method == "POST" and done(form, lambda: made.append(beginning.offer(asked, by=actor, begin=form.begin()))):
        return _offered(request, made[0])
    return _show(request, form, reverse("help_requests:request", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def beside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Beside a family plan, for one of the children whose plan it is."""
    actor = actor_of(request)
    found = find(actor, FamilyPlan, pk, Purpose.HELP, Right.CONTRIBUTE)
    door = door_of(actor, pk)
    children = [(str(child.subject_id), child.name.split(" ")[0]) for child in children_of(found.subject_id)]
    if door is None or door.mine or not actor.is_professional or not children or not door.is_open:
        raise Http404
    open_subject(actor, found.subject_id, Purpose.HELP)
    form = BeginForm(
        request.POST or None, coaches=queries.coaches(actor), teachers=queries.teachers(actor), children=children
    )
    made: list[PitOffer] = []

    def work() -> None:
        child = UUID(form.cleaned_data["child"])
        made.append(beginning.offer_beside(found, by=actor, begin=form.begin(), child_id=child))

    if request.method == "POST" and done(form, work):
        return _offered(request, made[0])
    return _show(request, form, reverse("family_plans:plan", args=[pk]))


@require_safe
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For the family: what it is, what school will see, and yes or no. For who offered it: how it stands."""
    return _show_offer(request, find(actor_of(request), PitOffer, pk, Purpose.FOLLOW))


@require_POST
@sent_once
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, found = _mine(request, pk)
    form = _agree_form(request, found, actor)
    if not done(form, lambda: beginning.agree(found, by=actor, **form.agreed)):
        return _show_offer(request, found, form)
    if found.trajectory_id is None:
        messages.success(request, _("Thank you. Somebody else of the family has to agree too."))
        return remember_answer(request, redirect("pit:offer", pk))
    messages.success(request, _("It begins. First you get to know each other, without a form."))
    return remember_answer(request, redirect("pit:trajectory", found.trajectory_id))


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No, without a reason."""
    actor, found = _mine(request, pk)
    return once(
        request, lambda: beginning.refuse(found, by=actor), reverse("pit:offer", args=[pk]),
        _("Thank you. Nothing begins, and your question goes on as it was."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def aloud(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who offered it writes down what somebody of the family said aloud."""
    actor = actor_of(request)
    found = find(actor, PitOffer, pk, Purpose.HELP, Right.CONTRIBUTE)
    people = queries.could_say_yes(found)
    if not people:
        raise Http404
    form = AloudForm(
        request.POST if request.method == "POST" else None, people=people, with_school=found.type == Type.SCHOOL
    )
    if request.method == "POST" and done(
        form, lambda: said_aloud.write_down_yes(found, by=actor, person=form.person(), heard=form.heard())
    ):
        messages.success(request, _("Written down. The family is told, and can take it back any day."))
        return remember_answer(request, redirect("pit:offer", pk))
    return show_page(request, "pit/form.html", {
        "form": form, "title": _("They said yes aloud"), "name": found.called_name, "quote": found.why,
        "back": reverse("pit:offer", args=[pk]), "lead": SCHOOL_SEES[Type(found.type)],
        "seen": _("The family is told at once: who said it and who heard it. They confirm it, or take it back any day."),
    }, 422 if form.is_bound else 200)  # fmt: skip


@require_POST
def right(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is right: who said it says so."""
    actor, found = _mine(request, pk)
    mine = [one for one in queries.yeses_of(found) if one.said_by_id == actor.person_id]
    if not mine:
        raise Http404

    def confirm() -> None:
        for one in mine:
            said_aloud.confirm_word(one, by=actor)

    return once(request, confirm, reverse("pit:offer", args=[pk]), _("Thank you. Your yes stands."))


def may_offer(actor: Actor, asked: HelpRequest) -> bool:
    """Who has the question; not about what somebody asked just for themself."""
    works = asked.is_work_of(actor) and membership_in(actor, asked.to_organisation_id) is not None
    return works and asked.is_open and asked.owner_id is not None and asked.kind != DataKind.OWN_STORY


def _known(asked: HelpRequest) -> dict[str, object]:
    """What stands in the question already is not asked again (P-25, C-27)."""
    known: dict[str, object] = {"called_name": asked.called_name}
    if concern := concern_of(asked):
        known |= {"type": Type.SCHOOL, "teacher": str(concern.passed_on_by_id), "why": asked.hard, "tried": concern.tried,
                  "contributes": concern.contributes, "qualities": asked.goes_well}  # fmt: skip
    return known


def _show(request: HttpRequest, form: BeginForm, back: str) -> HttpResponse:
    return show_page(request, "pit/begin.html", {"form": form, "back": back}, 422 if form.errors else 200)


def _offered(request: HttpRequest, made: PitOffer) -> HttpResponse:
    messages.success(request, _("Offered. The family reads it and decides; nothing begins before."))
    return remember_answer(request, redirect("pit:offer", made.pk))


def _show_offer(request: HttpRequest, found: PitOffer, form: AgreeForm | None = None) -> HttpResponse:
    actor = actor_of(request)
    decides = not actor.only_item and decides_about(found.child_id)
    if not decides and not actor.is_professional:
        raise Http404  # who only reads the question along has nothing to do here
    answers = queries.yeses_of(found)
    mine = {one.pk for one in answers if one.said_by_id == actor.person_id}
    sayers = queries.could_say_yes(found) if found.author_id == actor.person_id and not decides else []
    raises, law = [one for one in sayers if not one.is_self], law_here(actor)
    me = my_yes(Trajectory(subject_id=found.child_id, kind=found.kind), actor)
    may_answer = decides and found.is_open and me not in {one.as_who for one in answers}
    if may_answer and form is None:
        form = _agree_form(request, found, actor)
    return show_page(request, "pit/offer.html", {
        "offer": found, "decides": decides, "answers": answers, "form": form, "sees": SCHOOL_SEES[Type(found.type)],
        "waits_for_other": bool(answers) and found.is_open, "nobody_known": not raises and _nobody_known(found, decides),
        "aloud": [one for one in answers if one.how == How.SPOKEN], "mine": mine,
        "may_aloud": bool(sayers), "back": _back(found, decides),
        "young_first": any(said_aloud.young_person_first(found, one, answers, law) for one in raises),
        "goes_on": decides or found.coach.person_id == actor.person_id,
    }, 422 if form is not None and form.errors else 200)  # fmt: skip


def _nobody_known(found: PitOffer, decides: bool) -> bool:
    """Nobody could say yes for the child: who raises it is written down first."""
    if decides or not found.is_open:
        return False
    return not any(reader.basis in ("owner", "guardian") for reader in who_can_see(found))


def _agree_form(request: HttpRequest, found: PitOffer, actor: Actor) -> AgreeForm:
    own = [(str(door.pk), _("Yes, beside our plan")) for door in plans_of(actor) if door.mine and door.is_open]
    data = request.POST if request.method == "POST" else None
    return AgreeForm(data, with_school=found.type == Type.SCHOOL, plans=[] if found.plan_id else own)


def _mine(request: HttpRequest, pk: UUID) -> tuple[Actor, PitOffer]:
    actor = actor_of(request)
    found = find(actor, PitOffer, pk, Purpose.SHARE, Right.MANAGE)
    if actor.only_item or not decides_about(found.child_id):
        raise Http404
    return actor, found


def _back(found: PitOffer, decides: bool) -> str:
    if found.plan_id:
        return reverse("family_plans:plan", args=[found.plan_id])
    return reverse("help_requests:follow" if decides else "help_requests:request", args=[found.request_id])
