"""One plan that goes on to somebody else: begin, the text, who comes, the family's yes, the first talk, and stopping."""

from functools import cache
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.queries import professionals
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.words import SHOWN_KINDS
from village.modules.passing_on import actions, queries
from village.modules.passing_on.forms import AnotherForm, BeginForm, NextForm, People, TextForm
from village.modules.passing_on.models import Letter, PassingOn
from village.modules.passing_on.reading import passing_page
from village.modules.passing_on.views.frames import door_or_404, passing_or_404
from village.modules.passing_on.words import Why
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By who coordinates, or by one of the family."""
    actor, door = door_or_404(request, pk)
    if not door.is_open:
        raise Http404
    plan = find(actor, FamilyPlan, pk, Purpose.HELP, Right.CONTRIBUTE)
    leaves = queries.coordinator_leaves_on(door)
    form = BeginForm(request.POST if request.method == "POST" else None, is_family=door.mine,
                     initial={"why": Why.LEAVES if leaves else Why.STOPS, "last_day": leaves})  # fmt: skip
    made: list[PassingOn] = []

    def do() -> None:
        why = Why.FAMILY if door.mine else Why(form.cleaned_data["why"])
        made.append(
            actions.begin(plan, by=actor, why=why, last_day=form.cleaned_data.get("last_day") or leaves)
        )

    lead = _("You say together what the next one must know, and who comes. Until then {name} stays.").format(
        name=door.coordinator
    )
    return answer_form(
        request, form, do, lambda: _url(made[0]), _("Begun. Nothing changes before the family says yes."),
        title=_("Somebody else coordinates"), lead=lead, label=_("Begin"), back=reverse("family_plans:plan", args=[pk]),
        seen=_("The family and who coordinates, nobody else."),
    )  # fmt: skip


@require_safe
def passing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the next one must know, who comes, when you talk, and what still has to be done."""
    actor, door, found = passing_or_404(request, pk)
    page = passing_page(actor, door, found)
    context = {"page": page, "passing": found, "door": door, "another": AnotherForm()}
    return show_page(request, "passing_on/passing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Written by who stops, and by the family; each wording stays."""
    actor, _door, found = passing_or_404(request, pk)
    text = queries.text_of(found)
    start = {"words": text.words if text else "", "number": text.number if text else 0}
    form = TextForm(request.POST or None, initial=start)
    quote = text.words if text and request.method == "POST" else ""
    return answer_form(
        request, form, lambda: actions.write_for_the_next(found, by=actor, **form.cleaned_data), lambda: _url(found),
        _("Kept. The family says what may go on."),
        title=_("For the next one"), quote=quote, back=_url(found), label=_("Keep this text"),
        seen=_("The family and {name} read this. The next one reads it when everybody of the family said yes.").format(
            name=found.leaver_called
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who could come next, and when you talk together."""
    actor, _door, found = passing_or_404(request, pk)
    working = professionals(actor)
    chairs = cache(lambda: queries.who_works_with_families(working, but=found.leaver_id))

    def choices() -> list[tuple[str, str]]:
        return [(str(one.pk), f"{one.public_name}, {one.get_role_display()}, {one.organisation.name}") for one in chairs()]

    start = {"kinds": [str(kind.value) for kind in SHOWN_KINDS], "overlap_until": found.last_day}
    form = NextForm(request.POST or None, people=People(choices, working), initial=start)
    return answer_form(
        request, form, lambda: _propose(found, actor, form, chairs()), lambda: _url(found),
        _("Proposed. The family says yes, or asks for somebody else."),
        title=_("Who comes next?"), back=_url(found), label=_("Propose"),
    )  # fmt: skip


@require_POST
def say_yes(request: HttpRequest, pk: UUID, of: UUID) -> HttpResponse:
    """The yes of one of the family, to the text or to who comes."""
    actor, door, found = passing_or_404(request, pk)
    _only_the_family(door)
    return once(request, lambda: actions.say_yes(found, by=actor, of=of), _url(found), _("You said yes."))


@require_POST
def another(request: HttpRequest, pk: UUID, of: UUID) -> HttpResponse:
    """The family would like somebody else."""
    actor, door, found = passing_or_404(request, pk)
    _only_the_family(door)
    form = AnotherForm(request.POST)
    why = form.cleaned_data["words"] if form.is_valid() else ""
    return once(
        request, lambda: actions.ask_for_another(found, by=actor, of=of, words=why), _url(found),
        _("Good. Somebody else is looked for."),
    )  # fmt: skip


@require_POST
def met(request: HttpRequest, pk: UUID) -> HttpResponse:
    """You talked together: from now on the next one coordinates."""
    actor, door, found = passing_or_404(request, pk)
    _only_the_family(door)
    return once(request, lambda: actions.we_met(found, by=actor), _url(found), _("Written down."))


@require_POST
def give_steps(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What who stops still had to do goes on to the next one."""
    actor, door, found = passing_or_404(request, pk)
    _only_the_family(door)
    return once(request, lambda: actions.give_steps(found, by=actor), _url(found), _("Given on."))


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it means; then, with one button, it does not go on."""
    actor, door, found = passing_or_404(request, pk)
    if not found.is_open or not (door.mine or (not found.agreed_at and found.author_id == actor.person_id)):
        raise Http404
    if request.method == "POST":
        plan = reverse("family_plans:plan", args=[door.pk])
        return once(request, lambda: actions.stop(found, by=actor), plan, _("Stopped. It stays as it was."))
    return show_page(request, "passing_on/stop.html", {"passing": found, "door": door})


@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the family approved, for the next one; nothing else of the plan before the first talk."""
    found = find(actor_of(request), Letter, pk)
    return show_page(request, "passing_on/letter.html", {"letter": found})


def _propose(found: PassingOn, actor: Actor, form: NextForm, chairs: list[Membership]) -> None:
    said: dict[str, Any] = form.cleaned_data
    member = next(one for one in chairs if str(one.pk) == said["who"])
    coming = actions.Coming(member, said["talk_at"], said["where"], said["overlap_until"], said["kinds"])
    actions.propose_next(found, by=actor, coming=coming)


def _only_the_family(door: Any) -> None:
    if not door.mine:
        raise Http404


def _url(found: PassingOn) -> str:
    return reverse("passing_on:passing", args=[found.pk])
