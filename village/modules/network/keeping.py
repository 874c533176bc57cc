"""Keeping the directory: an organisation keeps what it tells, the keeper of the village its areas and contact persons (C-31).

The database writes every change with who made it (who_is_who.sql). What ends is no longer listed, and stays.
"""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from village.foundation.stems import stems_of
from village.foundation.time_range import now
from village.modules.network import queries
from village.modules.network.problems import NotWorkingHere, SomebodyLeads, StandsHereAlready, ThereIsOne
from village.trust.directory.models import (
    Area,
    Contact,
    ContactKind,
    DirectoryRules,
    Entry,
    Membership,
    Organization,
    Service,
)
from village.trust.vocabulary import Actor, NotAllowed, Role

LONGEST_STEM = 200


def keeps_all(by: Actor, organisation: UUID, entry: Entry | None) -> bool:
    """A manager there, or who keeps the entry of the organisation."""
    manages = any(seat.organisation_id == organisation and seat.role == Role.MANAGER for seat in by.seats)
    return manages or (entry is not None and is_keeper(by, entry))


def is_keeper(by: Actor, one: Entry | Service) -> bool:
    """Named, and still working there."""
    keeper = one.keeper
    here = one.organisation_id in by.organisation_ids
    return keeper is not None and here and keeper.person_id == by.person_id and keeper.until > now()


def keep_entry(organisation: Organization, *, by: Actor, keeper: UUID | None = None, **told: str) -> Entry:
    """What the directory tells of my organisation. Who writes it has looked at it today."""
    entry = queries.entry_kept(by, organisation.pk)
    mine = _mine(by, organisation.pk, keeps_all(by, organisation.pk, entry))
    one = entry or Entry(village_id=by.village_id, organisation=organisation)
    for name, words in told.items():
        setattr(one, name, words.strip())
    if manages(by, organisation.pk):
        one.keeper = _works_at(by, organisation.pk, keeper)
    one.checked_on, one.checked_by = timezone.localdate(), mine
    one.save(force_insert=entry is None)
    _find_again(by, one)
    return one


def keep_service(
    service: Service | None, organisation: Organization, *, by: Actor, keeper: UUID | None = None, **told: Any
) -> Service:
    """Something new that my organisation does, or told in other words."""
    entry = queries.entry_kept(by, organisation.pk)
    all_of_it = keeps_all(by, organisation.pk, entry)
    mine = _mine(by, organisation.pk, all_of_it or (service is not None and is_keeper(by, service)))
    one = service or Service(village_id=by.village_id, organisation=organisation)
    for name, value in told.items():
        setattr(one, name, value)
    if all_of_it:
        one.keeper = _works_at(by, organisation.pk, keeper)
    one.checked_on, one.checked_by, one.found_by = timezone.localdate(), mine, words_of(one, entry)
    _save(one, service is None)
    return one


def still_right(one: Entry | Service, *, by: Actor) -> None:
    """Looked at today, by me, and right."""
    one.checked_by = _mine(by, one.organisation_id, may_keep(by, one))
    one.checked_on = timezone.localdate()
    one.save(update_fields=["checked_on", "checked_by"])


def end_service(service: Service, *, by: Actor) -> None:
    """No longer listed; its words stay for who kept it, and can be listed again."""
    _mine(by, service.organisation_id, may_keep(by, service))
    service.is_listed = False
    service.save(update_fields=["is_listed"])


def list_again(service: Service, *, by: Actor) -> None:
    mine = _mine(by, service.organisation_id, may_keep(by, service))
    service.is_listed, service.checked_on, service.checked_by = True, timezone.localdate(), mine
    _save(service, False)


def may_keep(by: Actor, one: Entry | Service) -> bool:
    if is_keeper(by, one) or manages(by, one.organisation_id):
        return True
    return keeps_all(by, one.organisation_id, queries.entry_kept(by, one.organisation_id))


def manages(by: Actor, organisation: UUID) -> bool:
    return keeps_all(by, organisation, None)


def name_keeper(organisation: Organization, *, by: Actor, keeper: UUID) -> Entry:
    """Who keeps what an organisation tells, said by the keeper of the village; its words stay its own."""
    _only_the_keeper(by)
    entry = queries.entry_kept(by, organisation.pk)
    one = entry or Entry(village_id=by.village_id, organisation=organisation)
    one.keeper = _works_at(by, organisation.pk, keeper)
    if one.keeper is None:
        raise NotWorkingHere
    one.save(force_insert=entry is None)
    return one


