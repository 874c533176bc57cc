"""An answer that is late: who has it, who stands in, the desk, the team leader. One after another, in working hours, once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner, restrict
from tests.modules.help_requests.conftest import opened
from tests.modules.help_requests.test_colleagues import chair, told
from village.modules.help_requests import actions, clock, ladder, team
from village.modules.help_requests.models import Absence, DeskRules, HelpRequest, RequestRise, RequestStep
from village.modules.help_requests.words import Rung
from village.trust.access.actor import acting_as
from village.trust.consent.models import Assignment
from village.trust.logbook.models import Entry
from village.trust.notices.mail import letter
from village.trust.villages.models import Village
from village.trust.vocabulary import NotAllowed

ZONE = ZoneInfo("Europe/Brussels")
DUE = datetime(2026, 12, 24, 16, tzinfo=ZONE)
"""The Thursday before Christmas, an hour before closing time; the Friday is a holiday."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def tick(monkeypatch):
    """The clock at a moment of our own."""

    def go(moment: datetime) -> int:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return clock.tick()

    return go


@pytest.fixture
def late(wilgendaal, taken):
    """Hanne promised an answer before Christmas, and did nothing with it for days."""
    with as_owner():
        HelpRequest.unscoped.filter(pk=taken.pk).update(answer_by=DUE, asked_at=DUE - timedelta(days=9))
        RequestStep.unscoped.filter(request_id=taken.pk).update(created_at=DUE - timedelta(days=9))
    return taken


def rungs(request) -> list[str]:
    with as_owner():
        return list(RequestRise.unscoped.filter(request_id=request.pk).order_by("told_at").values_list("rung", flat=True))


def away(cast, who, deputy, until):
    with as_owner():
        Absence.unscoped.create(
            village=cast.village, organisation=cast.organisations["door"], member=chair(cast, who),
            deputy=chair(cast, deputy), from_at=DUE - timedelta(days=5), until=until,
        )  # fmt: skip
        asked = HelpRequest.unscoped.get(owner=chair(cast, who))
        Assignment.unscoped.create(
            village=cast.village, subject_id=asked.subject_id, item_id=asked.item_id, kind=asked.kind, reason="deputy",
            organisation=cast.organisations["door"], person=cast.people[deputy], from_at=DUE - timedelta(days=5), until=until,
            kept_until=until,
        )  # fmt: skip


def test_one_after_another_over_a_holiday_and_a_weekend(wilgendaal, late, tick):
    assert tick(at(24, 15, 59)) == 0, "not before the promised date"
    assert tick(at(24, 16, 30)) == 1 and rungs(late) == ["nudge"]
    assert tick(at(24, 16, 45)) == 0, "the same step is never taken twice"
    assert tick(at(25, 12)) == 0 and tick(at(26, 12)) == 0 and tick(at(27, 12)) == 0, "Christmas, Saturday, Sunday"
    assert tick(at(28, 12, 15)) == 0, "half an hour on Thursday and three on Monday are not four working hours"
    assert tick(at(28, 12, 31)) == 1 and rungs(late) == ["nudge", "point"]
    assert tick(at(28, 16, 32)) == 1 and rungs(late) == ["nudge", "point", "supervisor"]
    assert tick(at(29, 12)) == 0 and tick(at(31, 12)) == 0, "there is nobody above"


def test_each_hears_it_in_a_fixed_sentence_at_their_own_step(wilgendaal, late, tick):
    for moment in (at(24, 16, 30), at(28, 12, 31), at(28, 16, 32)):
        tick(moment)
    assert "late_mine" in told(wilgendaal, "hanne") and "late_at_desk" not in told(wilgendaal, "hanne")
    assert "late_at_desk" in told(wilgendaal, "bram") and "late_mine" not in told(wilgendaal, "bram")
    assert told(wilgendaal, "mieke") == ["late_risen"]
    for who in ("els", "karim", "jonas", "nele", "griet", "kobe", "pia", "ex", "yara"):
        assert not [code for code in told(wilgendaal, who) if code.startswith("late")], who
    mail = letter("hanne@wilgendaal.example", "en", "wilgendaal")
    assert "Sami" not in mail.body and late.number not in mail.body + mail.subject


