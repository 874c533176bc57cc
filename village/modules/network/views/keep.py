"""For the keeper of the village: its parts, its contact persons, what has to be looked at, and where nobody is."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.network import keeping, queries, reading
from village.modules.network.forms import (
    AreaForm,
    ContactForm,
    EndForm,
    KeeperForm,
    KindForm,
    MonthsForm,
    in_one_field,
    sent,
)
from village.modules.network.views.answering import LOOK, asked
from village.trust.access.once import sent_once
from village.trust.access.screens import keeper_or_404, show_page
from village.trust.directory.models import Area, Contact, Organization
from village.trust.vocabulary import Actor

HOME = "network:keep"


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    here = actor.village_id
    places = [
        row | {"contacts": reading.contacts_as_read(here, row["found"])} for row in reading.places_as_read(here)
    ]
    for row in places:
        row["covered"] = reading.is_covered(row["contacts"])
        row["gone"] = len(row["found"]) - len(row["contacts"])
    entries = queries.entries(actor)
    without = [one for one in queries.organisations(actor) if one.pk not in entries or not entries[one.pk].keeper_id]
    return show_page(request, "network/keep.html", {
        "to_check": queries.to_check(timezone.localdate()), "without": without, "places": places,
        "spots": [row for row in places if not row["covered"]], "kinds": queries.kinds(here, closed=True),
        "months": queries.months_of(here),
    })  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def months(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    form = MonthsForm(sent(request), initial={"months": queries.months_of(actor.village_id)})
    return asked(
        request, form, lambda: keeping.keep_months(by=actor, months=form.cleaned_data["months"]), back=reverse(HOME),
        title=_("Looking again"), lead=_("After so many months everybody reads kindly that an entry may have changed."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def keeper(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Who keeps what this organisation tells. What it says there stays its own."""
    actor = keeper_or_404(request)
    place = next((one for one in queries.organisations(actor) if one.pk == organisation), None)
    if place is None:
        raise Http404
    kept = queries.entries(actor).get(organisation)
    first = {"keeper": str(kept.keeper_id)} if kept and kept.keeper_id else {}
    form = KeeperForm(sent(request), members=queries.members_of(actor, organisation), initial=first)
    return asked(
        request, form, lambda: keeping.name_keeper(place, by=actor, keeper=UUID(form.cleaned_data["keeper"])),
        back=reverse(HOME), title=place.name,
        lead=_("This person writes what everybody reads about the organisation. You write none of it."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def area(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    actor = keeper_or_404(request)
    kept = _area(actor, pk) if pk else None
    first = {"name": kept.name, "postcodes": in_one_field(kept.postcodes)} if kept else {}
    form = AreaForm(sent(request), initial=first)
    return asked(
        request, form, lambda: keeping.keep_area(kept, by=actor, **form.cleaned_data), back=reverse(HOME),
        title=kept.name if kept else _("A part of the village"),
        lead=_("With its postcodes, so that everybody finds the contact person of where they live."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def end_area(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    kept = _area(actor, pk)
    return asked(
        request, EndForm(sent(request)), lambda: keeping.end_area(kept, by=actor), back=reverse(HOME),
        title=_("Take “{name}” off the list?").format(name=kept.name), label=_("Take it off the list"),
        lead=_("Its contact persons are no longer shown there. Who changed what stays written down."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def kind(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    actor = keeper_or_404(request)
    kept = queries.kind_by_id(actor, pk) if pk else None
    if pk and kept is None:
        raise Http404
    first = {"name": kept.name, "about": kept.about, "is_open": kept.is_open} if kept else {}
    form = KindForm(sent(request), initial=first)
    return asked(
        request, form, lambda: keeping.keep_kind(kept, by=actor, **form.cleaned_data), back=reverse(HOME),
        title=kept.name if kept else _("A kind of contact person"),
        lead=_("In the words that people use here, such as: care lead, or the teacher families turn to about a handicap."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def contact_at_school(request: HttpRequest, organisation: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    school = next((one for one in queries.schools(actor.village_id) if one.pk == organisation), None)
    if school is None:
        raise Http404
    return _contact(request, actor, None, school)


@require_http_methods(LOOK)
@sent_once
def contact_in_area(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    return _contact(request, actor, None, _area(actor, pk))


@require_http_methods(LOOK)
@sent_once
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    kept = _kept(actor, pk)
    place = kept.school or kept.area
    assert place is not None  # a constraint of the table says so
    return _contact(request, actor, kept, place)


@require_http_methods(LOOK)
@sent_once
def end_contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = keeper_or_404(request)
    kept = _kept(actor, pk)
    return asked(
        request, EndForm(sent(request)), lambda: keeping.end_contact(kept, by=actor), back=reverse(HOME),
        title=_("Is {name} no longer a contact person here?").format(name=kept.member.public_name),
        label=_("No longer here"), lead=_("The name is gone from the list at once. Who changed what stays written down."),
    )  # fmt: skip


def _contact(request: HttpRequest, actor: Actor, kept: Contact | None, place: Organization | Area) -> HttpResponse:
    kinds = [one for one in queries.kinds(actor.village_id, closed=True) if one.is_open or kept and one.pk == kept.kind_id]
    first = {
        "kind": str(kept.kind_id), "member": str(kept.member_id), "leads": kept.leads, "weekdays": kept.weekdays,
        "hours": kept.hours,
    } if kept else {}  # fmt: skip
    form = ContactForm(sent(request), kinds=kinds, members=queries.everybody_who_works(actor), initial=first)
    return asked(
        request, form, lambda: keeping.keep_contact(
            kept, place, by=actor, kind=UUID(form.cleaned_data["kind"]), member=UUID(form.cleaned_data["member"]),
            leads=form.cleaned_data["leads"], weekdays=form.cleaned_data["weekdays"], hours=form.cleaned_data["hours"],
        ), back=reverse(HOME), title=place.name,
        lead=_("To whom families and colleagues turn here. Several can stand beside one another; one leads."),
    )  # fmt: skip


def _area(actor: Actor, pk: UUID) -> Area:
    kept = queries.area_by_id(actor, pk)
    if kept is None:
        raise Http404
    return kept


def _kept(actor: Actor, pk: UUID) -> Contact:
    kept = queries.contact_by_id(actor, pk)
    if kept is None:
        raise Http404
    return kept
