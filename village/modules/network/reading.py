"""From the rows of the directory to what people read, in whole sentences; and the lines to tell a family."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.stems import fold
from village.modules.help_requests.words import PICTURES, LifeArea
from village.modules.network import queries
from village.modules.network.words import language_called
from village.modules.taking_part.words import Weekday
from village.trust.directory.models import Area, Contact, Entry, Organization, Service


def services_as_read(village_id: UUID, found: Sequence[Service], tells: bool = False) -> list[dict[str, Any]]:
    return [service_as_read(village_id, one, tells) for one in found]


def service_as_read(village_id: UUID, one: Service, tells: bool = False) -> dict[str, Any]:
    """What everybody reads; with the lines to tell a family for who works with families."""
    read = {
        "one": one, "areas": areas_of(one), "age": age_of(one), "where": where(one), "languages": spoken(one),
        "cost": one.cost_words or str(one.get_cost_display()), "free": one.cost == Service.Cost.FREE,
        "wait": one.wait_words or str(one.get_wait_display()), "waits": one.wait, "phone": one.phone or one.organisation.phone,
        **checked(village_id, one),
    }  # fmt: skip
    return read | {"tell": lines_to_tell(read)} if tells else read


def checked(village_id: UUID, one: Entry | Service) -> dict[str, Any]:
    """Who keeps it, since when it was right, and whether somebody has to look again."""
    keeper = queries.names_of(village_id).get(one.keeper_id) if one.keeper_id else None
    return {"keeper": keeper, "checked_on": one.checked_on, "is_old": is_old(village_id, one.checked_on)}


def is_old(village_id: UUID, checked_on: date | None) -> bool:
    """As the database counts it (app.entries_to_check), to the day."""
    if checked_on is None:
        return True
    return months_later(checked_on, queries.months_of(village_id)) < timezone.localdate()


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    return day


def areas_of(one: Service) -> list[dict[str, str]]:
    known = [area for area in LifeArea if area in one.life_areas]
    return [{"label": str(area.label), "icon": f"duo-{PICTURES[area][0]}", "cat": PICTURES[area][1]} for area in known]


def age_of(one: Service) -> str:
    if one.age_from is None and one.age_until is None:
        return _("For every age")
    if one.age_until is None:
        return _("From {age} years on").format(age=one.age_from)
    if one.age_from is None:
        return _("Until {age} years").format(age=one.age_until)
    return _("For {first} to {last} years").format(first=one.age_from, last=one.age_until)


def where(one: Service) -> str:
    if not one.postcodes:
        return _("For the whole village")
    return _("For who lives in {postcodes}").format(postcodes=in_a_row(one.postcodes))


def spoken(one: Service) -> str:
    return in_a_row(language_called(code) for code in one.languages)


def lines_to_tell(read: dict[str, Any]) -> str:
    """Ready to copy into a message or to say aloud. Nothing of the family stands in it."""
    one: Service = read["one"]
    name = one.name if not one.spelled_out else f"{one.name} ({one.spelled_out})"
    said = [
        _("{service}, by {place}.").format(service=name, place=one.organisation.name), one.about,
        f"{read['age']}. {read['where']}.", _("What it costs: {words}.").format(words=read["cost"].rstrip(".")),
        _("Waiting: {words}.").format(words=read["wait"].rstrip(".")),
        _("Where: {words}.").format(words=one.place) if one.place else "",
        _("When: {words}.").format(words=one.hours) if one.hours else "",
        _("How: {words}").format(words=one.how) if one.how else "",
        _("Call {number}.").format(number=read["phone"]) if read["phone"] else "",
        _("This was right on {day}.").format(day=date_format(one.checked_on, "DATE_FORMAT")) if one.checked_on else "",
    ]  # fmt: skip
    return "\n".join(line for line in said if line)


def places_as_read(village_id: UUID, words: str = "", postcode: str = "") -> list[dict[str, Any]]:
    """Every area and every school, each with its contact persons, also when it has none."""
    found = queries.contacts(village_id)
    rows = [_area(one, found) for one in queries.areas(village_id) if not postcode or postcode in one.postcodes]
    if not postcode:
        rows += [_school(one, found) for one in queries.schools(village_id)]
    return [row for row in rows if fold(words) in fold(row["place"].name)]


def contacts_as_read(village_id: UUID, found: Sequence[Contact]) -> list[dict[str, Any]]:
    """By name and number; who does not work there any more stands here no longer, and nobody is invented."""
    names = queries.names_of(village_id)
    return [
        {"one": one, "who": names[one.member_id], "days": days_of(one)} for one in found if one.member_id in names
    ]  # fmt: skip


def days_of(one: Contact) -> str:
    return in_a_row([*(Weekday(day).label for day in one.weekdays if day in Weekday), *([one.hours] if one.hours else [])])


def is_covered(rows: Sequence[dict[str, Any]]) -> bool:
    """Somebody who works there leads."""
    return any(row["one"].leads for row in rows)


def _area(one: Area, found: Sequence[Contact]) -> dict[str, Any]:
    return {"place": one, "is_school": False, "found": [contact for contact in found if contact.area_id == one.pk]}


def _school(one: Organization, found: Sequence[Contact]) -> dict[str, Any]:
    return {"place": one, "is_school": True, "found": [contact for contact in found if contact.school_id == one.pk]}
