"""For a manager: who works here, each chair, and inviting; for the keeper: organisations that nobody manages yet."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.foundation.in_a_row import in_a_row
from village.modules.colleagues import chairs, invitations, queries, recovery
from village.modules.colleagues.forms import (
    ChairForm,
    EndNowForm,
    GiveForm,
    InviteForm,
    ShownForm,
    WaitingForm,
)
from village.modules.colleagues.queries import Colleague
from village.modules.colleagues.views.frames import LOOK, chair_or_404, keeper_or_404, place_or_404
from village.modules.colleagues.words import roles_of
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Membership, Organization
from village.trust.vocabulary import Actor, Role


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Each place I manage: who works there, who was invited, who left in the last year."""
    actor = actor_of(request)
    mine = queries.places_i_manage(actor)
    if not mine:
        raise Http404
    places = []
    for place in mine:
        found = queries.colleagues_of(place.pk)
        places.append({
            "place": place, "here": [one for one in found if one.held], "left": [one for one in found if not one.held],
            "invited": queries.invitations_of(place.pk), "more": [one.person_id for one in found if _could_have(place, one)],
            "my_chair": _to_hand_over(actor, found),
        })  # fmt: skip
    return show_page(request, "colleagues/people.html", {
        "places": places, "lost": queries.recoveries_to_know(), "me": actor.person_id,
        "for_village": any(place.answers_for_village for place in mine),
    })  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def invite(request: HttpRequest, organisation: UUID) -> HttpResponse:
    _actor, place = place_or_404(request, organisation)
    form = InviteForm(request.POST or None, roles=roles_of(place))
    return answer_form(
        request, form, lambda: invitations.invite(place.pk, form.invited()), lambda: reverse("colleagues:people"),
        _("Invited. The mail leaves within a minute, and the link counts for seven days."),
        title=_("Invite a colleague of {place}").format(place=place.name), back=reverse("colleagues:people"), label=_("Invite"),
        lead=_("They sign in with this address and set up a second step before anything opens."),
        seen=_("You see the same answer whoever has this address. Colleagues and families read the name once they came."),
    )  # fmt: skip


