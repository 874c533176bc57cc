"""The pages of meetings, each for who uses it; for everybody else they do not exist."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.test_first_page import grandmother_with_an_account
from tests.modules.meetings.conftest import (
    DONE_WITH_IT,
    NEXT,
    REASON,
    YARAS,
    a_moment_later,
    bring,
    call,
    held,
    is_today,
    note_presence,
    tell_yara,
    yara_says,
)
from village.modules.family_plans.models import Step
from village.modules.meetings import clock
from village.modules.meetings.models import (
    ChildAsked,
    Closing,
    Decision,
    Meeting,
    Opinion,
    Point,
    Present,
    Review,
    Seat,
    Success,
    Voice,
)
from village.trust.consent.models import Consent
from village.trust.vocabulary import DataKind

HERE = "/wilgendaal/meetings/"


def row(model, **where):
    with as_owner():
        return model.unscoped.filter(**where).latest("created_at")


def person(cast, who):
    return str(cast.people[who].pk)


def test_yara_is_asked_on_her_first_page_and_answers_in_her_own_way(wilgendaal, meeting):
    client = browser(wilgendaal, "yara")
    assert "What do you want to say?" in words_of(client.get("/wilgendaal/"))
    before = words_of(client.get(f"{HERE}{meeting.pk}/before/"))
    assert all(way in before for way in ("Write", "Draw", "Choose pictures", "Talk with somebody", "Rather not"))
    for way in ("write", "draw", "pictures", "talk", "rather_not"):
        assert client.get(f"{HERE}{meeting.pk}/before/{way}/").status_code == 200
    assert client.get(f"{HERE}{meeting.pk}/before/shout/").status_code == 404
    wrong = client.post(f"{HERE}{meeting.pk}/before/write/", {"words": "", "hears": "meeting"})
    assert wrong.status_code == 422 and "Rather not" in words_of(wrong)
    client.post(f"{HERE}{meeting.pk}/before/write/", {"words": YARAS, "hears": "meeting"})
    a_moment_later()
    assert YARAS in words_of(client.get(f"{HERE}{meeting.pk}/"))
    assert "There is a meeting" not in words_of(client.get("/wilgendaal/"))


def test_nobody_else_has_the_page_of_the_child(wilgendaal, meeting):
    for who in ("leila", "hanne", "els", "ex", "stranger"):
        client = browser(wilgendaal, who)
        assert client.get(f"{HERE}{meeting.pk}/before/").status_code == 404
        assert client.post(f"{HERE}{meeting.pk}/before/rather_not/", {}).status_code == 404


def test_pictures_and_talking_first(wilgendaal, meeting):
    client = browser(wilgendaal, "yara")
    client.post(f"{HERE}{meeting.pk}/before/pictures/", {"scenes": ["sleep", "home"], "words": "", "hears": "meeting"})
    a_moment_later()
    assert "Sleeping" in words_of(browser(wilgendaal, "hanne").get(f"{HERE}{meeting.pk}/"))
    client.post(f"{HERE}{meeting.pk}/before/talk/", {"talks_with": person(wilgendaal, "els")})
    a_moment_later()
    assert "Sleeping" not in words_of(browser(wilgendaal, "hanne").get(f"{HERE}{meeting.pk}/"))
    assert "wants to talk with you" in words_of(browser(wilgendaal, "els").get("/wilgendaal/"))
    voice = f"{HERE}voice/{row(Voice).pk}/"
    assert "Yara wants to talk with you" in words_of(browser(wilgendaal, "els").get(voice))
    assert browser(wilgendaal, "hanne").get(voice).status_code == 404


def test_what_was_done_with_it_stands_on_her_first_page(wilgendaal, meeting):
    yara_says(wilgendaal, meeting)
    held(wilgendaal, meeting)
    assert DONE_WITH_IT in words_of(browser(wilgendaal, "yara").get("/wilgendaal/"))
    assert DONE_WITH_IT not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))


def test_hanne_calls_a_meeting(wilgendaal, plan):
    client = browser(wilgendaal, "hanne")
    assert "First Yara is asked" in words_of(client.get(f"{HERE}of/{plan.pk}/new/"))
    day = timezone.localdate() + timedelta(days=3)
    told = {"day": day, "hour": "16:00", "place": "At home", "about": "Mornings", "people": [person(wilgendaal, "hanne")]}
    page = client.post(f"{HERE}of/{plan.pk}/new/", told)
    assert page.status_code == 422 and "Nobody of the family is there" in words_of(page)
    told["people"].append(person(wilgendaal, "leila"))
    assert client.post(f"{HERE}of/{plan.pk}/new/", told | {"day": "2020-01-01"}).status_code == 422
    made = client.post(f"{HERE}of/{plan.pk}/new/", told, follow=True)
    assert "Called by Hanne Moreels" in words_of(made)
    with as_owner():
        assert Seat.unscoped.count() == 2 and ChildAsked.unscoped.count() == 1


def test_without_the_family_they_read_why(wilgendaal, plan):
    call(wilgendaal, plan, wilgendaal.hanne, "hanne", "els", reason=REASON)
    made = row(Meeting)
    said = words_of(browser(wilgendaal, "leila").get(f"{HERE}{made.pk}/"))
    assert "This meeting is without the family" in said and REASON.words in said


def test_who_was_there_is_written_down_from_its_own_day_on(wilgendaal, meeting):
    client, path = browser(wilgendaal, "hanne"), f"{HERE}{meeting.pk}/there/"
    with as_owner():
        seats = [str(seat.pk) for seat in Seat.unscoped.filter(meeting=meeting)]
    assert path not in words_of(client.get(f"{HERE}{meeting.pk}/"))
    early = client.post(path, {"there": seats})
    assert early.status_code == 422 and "From its own day on" in words_of(early)
    with as_owner():
        assert not Present.unscoped.exists()
    is_today(meeting)
    assert path in words_of(client.get(f"{HERE}{meeting.pk}/")) and client.post(path, {"there": seats}).status_code == 302


def test_she_writes_down_who_was_there_what_was_decided_and_ends_it(wilgendaal, meeting, school_goal):
    point = bring(wilgendaal, meeting, "leila", "Who reads with Sami?", DataKind.SCHOOL)
    client = browser(wilgendaal, "hanne")
    with as_owner():
        seats = {seat.name: str(seat.pk) for seat in Seat.unscoped.filter(meeting=meeting)}
    is_today(meeting)
    assert client.post(f"{HERE}{meeting.pk}/there/", {"there": [seats["Hanne Moreels"]]}).status_code == 422
    assert client.post(f"{HERE}{meeting.pk}/there/", {"there": [seats["Leïla Benali"]]}).status_code == 302
    assert client.post(f"{HERE}point/{point.pk}/", {"said": " "}).status_code == 422
    unfinished = {"decided": "Oma reads", "goal": str(school_goal.pk)}
    assert client.post(f"{HERE}point/{point.pk}/", unfinished).status_code == 422
    whole = {**unfinished, "said": "We talked.", "who": f"owner:{person(wilgendaal, 'leila')}", "due_on": NEXT}
    assert client.post(f"{HERE}point/{point.pk}/", whole).status_code == 302
    assert row(Decision).step_id == row(Step).pk
    assert client.post(f"{HERE}{meeting.pk}/close/", {"review_on": NEXT}).status_code == 422
    asked = row(ChildAsked)
    assert client.get(f"{HERE}child/{asked.pk}/noted/").status_code == 404  # Yara speaks for herself
    assert client.post(f"{HERE}child/{asked.pk}/tell/", {"words": DONE_WITH_IT}).status_code == 302
    page = client.post(f"{HERE}{meeting.pk}/close/", {"review_on": NEXT}, follow=True)
    assert page.status_code == 200 and "We look back or meet again on" in words_of(page)
    assert row(Closing).review_on == NEXT
    paper = client.get(f"{HERE}{meeting.pk}/paper/")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")


@pytest.mark.parametrize("who", ["els", "ex", "jonas", "mieke", "stranger"])
def test_who_does_not_write_down_has_none_of_those_pages(wilgendaal, meeting, who):
    point, asked = bring(wilgendaal, meeting, "hanne", "Welcome"), row(ChildAsked)
    client = browser(wilgendaal, who)
    for path in (f"{meeting.pk}/there/", f"{meeting.pk}/close/", f"point/{point.pk}/", f"child/{asked.pk}/tell/",
                 f"of/{meeting.plan_id}/new/", f"hints/{meeting.plan_id}/no_date/"):  # fmt: skip
        assert client.get(HERE + path).status_code == 404, path
    assert client.post(f"{HERE}{meeting.pk}/off/").status_code == 404
    if who != "els":
        for path in (f"{meeting.pk}/", f"of/{meeting.plan_id}/", f"{meeting.pk}/paper/"):
            assert client.get(HERE + path).status_code == 404, path


def test_els_reads_school_and_brings_a_point(wilgendaal, meeting):
    bring(wilgendaal, meeting, "leila", "The rent.", DataKind.MONEY)
    bring(wilgendaal, meeting, "leila", "Who reads with Sami?", DataKind.SCHOOL)
    client = browser(wilgendaal, "els")
    said = words_of(client.get(f"{HERE}{meeting.pk}/"))
    assert "Who reads with Sami?" in said and "The rent." not in said
    assert client.post(f"{HERE}{meeting.pk}/bring/", {"words": "Books", "kind": str(int(DataKind.MONEY))}).status_code == 422
    assert client.post(f"{HERE}{meeting.pk}/bring/", {"words": "Books", "kind": str(int(DataKind.SCHOOL))}).status_code == 302
    assert row(Point).side == "professional"
    assert client.get(f"{HERE}of/{meeting.plan_id}/").status_code == 200


def test_a_grandmother_with_an_account_is_let_come_without_a_link(wilgendaal, plan):
    fatna = grandmother_with_an_account(wilgendaal, plan)
    made = call(wilgendaal, plan, wilgendaal.hanne, "leila", "yara", fatna)
    leila, oma, here = browser(wilgendaal, "leila"), browser(wilgendaal, "oma"), f"{HERE}{made.pk}/"
    asks = words_of(leila.get(here))
    assert "Let come" in asks and "with a link" not in asks and oma.get(here).status_code == 404
    with as_owner():
        seat = Seat.unscoped.get(meeting=made, person_id=fatna.person_id)
    told = words_of(leila.post(f"{here}come/{seat.pk}/", follow=True))
    a_moment_later()
    assert "/account/link/" not in told and "with an account of their own" in told
    assert oma.get(here).status_code == 200 and oma.get(f"{HERE}of/{plan.pk}/").status_code == 404


def test_with_whom_sharing_stopped_stands_among_the_invited_as_not_reading_it(wilgendaal, meeting):
    yara, els, here = browser(wilgendaal, "yara"), browser(wilgendaal, "els"), f"{HERE}{meeting.pk}/"
    shut = "does not read this"
    assert els.get(here).status_code == 200 and shut not in words_of(yara.get(here))
    with as_owner():
        shared = Consent.unscoped.get(subject_id=meeting.subject_id, to_person_id=wilgendaal.people["els"].pk, item_id=None)
    yara.post(f"/wilgendaal/circle/stop/{shared.pk}/")
    a_moment_later()
    assert els.get(here).status_code == 404
    assert words_of(yara.get(here)).count(shut) == 1 and words_of(browser(wilgendaal, "hanne").get(here)).count(shut) == 1


def test_there_is_nothing_to_tell_before_she_answered_or_they_met(wilgendaal, meeting):
    hanne, here = browser(wilgendaal, "hanne"), f"{HERE}{meeting.pk}/"
    with as_owner():
        asked = ChildAsked.unscoped.get(meeting=meeting)
    link = f"child/{asked.pk}/tell/"
    assert link not in words_of(hanne.get(here))
    with as_owner():
        Meeting.unscoped.filter(pk=meeting.pk).update(begins_at=timezone.now() - timedelta(hours=1))
    page = words_of(hanne.get(here))
    assert link in page and "Tell Yara what we talked about" in page, "they met, and she did not answer"
    yara_says(wilgendaal, meeting)
    assert "Tell Yara what we did with it" in words_of(hanne.get(here))
    assert link not in words_of(browser(wilgendaal, "els").get(here))


def test_grandmother_comes_in_by_a_link_to_this_one_meeting(wilgendaal, plan, oma):
    made = call(wilgendaal, plan, wilgendaal.hanne, "leila", "yara", oma)
    with as_owner():
        seat = Seat.unscoped.get(meeting=made, person_id=oma.person_id)
    assert browser(wilgendaal, "hanne").post(f"{HERE}{made.pk}/come/{seat.pk}/").status_code == 404
    assert "waits for the family" in words_of(browser(wilgendaal, "hanne").get(f"{HERE}{made.pk}/"))
    page = browser(wilgendaal, "leila").post(f"{HERE}{made.pk}/come/{seat.pk}/", follow=True)
    a_moment_later()
    link = re.search(r"/wilgendaal/account/link/[\w-]+/", words_of(page)).group()
    bring(wilgendaal, made, "leila", "The rent.", DataKind.MONEY)
    her = browser(wilgendaal)
    her.get(link)
    her.post(link)
    said = words_of(her.get(f"{HERE}{made.pk}/"))
    assert "At grandmother" in said and "The rent." not in said
    assert her.get(f"{HERE}of/{plan.pk}/").status_code in (302, 404)
    her.post(f"{HERE}{made.pk}/bring/", {"words": "I bring cake.", "kind": "0"})
    assert "I bring cake." in words_of(browser(wilgendaal, "els").get(f"{HERE}{made.pk}/"))


def test_looking_back_on_the_screen(wilgendaal, plan):
    clock.tick()
    review = row(Review, occasion="evaluation")
    mother, worker = browser(wilgendaal, "leila"), browser(wilgendaal, "hanne")
    assert "Does the plan still fit?" in words_of(mother.get(f"{HERE}review/{review.pk}/"))
    assert worker.post(f"{HERE}review/{review.pk}/end/", {"course": "continue", "next_on": NEXT}).status_code == 422
    assert mother.post(f"{HERE}review/{review.pk}/say/", {"words": "x"}).status_code == 422
    mother.post(f"{HERE}review/{review.pk}/say/", {"fits": "no", "words": "Too many talks."})
    assert row(Opinion).fits == "no"
    worker.post(f"{HERE}review/{review.pk}/change/", {"words": "Fewer talks", "why": "Leïla asked"})
    assert worker.post(f"{HERE}review/{review.pk}/end/", {"course": "adjust"}).status_code == 422
    page = worker.post(f"{HERE}review/{review.pk}/end/", {"course": "adjust", "next_on": NEXT}, follow=True)
    assert "Adjust the plan" in words_of(page) and "Too many talks." in words_of(page)
    for who in ("els", "ex", "stranger"):
        assert browser(wilgendaal, who).get(f"{HERE}review/{review.pk}/").status_code == 404


def test_good_news_comes_first(wilgendaal, meeting):
    client = browser(wilgendaal, "els")
    client.post(f"{HERE}of/{meeting.plan_id}/glad/", {"words": "Eight days in a row!", "kind": str(int(DataKind.SCHOOL))})
    mother = browser(wilgendaal, "leila")
    assert "Eight days in a row!" in words_of(mother.get(f"{HERE}{meeting.pk}/"))
    mother.post(f"{HERE}glad/{row(Success).pk}/thank/")
    assert "Glad with it: Leïla Benali" in words_of(mother.get(f"{HERE}of/{meeting.plan_id}/"))
    assert browser(wilgendaal, "ex").post(f"{HERE}glad/{row(Success).pk}/thank/").status_code == 404


def test_a_hint_is_answered_with_known_because(wilgendaal, plan):
    client = browser(wilgendaal, "hanne")
    assert "No next meeting" in words_of(client.get(f"{HERE}hints/"))
    client.post(f"{HERE}hints/{plan.pk}/no_date/", {"words": "They are on a journey."})
    assert "They are on a journey." in words_of(client.get(f"{HERE}hints/"))
    assert "They are on a journey." in words_of(browser(wilgendaal, "leila").get(f"{HERE}of/{plan.pk}/"))
    assert "They are on a journey." not in words_of(browser(wilgendaal, "els").get(f"{HERE}of/{plan.pk}/"))
    assert client.get(f"{HERE}hints/{plan.pk}/nonsense/").status_code == 404
    assert browser(wilgendaal, "leila").get(f"{HERE}hints/").status_code == 404


def counted(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_a_full_meeting_and_many_of_them_ask_no_more_of_the_database(wilgendaal, plan, meeting):
    client = browser(wilgendaal, "hanne")
    paths = [f"{HERE}{meeting.pk}/", f"{HERE}of/{plan.pk}/", HERE, f"{HERE}hints/", "/wilgendaal/"]
    bring(wilgendaal, meeting, "leila", "One")
    few = [counted(client, path) for path in paths]
    for number in range(6):
        bring(wilgendaal, meeting, "leila", f"Point {number}", DataKind.SCHOOL)
        call(wilgendaal, plan, wilgendaal.hanne, "leila", "hanne", "els")
    assert [counted(client, path) for path in paths] == few


def test_the_panel_stands_on_the_plan(wilgendaal, meeting):
    said = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/plan/{meeting.plan_id}/"))
    assert "Our meetings" in said and "How are the mornings?" in said


def test_who_comes_late_is_said_so_and_nothing_is_lost(wilgendaal, meeting):
    note_presence(wilgendaal, meeting, "leila", "hanne")
    tell_yara(wilgendaal, meeting)
    client = browser(wilgendaal, "hanne")
    wrong = client.post(f"{HERE}{meeting.pk}/close/", {"review_on": "2020-01-01"})
    assert wrong.status_code == 422 and "from tomorrow on" in words_of(wrong)
