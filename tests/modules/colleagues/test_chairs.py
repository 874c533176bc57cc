"""Who works where is said by the organisation itself: each may beside its may not, and who leaves is out at once."""

from dataclasses import replace

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import as_owner, consent, work
from tests.modules.colleagues.conftest import chairs_of, devices_of, is_signed_in, place, seat
from tests.modules.help_requests.conftest import a_moment_later
from village.modules.colleagues import chairs, queries
from village.modules.colleagues.problems import HasItAlready, WorkIsOpen
from village.modules.colleagues.words import roles_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.team import to_give
from village.modules.passing_on import leaving
from village.modules.passing_on.problems import OneManagerRemains
from village.modules.passing_on.queries import ended_for_me
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Role, Secrecy

WHY = "Does not work with us any more."


def names(cast, by, where="loods"):
    with acting_as(by):
        return [one.name for one in queries.colleagues_of(place(cast, where))]


def grants(cast, who):
    """What the lock gives this reader about others, in the very next statement."""
    with acting_as(cast.actors[who]) as actor, connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_grant WHERE reader_id = %s AND subject_id <> %s AND vf <= now() AND vt > now()",
            [actor.person_id, actor.subject_id],
        )
        return cursor.fetchone()[0]


def test_a_manager_reads_who_works_here_and_nobody_else_does(loods):
    assert names(loods, loods.nele) == ["Jonas Adeyemi", "Karim Aydin", "Nele Baert"]
    for who in ("jonas", "mieke", "kobe", "pia", "griet", "leila", "stranger"):
        assert names(loods, loods.actors[who]) == []


def test_a_manager_of_one_place_reads_no_other(loods):
    assert names(loods, loods.nele, "care") == []
    assert names(loods, loods.griet, "loods") == []


def test_without_the_second_step_a_manager_reads_nobody(loods):
    assert names(loods, replace(loods.nele, second_factor=False)) == []


def test_the_list_says_whether_a_second_step_is_set_and_never_an_address(loods):
    with acting_as(loods.nele):
        jonas = next(one for one in queries.colleagues_of(place(loods)) if one.name == "Jonas Adeyemi")
    assert jonas.has_second is False and not hasattr(jonas.held[0], "email")


def test_another_role_keeps_the_time_before_with_its_dates(loods):
    chair = seat(loods, "jonas")
    with acting_as(loods.nele):
        chairs.change(chair.pk, role=Role.SUPERVISOR, on_duty=True)
    assert chairs_of(loods, "jonas") == [("youth_worker", False), ("supervisor", True)]
    now_held = seat(loods, "jonas")
    assert now_held.pk == chair.pk and now_held.on_duty and now_held.from_at > chair.from_at


def test_several_roles_stand_beside_one_another_and_none_twice(loods):
    chair = seat(loods, "jonas")
    with acting_as(loods.nele):
        chairs.give(chair.pk, role=Role.MEMBER)
        with pytest.raises(HasItAlready):
            chairs.give(chair.pk, role=Role.MEMBER)
        with pytest.raises(HasItAlready):
            chairs.change(chair.pk, role=Role.MEMBER, on_duty=False)
    assert sorted(chairs_of(loods, "jonas")) == [("member", True), ("youth_worker", True)]


@pytest.mark.parametrize("role", [Role.KEEPER, Role.PRIVACY_OFFICER, Role.CONTACT_PERSON, Role.TEACHER, Role.CARE_WORKER])
def test_nobody_is_raised_above_what_a_manager_of_this_place_may_give(loods, role):
    chair = seat(loods, "jonas")
    with acting_as(loods.nele):
        with pytest.raises(NotAllowed):
            chairs.give(chair.pk, role=role)
        with pytest.raises(NotAllowed):
            chairs.change(chair.pk, role=role, on_duty=False)
    assert chairs_of(loods, "jonas") == [("youth_worker", True)]


