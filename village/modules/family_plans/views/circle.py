"""The circle and the team: the family draws who is around them, asks somebody along, and lets go at once."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.link_mail import link_address
from village.modules.circles.queries import SHARED, eyes_on_each, professionals
from village.modules.family_plans import actions, team
from village.modules.family_plans.forms.circle import (
    AskAlongForm,
    CircleForm,
    DrawAgainForm,
    RemoveForm,
    ShowLessForm,
    YesForm,
)
from village.modules.family_plans.models import FamilyPlan, Step, TeamAnswer, TeamMember
from village.modules.family_plans.queries import answers_of, owners_of, shown_to, team_of, with_account
from village.modules.family_plans.reading import page_of, sight_of, through_their_eyes
from village.modules.family_plans.views.opened import Opened, opened, opened_whole
from village.modules.family_plans.words import KIND_WORDS, SHOWN_KINDS, Side
from village.trust.access.doing import once
from village.trust.access.mine import my_subjects
from village.trust.access.screens import keep_shown_once, show_page
from village.trust.vocabulary import DataKind


@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody in the circle. It lets nobody in."""
    at, plan = opened_whole(request, pk, mine=True)
    form = CircleForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        return once(
            request, lambda: team.draw_in(plan, by=at.actor, **values), at.url, _("Drawn into your circle.")
        )
    return show_page(
        request, "family_plans/draw.html", {"at": at, "form": form}, 422 if form.is_bound else 200
    )


