"""Enrolling on other pages: the steps and the moment on the page of a question, and what comes on the first page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.enrolment import queries
from village.modules.enrolment.reading import groups_of
from village.modules.enrolment.words import STANDS
from village.modules.help_requests.models import HelpRequest
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.screens import actor_of, languages_of
from village.trust.vocabulary import Actor
from village.ui.cards import MAIN, SIDE, CalendarDate, Card, MenuItem, Panel

VERBS = {
    "choose_schools": gettext_lazy("chose for which schools to see the dates"),
    "mark_step": gettext_lazy("noted what is done for enrolling"),
    "ask_moment": gettext_lazy("asked for a moment to sit together"),
    "plan_moment": gettext_lazy("proposed a moment to sit together"),
    "agree_to_moment": gettext_lazy("said yes to a moment to sit together"),
    "call_moment_off": gettext_lazy("called a moment to sit together off"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    """For everybody who came in. It asks nothing."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    order = 29 if actor.is_professional else 49
    return [MenuItem("enrolment:steps", _("Enrolling in a school"), "calendar-blank", order=order, wide=True)]


def cards_for(request: HttpRequest) -> list[Card]:
    """Moments that come, of who asked and of who sits there. One question, and only of who can have one."""
    actor = actor_of(request)
    if actor.only_item or (actor.is_professional and not is_at_the_door(actor)):
        return []
    coming = list(queries.coming_moments(actor))
    if not coming:
        return []
    to = "help_requests:request" if actor.is_professional else "help_requests:follow"
    rows = [
        {"one": one, "url": reverse(to, args=[one.request_id]), "at_work": actor.is_professional}
        for one in coming
    ]
    place = SIDE if actor.is_professional else MAIN
    return [Card("enrolment/_card_moments.html", {"rows": rows}, place, order=8, shows=coming)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On the page of a question about enrolling: for who asked to tick, for who works on it to see and to plan."""
    actor = actor_of(request)
    if not isinstance(record, HelpRequest) or not queries.is_about_enrolling(record):
        return
    works, mine = record.is_work_of(actor), queries.is_mine(record, actor)
    meets = queries.may_meet(record)
    shown: dict[str, Any] = {
        "asked": record, "works": works, "is_mine": mine, **_steps(request, record), **_moment(record),
        "may_ask": mine and meets, "may_plan": works and meets and record.owner_id is not None,
        "needs_owner": works and meets and record.owner_id is None,
    }  # fmt: skip
    yield Panel("enrolment/_panel.html", shown, MAIN, order=4)


def dates_for(actor: Actor) -> list[CalendarDate]:
    """The moment to sit together, without a word of with whom, about what or where."""
    title = _("A talk together")
    return [
        CalendarDate(key, title, begins, changed_at=changed, cancelled=off)
        for key, begins, changed, off in queries.my_enrolment_days()
    ]


def _steps(request: HttpRequest, record: HelpRequest) -> dict[str, Any]:
    today, village = timezone.localdate(), request.village  # type: ignore[attr-defined]
    year, chosen = queries.this_year(queries.years(village.pk), today), queries.choice_of(record)
    languages = languages_of(request)
    steps = queries.steps_in(year) if year else []
    groups = groups_of(
        steps,
        languages,
        today,
        done=queries.done_of(record) if steps else (),
        levels=chosen.levels if chosen else (),
    )
    return {"year": year, "groups": groups, "reminds": chosen.reminds if chosen else True}


def _moment(record: HelpRequest) -> dict[str, Any]:
    stands = queries.appointment_of(record)
    return {"stands": stands, "state": STANDS[stands.state] if stands else ""}
