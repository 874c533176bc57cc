"""What a family takes part in: beginning, saying yes, changing what must be known, photos apart, and stopping at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.queries import circles_of
from village.modules.taking_part import actions, queries
from village.modules.taking_part.actions import Calls
from village.modules.taking_part.forms import CallsForm, LineForm, PhotosForm, TakePartForm
from village.modules.taking_part.models import CallInNeed, Group, TakesPart
from village.modules.taking_part.reading import days_of, homes_of, may_begin_for, part_in_words
from village.modules.taking_part.sheet import in_one, photos_from
from village.trust.access.doing import done, once
from village.trust.access.form_page import answer_form
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, open_subject, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose, Right

LOOK = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class Opened:
    """One group of somebody, in the hands of who decides about it; `card`: whom to call, as this reader wrote it."""

    actor: Actor
    part: TakesPart
    card: CallInNeed | None

    @property
    def page(self) -> str:
        return reverse("taking_part:part", args=[self.part.pk])


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Mine and my children's."""
    actor = _somebody(request)
    open_list(actor, Purpose.FOLLOW)
    homes = homes_of(actor, circles_of(actor))
    shown(actor, [line.part for home in homes if not home.circle.is_me for line in home.lines])
    return show_page(request, "taking_part/mine.html", {"homes": homes})


@require_http_methods(LOOK)
@sent_once
def begin(request: HttpRequest, person: UUID) -> HttpResponse:
    actor = _somebody(request)
    open_list(actor, Purpose.SHARE)
    circle = next((one for one in circles_of(actor) if one.subject_id == person and one.family is None), None)
    if circle is None or not may_begin_for(actor, circle):
        raise Http404
    open_subject(actor, person, Purpose.SHARE)
    groups, last = queries.groups_to_join(actor), queries.latest_day(actor)
    form = TakePartForm(
        request.POST if request.method == "POST" else None, last=last, initial={"called": circle.called, "ends_on": last},
        groups=[(one.pk, _group_called(one), days_of(one)) for one in groups],
        with_line=queries.keeps_line(actor, person, circle.person.birth_date if circle.person else None),
    )  # fmt: skip
    made: list[TakesPart] = []

    def write() -> None:
        told = form.cleaned_data
        group = next(one for one in groups if str(one.pk) == told["group"])
        made.append(actions.take_part(
            Subject(pk=person, village_id=actor.village_id), by=actor, group=group, called=told["called"],
            ends_on=told["ends_on"], calls=form.calls(), line=told.get("line", ""),
        ))  # fmt: skip

    if request.method == "POST" and done(form, write):
        return remember_answer(request, redirect("taking_part:part", made[0].pk))
    page = {"form": form, "circle": circle, "groups": groups, "back": reverse("taking_part:mine")}
    return show_page(request, "taking_part/begin.html", page, 422 if form.errors else 200)


@require_safe
def part(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What ended says so: somebody may still hold a link to it."""
    at = opened(request, pk, ended_too=True)
    if at.part.ended_at:
        return show_page(request, "taking_part/ended.html", {"part": at.part})
    return show_page(request, "taking_part/part.html", part_in_words(at.actor, at.part, at.card))


@require_POST
def say_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    at = opened(request, pk)
    return once(request, lambda: actions.say_yes(at.part, by=at.actor), at.page, _("Thank you, your yes is written down."))


@require_http_methods(LOOK)
@sent_once
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who may decide about health at this age; for the others there is no such page."""
    at = opened(request, pk)
    if not queries.keeps_line(at.actor, at.part.subject_id, queries.born_of(at.actor, at.part.subject_id)):
        raise Http404
    now = in_one(queries.lines_of(at.actor, [at.part])[pk])
    form = LineForm(request.POST if request.method == "POST" else None, initial={"line": now})
    return _kept(
        request, at, form, lambda: actions.keep_line(at.part, by=at.actor, line=form.cleaned_data["line"]),
        title=_("What people must know"), lead=_("One line: allergies, medicine, what keeps somebody safe."),
        seen=_("Who runs the group reads this line on today’s list, and nobody else there."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def calls(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each who decides writes an own card; nobody reads the card of the other parent."""
    at = opened(request, pk)
    initial = {name: str(getattr(at.card, name)) for name in Calls.__dataclass_fields__} if at.card else {}
    form = CallsForm(request.POST if request.method == "POST" else None, initial=initial)
    return _kept(
        request, at, form, lambda: actions.keep_calls(at.part, by=at.actor, calls=form.calls()),
        title=_("Whom to call in need"),
        lead=_("This is your own card. Another parent writes an own one, and does not read yours."),
        seen=_("Who runs the group opens it with a tap, when it is needed. You read who did."),
    )  # fmt: skip


@require_http_methods(LOOK)
@sent_once
def photos(request: HttpRequest, pk: UUID) -> HttpResponse:
    at = opened(request, pk)
    answers, last = queries.photo_answers(at.actor, [at.part])[pk], queries.latest_day(at.actor)
    mine = {one.use: one for one in answers if one.author_id == at.actor.person_id}
    initial = {use: "yes" if one.yes else "no" for use, one in mine.items()} | {"until": min(at.part.ends_on, last)}
    form = PhotosForm(request.POST if request.method == "POST" else None, last=last, initial=initial)

    def write() -> None:
        actions.answer_photos(at.part, by=at.actor, uses=form.uses(), until=form.cleaned_data["until"])

    return _kept(request, at, form, write, template="taking_part/photos.html", allowed=photos_from(answers))


@require_http_methods(LOOK)
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tap on the page of the group; with one question for who comes from elsewhere."""
    at = opened(request, pk)
    if request.method == "POST":
        to = reverse("taking_part:mine")
        says = _("Stopped. Nobody of the group reads anything of this any more.")
        return once(request, lambda: actions.stop(at.part, by=at.actor), to, says)
    return show_page(request, "taking_part/stop.html", {"at": at, "part": at.part, "back": at.page})


def _kept(request: HttpRequest, at: Opened, form: Form, write: Callable[[], object], **page: Any) -> HttpResponse:
    """One form about this group: written and back, or shown with what has to change."""
    whole = {"at": at, "back": at.page, "label": _("Keep it"), **page}
    return answer_form(request, form, write, lambda: at.page, **whole)


def opened(request: HttpRequest, pk: UUID, *, ended_too: bool = False) -> Opened:
    """For who decides about it. Who runs the group reads its list, and finds no such page."""
    actor = _somebody(request)
    found = find(actor, TakesPart, pk, Purpose.FOLLOW, Right.MANAGE)
    if found.ended_at and not ended_too:
        raise Http404
    card = None
    if actor.subject_id:
        open_subject(actor, actor.subject_id, Purpose.FOLLOW)
        card = queries.my_call(actor, found)
    open_subject(actor, found.subject_id, Purpose.FOLLOW)
    return Opened(actor, found, card)


def _somebody(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        raise Http404
    return actor


def _group_called(group: Group) -> str:
    return f"{group.organisation.name} · {group.name}"