def test_while_she_is_away_who_stands_in_is_asked_first(wilgendaal, late, tick):
    away(wilgendaal, "hanne", "mieke", until=at(31, 9))
    assert tick(at(24, 16, 30)) == 1 and rungs(late) == ["deputy"]
    assert "late_stands_in" in told(wilgendaal, "mieke") and "late_mine" not in told(wilgendaal, "hanne")
    assert tick(at(28, 12, 31)) == 1 and rungs(late) == ["deputy", "point"]


def test_back_at_work_she_is_not_asked_after_the_others(wilgendaal, late, tick):
    away(wilgendaal, "hanne", "mieke", until=at(28, 9))
    tick(at(24, 16, 30))
    assert tick(at(28, 12, 31)) == 1 and rungs(late) == ["deputy", "point"], "the ladder only goes up"


def test_who_does_something_with_it_gets_peace(wilgendaal, late, tick):
    tick(at(24, 16, 30))
    with as_owner():
        RequestStep.unscoped.filter(request_id=late.pk, what="taken_up").update(created_at=at(28, 11))
    assert tick(at(28, 14, 59)) == 0
    assert tick(at(28, 15)) == 1 and rungs(late) == ["nudge", "point"]


def test_a_new_date_with_a_reason_begins_a_new_ladder(wilgendaal, late, tick):
    tick(at(24, 16, 30))
    with as_owner():
        HelpRequest.unscoped.filter(pk=late.pk).update(answer_by=at(29, 10))
    assert tick(at(28, 16)) == 0
    assert tick(at(29, 10)) == 1 and rungs(late) == ["nudge", "nudge"]


@pytest.mark.parametrize("change", [{"closed_at": DUE, "outcome": "answered", "answer_by": None}, {"answer_by": None}])
def test_an_answer_ends_it(wilgendaal, late, tick, change):
    tick(at(24, 16, 30))
    with as_owner():
        HelpRequest.unscoped.filter(pk=late.pk).update(**change)
    assert tick(at(28, 16)) == 0


def test_the_village_says_how_long_between_two_steps(wilgendaal, late, tick):
    with as_owner():
        DeskRules.unscoped.create(village=wilgendaal.village, rung_hours=1)
    assert tick(at(24, 16)) == 1
    assert tick(at(28, 8, 59)) == 0 and tick(at(28, 9)) == 1 and tick(at(28, 9, 59)) == 0 and tick(at(28, 10)) == 1


def test_only_the_keeper_changes_that_number(wilgendaal):
    values = {"tries": 3, "ways": 2, "visits_last": "on", "quiet_hours": 4, "rung_hours": 2, "most_in_an_hour": 60}
    assert browser(wilgendaal, "mieke").post("/wilgendaal/requests/rules/", values).status_code == 404
    assert browser(wilgendaal, "kobe").post("/wilgendaal/requests/rules/", values).status_code == 302
    with as_owner():
        assert DeskRules.unscoped.get(village=wilgendaal.village).rung_hours == 2
    wrong = browser(wilgendaal, "kobe").post("/wilgendaal/requests/rules/", values | {"rung_hours": 0})
    assert wrong.status_code == 422


def test_whom_the_family_keeps_out_is_told_of_nothing(wilgendaal, late, tick):
    restrict(wilgendaal, "sami", "bram", "leila")
    tick(at(24, 16, 30))
    assert tick(at(28, 12, 31)) == 1 and rungs(late) == ["nudge", "supervisor"], "nobody else is on duty"
    assert not [code for code in told(wilgendaal, "bram") if code.startswith("late")]
    with acting_as(wilgendaal.bram):
        assert ladder.waits_too_long(wilgendaal.organisations["door"].pk) == []


