"""The lists: what I wait for, who waits for us, who serves which area, and numbers for who leads or keeps."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.waiting import keeping, meanwhile, queries, reading
from village.modules.waiting.forms import GiveForm, ListForm, WhereForm
from village.modules.waiting.models import WaitingList, WaitingQuota
from village.trust.access.doors import open_to_all
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, keeper_or_404, show_page
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.screens import page_of

COUNTED = ("waiting", "late", "too_long")
LEADS = (Role.SUPERVISOR, Role.MANAGER, Role.KEEPER)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What my family and I wait for, and what waits for our yes."""
    actor, today = actor_of(request), timezone.localdate()
    open_list(actor, Purpose.FOLLOW)
    asked = list(queries.waits_for_yes(actor))
    page = page_of(request, queries.i_wait_for(actor))
    shown(actor, [*asked, *page])
    rows = [{"one": one, "since": reading.since_in_words(one.since, today)} for one in page]
    return show_page(request, "waiting/mine.html", {"page": page, "rows": rows, "asked": asked})


@require_safe
def keeps(request: HttpRequest) -> HttpResponse:
    """Who waits for us: by the next talk, late ones on top; or one list in the order in which places are offered."""
    actor, today = actor_of(request), timezone.localdate()
    if not actor.is_professional:
        raise Http404
    lists = [one for one in queries.lists_of(actor.village_id, closed=True) if one.organisation_id in actor.organisation_ids]
    chosen = next((one for one in lists if str(one.pk) == request.GET.get("list")), None)
    rules = queries.rules_of(actor.village_id)
    open_list(actor, Purpose.LIST)
    found = queries.who_waits(actor)
    if chosen:
        found = queries.waiting_order(queries.on_list(found, chosen), rules, today)
    page = page_of(request, found)
    shown(actor, page)
    rows = [_row(one, rules, today) for one in page]
    tabs = [{"url": "?", "label": _("By the next talk"), "current": chosen is None}]
    tabs += [{"url": f"?list={one.pk}", "label": one.service, "current": one == chosen} for one in lists]
    quotas = queries.quotas_of(actor.village_id, [chosen.pk])[chosen.pk] if chosen else []
    keep = f"list={chosen.pk}&" if chosen else ""
    context = {"page": page, "rows": rows, "tabs": tabs, "chosen": chosen, "keep": keep, "quotas": quotas}
    return show_page(request, "waiting/keeps.html", context)


