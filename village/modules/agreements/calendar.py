"""The personal calendar: only that something is due and when, never whose or what (T18). Read by any calendar program.

Each module tells its own dates by `dates_for(actor)` in its `card.py`; none of them writes a name or a word of content.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from village.foundation.drop_in import dropped_in
from village.trust.vocabulary import Actor
from village.ui.cards import CalendarDate

MAKER = "-//Village//Personal calendar//EN"
READ_AGAIN = timedelta(hours=12)
WITHOUT_AN_END = timedelta(hours=1)


def dates_of(actor: Actor, switched_on: Iterable[str]) -> list[CalendarDate]:
    """What the modules of this village know for this person, soonest first."""
    modules = set(switched_on)
    asks = [getattr(card, "dates_for", None) for label, card in dropped_in("card").items() if label in modules]
    found = [one for ask in asks if ask for one in ask(actor)]
    return sorted(found, key=lambda one: (str(one.begins)[:10], str(one.key)))


def as_ics(dates: Iterable[CalendarDate], made_at: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _("My dates"))
    calendar.add("x-wr-calname", _("My dates"))
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    for one in dates:
        calendar.add_component(_event(one, made_at))
    return bytes(calendar.to_ical())


def _event(one: CalendarDate, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@village")
    event.add("dtstamp", (one.changed_at or made_at).astimezone(UTC))
    event.add("summary", str(one.title))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if one.cancelled:
        event.add("status", "CANCELLED")
    if isinstance(one.begins, datetime):
        event.add("dtstart", one.begins.astimezone(UTC))
        event.add("dtend", (one.ends or one.begins + WITHOUT_AN_END).astimezone(UTC))
        return event
    event.add("dtstart", one.begins)
    event.add("dtend", one.begins + timedelta(days=1))
    return event
