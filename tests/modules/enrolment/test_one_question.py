"""Who asks for help with enrolling ticks what is done, is reminded, and sits together with somebody (C-32, O-29)."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.enrolment.conftest import a_moment_later, ask, is_over, on
from village.foundation.time_range import now
from village.modules.channels.actions import Wish, keep_my_wish
from village.modules.channels.models import TalkTask
from village.modules.channels.words import ReachWay
from village.modules.enrolment import actions, clock
from village.modules.enrolment.models import AppointmentMove, StepMark
from village.modules.enrolment.problems import MomentPassed, NobodyHasIt, NotWorkingHere, OtherMoment
from village.modules.enrolment.queries import appointment_of, done_of
from village.modules.enrolment.words import Moved
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker, AsksFor
from village.modules.promises.working_time import week_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.directory.models import Membership
from village.trust.notices.clock import send_due
from village.trust.notices.models import Notice
from village.trust.villages.hours import working_hours_between
from village.trust.vocabulary import NotAllowed, Purpose

OTHERS = ("els", "ex", "stranger", "oona", "kobe", "griet", "jonas", "hanne", "yara")
WHEN = "Op woensdag, na vier uur."
PLACE = "Bij ons aan de keukentafel"


def page(asked, rest=""):
    return f"/wilgendaal/enrolment/mine/{asked.pk}/{rest}"


def follow(asked):
    return f"/wilgendaal/requests/{asked.pk}/follow/"


def at_work(asked):
    return f"/wilgendaal/requests/{asked.pk}/"


def chair(cast, who):
    with as_owner():
        return Membership.unscoped.filter(person=cast.people[who]).values_list("pk", flat=True).get()


def stands(cast, asked):
    with acting_as(cast.leila) as leila:
        found = appointment_of(find(leila, HelpRequest, asked.pk))
        return found and found.state


def seen_by(cast, who):
    with acting_as(cast.actors[who]) as actor:
        open_list(actor, Purpose.LIST)
        return StepMark.unscoped.count() + AppointmentMove.unscoped.count()


def told(cast, who, code):
    with as_owner():
        return Notice.unscoped.filter(person=cast.people[who], code=code).count()


def plan(cast, asked, who="hanne", **more):
    said = {"starts_at": now() + timedelta(days=3), "place": PLACE, "member": chair(cast, "hanne"), **more}
    return on(cast, who, asked, actions.plan_moment, **said)


def test_who_asked_sees_the_dates_and_ticks_and_the_desk_sees_what_is_done(
    wilgendaal, taken, primary, secondary
):
    leila, hanne = browser(wilgendaal, "leila"), browser(wilgendaal, "hanne")
    tick = page(taken, f"done/{primary.pk}/")
    shown = words_of(leila.get(follow(taken)))
    assert "Meld je kind aan" in shown and "Bel de school" in shown and tick in shown
    assert tick not in words_of(hanne.get(at_work(taken))), "only who asked notes what is done"
    assert leila.post(tick, {"once": "t"}).status_code == leila.post(tick, {"once": "t"}).status_code == 302
    with acting_as(wilgendaal.hanne) as actor:
        assert done_of(find(actor, HelpRequest, taken.pk)) == {primary.pk}
    assert 'value="open"' in words_of(leila.get(follow(taken)))
    assert leila.post(tick, {"is": "open"}).status_code == 302
    with acting_as(wilgendaal.leila) as actor:
        assert done_of(find(actor, HelpRequest, taken.pk)) == set()


def test_nobody_else_ticks_chooses_or_asks_and_of_another_question_there_is_nothing(
    wilgendaal, taken, primary
):
    for who in OTHERS:
        client = browser(wilgendaal, who)
        for rest in ("", f"done/{primary.pk}/", "moment/", "yes/"):
            assert client.post(page(taken, rest), {"words": WHEN}).status_code == 404, (who, rest)
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.mark_step(find(hanne, HelpRequest, taken.pk), by=hanne, step=primary, is_done=True)
    other = ask(wilgendaal, wilgendaal.leila, "sami")
    leila = browser(wilgendaal, "leila")
    assert (
        leila.post(page(other, f"done/{primary.pk}/")).status_code
        == leila.get(page(other)).status_code
        == 404
    )
    assert "Meld je kind aan" not in words_of(leila.get(follow(other)))
    with as_owner():
        assert not StepMark.unscoped.exists() and not AppointmentMove.unscoped.exists()


def test_a_mark_and_a_moment_open_with_the_question_and_with_nothing_else(wilgendaal, taken, primary):
    on(wilgendaal, "leila", taken, actions.mark_step, step=primary, is_done=True)
    on(wilgendaal, "leila", taken, actions.ask_moment, words=WHEN)
    for who in ("els", "ex", "stranger", "oona", "kobe", "griet"):
        assert seen_by(wilgendaal, who) == 0, who
    assert seen_by(wilgendaal, "hanne") == 2
    on(wilgendaal, "leila", taken, requests.stop_sharing)
    assert seen_by(wilgendaal, "hanne") == 0
    leila = browser(wilgendaal, "leila")
    assert leila.get(page(taken, "moment/")).status_code == 404, "with nobody there is nothing to plan"


def test_one_chooses_the_school_and_sees_only_its_dates(wilgendaal, taken, primary, secondary):
    leila = browser(wilgendaal, "leila")
    assert leila.post(page(taken), {"levels": ["Universiteit"]}).status_code == 422
    assert leila.post(page(taken), {"levels": ["Middelbare school"], "reminds": "on"}).status_code == 302
    shown = words_of(leila.get(follow(taken)))
    assert "Bel de school" in shown and "Meld je kind aan" not in shown
    assert clock.remind() == 0, "the day that is near is of another school"


def test_a_young_person_who_asks_just_for_herself_has_it_too_and_her_mother_not(wilgendaal, primary):
    alone = ask(wilgendaal, wilgendaal.yara, "yara", requests.ask_alone, asker=Asker.YOUNG, called_name="Yara",
                asks_for=AsksFor.ENROLMENT)  # fmt: skip
    on(wilgendaal, "yara", alone, actions.mark_step, step=primary, is_done=True)
    assert "Meld je kind aan" in words_of(browser(wilgendaal, "yara").get(follow(alone)))
    assert browser(wilgendaal, "leila").get(follow(alone)).status_code == 404
    assert seen_by(wilgendaal, "leila") == 0


def test_they_agree_on_a_moment_and_both_read_it_on_their_first_page(wilgendaal, taken):
    leila, hanne = browser(wilgendaal, "leila"), browser(wilgendaal, "hanne")
    assert leila.post(page(taken, "moment/"), {"words": WHEN}).status_code == 302
    assert stands(wilgendaal, taken) == Moved.ASKED and told(wilgendaal, "hanne", "reply") == 1
    assert WHEN in words_of(hanne.get(at_work(taken)))
    when, to = now() + timedelta(days=3), f"/wilgendaal/enrolment/moment/{taken.pk}/"
    assert WHEN in words_of(hanne.get(to))
    said = {"starts_at": f"{when:%Y-%m-%dT%H:%M}", "place": PLACE, "member": str(chair(wilgendaal, "hanne"))}
    refused = hanne.post(to, said | {"starts_at": "2020-01-01T10:00"})
    assert refused.status_code == 422 and PLACE in words_of(refused)
    assert hanne.post(to, said).status_code == 302 and told(wilgendaal, "leila", "reply") == 1
    shown = words_of(leila.get(follow(taken)))
    assert PLACE in shown and "Hanne Moreels" in shown
    with as_owner():
        proposed = AppointmentMove.unscoped.get(what=Moved.SET).pk
    assert leila.post(page(taken, "yes/"), {"moment": str(taken.pk)}).status_code == 302
    assert stands(wilgendaal, taken) == Moved.SET, "yes is said to the moment that stood there"
    assert leila.post(page(taken, "yes/"), {"moment": str(proposed)}).status_code == 302
    assert stands(wilgendaal, taken) == Moved.AGREED
    today = words_of(leila.get("/wilgendaal/"))
    assert "Hanne Moreels" in today and PLACE not in today
    assert "h-moments" in words_of(hanne.get("/wilgendaal/"))
    for who in ("oona", "yara", "stranger"):
        assert "h-moments" not in words_of(browser(wilgendaal, who).get("/wilgendaal/")), who


@pytest.mark.parametrize("who", ["leila", "hanne"])
def test_either_calls_it_off_the_other_hears_and_yes_comes_too_late(wilgendaal, taken, who):
    proposed = plan(wilgendaal, taken)
    off = f"/wilgendaal/enrolment/moment/{taken.pk}/off/"
    for nobody in ("els", "ex", "stranger", "jonas", "kobe"):
        assert browser(wilgendaal, nobody).post(off).status_code == 404, nobody
    client = browser(wilgendaal, who)
    assert client.get(off).status_code == 200 and client.post(off).status_code == 302
    assert stands(wilgendaal, taken) == Moved.OFF and client.get(off).status_code == 404
    assert told(wilgendaal, "hanne" if who == "leila" else "leila", "reply") == (1 if who == "leila" else 2)
    with pytest.raises(OtherMoment):
        on(wilgendaal, "leila", taken, actions.agree_to_moment, moment=proposed.pk)
    assert "h-moments" not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))


def test_a_moment_is_planned_by_who_works_on_it_later_than_now_and_with_a_colleague(wilgendaal, asked):
    with pytest.raises(NobodyHasIt):
        plan(wilgendaal, asked)
    assert browser(wilgendaal, "hanne").get(f"/wilgendaal/enrolment/moment/{asked.pk}/").status_code == 404
    on(wilgendaal, "hanne", asked, requests.take_up)
    with pytest.raises(MomentPassed):
        plan(wilgendaal, asked, starts_at=now() - timedelta(hours=1))
    with pytest.raises(NotWorkingHere):
        plan(wilgendaal, asked, member=chair(wilgendaal, "jonas"))
    with pytest.raises(NotAllowed):
        plan(wilgendaal, asked, who="leila")
    for who in ("leila", "els", "jonas", "kobe", "stranger"):
        assert browser(wilgendaal, who).get(f"/wilgendaal/enrolment/moment/{asked.pk}/").status_code == 404, (
            who
        )
    assert stands(wilgendaal, asked) is None


def test_before_a_day_comes_who_asked_is_reminded_once_without_a_word_of_content(
    wilgendaal, taken, primary, secondary
):
    mail.outbox.clear()
    assert (clock.remind(), clock.remind()) == (1, 0)
    with as_owner():
        [one] = Notice.unscoped.filter(code=Notice.Code.DATE_NEAR)
        mark = StepMark.unscoped.get()
    assert (one.person_id, one.path) == (wilgendaal.leila.person_id, f"requests/{taken.pk}/follow/")
    assert (mark.step_id, mark.done_at, mark.reminded_of) == (primary.pk, None, primary.closes_on)
    on(wilgendaal, "leila", taken, actions.mark_step, step=primary, is_done=True)
    with as_owner():
        assert StepMark.unscoped.get().done_at, "the same row"
        assert not TalkTask.unscoped.exists()
        send_due()
    assert mail.outbox
    assert all(word not in sent.subject + sent.body for sent in mail.outbox for word in ("Meld", "Sami", "school", "Leïla"))


@pytest.mark.parametrize("case", ["done", "not wanted", "closed", "over"])
def test_nobody_is_reminded_of_what_no_longer_counts(wilgendaal, taken, year, primary, case):
    if case == "done":
        on(wilgendaal, "leila", taken, actions.mark_step, step=primary, is_done=True)
    elif case == "not wanted":
        on(wilgendaal, "leila", taken, actions.choose_schools, levels=[], reminds=False)
    elif case == "closed":
        on(wilgendaal, "hanne", taken, requests.close, outcome="helped")
    else:
        is_over(year)
    assert clock.remind() == 0 and told(wilgendaal, "leila", "date_near") == 0


def test_who_rather_talks_than_reads_is_called_by_who_has_the_question(wilgendaal, taken, primary):
    wish = Wish(way=ReachWay.CALL, rather_talks=True)
    with acting_as(wilgendaal.leila) as leila:
        keep_my_wish(wilgendaal.people["leila"], by=leila, wish=wish)
    a_moment_later()
    assert clock.remind() == 1
    with as_owner():
        task = TalkTask.unscoped.get()
        assert (task.to_person_id, bytes(task.__dict__["words"])) == (wilgendaal.leila.person_id, b"")
        hours = working_hours_between(week_of(wilgendaal.village.pk), task.asked_at, task.due_at)
        assert hours == pytest.approx(16, abs=0.1), "two working days of the village, whatever day it is"
    assert told(wilgendaal, "hanne", "date_near") == 1 and told(wilgendaal, "leila", "date_near") == 1
    hanne = browser(wilgendaal, "hanne")
    shown = words_of(hanne.get(f"/wilgendaal/reach/talks/{taken.pk}/"))
    assert "A date comes near" in shown and f"/wilgendaal/requests/{taken.pk}/" in shown
    assert browser(wilgendaal, "els").get(f"/wilgendaal/reach/talks/{taken.pk}/").status_code == 404
    plan(wilgendaal, taken)
    with acting_as(wilgendaal.hanne) as actor:
        find(actor, HelpRequest, taken.pk)
        assert any(PLACE in one.words for one in TalkTask.unscoped.all()), "a moment is told in words as well"
