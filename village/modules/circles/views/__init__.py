"""Screens of the circle. Each asks whose circle it is first; somebody else's looks as if it did not exist."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles import actions
from village.modules.circles.forms import KeepOutForm, ShareForm, ShareOneForm
from village.modules.circles.looks import in_a_row, in_words
from village.modules.circles.one_thing import is_mine_to_share, one_yes_is_enough, share_one
from village.modules.circles.queries import Circle, circles_of, eyes_on, kept_out_names, looks_by_others
from village.modules.circles.receivers import family_and_law, receivers_of
from village.modules.circles.views.why import with_why
from village.trust.access.mine import may_decide
from village.trust.access.once import answered_before, remember_answer, sent_once
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.access.things import table_called
from village.trust.consent.models import Consent, Restriction
from village.trust.consent.queries import current_about, restrictions_about
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, Purpose, Right
from village.ui.cards import things_named

PAGE = 25
LINES = 500
"""How many lines of the logbook one page puts together."""


@require_safe
def who_sees(request: HttpRequest) -> HttpResponse:
    """Who can see what about me, or about somebody whose guardian I am."""
    actor, circle, others = _circle(request)
    consents = list(current_about(actor, circle.subject_id))
    eyes = eyes_on(circle.subject_id)
    own = frozenset({one for one in (actor.person_id, circle.person and circle.person.pk) if one})
    named = things_named(actor, {consent.item_id for consent in consents if consent.item_id})
    kept_out = _kept_out(actor, circle)
    shut = {one["person_id"]: one["name"] for one in kept_out}
    return show_page(request, "circles/who_sees.html", {
        "circle": circle, "others": others,
        "receivers": receivers_of(consents, eyes, named, shut, me=actor.subject_id),
        "family": family_and_law(eyes, own),
        "kept_out": kept_out,
        "may_change": circle.person is not None,
    })  # fmt: skip


@require_safe
def who_looked(request: HttpRequest) -> HttpResponse:
    """The logbook as the family reads it, newest first."""
    actor, circle, others = _circle(request)
    item, before = _item(request), _number(request.GET.get("before"))
    looks = looks_by_others(actor, circle, item_id=item, before=before, size=LINES)
    lines = in_a_row((look, circle.subject_id) for look in looks)
    page = lines[:PAGE]
    named = things_named(actor, {item}).get(item) if item else None
    return show_page(request, "circles/who_looked.html", {
        "circle": circle, "others": others, "item": item, "named": named, "before": before,
        "items": with_why(actor, circle, page, [in_words(line, actor.person_id) for line in page]),
        "next_before": page[-1].oldest.id if len(lines) > PAGE or len(looks) == LINES else None,
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def stop_sharing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then, with one button, it is stopped."""
    actor = actor_of(request)
    consent = find(actor, Consent, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(consent.subject_id, consent.item_id, consent.kinds or [consent.kind]):
        raise Http404  # who answers a question holds it too, but does not decide who sees it
    if request.method == "POST":
        actions.withdraw(consent, by=actor)
        messages.success(request, _("Stopped. Nobody reads it through this any more."))
        return redirect(_back(consent.subject_id, actor))
    if consent.withdrawn_at:
        return redirect(_back(consent.subject_id, actor))
    eyes = eyes_on(consent.subject_id)
    named = things_named(actor, {consent.item_id} if consent.item_id else set())
    receiver = receivers_of([consent], eyes, named, me=actor.subject_id)[0]
    return show_page(request, "circles/stop_sharing.html", {
        "consent": consent, "receiver": receiver, "shared": receiver.things[0],
        "back": _back(consent.subject_id, actor),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Show something to one more person."""
    actor, circle, _others = _circle(request)
    person = _person(circle)
    kinds = actions.kinds_to_give_alone(person, actor)
    form = ShareForm(request.POST or None, actor=actor, kinds=kinds)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    if form.is_valid():
        values = form.cleaned_data
        actions.give(person, by=actor, kinds=values["kinds"], to_person=form.who_chosen(), until=form.until())
        messages.success(request, _("Shared. You can stop any day."))
        return remember_answer(request, redirect(_back(circle.subject_id, actor)))
    return _form(request, "circles/share.html", circle, form, actor, kinds=kinds)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def share_one_thing(request: HttpRequest, thing: str, pk: UUID) -> HttpResponse:
    """Who, and until when."""
    actor = actor_of(request)
    record = find(actor, table_called(thing), pk, Purpose.SHARE, Right.MANAGE)
    if not is_mine_to_share(record):
        raise Http404
    named = things_named(actor, {record.pk}).get(record.pk)
    if named is None:
        raise Http404
    form = ShareOneForm(request.POST if request.method == "POST" else None, actor=actor)
    alone = one_yes_is_enough(record, actor)
    if alone and form.is_valid():
        try:
            share_one(record, by=actor, to_person=form.who_chosen(), until=form.until())
        except actions.SomebodyElseMustAgree:
            raise Http404 from None  # the page does not offer it
        messages.success(request, _("Shared. You can stop any day."))
        return remember_answer(request, redirect(named.url))
    context = {"form": form, "named": named, "alone": alone}
    return show_page(request, "circles/share_one.html", context, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def keep_out(request: HttpRequest) -> HttpResponse:
    """Name somebody who must not see anything, even if their work would let them."""
    actor, circle, _others = _circle(request)
    person = _person(circle)
    form = KeepOutForm(request.POST or None, actor=actor)
    if form.is_valid():
        actions.restrict(person, by=actor, against=form.who_chosen())
        messages.success(request, _("From now on this person sees nothing. They are not told."))
        return redirect(_back(circle.subject_id, actor))
    return _form(request, "circles/keep_out.html", circle, form, actor)


@require_POST
def let_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was agreed with this person counts again."""
    actor = actor_of(request)
    restriction = find(actor, Restriction, pk, Purpose.SHARE)
    actions.lift(restriction, by=actor)
    messages.success(request, _("Done. What you agreed with this person counts again."))
    return redirect(_back(restriction.subject_id, actor))


def _circle(request: HttpRequest) -> tuple[Actor, Circle, list[Circle]]:
    """The circle that `?about=` asks for, mine without it; and all that are mine to look after."""
    actor = actor_of(request)
    open_list(actor, Purpose.SHARE)
    mine = circles_of(actor)
    wanted = request.GET.get("about")
    about = _uuid(wanted) if wanted else actor.subject_id
    chosen = next((circle for circle in mine if circle.subject_id == about), None)
    if chosen is None:
        raise Http404
    # what one owns together is one's own: no line that tells the other owners when somebody looked here
    shown(actor, [circle.person for circle in mine if circle.person and not circle.is_me])
    return actor, chosen, mine


def _person(circle: Circle) -> Person:
    """Sharing by kind is about a person; what a family owns is shared where it stands."""
    if circle.person is None:
        raise Http404
    return circle.person


def _kept_out(actor: Actor, circle: Circle) -> list[dict[str, Any]]:
    found = list(restrictions_about(actor, circle.subject_id))
    names = kept_out_names(circle.subject_id) if found else {}
    return [
        {
            "pk": one.pk,
            "person_id": one.against_person_id,
            "name": names.get(one.pk, _("Somebody")),
            "because": one.get_because_display(),
            "mine": one.set_by_id == actor.person_id or circle.is_me,
        }
        for one in found
    ]


def _form(request: HttpRequest, name: str, circle: Circle, form: Any, actor: Actor, **more: Any) -> HttpResponse:
    context = {"form": form, "circle": circle, "back": _back(circle.subject_id, actor), **more}
    return show_page(request, name, context, status=422 if form.is_bound else 200)


def _back(subject_id: UUID, actor: Actor) -> str:
    url = reverse("circles:who_sees")
    return url if subject_id == actor.subject_id else f"{url}?about={subject_id}"


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _item(request: HttpRequest) -> UUID | None:
    wanted = request.GET.get("item")
    if wanted and _uuid(wanted) is None:
        raise Http404
    return _uuid(wanted)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