def test_a_manager_changes_the_own_name_and_never_the_own_role(loods):
    mine = seat(loods, "nele")
    with acting_as(loods.nele):
        chairs.change_shown(mine.pk, chairs.Shown("Nele B.", "09 000 01 21"))
        for act in (
            lambda: chairs.change(mine.pk, role=Role.SUPERVISOR, on_duty=False), lambda: chairs.give(mine.pk, role=Role.MEMBER),
            lambda: chairs.end(mine.pk), lambda: chairs.end_now(mine.pk, words=WHY),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                act()
    assert seat(loods, "nele").public_name == "Nele B." and chairs_of(loods, "nele") == [("manager", True)]


def test_a_chair_that_the_village_gave_is_not_for_a_manager(wilgendaal):
    for who in ("kobe", "pia"):
        chair = seat(wilgendaal, who, "town")
        with acting_as(wilgendaal.griet):
            for act in (lambda: chairs.end(chair.pk), lambda: chairs.end_now(chair.pk, words=WHY),  # noqa: B023
                        lambda: chairs.change(chair.pk, role=Role.MEMBER, on_duty=False)):  # noqa: B023  # fmt: skip
                with pytest.raises(NotAllowed):
                    act()
        assert chairs_of(wilgendaal, who, "town")[0][1]


@pytest.mark.parametrize("who", ["jonas", "mieke", "kobe", "pia", "griet", "leila"])
def test_nobody_but_the_manager_changes_a_chair(loods, who):
    chair = seat(loods, "jonas")
    with acting_as(loods.actors[who]):
        for act in (
            lambda: chairs.change_shown(chair.pk, chairs.Shown("Somebody", "")),
            lambda: chairs.give(chair.pk, role=Role.MEMBER),
            lambda: chairs.change(chair.pk, role=Role.MEMBER, on_duty=True), lambda: chairs.end(chair.pk),
            lambda: chairs.end_now(chair.pk, words=WHY),
        ):  # fmt: skip
            with pytest.raises(NotAllowed):
                act()
    assert chairs_of(loods, "jonas") == [("youth_worker", True)]


def test_not_even_the_keeper_writes_a_chair_for_an_organisation(loods):
    with acting_as(loods.kobe):
        with pytest.raises(ProgrammingError, match="names its own colleagues"), transaction.atomic():
            Membership.unscoped.filter(pk=seat(loods, "jonas").pk).update(role=Role.KEEPER)
        with pytest.raises(ProgrammingError, match="names its own colleagues"), transaction.atomic():
            Membership.unscoped.create(
                village=loods.village, organisation_id=place(loods), person=loods.people["stranger"], role=Role.MANAGER,
                public_name="x",
            )
    assert chairs_of(loods, "stranger") == []


def test_one_manager_always_remains(loods):
    karim = seat(loods, "karim")
    with acting_as(loods.nele):
        chairs.end(karim.pk)
    assert chairs_of(loods, "karim") == [("manager", False)]
    with as_owner(), pytest.raises(Exception, match="one manager remains"), transaction.atomic():
        Membership.unscoped.filter(pk=seat(loods, "nele").pk).update(role=Role.MEMBER)
    assert chairs_of(loods, "nele") == [("manager", True)]


def test_who_manages_as_last_one_is_not_ended_by_a_team_leader_either(loods):
    with as_owner():
        work(loods, "mieke", "loods", Role.SUPERVISOR)
    with acting_as(loods.nele):
        chairs.end(seat(loods, "karim").pk)
    with acting_as(loods.mieke) as mieke, pytest.raises(OneManagerRemains):
        leaving.end_at_once(seat(loods, "nele").pk, by=mieke, words=WHY)
    assert chairs_of(loods, "nele") == [("manager", True)]


def test_who_leaves_has_lost_every_door_and_every_device_in_the_next_statement(loods):
    with as_owner():
        consent(loods, "sami", "leila", kinds=[DataKind.PARTICIPATION], to="jonas")
    is_signed_in(loods, "jonas")
    is_signed_in(loods, "els", "another-device")
    assert grants(loods, "jonas") == 1 and devices_of(loods, "jonas") == 3
    with acting_as(loods.nele):
        chairs.end(seat(loods, "jonas").pk)
    assert grants(loods, "jonas") == 0 and devices_of(loods, "jonas") == 1
    with acting_as(loods.leila):
        assert [one.called for one in ended_for_me()] == ["Jonas Adeyemi"]


def test_who_stops_one_of_two_roles_keeps_what_was_shared(loods):
    with as_owner():
        work(loods, "jonas", "loods", Role.MEMBER)
        consent(loods, "sami", "leila", kinds=[DataKind.PARTICIPATION], to="jonas")
    with acting_as(loods.nele):
        chairs.end(seat(loods, "jonas", role=Role.MEMBER).pk)
    assert grants(loods, "jonas") == 1
    assert sorted(chairs_of(loods, "jonas")) == [("member", False), ("youth_worker", True)]


def test_in_calm_what_is_open_has_somebody_else_first(door, taken):
    hanne = seat(door, "hanne", "door")
    with acting_as(door.griet):
        work_left = queries.open_work_of(hanne.pk)
        with pytest.raises(WorkIsOpen):
            chairs.end(hanne.pk)
    assert work_left.questions == 1 and work_left.promises == 1
    assert chairs_of(door, "hanne", "door") == [("contact_person", True)]


def test_numbers_of_what_is_open_are_for_the_manager_of_that_place_only(door, taken):
    hanne = seat(door, "hanne", "door")
    for who in ("kobe", "els", "bram", "leila"):
        with acting_as(door.actors[who]):
            assert not queries.open_work_of(hanne.pk).is_any


def test_in_need_what_was_open_goes_on_with_who_is_on_duty_and_nothing_is_lost(door, taken):
    with acting_as(door.griet):
        assert chairs.end_now(seat(door, "hanne", "door").pk, words=WHY) >= 1
    assert grants(door, "hanne") == 0
    a_moment_later()
    with as_owner():
        asked = HelpRequest.unscoped.select_related("owner").get(pk=taken.pk)
        assert asked.owner.public_name == "Bram Tack" and asked.taken_up_at
        promised = Promise.unscoped.filter(item_id=taken.pk).select_related("owner")
        assert {one.owner.public_name for one in promised} == {"Bram Tack"}
        told = {(one.person.name, one.code) for one in Notice.unscoped.select_related("person")}
        assert {("Bram Tack", "given"), ("Leïla Benali", "other_owner")} <= told
        assert Entry.unscoped.filter(verb="passing_on.hand_work_on", person_name="Griet Claes").exists()
    assert grants(door, "bram") >= 1


def test_the_manager_who_ended_it_reads_nothing_of_what_it_was_about(door, taken):
    before = grants(door, "griet")
    with acting_as(door.griet):
        chairs.end_now(seat(door, "hanne", "door").pk, words=WHY)
        assert to_give([taken.number]) == []
    assert grants(door, "griet") == before == 0


def test_without_anybody_to_stand_in_a_question_is_at_the_desk_again(door, taken):
    with acting_as(door.griet):
        for who in ("bram", "mieke"):
            chairs.end(seat(door, who, "door").pk)
        chairs.end_now(seat(door, "hanne", "door").pk, words=WHY)
    with as_owner():
        asked = HelpRequest.unscoped.get(pk=taken.pk)
    assert asked.owner_id is None and asked.taken_up_at is None and asked.closed_at is None


def test_a_team_leader_who_ends_at_once_leaves_no_question_behind(wilgendaal, taken):
    with acting_as(wilgendaal.mieke) as mieke:
        leaving.end_at_once(seat(wilgendaal, "hanne", "door").pk, by=mieke, words=WHY)
    with as_owner():
        assert HelpRequest.unscoped.select_related("owner").get(pk=taken.pk).owner.public_name == "Bram Tack"


def test_it_ends_at_once_only_with_a_reason(loods):
    with acting_as(loods.nele), pytest.raises(NotAllowed):
        chairs.end_now(seat(loods, "jonas").pk, words="  ")
    assert chairs_of(loods, "jonas") == [("youth_worker", True)]


def test_the_last_manager_is_not_ended_in_need_either(loods):
    with as_owner():
        work(loods, "griet", "loods", Role.MANAGER)
    with acting_as(loods.griet):
        chairs.end_now(seat(loods, "nele").pk, words=WHY)
        chairs.end(seat(loods, "karim").pk)
    with acting_as(loods.nele), pytest.raises(NotAllowed):
        chairs.end_now(seat(loods, "griet").pk, words=WHY)
    assert chairs_of(loods, "griet") == [("manager", True)]


def test_the_roles_in_python_are_those_of_the_database(wilgendaal):
    with as_owner(), connection.cursor() as cursor:
        for where in wilgendaal.organisations.values():
            cursor.execute("SELECT set_config('app.village', %s, true)", [str(where.village_id)])
            for role in Role:
                cursor.execute("SELECT app.role_fits(%s, %s)", [where.pk, role.value])
                assert cursor.fetchone()[0] == (role in roles_of(where)), (where.name, role)


def test_a_role_stands_under_its_duty_of_silence(loods):
    with acting_as(loods.nele):
        chairs.change(seat(loods, "jonas").pk, role=Role.COUNSELLOR, on_duty=False)
    assert seat(loods, "jonas").secrecy == Secrecy.PROFESSIONAL
