"""For who works here: my leaving, the plans to pass on, what families let me read; for a team leader how many still wait."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.passing_on import leaving, queries
from village.modules.passing_on.aftercare import keep_months
from village.modules.passing_on.forms import LeaveForm, MonthsForm
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form, show_form
from village.trust.access.once import sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import keeper_or_404, show_page, works_here_or_404
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.screens import page_of

SIZE = 25


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My leaving, the plans I coordinate and how far each is, and what families wrote for me."""
    actor = works_here_or_404(request)
    open_list(actor, Purpose.LIST)
    doors = queries.plans_i_coordinate(actor)
    passing = queries.open_passings(actor, [door.pk for door in doors])
    letters = queries.my_letters(actor)
    shown(actor, [*passing.values(), *letters])
    return show_page(request, "passing_on/mine.html", {
        "rows": [(door, passing.get(door.pk)) for door in doors], "letters": letters,
        "leavings": queries.my_leavings(actor), "leads": actor.works_as(Role.SUPERVISOR),
        "how_many_i_call": queries.how_many_i_call(actor),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def announce(request: HttpRequest) -> HttpResponse:
    """I leave, on this day; or, by `?who=`, somebody of the team I lead."""
    actor = works_here_or_404(request)
    colleague = _colleague(request, actor)
    chairs = [
        (str(one.pk), one.organisation.name)
        for one in ([colleague] if colleague else queries.my_chairs(actor))
    ]
    form = LeaveForm(request.POST or None, chairs=chairs)
    title = _("{name} leaves").format(name=colleague.public_name) if colleague else _("I leave this work")
    back = _team() if colleague else _mine()
    return answer_form(
        request, form, lambda: _announce(form, actor), lambda: back,
        _("Written down. Each plan goes on together with its family."), title=title, back=back, label=_("Say it"),
        seen=_("Your colleagues know the day, and so do the families whose plan you coordinate or whom you call afterwards."),
    )  # fmt: skip


@require_POST
def call_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """I stay after all; or somebody of my team does."""
    actor = works_here_or_404(request)
    found = queries.leaving_by_key(actor, pk)
    if found is None or not (found.member.person_id == actor.person_id or actor.works_as(Role.SUPERVISOR)):
        raise Http404
    to = _mine() if found.member.person_id == actor.person_id else _team()
    return once(request, lambda: leaving.call_off(found.pk, by=actor), to, _("Good. Nothing changes."))


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Who of my team leaves, and how many plans and calls still need somebody: numbers and days, never a name of a family."""
    actor = _leads(request)
    page = page_of(request, queries.chairs_i_lead(actor), SIZE)
    ended = queries.ended_of(page)
    people = [(one, ended.get(one.pk)) for one in page]
    context = {"rows": queries.plans_left(), "actor": actor, "people": people, "page": page}
    return show_page(request, "passing_on/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def months(request: HttpRequest) -> HttpResponse:
    """After how many months somebody calls, in this village: for its keeper."""
    actor = keeper_or_404(request)
    kept = ", ".join(str(number) for number in queries.months_here(actor.village_id))
    form = MonthsForm(request.POST or None, initial={"months": kept})
    if form.is_valid():
        chosen = form.cleaned_data["months"]
        return once(
            request, lambda: keep_months(actor, chosen), request.path, _("Kept. They count from now on.")
        )
    return show_form(
        request, form, title=_("Calls after a plan has ended"), back=reverse("portal:home"), label=_("Keep"),
        lead=_("Each family can choose other days."),
    )  # fmt: skip


def _announce(form: LeaveForm, actor: Actor) -> None:
    said = form.cleaned_data
    leaving.announce(UUID(said["member"]), by=actor, last_day=said["last_day"])


def _colleague(request: HttpRequest, actor: Actor) -> Membership | None:
    """Whose leaving a team leader writes down; None: one's own."""
    who = request.GET.get("who", "")
    if not who:
        return None
    try:
        found = queries.chair_i_lead(actor, UUID(who))
    except ValueError:
        found = None
    if found is None or found.person_id == actor.person_id:
        raise Http404
    return found


def _leads(request: HttpRequest) -> Actor:
    actor = works_here_or_404(request)
    if not actor.works_as(Role.SUPERVISOR):
        raise Http404
    return actor


def _mine() -> str:
    return reverse("passing_on:mine")


def _team() -> str:
    return reverse("passing_on:team")
