"""For who works somewhere: what the directory tells of it, and whether it is still right."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.foundation.later import Later
from village.modules.network import keeping, queries, reading
from village.modules.network.forms import EndForm, EntryForm, ServiceForm, in_one_field, sent
from village.modules.network.views.answering import LOOK, asked
from village.trust.access.doing import once
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Entry, Membership, Organization, Service
from village.trust.vocabulary import Actor

ENTRY = ("spelled_out", "about", "place", "hours")
SERVICE = ("name", "spelled_out", "about", "life_areas", "age_from", "age_until", "languages", "cost", "cost_words",
           "wait", "wait_words", "how", "place", "hours", "phone")  # fmt: skip


@require_safe
def ours(request: HttpRequest) -> HttpResponse:
    """Everything of where I work, with what I keep and what has to be looked at."""
    actor = _worker(request)
    places, entries, services = queries.kept_by_us(actor)
    groups = [_group(actor, place, entries.get(place.pk), services) for place in places]
    return show_page(request, "network/ours.html", {"groups": groups})


@require_http_methods(LOOK)
@sent_once
def entry(request: HttpRequest, organisation: UUID) -> HttpResponse:
    actor = _worker(request)
    place, kept = _place(actor, organisation)
    told = {name: getattr(kept, name) for name in ENTRY} if kept else {}
    form = EntryForm(sent(request), members=_named(actor, place.pk), initial=told | _keeper(kept))
    return asked(
        request, form, lambda: keeping.keep_entry(place, by=actor, **form.told()), back=reverse("network:ours"),
        title=place.name, lead=_("Everybody reads this, also without an account. Write it as you would tell a neighbour."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def new(request: HttpRequest, organisation: UUID) -> HttpResponse:
    actor = _worker(request)
    place, _entry = _place(actor, organisation)
    me = queries.chairs_of(actor, organisation)[0]
    start = {"cost": Service.Cost.UNKNOWN, "wait": Service.Wait.UNKNOWN, "keeper": str(me.pk)}
    return _service(request, actor, place, None, start, queries.members_of(actor, organisation))


@require_http_methods(LOOK)
@sent_once
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    one = _kept_service(actor, pk)
    told = {name: getattr(one, name) for name in SERVICE} | {"postcodes": in_one_field(one.postcodes)} | _keeper(one)
    entry = queries.entry_kept(actor, one.organisation_id)
    all_of_it = keeping.keeps_all(actor, one.organisation_id, entry)
    members = queries.members_of(actor, one.organisation_id) if all_of_it else None
    return _service(request, actor, one.organisation, one, told, members)


@require_POST
def entry_right(request: HttpRequest, organisation: UUID) -> HttpResponse:
    actor = _worker(request)
    kept = queries.entry_kept(actor, organisation)
    if kept is None or not keeping.may_keep(actor, kept):
        raise Http404
    return _right(request, actor, kept)


@require_POST
def service_right(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    return _right(request, actor, _kept_service(actor, pk))


@require_http_methods(LOOK)
@sent_once
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    one = _kept_service(actor, pk)
    return asked(
        request, EndForm(sent(request)), lambda: keeping.end_service(one, by=actor), back=reverse("network:ours"),
        title=_("Take “{name}” off the list?").format(name=one.name), label=_("Take it off the list"),
        lead=_("Nobody finds it any more. Its words stay for you, and you can put it on the list again."),
    )  # fmt: skip


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    one = _kept_service(actor, pk)
    return once(request, lambda: keeping.list_again(one, by=actor), reverse("network:ours"), _("It is on the list again."))


def _service(
    request: HttpRequest, actor: Actor, place: Organization, one: Service | None, told: dict[str, Any],
    members: Later[Membership] | None,
) -> HttpResponse:  # fmt: skip
    form = ServiceForm(sent(request), members=members, initial=told)
    return asked(
        request, form, lambda: keeping.keep_service(one, place, by=actor, **form.told()), back=reverse("network:ours"),
        title=one.name if one else _("Something new of {place}").format(place=place.name),
        lead=_("Everybody reads this, also without an account. Write it as you would tell a neighbour."),
    )  # fmt: skip


def _right(request: HttpRequest, actor: Actor, one: Entry | Service) -> HttpResponse:
    says = _("Thank you. Everybody reads that it was right today.")
    return once(request, lambda: keeping.still_right(one, by=actor), reverse("network:ours"), says)


def _group(actor: Actor, place: Organization, entry: Entry | None, services: list[Service]) -> dict[str, Any]:
    all_of_it = keeping.keeps_all(actor, place.pk, entry)
    rows = [
        {"one": one, "mine": all_of_it or keeping.is_keeper(actor, one), **reading.checked(actor.village_id, one)}
        for one in services if one.organisation_id == place.pk
    ]  # fmt: skip
    told = reading.checked(actor.village_id, entry) if entry else {}
    return {"place": place, "entry": entry, "keeps": all_of_it, "rows": rows, **told}


def _place(actor: Actor, organisation: UUID) -> tuple[Organization, Entry | None]:
    """Of where I keep all of it; for everybody else it is not there."""
    place = queries.our_place(actor, organisation)
    kept = queries.entry_kept(actor, organisation)
    if place is None or not keeping.keeps_all(actor, organisation, kept):
        raise Http404
    return place, kept


def _kept_service(actor: Actor, pk: UUID) -> Service:
    one = queries.our_service(actor, pk)
    if one is None or not keeping.may_keep(actor, one):
        raise Http404
    return one


def _named(actor: Actor, organisation: UUID) -> Later[Membership] | None:
    """Among whom who keeps it is chosen, by a manager; who keeps it does not hand it on."""
    return queries.members_of(actor, organisation) if keeping.manages(actor, organisation) else None


def _keeper(one: Entry | Service | None) -> dict[str, str]:
    return {"keeper": str(one.keeper_id)} if one and one.keeper_id else {}


def _worker(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    return actor
