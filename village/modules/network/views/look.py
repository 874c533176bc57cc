"""For everybody, without an account: what there is, one of them, one organisation, and the contact persons."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from village.modules.network import queries, reading
from village.modules.network.forms import FindForm, WhereForm
from village.trust.access.doors import open_to_all
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor
from village.ui.screens import page_of

SIZE = 12
BECAUSE = "what there is in the village and to whom one turns is for everybody to read"


@open_to_all(because=BECAUSE)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """By need, age, place, language, cost and wait, or by words; nobody has to choose the right door."""
    actor = actor_of(request)
    form = FindForm(request.GET or None)
    form.is_valid()
    page = page_of(request, queries.services(actor.village_id, form.wanted()), SIZE)
    rows = reading.services_as_read(actor.village_id, list(page), tells=_works(actor))
    return show_page(request, "network/find.html", {
        "form": form, "page": page, "rows": rows, "keep": kept_in_address(request), "works": _works(actor),
        "is_keeper": actor.is_keeper, "looked": form.is_bound and form.wanted() != queries.Wanted(),
    }, 422 if form.errors else 200)  # fmt: skip


@open_to_all(because=BECAUSE)
@require_safe
def service(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    one = queries.listed_service(actor.village_id, pk)
    if one is None:
        raise Http404
    row = reading.service_as_read(actor.village_id, one, tells=_works(actor))
    return show_page(request, "network/service.html", {"row": row, **row})


@open_to_all(because=BECAUSE)
@require_safe
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    place = queries.listed_organisation(actor.village_id, pk)
    if place is None:
        raise Http404
    entry = queries.entry_of(actor.village_id, pk)
    told: dict[str, Any] = reading.checked(actor.village_id, entry) if entry else {}
    rows = reading.services_as_read(actor.village_id, queries.services_at(actor.village_id, pk))
    contacts = reading.contacts_as_read(actor.village_id, queries.contacts_at(actor.village_id, pk))
    return show_page(request, "network/organisation.html", {
        "place": place, "entry": entry, "rows": rows, "contacts": contacts, **told,
    })  # fmt: skip


@open_to_all(because=BECAUSE)
@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """To whom one turns at each school and in each part of the village; where there is nobody yet, at the one door."""
    actor = actor_of(request)
    form = WhereForm(request.GET or None)
    form.is_valid()
    told = getattr(form, "cleaned_data", {})
    page = page_of(request, reading.places_as_read(actor.village_id, told.get("q", ""), told.get("where", "")), SIZE)
    rows = [row | {"contacts": reading.contacts_as_read(actor.village_id, row["found"])} for row in page]
    return show_page(request, "network/contacts.html", {
        "form": form, "page": page, "rows": rows, "keep": kept_in_address(request), "is_keeper": actor.is_keeper,
    }, 422 if form.errors else 200)  # fmt: skip


def kept_in_address(request: HttpRequest) -> str:
    """The filters, for the next page of the list."""
    told = [(name, value) for name, values in request.GET.lists() for value in values if name != "page"]
    return urlencode(told) + "&" if told else ""


def _works(actor: Actor) -> bool:
    return actor.is_professional and not actor.only_item