@open_to_all(because="what one can wait for and who serves where is for everybody to read")
@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Who serves which area, how many places, about how long; and where nobody serves yet."""
    village = request.village  # type: ignore[attr-defined]
    form = WhereForm(request.GET if request.GET.get("postcode") else None)
    where = form.cleaned_data["postcode"] if form.is_bound and form.is_valid() else ""
    lists = queries.lists_of(village.pk, by_name=False)
    kept, waits = queries.quotas_of(village.pk, [one.pk for one in lists]), queries.estimates_of(lists)
    rows = [
        {"one": one, "quotas": kept[one.pk], "how_long": reading.how_long(waits[one.pk]), "serves": one.serves(where)}
        for one in lists
    ]
    here = [row for row in rows if row["serves"]]
    context = {
        "form": form, "where": where, "here": here, "elsewhere": [row for row in rows if not row["serves"]],
        "gaps": _gaps(lists),
    }  # fmt: skip
    return show_page(request, "waiting/areas.html", context, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """For who leads: how many wait and with whom, how many talks are late, where nobody serves. Never who, never why."""
    actor = actor_of(request)
    if not actor.works_as(*LEADS):
        raise Http404
    rules = queries.rules_of(actor.village_id)
    leads = [seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR]
    sent = _without(request.POST, "of") if request.method == "POST" else None
    form = GiveForm(sent, actor=actor, organisation=leads[0]) if leads else None
    of = request.POST.get("of", "")
    if request.method == "POST":
        if form and form.is_valid() and _is_uuid(of):
            return _gave(request, actor, UUID(of), form)
        messages.info(request, _("Choose from whom and to whom."))
    carried = [row for organisation in leads for row in queries.overview_of(organisation, rules)]
    lists = {one.pk: one for one in queries.lists_of(actor.village_id, closed=True)}
    kept = queries.quotas_of(actor.village_id, list(lists))
    by_list = groupby(carried, key=lambda one: one.list_id)
    groups = [{"list": lists[pk], "quotas": kept[pk], **_together(list(found))} for pk, found in by_list]
    people = {one.contact_id: one.contact for one in carried}
    context = {
        "groups": groups, "spots": queries.blind_spots(), "people": people, "leads": bool(leads),
        "gaps": _gaps(list(lists.values())),
        "form": form if people else None, "of": of,
        "table_heads": [_("Contact person"), _("Families who wait"), _("Talks that are late")],
    }  # fmt: skip
    return show_page(request, "waiting/numbers.html", context, 422 if request.method == "POST" else 200)


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All lists of the village, for its keeper."""
    actor = keeper_or_404(request)
    found = queries.lists_of(actor.village_id, closed=True)
    kept = queries.quotas_of(actor.village_id, [one.pk for one in found])
    return show_page(request, "waiting/lists.html", {"rows": [{"one": one, "quotas": kept[one.pk]} for one in found]})


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """A new list, or one that changes."""
    actor = keeper_or_404(request)
    kept = queries.list_by_id(actor.village_id, pk) if pk else None
    if pk and kept is None:
        raise Http404
    quotas = queries.quotas_of(actor.village_id, [kept.pk])[kept.pk] if kept else []
    form = ListForm(request.POST or None, actor=actor, initial=_initial(kept, quotas) if kept else None)
    if form.is_valid():
        try:
            keeping.keep_list(kept, by=actor, **form.kept())
        except keeping.ThereIsOne:
            form.add_error("service", _("There is a list for this already."))
        else:
            messages.success(request, _("Kept. Everybody can see it from now on."))
            return redirect("waiting:lists")
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "waiting/keep.html", {"form": form, "kept": kept, "quotas": quotas}, status)


def _gave(request: HttpRequest, actor: Actor, of: UUID, form: GiveForm) -> HttpResponse:
    """Everybody one colleague speaks to, to another: when somebody leaves or falls ill."""
    given = meanwhile.give_all(by=actor, of=of, to=UUID(form.cleaned_data["to"]))
    messages.success(request, _("{number} families were given to a colleague, and told so.").format(number=given))
    return redirect("waiting:numbers")


def _together(rows: list[queries.Carried]) -> dict[str, Any]:
    return {"rows": rows, **{name: sum(getattr(one, name) for one in rows) for name in COUNTED}}


def _row(one: Any, rules: Any, today: Any) -> dict[str, Any]:
    return {
        "one": one, "since": reading.since_in_words(one.since, today), "late": reading.is_late(one, today),
        "today": one.next_check_in == today, "too_long": reading.waits_too_long(one, rules, today), "outside": one.is_outside,
    }  # fmt: skip


def _gaps(lists: list[WaitingList]) -> list[dict[str, Any]]:
    """Per postcode that somebody serves: what does not come there. A blind spot without a word about anybody (P-26)."""
    places = sorted({place for one in lists for place in one.postcodes})
    missing = ((place, [one for one in lists if not one.serves(place)]) for place in places)
    return [{"postcode": place, "lists": found} for place, found in missing if found]


def _initial(kept: WaitingList, quotas: list[WaitingQuota]) -> dict[str, Any]:
    names = ("service", "about", "places", "outside", "is_open")
    first = {"quota_name": quotas[0].name, "quota_places": quotas[0].places} if quotas else {}
    plain = {name: getattr(kept, name) for name in names}
    return {**plain, **first, "keeper": str(kept.keeper_id), "postcodes": keeping.in_words(kept.postcodes)}


def _without(sent: Any, name: str) -> Any:
    rest = sent.copy()
    rest.pop(name, None)
    return rest


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
