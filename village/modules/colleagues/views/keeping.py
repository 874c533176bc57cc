"""Who keeps the village, and what is proposed about it: one proposes, somebody else says yes or no."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.colleagues import naming, proposals
from village.modules.colleagues.forms import ProposeForm, WhyForm
from village.modules.colleagues.proposals import Proposal
from village.modules.colleagues.queries import FOR_THE_VILLAGE
from village.modules.colleagues.views.frames import LOOK, chair_or_404, keeper_or_404
from village.modules.colleagues.words import What, roles_of
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Role


@require_safe
def village(request: HttpRequest) -> HttpResponse:
    """Who keeps the village and who watches over it, now and before, and what is proposed."""
    actor = _reads_or_404(request)
    found = proposals.proposals()
    return show_page(request, "colleagues/village.html", {
        "chairs": proposals.who_keeps(actor), "before": proposals.kept_before(actor), "me": actor.person_id,
        "waiting": [one for one in found if one.is_open], "over": [one for one in found if not one.is_open],
        "may_name": proposals.may_name(), "alone": proposals.nobody_confirms(actor),
    })  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def name_keeper(request: HttpRequest) -> HttpResponse:
    """A keeper or a privacy officer more."""
    actor = _reads_or_404(request)
    if not proposals.may_name():
        raise Http404
    form = ProposeForm(request.POST or None, people=proposals.could_keep(actor), roles=FOR_THE_VILLAGE)
    return _propose(
        request, form,
        lambda said: naming.propose(form.chosen(), what=What.GIVE, role=Role(said["role"]), reason=said["reason"]),
        title=_("Name a keeper or a privacy officer"), back=reverse("colleagues:village"),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def end_keeper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody stops as keeper or privacy officer, also oneself."""
    actor = _reads_or_404(request)
    chair = next((one for one in proposals.who_keeps(actor) if one.pk == pk), None)
    if chair is None or not (proposals.may_name() or chair.person_id == actor.person_id):
        raise Http404
    return _propose(
        request, WhyForm(request.POST or None),
        lambda said: naming.propose(pk, what=What.END, role=Role(chair.role), reason=said["reason"]),
        title=_("{name} stops as {role}").format(name=chair.public_name, role=chair.get_role_display()),
        back=reverse("colleagues:village"),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def second_manager(request: HttpRequest) -> HttpResponse:
    """For the keeper: where one person manages alone, a colleague of theirs beside them."""
    actor = keeper_or_404(request)
    form = ProposeForm(request.POST or None, people=proposals.could_manage(actor))
    return _propose(
        request, form, lambda said: naming.propose(form.chosen(), what=What.GIVE, role=Role.MANAGER, reason=said["reason"]),
        title=_("A second manager"), back=reverse("colleagues:organisations"),
        lead=_("Where one person manages alone, nobody can change the role of that person. A colleague beside them can."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a manager: a colleague takes it over, once that colleague says yes."""
    place, _colleague, chair = chair_or_404(request, pk, own=True)
    actor = actor_of(request)
    if chair.person_id != actor.person_id or chair.role != Role.MANAGER:
        raise Http404
    form = ProposeForm(
        request.POST or None, people=proposals.could_manage(actor, place.pk),
        becomes=[one for one in roles_of(place) if one != Role.MANAGER],
    )  # fmt: skip
    return _propose(
        request, form, lambda said: naming.propose(
            form.chosen(), what=What.HAND_OVER, role=Role.MANAGER, reason=said["reason"], becomes=said["becomes"]
        ),
        title=_("Hand over the managing of {place}").format(place=place.name), back=reverse("colleagues:people"),
        lead=_("Your colleague says yes or no. With the yes they manage, and you no longer do, in the same moment."),
        seen=_("Your colleague reads why. It stands in both your logbooks. A role opens nothing about a family."),
    )  # fmt: skip


@require_safe
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who proposed it, whom it is about, and whose yes counts."""
    one = _proposal_or_404(request, pk)
    return show_page(request, "colleagues/proposal.html", {"one": one, "reads": proposals.reads_them()})


@require_POST
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = _proposal_or_404(request, pk)
    if one.part != "confirms":
        raise Http404
    return once(request, lambda: naming.confirm(one), _page(pk), _("Confirmed. It counts from now on."))


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = _proposal_or_404(request, pk)
    if one.part == "reads":
        raise Http404
    return once(request, lambda: naming.stop(pk), _page(pk), _("Stopped. Nothing was changed."))


def _propose(
    request: HttpRequest, form: ProposeForm | WhyForm, do: Callable[[dict[str, Any]], UUID], **page: Any
) -> HttpResponse:
    made: list[UUID] = []
    page = {
        "lead": _("You propose it, and somebody else says yes before it counts. After 14 days without an answer it lapses."),
        "seen": _("The one it is about is told at once, and can say no. It stands in their own logbook."),
        "label": _("Propose"), **page,
    }  # fmt: skip
    return answer_form(
        request, form, lambda: made.append(do(form.cleaned_data)), lambda: _page(made[0]),
        _("Proposed. Whose yes counts was told."), **page,
    )  # fmt: skip


def _page(pk: UUID) -> str:
    return reverse("colleagues:proposal", args=[pk])


def _reads_or_404(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_professional or not proposals.reads_them():
        raise Http404
    return actor


def _proposal_or_404(request: HttpRequest, pk: UUID) -> Proposal:
    one = proposals.proposal(pk) if actor_of(request).is_professional else None
    if one is None:
        raise Http404
    return one