def keep_months(*, by: Actor, months: int) -> None:
    _only_the_keeper(by)
    DirectoryRules.unscoped.update_or_create(village_id=by.village_id, defaults={"months": months})


def keep_area(area: Area | None, *, by: Actor, name: str, postcodes: list[str]) -> Area:
    _only_the_keeper(by)
    one = area or Area(village_id=by.village_id)
    one.name, one.postcodes = name.strip(), postcodes
    _save(one, area is None)
    return one


def end_area(area: Area, *, by: Actor) -> None:
    """With its contact persons: they end together."""
    _only_the_keeper(by)
    Contact.unscoped.filter(village_id=by.village_id, area=area, ended_at=None).update(ended_at=now())
    area.is_open = False
    area.save(update_fields=["is_open"])


def keep_kind(kind: ContactKind | None, *, by: Actor, name: str, about: str, is_open: bool = True) -> ContactKind:
    _only_the_keeper(by)
    one = kind or ContactKind(village_id=by.village_id)
    one.name, one.about, one.is_open = name.strip(), about.strip(), is_open
    _save(one, kind is None)
    return one


def keep_contact(
    contact: Contact | None, place: Organization | Area, *, by: Actor, kind: UUID, member: UUID, leads: bool,
    weekdays: list[int], hours: str = "",
) -> Contact:  # fmt: skip
    """Somebody at a school or in an area. The first one leads; who leads from now on takes over from who did."""
    _only_the_keeper(by)
    school, area = (place, None) if isinstance(place, Organization) else (None, place)
    one = contact or Contact(village_id=by.village_id, school=school, area=area)
    others = Contact.unscoped.filter(village_id=by.village_id, school=school, area=area, ended_at=None).exclude(pk=one.pk)
    leader = others.filter(leads=True)
    if one.leads and not leads and others.exists():
        raise SomebodyLeads
    one.leads = leads or not leader.exists()
    one.kind_id, one.member_id, one.weekdays, one.hours = kind, member, weekdays, hours.strip()
    try:
        with transaction.atomic():
            if one.leads:
                leader.update(leads=False)
            one.save(force_insert=contact is None)
            _somebody_leads()
    except IntegrityError as problem:
        raise StandsHereAlready from problem
    return one


def end_contact(contact: Contact, *, by: Actor) -> None:
    """Not here any more. Who leads goes last, or somebody else leads first."""
    _only_the_keeper(by)
    contact.ended_at = now()
    try:
        with transaction.atomic():
            contact.save(update_fields=["ended_at"])
            _somebody_leads()
    except IntegrityError as problem:
        raise SomebodyLeads from problem


def words_of(service: Service, entry: Entry | None) -> list[str]:
    """By which words it is found: its own and those of its organisation, as their stems, without accents."""
    told = [service.name, service.spelled_out, service.about, service.how, service.place, service.organisation.name]
    told += [entry.spelled_out, entry.about] if entry else []
    return sorted(stem for stem in stems_of(" ".join(told)) if len(stem) <= LONGEST_STEM)


def _find_again(by: Actor, entry: Entry) -> None:
    """The words of an organisation lead to all that it does."""
    here = Service.unscoped.filter(village_id=by.village_id, organisation_id=entry.organisation_id)
    found = list(here.select_related("organisation"))
    for one in found:
        one.found_by = words_of(one, entry)
    Service.unscoped.bulk_update(found, ["found_by"])


def _mine(by: Actor, organisation: UUID, allowed: bool) -> Membership:
    """My chair there: it is said by whom it was checked."""
    chairs = queries.chairs_of(by, organisation) if allowed else []
    if not chairs:
        raise NotAllowed("keep an entry of the directory")
    return chairs[0]


def _works_at(by: Actor, organisation: UUID, keeper: UUID | None) -> Membership | None:
    if keeper is None:
        return None
    found = next((one for one in queries.members_of(by, organisation) if one.pk == keeper), None)
    if found is None:
        raise NotWorkingHere
    return found


def _save(one: Service | Area | ContactKind, is_new: bool) -> None:
    try:
        with transaction.atomic():
            one.save(force_insert=is_new)
    except IntegrityError as problem:
        raise ThereIsOne from problem


def _somebody_leads() -> None:
    """Ask now what the database asks at the end, so that it can be said in words."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS somebody_leads IMMEDIATE; SET CONSTRAINTS somebody_leads DEFERRED")


def _only_the_keeper(by: Actor) -> None:
    if not by.is_keeper:
        raise NotAllowed("keep the directory")