@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The link opens nothing any more."""
    back = "colleagues:organisations" if actor_of(request).is_keeper else "colleagues:people"
    return once(request, lambda: invitations.take_back(pk), reverse(back), _("Taken back. The link opens nothing any more."))


@require_http_methods(LOOK)
@sent_once
def shown(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The name and the number that families read, also one's own."""
    _place, colleague, chair = chair_or_404(request, pk, own=True)
    form = ShownForm(request.POST or None, initial={"name": chair.name, "phone": chair.phone})
    return answer_form(
        request, form, lambda: chairs.change_shown(pk, form.shown()), lambda: reverse("colleagues:people"), _("Kept."),
        title=_("What is read of {name}").format(name=colleague.name), lead=chair.as_what, label=_("Keep"),
        back=reverse("colleagues:people"), seen=_("Families and colleagues of the village read this."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another role from now on; the time before stays as it was."""
    place, colleague, chair = chair_or_404(request, pk)
    form = ChairForm(request.POST or None, roles=roles_of(place), initial={"role": chair.role, "on_duty": chair.on_duty})
    return answer_form(
        request, form, lambda: chairs.change(pk, **form.cleaned_data), lambda: reverse("colleagues:people"),
        _("Kept. It counts from now on."), title=_("What {name} does").format(name=colleague.name), label=_("Keep"),
        lead=_("The time as what they were before stays written down, with its dates."), back=reverse("colleagues:people"),
        seen=_("It stands in their own logbook. A role opens nothing about a family."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more role beside the others."""
    place, colleague, _chair = chair_or_404(request, pk, own=True)
    roles = _could_have(place, colleague)
    if colleague.person_id == actor_of(request).person_id or not roles:
        raise Http404
    form = GiveForm(request.POST or None, roles=roles)
    return answer_form(
        request, form, lambda: chairs.give(pk, **form.cleaned_data), lambda: reverse("colleagues:people"),
        _("Given. It counts from now on."), title=_("One more role for {name}").format(name=colleague.name),
        lead=_("Beside what they do already."), label=_("Give it"), back=reverse("colleagues:people"),
        seen=_("It stands in their own logbook. A role opens nothing about a family."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In calm once nothing is open; in need at once, with a reason."""
    place, colleague, chair = chair_or_404(request, pk)
    work = queries.open_work_of(pk)
    if request.method == "POST" and "words" not in request.POST:
        return once(
            request, lambda: chairs.end(pk), reverse("colleagues:people"),
            _("Ended. {name} is signed out everywhere.").format(name=colleague.name),
        )  # fmt: skip
    actor = actor_of(request)
    form = EndNowForm(request.POST or None)
    told: list[int] = []
    leads = queries.who_leads(actor, place.pk)
    return answer_form(
        request, form, lambda: told.append(chairs.end_now(pk, words=form.cleaned_data["words"])),
        lambda: reverse("colleagues:people"), _("Ended, in this moment. What was open goes on with who stands in."),
        template="colleagues/end.html", place=place, colleague=colleague, chair=chair, work=work,
        leads=in_a_row(_name_and_number(one) for one in leads),
        others=[one for one in colleague.held if one.pk != pk], may_give=place.is_contact_point and any(
            one.person_id == actor.person_id for one in leads
        ),
    )  # fmt: skip


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """For the keeper: which organisations have no manager. Whoever is named first names everybody else."""
    actor = keeper_or_404(request)
    rows = [(one, queries.invitations_of(one.pk)) for one in queries.without_a_manager()]
    hours = queries.waiting_hours(actor.village_id)
    return show_page(request, "colleagues/organisations.html", {
        "rows": rows, "hours": hours, "lost": queries.recoveries_to_know(),
    })  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def first_manager(request: HttpRequest, organisation: UUID) -> HttpResponse:
    keeper_or_404(request)
    place = next((one for one in queries.without_a_manager() if one.pk == organisation), None)
    if place is None:
        raise Http404
    form = InviteForm(request.POST or None, roles=[Role.MANAGER])
    back = reverse("colleagues:organisations")
    return answer_form(
        request, form, lambda: invitations.invite(place.pk, form.invited()), lambda: back,
        _("Invited. The mail leaves within a minute, and the link counts for seven days."),
        title=_("The first manager of {place}").format(place=place.name), back=back, label=_("Invite"),
        lead=_("From then on the organisation names its own people, and you no longer can."),
        seen=_("You see the same answer whoever has this address."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def waiting(request: HttpRequest) -> HttpResponse:
    """The village's own number, kept by its keeper."""
    actor = keeper_or_404(request)
    form = WaitingForm(request.POST or None, initial={"hours": queries.waiting_hours(actor.village_id)})
    back = reverse("colleagues:organisations")
    return answer_form(
        request, form, lambda: recovery.keep_waiting(actor, form.cleaned_data["hours"]), lambda: back,
        _("Kept. It counts from now on."), title=_("When a second step was lost"), back=back, label=_("Keep"),
        lead=_("Two colleagues say that they know the person. Then the village waits, so that the person can still stop it."),
    )  # fmt: skip


def _could_have(place: Organization, one: Colleague) -> list[Role]:
    """What a colleague does not do here yet, and could be given."""
    held = {chair.role for chair in one.held}
    return [role for role in roles_of(place) if role.value not in held] if held else []


def _to_hand_over(actor: Actor, found: list[Colleague]) -> UUID | None:
    """My chair as manager, when a colleague could take it over."""
    chairs = [chair for one in found for chair in one.held if one.person_id == actor.person_id]
    others = [one for one in found if one.held and one.person_id != actor.person_id]
    mine = next((chair.pk for chair in chairs if chair.role == Role.MANAGER), None)
    return mine if others else None


def _name_and_number(one: Membership) -> str:
    return f"{one.public_name} ({one.public_phone})" if one.public_phone else one.public_name
