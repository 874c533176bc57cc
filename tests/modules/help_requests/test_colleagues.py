"""Colleagues of one desk: giving work with a reason, asking after it, a deputy, a ceiling, and leaving."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.dateformat import format as date_format

from tests.browsing import browser, words_of
from tests.cast import as_owner, restrict
from tests.modules.help_requests.conftest import ask, opened
from village.foundation.time_range import now
from village.modules.help_requests import actions, clock, team
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.problems import (
    AlreadyAway,
    CannotBeDeputy,
    CannotTakeIt,
    OverTheCeiling,
    StillQuiet,
)
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import OverReason, What
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.consent.models import Assignment
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.villages.models import Village
from village.trust.vocabulary import NotAllowed


def chair(cast, who):
    with as_owner():
        return Membership.unscoped.get(person=cast.people[who])


def told(cast, who):
    with as_owner():
        return [notice.code for notice in Notice.unscoped.filter(person=cast.people[who]).order_by("created_at")]


def give(cast, by, request, to, **more):
    with acting_as(cast.actors[by]) as actor:
        chosen = team.to_give([request.number])
        return team.give_to_colleague(
            chosen, by=actor, to=chair(cast, to).pk, reason=more.pop("reason", "She knows the family."), **more
        )


def away(cast, who="hanne", deputy="bram", by=None, start=0, days=3):
    with acting_as(cast.actors[by or who]) as actor:
        team.be_away(
            chair(cast, who).pk, by=actor, deputy=chair(cast, deputy).pk, from_at=now() + timedelta(days=start, minutes=-5),
            until=now() + timedelta(days=start + days),
        )  # fmt: skip


def test_the_one_who_has_it_gives_it_to_a_colleague_with_a_reason(wilgendaal, taken):
    assert give(wilgendaal, "hanne", taken, "bram") == 1
    with acting_as(wilgendaal.bram) as bram:
        mine = opened(bram, taken)
        assert mine.owner.public_name == "Bram Tack"
        last = list(steps_of(mine))[-1]
        assert (last.what, last.words) == (What.REASSIGNED, "She knows the family.")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, taken)
    with as_owner():
        assert Promise.unscoped.get(item_id=taken.pk).owner == chair(wilgendaal, "bram")


def test_the_team_leader_gives_it_without_reading_a_word(wilgendaal, taken):
    give(wilgendaal, "mieke", taken, "bram")
    with acting_as(wilgendaal.mieke) as mieke, pytest.raises(Http404):
        opened(mieke, taken)
    assert "given" in told(wilgendaal, "bram") and "other_owner" in told(wilgendaal, "hanne")
    assert "other_owner" in told(wilgendaal, "leila")


@pytest.mark.parametrize("who", ["bram", "els", "kobe", "griet", "leila", "stranger"])
def test_nobody_else_gives_it_away(wilgendaal, taken, who):
    with acting_as(wilgendaal.actors[who]):
        assert team.to_give([taken.number]) == []


def test_another_village_has_nothing_to_give(wilgendaal, tilleuls, taken):
    with acting_as(tilleuls.mieke):
        assert team.to_give([taken.number]) == []


def test_it_goes_only_to_a_colleague_of_the_same_desk(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(CannotTakeIt):
        team.give_to_colleague(
            team.to_give([taken.number]), by=hanne, to=chair(wilgendaal, "els").pk, reason="Her class."
        )


def test_whom_the_family_keeps_out_gets_it_from_nobody(wilgendaal, taken):
    restrict(wilgendaal, "sami", "bram", "leila")
    for by in ("hanne", "mieke"):
        with pytest.raises(CannotTakeIt):
            give(wilgendaal, by, taken, "bram")


def test_giving_is_in_the_logbook_and_the_database_refuses_without_the_right(wilgendaal, taken):
    given = "SELECT app.give_request(%s, %s, gen_random_uuid(), gen_random_uuid(), '', '', '', 1, 'given', 'given', '', '')"
    with acting_as(wilgendaal.els), pytest.raises(NotAllowed, match="not yours to give"):
        team.asked_of_the_lock(given, [taken.pk, chair(wilgendaal, "bram").pk])
    give(wilgendaal, "mieke", taken, "bram")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE verb = 'help_requests.give_to_colleague'")
        assert cursor.fetchone()[0] == 1


def test_a_question_nobody_has_can_be_given_too(wilgendaal, asked):
    give(wilgendaal, "mieke", asked, "bram")
    with acting_as(wilgendaal.bram) as bram:
        assert opened(bram, asked).taken_up_at
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, asked)


def test_many_at_once_from_the_list(wilgendaal, asked):
    other = ask(wilgendaal, wilgendaal.leila, "leila", called_name="")
    client = browser(wilgendaal, "mieke")
    page = client.get(f"/wilgendaal/requests/give/?number={asked.number}&number={other.number}")
    assert asked.number in words_of(page) and other.number in words_of(page)
    sent = client.post("/wilgendaal/requests/give/?to_colleague", {
        "number": [asked.number, other.number], "to": chair(wilgendaal, "bram").pk, "reason": "Hanne is ill.",
    })  # fmt: skip
    assert sent.status_code == 302
    with acting_as(wilgendaal.bram) as bram:
        assert {opened(bram, one).owner.public_name for one in (asked, other)} == {"Bram Tack"}


def test_giving_without_a_reason_says_so_at_the_field(wilgendaal, taken):
    sent = browser(wilgendaal, "hanne").post("/wilgendaal/requests/give/?to_colleague", {
        "number": [taken.number], "to": chair(wilgendaal, "bram").pk, "reason": "",
    })  # fmt: skip
    assert sent.status_code == 422 and "Write something here." in words_of(sent)


def test_a_colleague_asks_after_it_and_only_the_desk_reads_that(wilgendaal, taken):
    with as_owner():
        RequestStep.unscoped.filter(request_id=taken.pk).update(created_at=now() - timedelta(days=9))
    with acting_as(wilgendaal.mieke) as mieke:
        team.nudge(team.to_give([taken.number])[0], by=mieke, words="She called today.")
    assert "nudged" in told(wilgendaal, "hanne")
    assert "She called today." in words_of(
        browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{taken.pk}/")
    )
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/"))
    assert "She called today." not in page
    assert "asked a colleague about the question" in page, "that it happened is in who looked, as everything is"


def test_nobody_is_asked_again_in_the_quiet_hours(wilgendaal, taken):
    with acting_as(wilgendaal.mieke) as mieke, pytest.raises(StillQuiet):
        team.nudge(team.to_give([taken.number])[0], by=mieke, words="And?")


@pytest.mark.parametrize("who", ["hanne", "leila", "els"])
def test_only_another_colleague_asks_after_it(wilgendaal, taken, who):
    with acting_as(wilgendaal.mieke):
        one = team.to_give([taken.number])[0]
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed, match="nobody to ask|not at this desk"):
        team.nudge(one, by=actor, words="And?")


def test_while_she_is_away_the_deputy_works_beside_her(wilgendaal, taken):
    away(wilgendaal)
    assert "deputy" in told(wilgendaal, "bram")
    with acting_as(wilgendaal.bram) as bram:
        actions.ask_back(opened(bram, taken), by=bram, words="Can I come by?")
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken).owner.public_name == "Hanne Moreels"


def test_after_the_last_day_it_ends_by_itself(wilgendaal, taken):
    away(wilgendaal)
    with as_owner():
        Assignment.unscoped.filter(reason="deputy").update(
            from_at=now() - timedelta(days=3), until=now() - timedelta(seconds=1), kept_until=now() - timedelta(seconds=1)
        )
    with acting_as(wilgendaal.bram) as bram, pytest.raises(Http404):
        opened(bram, taken)


def test_back_earlier_the_deputy_stops_at_once(wilgendaal, taken):
    away(wilgendaal)
    with acting_as(wilgendaal.hanne) as hanne:
        team.come_back(team.absences_of(hanne)[0].pk, by=hanne)
    with acting_as(wilgendaal.bram) as bram, pytest.raises(Http404):
        opened(bram, taken)


def test_before_the_first_day_the_deputy_sees_nothing(wilgendaal, taken):
    away(wilgendaal, start=2)
    with acting_as(wilgendaal.bram) as bram, pytest.raises(Http404):
        opened(bram, taken)
    assert "deputy" not in told(wilgendaal, "bram") and clock.tick() == 0


def test_whom_the_family_keeps_out_is_no_deputy_for_it(wilgendaal, taken):
    restrict(wilgendaal, "sami", "bram", "leila")
    away(wilgendaal)
    with acting_as(wilgendaal.bram) as bram, pytest.raises(Http404):
        opened(bram, taken)


def test_what_she_takes_up_meanwhile_is_the_deputys_too(wilgendaal, asked):
    away(wilgendaal, deputy="mieke")
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    with acting_as(wilgendaal.mieke) as mieke:
        assert opened(mieke, asked)


def test_a_new_question_goes_to_the_deputy_of_who_is_on_duty(wilgendaal):
    away(wilgendaal, deputy="mieke")
    fresh = ask(wilgendaal, wilgendaal.leila, "sami")
    with acting_as(wilgendaal.mieke) as mieke:
        assert opened(mieke, fresh)


def test_a_deputy_is_a_colleague_who_is_there(wilgendaal, taken):
    with pytest.raises(CannotBeDeputy):
        away(wilgendaal, deputy="els")
    away(wilgendaal, who="bram", deputy="mieke")
    with pytest.raises(CannotBeDeputy):
        away(wilgendaal, deputy="bram")
    away(wilgendaal, deputy="mieke")
    with pytest.raises(AlreadyAway):
        away(wilgendaal, deputy="mieke", start=1)


def test_only_she_or_her_team_leader_says_that_she_is_away(wilgendaal, taken):
    away(wilgendaal, by="mieke")
    for who in ("bram", "els", "kobe"):
        with pytest.raises(NotAllowed, match="not yours to say"):
            away(wilgendaal, by=who, start=30)


def test_over_the_ceiling_asks_a_reason_and_never_blocks(wilgendaal, taken):
    with acting_as(wilgendaal.mieke) as mieke:
        team.set_ceiling(chair(wilgendaal, "hanne").pk, by=mieke, most=1)
    fresh = ask(wilgendaal, wilgendaal.leila, "sami")
    with acting_as(wilgendaal.hanne) as hanne:
        with pytest.raises(OverTheCeiling):
            actions.take_up(opened(hanne, fresh), by=hanne)
        actions.take_up(opened(hanne, fresh), by=hanne, over=OverReason.NOBODY_ELSE)
    with acting_as(wilgendaal.mieke) as mieke:
        over = team.times_over(mieke, wilgendaal.organisations["door"].pk)
    assert [(one.open_requests, one.most, one.reason) for one in over] == [(2, 1, OverReason.NOBODY_ELSE)]


@pytest.mark.parametrize("who", ["hanne", "bram", "els", "kobe"])
def test_only_the_team_leader_sets_a_ceiling(wilgendaal, who):
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed, match="not your team"):
        team.set_ceiling(chair(wilgendaal, "hanne").pk, by=actor, most=1)


def test_the_page_asks_the_reason_before_it_is_too_much(wilgendaal, taken):
    with acting_as(wilgendaal.mieke) as mieke:
        team.set_ceiling(chair(wilgendaal, "hanne").pk, by=mieke, most=1)
    fresh = ask(wilgendaal, wilgendaal.leila, "sami")
    page = browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{fresh.pk}/")
    assert "You have 1 open, and your ceiling is 1." in words_of(page)


def test_who_still_has_open_requests_does_not_leave(wilgendaal, taken):
    with acting_as(wilgendaal.mieke) as mieke:
        assert not team.end_membership(chair(wilgendaal, "hanne").pk, by=mieke)
        assert [number for number, *_dates in team.open_requests_of(chair(wilgendaal, "hanne").pk)] == [taken.number]
    with as_owner(), pytest.raises(IntegrityError, match="new owner"), transaction.atomic():
        Membership.unscoped.filter(pk=chair(wilgendaal, "hanne").pk).update(until=now())
    give(wilgendaal, "mieke", taken, "bram")
    with acting_as(wilgendaal.mieke) as mieke:
        assert team.end_membership(chair(wilgendaal, "hanne").pk, by=mieke)


@pytest.mark.parametrize("who", ["bram", "hanne", "els", "griet"])
def test_nobody_but_the_team_leader_ends_a_chair(wilgendaal, who):
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed, match="not your team"):
        team.end_membership(chair(wilgendaal, "bram").pk, by=actor)


def test_the_leaving_page_shows_what_first_needs_somebody(wilgendaal, taken):
    client = browser(wilgendaal, "mieke")
    address = f"/wilgendaal/requests/team/leaving/?who={chair(wilgendaal, 'hanne').pk}"
    assert taken.number in words_of(client.get(address))
    assert client.post(address).status_code == 422


def test_a_team_leader_counts_and_reads_no_names_of_families(wilgendaal, taken):
    page = words_of(browser(wilgendaal, "mieke").get("/wilgendaal/requests/team/"))
    assert "Hanne Moreels" in page and "Sami" not in page and "Leïla" not in page
    assert browser(wilgendaal, "els").get("/wilgendaal/requests/team/").status_code == 404


def test_being_away_from_the_page(wilgendaal, taken):
    today = now().date()
    sent = browser(wilgendaal, "hanne").post("/wilgendaal/requests/away/", {
        "first": today.isoformat(), "last": (today + timedelta(days=2)).isoformat(), "deputy": chair(wilgendaal, "bram").pk,
    })  # fmt: skip
    assert sent.status_code == 302
    with acting_as(wilgendaal.bram) as bram:
        assert opened(bram, taken)


def test_the_last_day_away_is_the_day_that_was_chosen_and_not_the_morning_after(wilgendaal, taken):
    first, last = timezone.localdate() + timedelta(days=1), timezone.localdate() + timedelta(days=3)
    client = browser(wilgendaal, "hanne")
    client.post("/wilgendaal/requests/away/", {"first": first, "last": last, "deputy": chair(wilgendaal, "bram").pk})
    page = words_of(client.get("/wilgendaal/requests/team/"))
    assert f"to {date_format(last, 'j F')}; Bram Tack stands in" in page


def test_the_keeper_keeps_the_numbers_and_nobody_else(wilgendaal):
    numbers = {"tries": 2, "ways": 1, "quiet_hours": 8, "rung_hours": 4, "most_in_an_hour": 40}
    assert browser(wilgendaal, "kobe").post("/wilgendaal/requests/rules/", numbers).status_code == 302
    assert browser(wilgendaal, "hanne").post("/wilgendaal/requests/rules/", numbers).status_code == 404
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        team.keep_rules(hanne, **numbers)
    with as_owner():
        assert HelpRequest.unscoped.count() == 0
        assert Village.objects.get(pk=wilgendaal.village.pk).most_in_an_hour == 40
    assert 'value="40"' in words_of(browser(wilgendaal, "kobe").get("/wilgendaal/requests/rules/"))


def test_how_many_people_one_may_open_in_an_hour_is_never_next_to_nothing(wilgendaal):
    numbers = {"tries": 2, "ways": 1, "quiet_hours": 8, "rung_hours": 4, "most_in_an_hour": 0}
    assert browser(wilgendaal, "kobe").post("/wilgendaal/requests/rules/", numbers).status_code == 422


def test_a_list_is_kept_under_a_name_for_oneself_only(wilgendaal, asked):
    client = browser(wilgendaal, "hanne")
    client.post("/wilgendaal/requests/views/keep/", {"name": "Sleep", "query": "show=open&area=health&evil=1"})
    page = words_of(client.get("/wilgendaal/requests/"))
    assert "Sleep" in page and "area=health" in page and "evil" not in page
    assert "Sleep</a>" not in words_of(browser(wilgendaal, "bram").get("/wilgendaal/requests/"))


@pytest.mark.parametrize("query, there", [
    ("area=health", True), ("area=money", False), ("show=late", False), ("show=waiting", True), ("show=closed", False),
    ("asks_for=support", True), ("asks_for=free_time", False), ("state=answer", False), ("asker=young", False),
    ("owner=nonsense", True),
])  # fmt: skip
def test_the_address_narrows_the_list(wilgendaal, asked, query, there):
    page = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/?{query}"))
    assert (asked.number in page) == there