def test_each_step_is_a_line_in_the_logbook_and_stands_on_the_page(wilgendaal, late, tick, monkeypatch):
    tick(at(24, 16, 30)), tick(at(28, 12, 31))
    monkeypatch.undo()
    with as_owner():
        HelpRequest.unscoped.filter(pk=late.pk).update(answer_by=DUE - timedelta(days=60))
        RequestRise.unscoped.filter(request_id=late.pk).update(due_at=DUE - timedelta(days=60))
        verbs = Entry.unscoped.filter(verb__startswith="help_requests.ladder").order_by("id")
        assert list(verbs.values_list("verb", "person_name")) == [
            ("help_requests.ladder_nudge", ""), ("help_requests.ladder_point", ""),
        ]  # fmt: skip
    desk = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{late.pk}/"))
    family = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{late.pk}/follow/"))
    for page in (desk, family):
        assert "The one who has it was asked after it." in page and "One of them can take it over." in page
    assert "The clock of the village" in family, "and in who looked"
    for who in ("els", "bram", "yara", "ex"):
        with acting_as(wilgendaal.actors[who]):
            assert ladder.steps_taken(late.pk) == [], who


def test_a_colleague_on_duty_takes_over_what_rose_to_the_desk(wilgendaal, late, tick, monkeypatch):
    door = wilgendaal.organisations["door"].pk
    tick(at(24, 16, 30))
    with acting_as(wilgendaal.bram):
        assert ladder.waits_too_long(door) == [], "not before it rose to the desk"
    tick(at(28, 12, 31))
    monkeypatch.undo()
    client = browser(wilgendaal, "bram")
    assert late.number in words_of(client.get("/wilgendaal/requests/team/"))
    address = f"/wilgendaal/requests/step-in/?number={late.number}"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Hanne is ill."}).status_code == 302
    with acting_as(wilgendaal.bram) as bram:
        assert opened(bram, late).owner.public_name == "Bram Tack"
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(Http404):
        opened(hanne, late)
    assert "other_owner" in told(wilgendaal, "leila") and "other_owner" in told(wilgendaal, "hanne")


@pytest.mark.parametrize("who", ["hanne", "els", "kobe", "leila", "nele"])
def test_nobody_else_takes_it_over(wilgendaal, late, tick, monkeypatch, who):
    tick(at(24, 16, 30)), tick(at(28, 12, 31))
    monkeypatch.undo()
    door = wilgendaal.organisations["door"].pk
    with acting_as(wilgendaal.bram):
        one = ladder.waits_too_long(door)[0]
    with acting_as(wilgendaal.actors[who]) as actor:
        assert ladder.waits_too_long(door) == []
        with pytest.raises(NotAllowed):
            team.step_in(one, door, by=actor, reason="I want it.")


def test_another_village_has_its_own_ladder(wilgendaal, tilleuls, late, tick):
    with as_owner():
        Village.objects.filter(pk=tilleuls.village.pk).update(answer_within_hours=8)
    assert tick(at(24, 16, 30)) == 1
    with acting_as(tilleuls.bram):
        assert ladder.steps_taken(late.pk) == [] == ladder.waits_too_long(tilleuls.organisations["door"].pk)


def test_a_question_just_for_me_rises_without_a_word_of_it(wilgendaal, asked_alone, tick):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, asked_alone), by=hanne)
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked_alone.pk).update(answer_by=DUE)
        RequestStep.unscoped.filter(request_id=asked_alone.pk).update(created_at=DUE - timedelta(days=9))
    tick(at(24, 16, 30)), tick(at(28, 12, 31)), tick(at(28, 16, 32))
    assert rungs(asked_alone) == [Rung.NUDGE, Rung.POINT, Rung.SUPERVISOR]
    for who in ("leila", "els", "karim"):
        assert not [code for code in told(wilgendaal, who) if code.startswith("late")]
    with acting_as(wilgendaal.leila), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM app.looks(%s, NULL, NULL, 99) WHERE verb LIKE %s",
                       [asked_alone.subject_id, "help_requests.ladder%"])  # fmt: skip
        assert cursor.fetchone()[0] == 0, "a mother reads no line of it"