@require_safe
def member(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """One person of the circle: what they see, what they do, and what the family can change."""
    at, plan = opened_whole(request, pk)
    return _show(request, at, at.part(TeamMember, member))


@require_http_methods(["GET", "HEAD", "POST"])
def draw_again(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """Closer, or further off."""
    at, _plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    start = {"ring": one.ring, "since_year": one.since_year, "stays": one.stays}
    form = DrawAgainForm(request.POST or None, initial=start)
    if form.is_valid():
        values = form.cleaned_data
        return once(request, lambda: team.draw_again(one, by=at.actor, **values), _member_url(at, one))
    context = {"at": at, "one": one, "form": form, "back": _member_url(at, one)}
    return show_page(request, "family_plans/draw_again.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """Ask somebody of the circle into the team: see through their eyes first, then say what they may see."""
    at, _plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    form = AskAlongForm(request.POST or None, people=professionals(at.actor), ours=_ours(at), languages=_languages(request),
                        called=one.called, initial={"language": request.LANGUAGE_CODE})  # fmt: skip
    if one.author_id != at.actor.person_id:
        del form.fields["why"]  # why this person matters are the words of who drew them
    if not form.is_valid():
        context = {"at": at, "one": one, "form": form}
        return show_page(request, "family_plans/ask_along.html", context, 422 if form.is_bound else 200)
    values = form.cleaned_data

    def do() -> None:
        if values["who"]:
            team.is_person(one, by=at.actor, person=UUID(values["who"]))
        else:
            team.known_here(one, by=at.actor, language=values["language"] or "en")
        team.ask_along(one, by=at.actor, kinds=values["kinds"] if values["who"] else [], why=values.get("why", ""))

    return once(request, do, _member_url(at, one))


@require_POST
def answer(request: HttpRequest, pk: UUID, member: UUID, says: str) -> HttpResponse:
    """The yes or no of one of the family."""
    at, _plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    if says == "yes":
        form = YesForm(request.POST, called=one.called)
        if one.asked_kinds and _may_answer(at, one, _said(one)) and not form.is_valid():
            return _show(request, at, one, form)
        return once(request, lambda: team.say_yes(one, by=at.actor), _member_url(at, one), _("You said yes."))
    return once(
        request, lambda: team.say_no(one, by=at.actor), at.url, _("You said no. This person does not join.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def less(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """Show less, at once."""
    at, _plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    if not one.asked_kinds or one.joined_at is None:
        raise Http404
    form = ShowLessForm(request.POST or None, initial={"kinds": one.asked_kinds})
    shown = [(str(kind), KIND_WORDS[DataKind(kind)]) for kind in one.asked_kinds]
    form.fields["kinds"].choices = shown  # type: ignore[attr-defined]
    if form.is_valid():
        kinds = form.cleaned_data["kinds"]
        return once(
            request,
            lambda: team.show_less(one, by=at.actor, kinds=kinds),
            _member_url(at, one),
            _("Less from now on."),
        )
    context = {"at": at, "one": one, "form": form}
    return show_page(request, "family_plans/less.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """First what it stops; then, with one button, it is stopped. Of who coordinates: also who does it from now on."""
    at, plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    others = _could_coordinate(at, one) if team.coordinates(one) else None
    form = RemoveForm(request.POST if request.method == "POST" else None, others=others)
    if form.is_valid():
        _let_go(at, plan, one, form.cleaned_data.get("then"))
        messages.success(request, _("Done. Nothing of your plan is open to them any more."))
        return redirect(at.url)
    steps = [
        step
        for goal in page_of(at.actor, at.door).goals
        for step in goal.steps
        if step.step.member_id == one.pk
    ]
    seen = [words for words, yes in sight_of(one, shown_to(at.actor, at.door)) if yes]
    context = {"at": at, "one": one, "form": form, "seen": seen, "steps": [step for step in steps if step.is_open]}
    return show_page(request, "family_plans/remove.html", context, 422 if form.is_bound else 200)


@require_safe
def eyes(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """The plan as this person would read it, before anybody says yes; `?kinds=` tries something else."""
    at, _plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    wished = {
        int(kind)
        for kind in request.GET.getlist("kinds")
        if kind.isascii() and kind.isdigit() and len(kind) < 3
    }
    kinds = sorted(wished & set(SHOWN_KINDS)) or one.asked_kinds
    page = page_of(at.actor, at.door)
    theirs = [
        step
        for goal in page.goals
        for step in goal.steps
        if one.person_id and step.step.person_id == one.person_id
    ]
    return show_page(request, "family_plans/eyes.html", {
        "at": at, "one": one, "page": through_their_eyes(page, kinds), "theirs": theirs if not kinds else [],
        "choices": [(kind.value, KIND_WORDS[kind], kind in kinds) for kind in SHOWN_KINDS],
    })  # fmt: skip


@require_POST
def coordinates(request: HttpRequest, pk: UUID, member: UUID) -> HttpResponse:
    """Exactly one coordinator, by name: this one from now on."""
    at, plan = opened_whole(request, pk, mine=True)
    one = at.part(TeamMember, member)
    return once(request, lambda: actions.choose_coordinator(plan, by=at.actor, member=one), _member_url(at, one),
                _("From now on this person coordinates."))  # fmt: skip


@require_POST
def link(request: HttpRequest, pk: UUID, member: UUID, step: UUID) -> HttpResponse:
    """A link to one step, for who has no account; shown once to who made it."""
    at = opened(request, pk, mine=True)
    one, found = at.part(TeamMember, member), at.part(Step, step)
    if found.member_id != one.pk or one.person_id is None:
        raise Http404
    secret = team.link_for(found, by=at.actor, member=one)
    keep_shown_once(request, found.pk, link_address(request.village.slug, secret), one.called)  # type: ignore[attr-defined]
    return redirect("family_plans:step", found.pk)


def _said(one: TeamMember) -> list[TeamAnswer]:
    return answers_of([one])[one.pk] if one.in_team else []


def _may_answer(at: Opened, one: TeamMember, said: list[TeamAnswer]) -> bool:
    """One of the family who did not say yes or no yet."""
    waits = at.door.mine and one.in_team and not one.joined_at and not one.ended_at
    return waits and at.actor.person_id not in {answer.author_id for answer in said}


def _show(request: HttpRequest, at: Opened, one: TeamMember, form: YesForm | None = None) -> HttpResponse:
    page = page_of(at.actor, at.door)
    said = _said(one)
    return show_page(request, "family_plans/member.html", {
        "at": at, "one": one, "said": said, "form": form or (YesForm(called=one.called) if one.asked_kinds else None),
        "sees": sight_of(one, shown_to(at.actor, at.door)) if at.knows_who_sees_what else [],
        "may_answer": _may_answer(at, one, said),
        "asked": [KIND_WORDS[DataKind(kind)] for kind in one.asked_kinds] if at.knows_who_sees_what else [],
        "steps": [step for goal in page.goals for step in goal.steps if step.step.member_id == one.pk],
        "needs_link": _needs_link(at, one),
        "coordinates": one.person_id is not None and one.person_id == at.door.coordinator_id,
    }, 422 if form else 200)  # fmt: skip


def _needs_link(at: Opened, one: TeamMember) -> bool:
    """Of one's own, and without an account that leads to their step."""
    is_ours = at.door.mine and one.side == Side.NATURAL and not one.asked_kinds
    return is_ours and one.person_id not in with_account(at.door.subject_id)


@transaction.atomic
def _let_go(at: Opened, plan: FamilyPlan, one: TeamMember, then: str | None) -> None:
    if then:
        other = None if then == RemoveForm.ME else at.part(TeamMember, UUID(then))
        actions.choose_coordinator(plan, by=at.actor, member=other)
        one = at.part(TeamMember, one.pk)
    team.remove(one, by=at.actor)


def _could_coordinate(at: Opened, one: TeamMember) -> list[tuple[str, str]]:
    """Everybody else of the team who reads the plan."""
    shown = shown_to(at.actor, at.door)
    return [(str(other.pk), other.called) for other in team_of(at.door)
            if other.pk != one.pk and other.joined_at and other.person_id in shown]  # fmt: skip


def _ours(at: Opened) -> list[tuple[str, str]]:
    """Who does not work here, and reads something of this family or of one of it already: a grandmother with an account."""
    found = eyes_on_each([*my_subjects(at.actor), at.door.subject_id])
    known = {owner.person_id for owner in owners_of(at.door)} | {member.person_id for member in team_of(at.door)}
    return sorted({
        (str(eye.reader_id), eye.name) for eyes in found.values() for eye in eyes
        if eye.via == SHARED and not eye.role and eye.reader_id not in known
    }, key=lambda one: one[1])  # fmt: skip


def _languages(request: HttpRequest) -> list[tuple[str, Any]]:
    spoken = request.village.languages  # type: ignore[attr-defined]
    return [(code, name) for code, name in settings.LANGUAGES if code in spoken]


def _member_url(at: Opened, one: TeamMember) -> str:
    return reverse("family_plans:member", args=[at.door.pk, one.pk])
