"""A number holds from its day on, a day off holds the reply clock, and only the keeper decides either."""

from datetime import date, time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.rules.conftest import HOME, closes, sets
from village.foundation.time_range import now
from village.modules.handovers.rules import terms_of
from village.modules.help_requests import team
from village.modules.promises.working_time import answer_moment, week_of
from village.modules.rules import keeping
from village.modules.rules.numbers import number_of
from village.modules.rules.problems import DayIsOver, NotBetween
from village.modules.rules.words import Number
from village.trust.access.actor import acting_as
from village.trust.law.policies import policy_for
from village.trust.villages.hours import working_hours_between
from village.trust.villages.models import VillageRule
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def test_a_number_holds_from_its_day_on_and_not_before(wilgendaal):
    sets(wilgendaal, Number.FIRST_LOOK, 20, in_days=10)
    sets(wilgendaal, Number.FIRST_LOOK, 25)
    today, village = timezone.localdate(), wilgendaal.village.pk
    with acting_as(wilgendaal.leila):
        at = [number_of(village, Number.FIRST_LOOK, 30, today + timedelta(days=days)) for days in (-1, 0, 9, 10)]
    assert at == [30, 25, 25, 20]


def test_it_is_what_the_clock_of_the_village_counts_with_and_of_no_other(wilgendaal, tilleuls):
    law, start = policy_for("be-flanders", timezone.localdate()), now()
    sets(wilgendaal, Number.ANSWER, 8)
    sets(wilgendaal, Number.HANDOVER_ANSWER, 5)
    with acting_as(wilgendaal.hanne) as hanne:
        week, due = week_of(hanne.village_id), answer_moment(hanne.village_id, start)
        answer_by = terms_of(hanne.village_id, law).answer_by
    assert round(working_hours_between(week, start, due)) == 8
    assert round(working_hours_between(week, start, answer_by)) == 5
    with acting_as(tilleuls.hanne) as other:
        assert round(working_hours_between(week_of(other.village_id), start, answer_moment(other.village_id, start))) == 16


def test_the_clock_waits_on_a_day_off_until_it_is_a_working_day_again(wilgendaal):
    start = now()
    with acting_as(wilgendaal.leila) as leila:
        before = answer_moment(leila.village_id, start)
    day = closes(wilgendaal, timezone.localdate(), before.date() + timedelta(days=3))
    with acting_as(wilgendaal.leila) as leila:
        later = answer_moment(leila.village_id, start)
        assert week_of(leila.village_id).is_holiday(before.date()) and later.date() > before.date() + timedelta(days=3)
    with acting_as(wilgendaal.kobe) as kobe:
        keeping.be_open_after_all(day, by=kobe)
        assert answer_moment(kobe.village_id, start) == before


def test_no_number_beyond_what_is_safe_and_no_rule_for_yesterday(wilgendaal):
    with pytest.raises(NotBetween):
        sets(wilgendaal, Number.ANSWER, 81)
    with pytest.raises(DayIsOver):
        sets(wilgendaal, Number.ANSWER, 8, in_days=-1)
    with pytest.raises(DayIsOver):
        closes(wilgendaal, date(2020, 1, 1))
    with as_owner():
        assert not VillageRule.unscoped.exists()


@pytest.mark.parametrize("who", ["hanne", "mieke", "pia", "leila", "stranger"])
def test_nobody_else_decides_in_python_or_in_the_database(wilgendaal, who):
    with acting_as(getattr(wilgendaal, who)) as actor:
        with pytest.raises(NotAllowed):
            keeping.set_number(Number.ANSWER, by=actor, to=8, counts_from=timezone.localdate())
        with pytest.raises(DatabaseError), transaction.atomic():
            VillageRule.unscoped.create(village_id=actor.village_id, sort="number", key="answer_hours", value={"number": 1})


