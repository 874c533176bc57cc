"""An access that ends at once: by the team leader, with a reason, told to each family; and what leans on a yes ends with it."""

import pytest
from django.db import ProgrammingError, transaction
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import at, joins
from tests.modules.passing_on.conftest import (
    DRAFT,
    a_moment_later,
    comes_the_day,
    first,
    opened,
    propose,
    say_yes_to_next,
    say_yes_to_text,
    whose,
    write,
)
from village.modules.circles import actions as circles
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.queries import plans_of
from village.modules.family_plans.words import SHOWN_KINDS
from village.modules.passing_on import actions, clock, leaving, queries
from village.modules.passing_on.models import DoorEnded, Letter, PassingOn
from village.modules.passing_on.words import Why
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Purpose

HERE = "/wilgendaal/passing-on/"
WHY = "Does not work with us any more."


def chair(cast, who):
    with as_owner():
        return Membership.unscoped.get(person=cast.people[who])


def ends_at_once(cast, who="hanne", by="mieke", words=WHY):
    with acting_as(cast.actors[by]) as actor:
        return leaving.end_at_once(chair(cast, who).pk, by=actor, words=words)


def sees_nothing(cast, plan, who):
    with acting_as(cast.actors[who]) as actor:
        assert plans_of(actor) == []
        with pytest.raises(Http404):
            find(actor, FamilyPlan, plan.pk)


def test_every_door_closes_in_that_moment_and_the_family_coordinates_itself(wilgendaal, plan):
    assert ends_at_once(wilgendaal) >= 2
    sees_nothing(wilgendaal, plan, "hanne")
    assert whose(plan) == (wilgendaal.people["leila"].pk, "Leïla Benali")
    with acting_as(wilgendaal.els) as els:
        assert [door.pk for door in plans_of(els)] == [plan.pk]  # nobody else loses anything
    with as_owner():
        assert not Membership.unscoped.filter(person=wilgendaal.people["hanne"], until__gt=first(DoorEnded).created_at).exists()


def test_the_family_is_told_with_the_reason_and_reads_it_in_its_logbook(wilgendaal, plan):
    ends_at_once(wilgendaal)
    with as_owner():
        told = {one.person.name for one in Notice.unscoped.filter(path="/passing-on/ended/")}
        lines = Entry.unscoped.filter(verb="passing_on.end_access", subject_id=plan.subject_id)
        assert {"Leïla Benali", "Yara Benali"} <= told
        assert {one.person_name for one in lines} == {"Mieke Goossens"}
    for who in ("leila", "yara"):
        page = words_of(browser(wilgendaal, who).get(f"{HERE}ended/"))
        assert "Hanne Moreels" in page and WHY in page
    assert WHY in words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/plan/{plan.pk}/"))
    for who in ("els", "bram", "ex", "stranger", "oma"):
        with acting_as(wilgendaal.actors[who]):
            assert queries.ended_for_me() == []


@pytest.mark.parametrize("who", ["bram", "els", "griet", "kobe", "pia", "leila", "oona", "hanne"])
def test_nobody_but_the_team_leader_ends_it(wilgendaal, plan, who):
    with pytest.raises((NotAllowed, ProgrammingError)), transaction.atomic():
        ends_at_once(wilgendaal, by=who)
    assert browser(wilgendaal, who).get(f"{HERE}team/{chair(wilgendaal, 'hanne').pk}/end/").status_code == 404


def test_a_team_leader_ends_nobody_of_another_team_and_not_themself(wilgendaal, plan):
    for who in ("els", "mieke"):
        with pytest.raises((NotAllowed, ProgrammingError)), transaction.atomic():
            ends_at_once(wilgendaal, who)


