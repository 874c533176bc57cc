"""Calls after a plan do not get lost when who calls is gone: the family says who calls from then on, or that nobody does."""

import pytest
from django.http import Http404
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import at
from tests.modules.passing_on.conftest import a_moment_later, day
from tests.modules.passing_on.test_at_once import WHY, ends_at_once
from tests.modules.passing_on.test_calendar import days
from tests.modules.passing_on.test_endings import REACH, closed_with_calls
from tests.modules.passing_on.test_leaving import announce, chair
from village.modules.family_plans.models import TeamMember
from village.modules.help_requests import team
from village.modules.passing_on import aftercare, clock, endings, leaving, queries
from village.modules.passing_on.aftercare import Caller
from village.modules.passing_on.models import Aftercare, AftercareCall, CallSaid, Ending, Goodbye
from village.modules.passing_on.problems import NobodyCallsThere, NoLongerThere, SomebodySaidWhoCalls
from village.modules.passing_on.words import Called
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Purpose

HERE = "/wilgendaal/passing-on/"
EVERYBODY_ELSE = ("els", "ex", "stranger", "oma", "oona", "mieke", "griet", "kobe", "bram")


@pytest.fixture
def agreed_to_call(wilgendaal, ending):
    """Hanne calls after a month and after three; the plan is closed."""
    closed_with_calls(wilgendaal, ending)
    clock.tick()
    return standing()


def standing():
    with as_owner():
        return Aftercare.unscoped.filter(stopped_at=None).first()


def call_on(number):
    with as_owner():
        return AftercareCall.unscoped.get(due_on=day(number), aftercare__stopped_at=None)


def told(ending):
    with as_owner():
        found = Notice.unscoped.filter(path=f"/passing-on/ending/{ending.pk}/", code=Notice.Code.FAMILY_TOLD)
        return sorted(one.person.name for one in found.select_related("person"))


def nobody(cast, who):
    with acting_as(cast.actors[who]):
        return queries.calls_of_nobody()


def her_work_ends(cast, key=None):
    with acting_as(cast.mieke) as mieke:
        assert team.end_membership(key or chair(cast, "hanne").pk, by=mieke)
    clock.tick()
    a_moment_later()


def chooses(cast, ending, who="leila", caller="bram", read=None, on=(30, 90)):
    with acting_as(cast.actors[who]) as actor:
        person, found = cast.people[caller], find(actor, Ending, ending.pk)
        wanted = Caller(person.pk, person.name, REACH, [day(number) for number in on])
        made = aftercare.choose_caller(found, by=actor, caller=wanted, read=read or standing().pk)
    a_moment_later()
    return made


def sees_no_day(cast, who, *calls):
    with acting_as(cast.actors[who]) as actor:
        for call in calls:
            with pytest.raises(Http404):
                find(actor, AftercareCall, call.pk)
        open_list(actor, Purpose.LIST)
        assert queries.my_aftercare(actor) == [] and queries.how_many_i_call(actor) == 0
    assert days(cast, who) == []


def test_as_long_as_who_calls_is_there_nobody_is_told_anything(wilgendaal, agreed_to_call, ending):
    before = told(ending)
    clock.tick()
    assert told(ending) == before and nobody(wilgendaal, "leila") == []
    assert "Who calls you from now on?" not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))


def test_each_of_the_family_hears_once_that_who_calls_leaves_before_a_day(wilgendaal, agreed_to_call, ending):
    before = told(ending)
    key = announce(wilgendaal, "hanne", by="hanne")
    clock.tick()
    clock.tick()
    assert told(ending) == sorted([*before, "Leïla Benali", "Yara Benali"])
    found = nobody(wilgendaal, "yara")
    assert [(one.called, one.is_gone) for one in found] == [("Hanne Moreels", False)]
    page = words_of(browser(wilgendaal, "leila").get(f"{HERE}ending/{ending.pk}/"))
    assert "Hanne Moreels does not work here any more." in page and "Who calls you from now on?" in page
    assert days(wilgendaal, "hanne") == [day(30), day(90)], "until her last day she still sees them"
    with acting_as(wilgendaal.hanne) as hanne:
        leaving.call_off(key, by=hanne)
    clock.tick()
    assert nobody(wilgendaal, "leila") == []


def test_who_leaves_after_the_last_day_calls_as_agreed(wilgendaal, agreed_to_call):
    with acting_as(wilgendaal.hanne) as hanne:
        leaving.announce(chair(wilgendaal, "hanne").pk, by=hanne, last_day=day(120))
    clock.tick()
    assert nobody(wilgendaal, "leila") == []


@pytest.mark.parametrize("how", ["ends", "at once"])
def test_who_called_sees_nothing_once_the_work_ended_and_the_family_knows(
    wilgendaal, agreed_to_call, ending, how
):
    call = call_on(30)
    if how == "ends":
        her_work_ends(wilgendaal)
    else:
        ends_at_once(wilgendaal, words=WHY)
        clock.tick()
    sees_no_day(wilgendaal, "hanne", call)
    assert {"Leïla Benali", "Yara Benali"} <= set(told(ending))
    assert [one.is_gone for one in nobody(wilgendaal, "leila")] == [True]
    assert "Who calls you from now on?" in words_of(browser(wilgendaal, "yara").get("/wilgendaal/"))
    for who in ("hanne", *EVERYBODY_ELSE):
        assert nobody(wilgendaal, who) == [], who


