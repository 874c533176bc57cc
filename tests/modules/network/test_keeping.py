"""Who keeps what of the directory, and who does not; every change is a line, and one contact person leads."""

from datetime import date, timedelta

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.network.conftest import (
    HOMEWORK,
    again,
    chair,
    changes,
    checked,
    contact,
    does,
    kind,
    place,
    service,
)
from village.modules.network import keeping, queries
from village.modules.network.problems import SomebodyLeads, StandsHereAlready, ThereIsOne
from village.trust.access.actor import acting_as
from village.trust.directory.models import Contact, DirectoryChange, Entry, Membership, Service
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
OTHERS = ("hanne", "els", "griet", "kobe", "leila", "nele", "jonas")


def test_a_manager_writes_what_the_own_organisation_does_and_it_counts_as_looked_at(directory):
    assert directory.homework.checked_on == timezone.localdate()
    assert directory.homework.checked_by == chair(directory.cast, "rik")


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_writes_something_new_for_it(directory, who):
    with pytest.raises(NotAllowed):
        service(directory.cast, who, "loods", HOMEWORK | {"name": "Anders"})


@pytest.mark.parametrize("who", ("hanne", "els", "griet", "leila", "nele", "jonas"))
def test_the_lock_refuses_it_too(directory, who):
    with acting_as(directory.cast.actors[who]) as actor, pytest.raises(Error), transaction.atomic():
        Service.unscoped.create(
            village_id=actor.village_id, organisation=place(directory.cast, "loods"), name="x", about="x", life_areas=[]
        )


def test_who_keeps_one_thing_changes_that_and_nothing_beside_it(directory):
    does(directory.cast, "jonas", keeping.keep_service, directory.homework, place(directory.cast, "loods"), hours="op maandag")
    assert again(directory.homework).hours == "op maandag"
    assert again(directory.homework).keeper_id == chair(directory.cast, "jonas").pk, "and does not hand it on"
    with pytest.raises(NotAllowed):
        does(directory.cast, "jonas", keeping.end_service, directory.youth_house)


def test_still_right_says_who_looked_and_when(directory):
    checked(directory.cast, directory.homework, date(2020, 1, 1))
    does(directory.cast, "jonas", keeping.still_right, again(directory.homework))
    one = again(directory.homework)
    assert (one.checked_on, one.checked_by_id) == (timezone.localdate(), chair(directory.cast, "jonas").pk)
    with pytest.raises(NotAllowed):
        does(directory.cast, "els", keeping.still_right, one)


def test_nobody_says_in_the_name_of_somebody_else_that_it_was_looked_at(directory):
    with acting_as(directory.cast.rik), pytest.raises(Error), transaction.atomic():
        Service.unscoped.filter(pk=directory.homework.pk).update(
            checked_by=chair(directory.cast, "jonas"), checked_on=date(2026, 1, 1)
        )


def test_what_ends_is_off_the_list_and_stays(directory):
    does(directory.cast, "rik", keeping.end_service, directory.homework)
    with acting_as(directory.cast.visitor):
        assert queries.listed_service(directory.cast.village.pk, directory.homework.pk) is None
    assert again(directory.homework).about == HOMEWORK["about"]
    does(directory.cast, "rik", keeping.list_again, again(directory.homework))
    with acting_as(directory.cast.visitor):
        assert queries.listed_service(directory.cast.village.pk, directory.homework.pk) is not None


def test_every_change_is_a_line_with_who_made_it(directory):
    loods = place(directory.cast, "loods")
    does(directory.cast, "rik", keeping.keep_service, again(directory.homework), loods, hours="op dinsdag")
    line = next(one for one in changes(directory.homework) if one.what == "hours")
    assert (line.was, line.becomes, line.member.public_name) == ("", "op dinsdag", "Rik Claes")


def test_a_line_is_changed_or_written_by_nobody(directory):
    with acting_as(directory.cast.kobe) as actor:
        with pytest.raises(Error), transaction.atomic():
            DirectoryChange.unscoped.filter(record=directory.homework.pk).update(becomes="niets")
        with pytest.raises(Error), transaction.atomic():
            DirectoryChange.unscoped.create(village_id=actor.village_id, kept_in="x", record=directory.homework.pk, what="x")


def test_one_name_once_in_words_and_not_as_a_crash(directory):
    with pytest.raises(ThereIsOne):
        service(directory.cast, "rik", "loods", HOMEWORK)


def test_the_keeper_of_the_village_says_who_keeps_it_and_that_one_then_may(directory):
    cast = directory.cast
    with pytest.raises(NotAllowed):
        service(cast, "nele", "care", HOMEWORK)
    does(cast, "kobe", keeping.name_keeper, place(cast, "care"), keeper=chair(cast, "nele").pk)
    made = service(cast, "nele", "care", HOMEWORK)
    assert made.organisation == place(cast, "care")
    with pytest.raises(NotAllowed):
        service(cast, "oona", "care", HOMEWORK | {"name": "Anders"})
    with pytest.raises(NotAllowed):
        does(cast, "nele", keeping.name_keeper, place(cast, "care"), keeper=chair(cast, "oona").pk)


