"""Meetings on other pages: what a child is asked and was told, what comes, hints for a coach, good news on the plan."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, plans_of
from village.modules.meetings import queries, reviews
from village.modules.meetings.models import ChildAsked, Meeting
from village.modules.meetings.reading import dates
from village.trust.access.opening import open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Purpose
from village.ui.cards import MAIN, CalendarDate, Card, MenuItem, Named, Panel

SHOWN, GLAD = 3, 4
VERBS = {
    "call": gettext_lazy("called a meeting"),
    "let_come": gettext_lazy("let somebody come to a meeting"),
    "link_for": gettext_lazy("made a link to a meeting"),
    "call_off": gettext_lazy("called a meeting off"),
    "say_coming": gettext_lazy("said whether they come to a meeting"),
    "take_minutes": gettext_lazy("took what was said at a meeting along on paper"),
    "bring": gettext_lazy("brought a point for a meeting"),
    "note_presence": gettext_lazy("wrote down who was there"),
    "note": gettext_lazy("wrote down what was said"),
    "decide": gettext_lazy("wrote down what was decided"),
    "tell_child": gettext_lazy("told a child what was done with what it said"),
    "close": gettext_lazy("ended a meeting"),
    "say": gettext_lazy("said something before a meeting"),
    "note_for": gettext_lazy("wrote down what a child said before a meeting"),
    "say_what_i_think": gettext_lazy("said whether the plan still fits"),
    "note_change_of_plan": gettext_lazy("wrote down what changed and why"),
    "look_back": gettext_lazy("looked back and said how it goes on"),
    "celebrate": gettext_lazy("noted something that went well"),
    "thank": gettext_lazy("was glad with something"),
    "say_known": gettext_lazy("answered a hint with the reason"),
}


def cards_for(request: HttpRequest) -> list[Card]:
    """Under the open list of the first page. The child's question stands above everything else."""
    actor = actor_of(request)
    coming = list(queries.coming_meetings(actor)[:SHOWN])
    asked = {} if actor.is_professional else queries.asked_of(actor, coming)
    return [
        *_asked_first(coming, asked), *_told_back(actor), *_wants_to_talk(actor), *_coming(actor, coming),
        *_late(request, actor),
    ]  # fmt: skip


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item or not _doors(request):
        return []
    found = [MenuItem("meetings:mine", _("Meetings"), "calendar-blank", order=26, wide=True)]
    if any(door.coordinator_id == actor.person_id and not door.mine for door in _doors(request)):
        found.append(MenuItem("meetings:hints", _("What may slip away"), "lightbulb", order=27, wide=True))
    return found


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On the page of a plan: good news first, then what comes."""
    actor = actor_of(request)
    if not isinstance(record, FamilyPlan) or actor.only_item:
        return
    open_subject(actor, record.subject_id, Purpose.FOLLOW)
    good = reviews.successes_of(actor, record.pk)[:GLAD]
    items = [
        {"icon": "hands-clapping", "cat": "play", "title": one.words,
         "text": f"{one.author_name}, {date_format(one.seen_on, 'j F')}"}
        for one in good
    ]  # fmt: skip
    url = reverse("meetings:plan", args=[record.pk])
    if items:
        yield Panel("meetings/_panel_glad.html", {"items": items, "url": url}, place=MAIN, order=5)
    coming = [one for one in reversed(queries.meetings_of(actor, record.pk)) if not one.is_over and not one.called_off_at]  # type: ignore[attr-defined]
    rows = dates(coming[:SHOWN], queries.names_of_each(actor, coming[:SHOWN]))
    waiting = reviews.reviews_of(actor, [record.pk])
    yield Panel("meetings/_panel_coming.html", {"rows": rows, "waiting": waiting[:SHOWN], "url": url}, order=10)


def dates_for(actor: Actor) -> list[CalendarDate]:
    """When one meets and when one looks back, without a word of with whom, about what or where."""
    title = _("A talk together")
    meet = [
        CalendarDate(key, title, begins, changed_at=changed, cancelled=off)
        for key, begins, changed, off in queries.my_meeting_days()
    ]
    back = [
        CalendarDate(key, _("Looking back together"), day, changed_at=changed)
        for key, day, changed in reviews.my_review_days()
    ]
    return [*meet, *back]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For a link, and for who sees what: what the one thing is called."""
    label = _("A meeting about our plan")
    found = queries.meetings_by_id(actor, item_ids)
    named = {one.pk: Named(one.pk, label, reverse("meetings:meeting", args=[one.pk])) for one in found}
    for voice in queries.voices_by_id(actor, item_ids):
        url = reverse("meetings:meeting", args=[voice.meeting_id])
        named[voice.pk] = Named(voice.pk, _("What I said before a meeting"), url)
    return named


def _asked_first(coming: list[Meeting], asked: dict[UUID, ChildAsked]) -> Iterable[Card]:
    """Before the meeting on Thursday: what do you want to say?"""
    for one in coming:
        if one.pk in asked and not asked[one.pk].answered_at:
            yield Card("meetings/_card_child.html", {"meeting": one}, order=1, shows=[one],
                       says=_("You go first at a meeting. What do you want to say?"))  # fmt: skip


def _told_back(actor: Actor) -> Iterable[Card]:
    """What we did with what you said; the last one stays to be read."""
    if actor.is_professional:
        return
    told = queries.unread_answers(actor).first()
    if told:
        yield Card("meetings/_card_told.html", {"told": told}, order=2, shows=[told])


def _wants_to_talk(actor: Actor) -> Iterable[Card]:
    found = list(queries.voices_for_me(actor)[:SHOWN])
    if found:
        yield Card("meetings/_card_talk.html", {"voices": found}, order=2, shows=found,
                   says=_("A child wants to talk with you before a meeting."))  # fmt: skip


def _coming(actor: Actor, coming: list[Meeting]) -> Iterable[Card]:
    if coming:
        rows = dates(coming, queries.names_of_each(actor, coming))
        yield Card("meetings/_card_coming.html", {"rows": rows}, order=12, shows=coming)


def _late(request: HttpRequest, actor: Actor) -> Iterable[Card]:
    """Looking back that falls due: with the coordinator and with the family."""
    mine = [one for one in _doors(request) if one.is_open and (one.mine or one.coordinator_id == actor.person_id)]
    doors = {door.pk: door for door in mine}
    waiting = [one for one in reviews.reviews_of(actor, doors) if one.said_on] if doors else []
    if waiting:
        rows = [{"one": one, "family": doors[one.plan_id].family} for one in waiting[:SHOWN]]
        yield Card("meetings/_card_review.html", {"rows": rows}, order=8, shows=waiting[:SHOWN],
                   says=_("It is time to look back together."))  # fmt: skip


def _doors(request: HttpRequest) -> list[PlanDoor]:
    """The plans of this reader, asked once for the whole page."""
    found: list[PlanDoor] | None = getattr(request, "plan_doors", None)
    if found is None:
        found = plans_of(request.actor)  # type: ignore[attr-defined]
        request.plan_doors = found  # type: ignore[attr-defined]
    return found