def test_who_has_another_place_of_work_is_not_gone(wilgendaal, agreed_to_call):
    with as_owner():
        first = chair(wilgendaal, "hanne")
        other = Membership.unscoped.get(person=wilgendaal.people["els"])
        Membership.unscoped.create(
            village_id=first.village_id, person_id=first.person_id, organisation_id=other.organisation_id, role=other.role,
            public_name=first.public_name,
        )  # fmt: skip
    her_work_ends(wilgendaal, first.pk)
    assert nobody(wilgendaal, "leila") == [] and days(wilgendaal, "hanne") == [day(30), day(90)]


def test_the_next_caller_sees_these_days_and_nothing_of_before(wilgendaal, plan, agreed_to_call, ending):
    old = call_on(30)
    with acting_as(wilgendaal.hanne) as hanne:
        aftercare.say_called(
            find(hanne, AftercareCall, old.pk), by=hanne, how=Called.DONE, words="Between us."
        )
    ninety = call_on(90)
    her_work_ends(wilgendaal)
    made = chooses(wilgendaal, ending, on=(90,))
    assert days(wilgendaal, "bram") == days(wilgendaal, "leila") == days(wilgendaal, "yara") == [day(90)]
    with acting_as(wilgendaal.bram) as bram:
        new = find(bram, AftercareCall, call_on(90).pk)
        assert new.aftercare_id == made.pk
        open_list(bram, Purpose.LIST)
        assert queries.how_many_i_call(bram) == 1
        assert (
            not CallSaid.unscoped.exists() and not Goodbye.unscoped.exists() and not Ending.unscoped.exists()
        )
        assert {one.pk for one in AftercareCall.unscoped.all()} == {new.pk}
        for before in (old, ninety):
            with pytest.raises(Http404):
                find(bram, AftercareCall, before.pk)
    sees_no_day(wilgendaal, "hanne", old, ninety, new)
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["bram"], path="/passing-on/calls/").exists()
        given = Consent.unscoped.get(item_id=made.pk)
        assert (
            given.to_person_id == wilgendaal.people["bram"].pk
            and given.given_by_id == wilgendaal.people["leila"].pk
        )
        assert not Consent.unscoped.filter(item_id=agreed_to_call.pk, withdrawn_at=None).exists()
        assert Entry.unscoped.filter(verb="passing_on.choose_caller").exists()
    with acting_as(wilgendaal.leila) as leila:
        at(leila, ending)
        assert {one.words for one in CallSaid.unscoped.all()} == {"Between us."}, "the family reads it all"


def test_the_family_may_choose_another_also_when_nobody_is_gone(wilgendaal, agreed_to_call, ending):
    call = call_on(30)
    chooses(wilgendaal, ending, who="yara", caller="els")
    sees_no_day(wilgendaal, "hanne", call)
    assert days(wilgendaal, "els") == [day(30), day(90)]


@pytest.mark.parametrize("who", ["hanne", *EVERYBODY_ELSE])
def test_nobody_else_says_who_calls(wilgendaal, agreed_to_call, ending, who):
    address = f"{HERE}ending/{ending.pk}/afterwards/other/"
    assert browser(wilgendaal, who).get(address).status_code == 404
    assert (
        browser(wilgendaal, who).post(address, {"who": "nobody", "read": agreed_to_call.pk}).status_code
        == 404
    )
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
        aftercare.call_no_more(ending, by=actor, read=agreed_to_call.pk)
    assert standing().pk == agreed_to_call.pk


def test_of_two_who_say_it_at_once_the_second_reads_what_the_first_said(wilgendaal, agreed_to_call, ending):
    chooses(wilgendaal, ending, who="yara", caller="els")
    with pytest.raises(SomebodySaidWhoCalls):
        chooses(wilgendaal, ending, caller="bram", read=agreed_to_call.pk)
    assert days(wilgendaal, "els") == [day(30), day(90)] and days(wilgendaal, "bram") == []
    sent = {
        "who": wilgendaal.people["bram"].pk,
        "reach": REACH,
        "day1": day(30).isoformat(),
        "read": agreed_to_call.pk,
    }
    page = browser(wilgendaal, "leila").post(f"{HERE}ending/{ending.pk}/afterwards/other/", sent)
    assert page.status_code == 422 and "Els De Wilde: " in words_of(page)
    assert f'name="read" value="{standing().pk}"' in page.content.decode(), "sent again on purpose, it counts"