def test_the_keeper_of_the_village_does_not_write_in_the_name_of_an_organisation(directory):
    with pytest.raises(NotAllowed):
        does(directory.cast, "kobe", keeping.keep_entry, place(directory.cast, "care"), about="Wij van Amarant")


def test_words_about_an_organisation_lead_to_what_it_does(directory):
    does(directory.cast, "rik", keeping.keep_entry, place(directory.cast, "loods"), about="Ook skateboard", spelled_out="")
    with acting_as(directory.cast.visitor):
        found = queries.services(directory.cast.village.pk, queries.Wanted(words="skateboards"))
        assert {one.name for one in found} == {"Huiswerkklas", "Jeugdhuis"}


def test_the_first_contact_person_leads_and_a_new_lead_takes_over(directory):
    cast, school = directory.cast, place(directory.cast, "school")
    care, referent = kind(cast), kind(cast, "Enseignant référent")
    first = contact(cast, "karim", school, care)
    second = contact(cast, "els", school, referent)
    assert again(first).leads and not again(second).leads
    does(cast, "kobe", keeping.keep_contact, again(second), school, kind=referent.pk, member=chair(cast, "els").pk,
         leads=True, weekdays=[3])  # fmt: skip
    assert again(second).leads and not again(first).leads


def test_where_people_stand_one_of_them_leads_in_words_and_in_the_database(directory):
    cast, school = directory.cast, place(directory.cast, "school")
    care = kind(cast)
    first = contact(cast, "karim", school, care)
    contact(cast, "els", school, care)
    with pytest.raises(SomebodyLeads):
        does(cast, "kobe", keeping.end_contact, again(first))
    with pytest.raises(StandsHereAlready):
        contact(cast, "els", school, care)
    with acting_as(cast.kobe), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        Contact.unscoped.filter(pk=first.pk).update(leads=False)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_never_two_lead_at_one_place(directory):
    cast, school = directory.cast, place(directory.cast, "school")
    contact(cast, "karim", school, kind(cast))
    second = contact(cast, "els", school, kind(cast, "Brugfiguur"))
    with acting_as(cast.kobe), pytest.raises(Error), transaction.atomic():
        Contact.unscoped.filter(pk=second.pk).update(leads=True)


@pytest.mark.parametrize("who", ("hanne", "rik", "els", "leila"))
def test_only_the_keeper_of_the_village_keeps_areas_and_contact_persons(directory, who):
    cast = directory.cast
    area = does(cast, "kobe", keeping.keep_area, None, name="Het Plein", postcodes=["9001"])
    of = kind(cast)
    with pytest.raises(NotAllowed):
        does(cast, who, keeping.keep_contact, None, area, kind=of.pk, member=chair(cast, "hanne").pk, leads=True, weekdays=[])
    with pytest.raises(NotAllowed):
        does(cast, who, keeping.keep_area, area, name="Anders", postcodes=["9002"])
    with acting_as(cast.actors[who]) as actor, pytest.raises(Error), transaction.atomic():
        Contact.unscoped.create(village_id=actor.village_id, area=area, kind=of, member=chair(cast, "hanne"), leads=True)


def test_an_area_that_ends_takes_its_contact_persons_along(directory):
    cast = directory.cast
    area = does(cast, "kobe", keeping.keep_area, None, name="Het Plein", postcodes=["9001"])
    one = contact(cast, "hanne", area, kind(cast))
    does(cast, "kobe", keeping.end_area, area)
    assert again(one).ended_at is not None and not again(area).is_open


def to_check(cast, who):
    with acting_as(cast.actors[who]):
        return queries.to_check(timezone.localdate())


def test_what_was_not_looked_at_is_asked_of_who_keeps_it_and_of_nobody_else(directory):
    cast = directory.cast
    checked(cast, directory.homework, timezone.localdate() - timedelta(days=200))
    assert [(one.called, one.is_mine) for one in to_check(cast, "jonas")] == [("Huiswerkklas", True)]
    assert to_check(cast, "rik") == [] and to_check(cast, "els") == []
    assert ("Huiswerkklas", False) in [(one.called, one.is_mine) for one in to_check(cast, "kobe")]


def test_after_how_many_months_is_a_row_of_the_village(directory):
    cast = directory.cast
    checked(cast, directory.homework, timezone.localdate() - timedelta(days=200))
    does(cast, "kobe", keeping.keep_months, months=12)
    assert to_check(cast, "jonas") == []
    with pytest.raises(NotAllowed):
        does(cast, "rik", keeping.keep_months, months=1)


def test_who_left_keeps_nothing_and_the_keeper_of_the_village_sees_that_nobody_does(directory):
    cast = directory.cast
    with as_owner():
        Membership.unscoped.filter(pk=chair(cast, "jonas").pk).update(until=timezone.now() - timedelta(hours=1))
    assert to_check(cast, "jonas") == []
    assert "Huiswerkklas" in [one.called for one in to_check(cast, "kobe") if not one.keeper]


def test_an_entry_stays_in_its_village(directory, tilleuls):
    with acting_as(tilleuls.kobe):
        assert queries.listed_service(tilleuls.village.pk, directory.homework.pk) is None
        assert not Entry.unscoped.exists() and not Service.unscoped.exists()