def test_a_former_worker_who_still_reads_along_is_shut_out_at_once(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    assert whose(plan)[1] == "Bram Tack"
    with acting_as(wilgendaal.hanne) as hanne:
        assert [door.pk for door in plans_of(hanne)] == [plan.pk]
    ends_at_once(wilgendaal)
    sees_nothing(wilgendaal, plan, "hanne")
    assert whose(plan)[1] == "Bram Tack" and first(PassingOn).ended_at
    with acting_as(wilgendaal.bram) as bram:
        assert [door.pk for door in plans_of(bram)] == [plan.pk]


def test_the_family_has_it_in_hand_until_the_talk_and_who_comes_next_sees_nothing_sooner(wilgendaal, plan, agreed):
    ends_at_once(wilgendaal)
    sees_nothing(wilgendaal, plan, "hanne")
    assert whose(plan)[1] == "Leïla Benali"
    with acting_as(wilgendaal.bram) as bram:
        assert find(bram, Letter, first(Letter).pk)
        assert plans_of(bram) == []
    comes_the_day(agreed)
    clock.tick()
    assert whose(plan)[1] == "Bram Tack"


def test_what_waited_goes_on_without_who_is_gone(wilgendaal, plan, passing):
    write(wilgendaal, passing, "hanne", DRAFT)
    ends_at_once(wilgendaal)
    propose(wilgendaal, passing, "leila", "bram")
    for who in ("leila", "yara"):
        say_yes_to_text(wilgendaal, passing, who)
        say_yes_to_next(wilgendaal, passing, who)
    comes_the_day(passing)
    clock.tick()
    assert whose(plan)[1] == "Bram Tack"


def test_what_a_young_person_shared_alone_is_told_to_them_alone(wilgendaal, plan):
    with acting_as(wilgendaal.yara) as yara:
        open_subject(yara, yara.subject_id, Purpose.SHARE)
        shared = Consent.unscoped.create(
            village_id=plan.village_id, subject_id=yara.subject_id, given_by_id=yara.person_id, item_id=plan.pk, kinds=[],
            to_person_id=wilgendaal.people["bram"].pk, kind=DataKind.OWN_STORY, rights=1, law_version="test",
        )  # fmt: skip
    a_moment_later()
    ends_at_once(wilgendaal, "bram")
    with as_owner():
        assert Consent.unscoped.get(pk=shared.pk).withdrawn_at
        assert {one.to_person.name for one in DoorEnded.unscoped.all()} == {"Yara Benali"}
        lines = Entry.unscoped.filter(verb="passing_on.end_access")
        assert {one.kinds for one in lines} == {1 << DataKind.OWN_STORY}  # no guardian reads that line
    with acting_as(wilgendaal.leila):
        assert queries.ended_for_me() == []


def test_the_team_leader_reads_a_reason_and_never_whose_doors_they_were(wilgendaal, plan):
    mieke = browser(wilgendaal, "mieke")
    assert "Hanne Moreels" in words_of(mieke.get(f"{HERE}team/"))
    end = f"{HERE}team/{chair(wilgendaal, 'hanne').pk}/end/"
    assert "In that moment every door" in words_of(mieke.get(end))
    assert mieke.post(end, {"words": " "}).status_code == 422
    assert mieke.post(end, {"words": WHY}).url == f"{HERE}team/"
    page = words_of(mieke.get(f"{HERE}team/"))
    assert WHY in page and "Benali" not in page
    assert "Ended, at once." in page or "ended on" in page


def test_what_is_written_for_the_next_one_closes_when_the_family_closes_the_plan(wilgendaal, plan, passing):
    """Who coordinates begins by the yes to the plan; once that yes is gone, so is this, however the family took it back."""
    with acting_as(wilgendaal.hanne) as hanne:
        assert find(hanne, PassingOn, passing.pk)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        given = Consent.unscoped.get(
            subject_id=plan.subject_id, to_person=wilgendaal.people["hanne"], item_id=None, withdrawn_at=None
        )
        circles.withdraw(given, by=leila)
    a_moment_later()
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        find(hanne, PassingOn, passing.pk)


def test_who_begins_a_passing_on_opens_nothing_that_was_there(wilgendaal, plan, passing):
    """The one row it opens is the one it makes, by the last yes that let the coordinator in, and only while that holds."""
    with as_owner():
        given = Consent.unscoped.get(item_id=passing.pk)
        assert (given.given_by.name, given.how, given.kind) == ("Yara Benali", "with the plan", DataKind.OWN_STORY)
        assert passing.author_id == wilgendaal.people["hanne"].pk


def test_one_of_the_family_who_begins_lets_in_who_stops_themself(wilgendaal, plan):
    with acting_as(wilgendaal.yara) as yara:
        made = actions.begin(find(yara, FamilyPlan, plan.pk), by=yara, why=Why.FAMILY)
    with as_owner():
        assert Consent.unscoped.get(item_id=made.pk).given_by.name == "Yara Benali"


def test_stopping_leaves_in_the_team_who_was_in_it_before(wilgendaal, plan):
    joins(wilgendaal, plan, "bram", [DataKind.SCHOOL])
    a_moment_later()
    with acting_as(wilgendaal.hanne) as hanne:
        passing = actions.begin(find(hanne, FamilyPlan, plan.pk), by=hanne, why=Why.STOPS)
    a_moment_later()
    write(wilgendaal, passing, "hanne", DRAFT)
    propose(wilgendaal, passing, "hanne", "bram")
    for who in ("leila", "yara"):
        say_yes_to_text(wilgendaal, passing, who)
        say_yes_to_next(wilgendaal, passing, who)
    comes_the_day(passing)
    with acting_as(wilgendaal.leila) as leila:
        actions.stop(opened(leila, passing), by=leila)
    a_moment_later()
    with as_owner():
        seat = TeamMember.unscoped.get(plan=plan, person=wilgendaal.people["bram"])
        assert (seat.in_team, seat.ended_at, seat.asked_kinds) == (True, None, [DataKind.SCHOOL])
        held = Consent.unscoped.filter(to_person=wilgendaal.people["bram"], subject_id=plan.subject_id, withdrawn_at=None)
        assert [one.kinds for one in held] == [[DataKind.CONTACT, DataKind.SCHOOL]]
    with acting_as(wilgendaal.bram) as bram:
        assert [door.pk for door in plans_of(bram)] == [plan.pk]
        with pytest.raises(Http404):
            find(bram, Letter, first(Letter).pk)


def test_stopping_takes_out_of_the_team_who_came_in_by_it(wilgendaal, plan, agreed):
    with acting_as(wilgendaal.leila) as leila:
        actions.stop(opened(leila, agreed), by=leila)
    with as_owner():
        assert TeamMember.unscoped.get(plan=plan, person=wilgendaal.people["bram"]).ended_at
        kinds = Consent.unscoped.filter(to_person=wilgendaal.people["bram"], withdrawn_at=None, subject_id=plan.subject_id)
        assert not kinds.exists()
    assert set(SHOWN_KINDS)