def test_a_decision_stays_as_it_was_made_with_who_made_it(wilgendaal):
    row = sets(wilgendaal, Number.ANSWER, 8)
    with acting_as(wilgendaal.kobe):
        with pytest.raises(DatabaseError), transaction.atomic():
            VillageRule.unscoped.filter(pk=row.pk).update(value={"number": 40})
        with pytest.raises(DatabaseError), transaction.atomic():
            VillageRule.unscoped.create(village_id=row.village_id, sort="written", key="villages_village.words", value={})
    page = words_of(browser(wilgendaal, "kobe").get(f"{HOME}changes/"))
    assert "Kobe Pauwels" in page and "Working hours until somebody who asks hears something" in page


def test_a_number_of_the_desk_is_a_line_too(wilgendaal):
    with acting_as(wilgendaal.kobe) as kobe:
        team.keep_rules(kobe, tries=3, ways=2, visits_last=True, quiet_hours=4, rung_hours=4)
        team.keep_rules(kobe, tries=5, ways=2, visits_last=True, quiet_hours=4, rung_hours=4, most_in_an_hour=40)
    client = browser(wilgendaal, "kobe")
    page = words_of(client.get(f"{HOME}changes/"))
    assert "from 3 to 5" in page and "from 60 to 40" in page
    front = words_of(client.get(HOME))
    assert "tries on different days: 5" in front and "by Kobe Pauwels" in front


def test_the_keeper_does_it_on_a_page_and_a_mistake_is_said_at_the_field(wilgendaal):
    client, today = browser(wilgendaal, "kobe"), timezone.localdate()
    wrong = client.post(f"{HOME}numbers/answer_hours/", {"to": "200", "counts_from": today.isoformat()})
    assert wrong.status_code == 422 and "Choose a number between" in words_of(wrong)
    client.post(f"{HOME}numbers/answer_hours/", {"to": "12", "counts_from": today.isoformat(), "because": "More hands"})
    client.post(f"{HOME}days-off/", {"name": "Fair", "first": (today + timedelta(days=5)).isoformat()})
    with as_owner():
        kept = {one.sort: one.value for one in VillageRule.unscoped.all()}
    assert kept["number"] == {"number": 12} and kept["day_off"]["name"] == "Fair"
    assert "More hands" in words_of(client.get(f"{HOME}numbers/answer_hours/"))
    law = words_of(client.get(f"{HOME}law/"))
    assert "GDPR article 33" in law and "Hours to tell the authority about a leak" in law and "be-flanders/" not in law


@pytest.mark.parametrize("who", ["hanne", "mieke", "pia", "leila", "stranger", None])
def test_for_everybody_else_there_is_no_such_page(wilgendaal, who):
    client = browser(wilgendaal, who) if who else browser(wilgendaal)
    for path in ("", "law/", "changes/", "hours/", "days-off/", "numbers/met_days/", "reasons/later/", "reasons/later/new/"):
        assert client.get(f"{HOME}{path}").status_code in (404, 302), path
    assert client.post(f"{HOME}numbers/answer_hours/", {"to": "9", "counts_from": "2030-01-01"}).status_code in (404, 302)
    with as_owner():
        assert not VillageRule.unscoped.exists()


def test_the_hours_of_the_contact_point_are_a_decision_too(wilgendaal):
    client, today = browser(wilgendaal, "kobe"), timezone.localdate()
    days = {f"day_{day}": "9:00-12:00, 13:30-16:00" for day in range(1, 5)}
    for wrong in ("nine to five", "12:00-9:00", "9:00-12:00, 11:00-13:00", "9:00-25:00", "9:00", "9:00-10:00Z"):
        answer = client.post(f"{HOME}hours/", days | {"day_5": wrong, "counts_from": today.isoformat()})
        assert answer.status_code == 422 and "one after the other" in words_of(answer), wrong
    never = client.post(f"{HOME}hours/", {"counts_from": today.isoformat()})
    assert never.status_code == 422 and "Somebody works at some hour" in words_of(never)
    assert client.post(f"{HOME}hours/", days | {"counts_from": today.isoformat()}).status_code == 302
    with acting_as(wilgendaal.hanne) as hanne:
        week = week_of(hanne.village_id)
    assert week.blocks[1] == ((time(9), time(12)), (time(13, 30), time(16))) and 5 not in week.blocks
    assert "Kobe Pauwels" in words_of(client.get(f"{HOME}hours/"))