def test_nobody_needs_to_call_any_more(wilgendaal, agreed_to_call, ending):
    call, client = call_on(30), browser(wilgendaal, "leila")
    sent = client.post(
        f"{HERE}ending/{ending.pk}/afterwards/other/", {"who": "nobody", "read": agreed_to_call.pk}
    )
    assert sent.status_code == 302 and standing() is None
    sees_no_day(wilgendaal, "hanne", call)
    assert days(wilgendaal, "leila") == [] and clock.tick() == 0
    assert "Nobody needs to call you any more" in words_of(client.get(f"{HERE}ending/{ending.pk}/"))
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NobodyCallsThere):
        aftercare.say_called(find(leila, AftercareCall, call.pk), by=leila, how=Called.DONE, words="Yes.")


def test_a_day_that_passed_is_seen_as_missed_and_becomes_another(wilgendaal, agreed_to_call, ending):
    her_work_ends(wilgendaal)
    with as_owner():
        AftercareCall.unscoped.filter(due_on=day(30)).update(due_on=day(-2))
        before = Notice.unscoped.filter(person=wilgendaal.people["hanne"]).count()
    clock.tick()
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["hanne"]).count() == before, (
            "who is gone is not called to it"
        )
    client, address = browser(wilgendaal, "leila"), f"{HERE}ending/{ending.pk}/afterwards/other/"
    assert "nobody called" in words_of(client.get(f"{HERE}ending/{ending.pk}/"))
    form = client.get(address)
    assert (
        "On which other day?" in words_of(form)
        and "Bram Tack" in words_of(form)
        and "Hanne Moreels," not in words_of(form)
    )
    sent = {"who": wilgendaal.people["bram"].pk, "reach": REACH, "day1": day(4).isoformat(), "day2": day(90).isoformat(),
            "read": agreed_to_call.pk}  # fmt: skip
    for wrong in (
        {"day1": day(-2).isoformat()},
        {"reach": ""},
        {"who": ""},
        {"who": wilgendaal.people["hanne"].pk},
    ):
        assert client.post(address, {**sent, **wrong}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert days(wilgendaal, "bram") == [day(4), day(90)]
    assert "nobody called" in words_of(client.get(f"{HERE}ending/{ending.pk}/")), (
        "what was missed stays to be read"
    )
    with pytest.raises(NoLongerThere):
        chooses(wilgendaal, ending, on=(0,))


def test_the_team_leader_sees_a_number_and_never_whose(wilgendaal, agreed_to_call, ending):
    mieke = browser(wilgendaal, "mieke")
    leave = words_of(mieke.get(f"/wilgendaal/requests/team/leaving/?who={chair(wilgendaal, 'hanne').pk}"))
    assert "Hanne Moreels still calls 1 family after its plan." in leave and "Benali" not in leave
    assert "1 family says who calls" not in words_of(mieke.get(f"{HERE}team/"))
    her_work_ends(wilgendaal)
    page = words_of(mieke.get(f"{HERE}team/"))
    assert "1 family says who calls" in page and "Benali" not in page and "0470" not in page
    chooses(wilgendaal, ending)
    assert "1 family says who calls" not in words_of(mieke.get(f"{HERE}team/"))
    with acting_as(wilgendaal.els):
        assert queries.plans_left() == []


def test_who_leaves_reads_how_many_families_they_still_call(wilgendaal, agreed_to_call):
    assert "You still call 1 family." in words_of(browser(wilgendaal, "hanne").get(HERE))
    assert "You still call" not in words_of(browser(wilgendaal, "els").get(HERE))


def test_a_friend_or_neighbour_who_calls_does_not_go_with_a_work(wilgendaal, agreed_to_call):
    with as_owner():
        TeamMember.unscoped.filter(person=wilgendaal.people["hanne"]).update(side="natural")
    her_work_ends(wilgendaal)
    assert nobody(wilgendaal, "leila") == [] and days(wilgendaal, "hanne") == [day(30), day(90)]


def test_when_the_family_itself_stopped_showing_the_days_it_is_asked_who_calls(wilgendaal, agreed_to_call):
    with as_owner():
        Consent.unscoped.filter(item_id=agreed_to_call.pk).update(withdrawn_at=timezone.now())
    a_moment_later()
    assert [one.gone_on for one in nobody(wilgendaal, "leila")] == [None]
    assert "does not see the days to call you any more" in words_of(
        browser(wilgendaal, "leila").get(f"{HERE}calls/")
    )


def test_who_was_to_call_is_gone_before_the_plan_is_closed(wilgendaal, plan, ending):
    with acting_as(wilgendaal.leila) as leila:
        person = wilgendaal.people["els"]
        caller = Caller(person.pk, person.name, REACH, [day(30)])
        endings.agree_aftercare(find(leila, Ending, ending.pk), by=leila, caller=caller)
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["els"]).update(until=timezone.now())
    clock.tick()
    assert [one.called for one in nobody(wilgendaal, "yara")] == ["Els De Wilde"]
    chooses(wilgendaal, ending, caller="hanne", on=(30,))
    assert days(wilgendaal, "hanne") == [], "nobody sees a day before the plan is closed"
    with as_owner():
        assert not Consent.unscoped.filter(item_id=standing().pk).exists()
