"""The screens of a team. Each "may" beside its "may not"."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.handovers.screens import AT, page, post
from tests.modules.help_requests.conftest import opened
from tests.modules.wellbeing_teams.conftest import CAME_OUT, WHY, ahead, chair, put_about, seat_of
from village.modules.help_requests import actions as requests
from village.modules.waiting import keeping as waiting
from village.modules.wellbeing_teams import agenda
from village.modules.wellbeing_teams.models import FamilyPoint, FlowBack, WellbeingTeam
from village.modules.wellbeing_teams.queries import tasks_of
from village.modules.wellbeing_teams.words import Knows
from village.trust.access.actor import acting_as, become
from village.trust.access.receipts import new_receipt
from village.trust.people.models import Subject

T = f"{AT}/teams"


def about(team, **more):
    day = ahead().isoformat()
    return {"team": str(team.pk), "why": WHY, "for_day": day, "knows": "wish", "told_by": "", "told_on": "", **more}


def test_the_whole_way_on_screen(wilgendaal, taken, team):
    hanne, leila, nele = (browser(wilgendaal, who) for who in ("hanne", "leila", "nele"))
    assert "Talk about it in the team" in page(hanne, f"{AT}/requests/{taken.pk}/")
    post(hanne, f"{T}/about/{taken.pk}/", **about(team))
    here = page(leila, f"{AT}/requests/{taken.pk}/follow/")
    assert WHY in here and "De Brug" in here and "Nele Baert (Amarant)" in here and "Rather not" in here
    assert "Sami" in page(hanne, f"{T}/{team.pk}/")
    theirs = page(nele, f"{T}/{team.pk}/")
    assert "A point about a family" in theirs and "Sami" not in theirs and WHY not in theirs and taken.number not in theirs
    with as_owner():
        point, nele_seat = FamilyPoint.unscoped.get(), seat_of(wilgendaal, team, "nele")
    empty = page(nele, f"{T}/point/{point.point_id}/")
    assert "Hanne Moreels" in empty and "Sami" not in empty and WHY not in empty
    assert WHY in page(hanne, f"{T}/family/{point.pk}/")
    page(nele, f"{T}/family/{point.pk}/", 404)
    sent = {"words": CAME_OUT, "talked_on": ahead(0).isoformat(), "who": [str(nele_seat.pk)]}
    post(hanne, f"{T}/family/{point.pk}/talked/", **sent)
    here = page(leila, f"{AT}/requests/{taken.pk}/follow/")
    assert CAME_OUT in here and "by Nele Baert" in here


def test_a_point_needs_how_they_know_and_nothing_typed_is_lost(wilgendaal, taken, team):
    hanne = browser(wilgendaal, "hanne")
    answer = words_of(post(hanne, f"{T}/about/{taken.pk}/", 422, **about(team, knows="")))
    assert "choose how they know" in answer and WHY in answer
    answer = words_of(post(hanne, f"{T}/about/{taken.pk}/", 422, **about(team, knows="told")))
    assert "Say who told them." in answer and "Say on which day." in answer


def test_a_young_person_is_asked_on_the_own_page_and_answers_there(wilgendaal, alone_taken, team):
    hanne, yara, leila = (browser(wilgendaal, who) for who in ("hanne", "yara", "leila"))
    form = page(hanne, f"{T}/about/{alone_taken.pk}/")
    assert "no agenda without their own yes" in form and "They come along" not in form
    sent = {"team": str(team.pk), "why": WHY, "for_day": ahead().isoformat(), "knows": "ask"}
    post(hanne, f"{T}/about/{alone_taken.pk}/", 422, **{**sent, "knows": "wish"})
    post(hanne, f"{T}/about/{alone_taken.pk}/", **sent)
    with as_owner():
        point = FamilyPoint.unscoped.get()
    assert "Yes, talk about it" in page(yara, f"{AT}/requests/{alone_taken.pk}/follow/")
    for who in (leila, hanne, browser(wilgendaal, "nele")):
        who.post(f"{T}/family/{point.pk}/yes/")
    with as_owner():
        assert FamilyPoint.unscoped.get().point_id is None
    post(yara, f"{T}/family/{point.pk}/yes/")
    with as_owner():
        assert FamilyPoint.unscoped.get().answer == "yes"


def test_who_came_in_with_a_code_answers_too(wilgendaal, team):
    with acting_as(wilgendaal.visitor) as visitor:
        actor = requests.come_in(visitor, name="Noor", language="nl")
        become(actor)
        asked = requests.ask(
            Subject(pk=actor.subject_id, village_id=actor.village_id), by=actor,
            question=requests.Question(asker="parent", hard="The rent is late."),
        )  # fmt: skip
        code = new_receipt(actor.person_id, asked.pk)
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    put_about(wilgendaal, "hanne", asked, team, knows=Knows.ASK)
    noor = browser(wilgendaal)
    post(noor, f"{AT}/account/code/", code=code)
    assert "Yes, talk about it" in page(noor, f"{AT}/requests/{asked.pk}/follow/")
    with as_owner():
        point = FamilyPoint.unscoped.get()
    post(noor, f"{T}/family/{point.pk}/rather-not/")
    with as_owner():
        assert FamilyPoint.unscoped.get().answer == "no"


OUTSIDE = ("bram", "els", "karim", "griet", "pia", "leila", "yara", "ex", "oma", "stranger", "mieke", "kobe")


@pytest.mark.parametrize("who", OUTSIDE)
def test_for_who_is_not_in_the_team_there_is_no_such_page(who, wilgendaal, taken, team, point):
    with acting_as(wilgendaal.jonas):
        key = agenda.put(team.pk, words="Who opens the door?", for_day=ahead())
        task = agenda.put_task(team.pk, owner=chair(wilgendaal, "jonas").pk, words="Book the room.", due_on=ahead())
    someone = browser(wilgendaal, who)
    for path in (f"{team.pk}/", f"{team.pk}/point/", f"{team.pk}/task/", f"{team.pk}/back/", f"point/{key}/", f"task/{task}/",
                 f"family/{point.pk}/", f"family/{point.pk}/talked/", f"about/{taken.pk}/"):
        assert someone.get(f"{T}/{path}").status_code == 404, path


@pytest.mark.parametrize(("who", "lists", "areas", "new"), [
    ("hanne", 200, 200, 404), ("bram", 404, 200, 404), ("mieke", 200, 200, 404), ("griet", 200, 200, 404),
    ("kobe", 200, 200, 200), ("els", 404, 404, 404), ("pia", 404, 404, 404), ("leila", 404, 404, 404),
    ("yara", 404, 404, 404), ("stranger", 404, 404, 404),
])  # fmt: skip
def test_who_sees_that_there_are_teams(who, lists, areas, new, wilgendaal, team):
    someone = browser(wilgendaal, who)
    found = tuple(someone.get(f"{T}/{path}").status_code for path in ("", "areas/", "new/"))
    assert found == (lists, areas, new)


def test_the_keeper_makes_a_team_and_says_who_is_in_it(wilgendaal):
    kobe = browser(wilgendaal, "kobe")
    sent = {"name": "De Brug", "model": "seconded", "place": "", "postcodes": "9000, 9040"}
    assert "a place of its own" in words_of(post(kobe, f"{T}/new/", 422, **sent))
    post(kobe, f"{T}/new/", **{**sent, "place": "Sluisstraat"})
    with as_owner():
        made, nele = WellbeingTeam.unscoped.get(), chair(wilgendaal, "nele")
    assert made.postcodes == ["9000", "9040"]
    post(kobe, f"{T}/{made.pk}/people/", member=str(nele.pk), leads="on")
    assert "Nele Baert" in page(kobe, f"{T}/{made.pk}/people/")
    kept = {**sent, "place": "Sluisstraat", "postcodes": "9050", "goes_on": "on"}
    post(kobe, f"{T}/{made.pk}/keep/", **kept)
    with as_owner():
        assert WellbeingTeam.unscoped.get().postcodes == ["9050"]
    nele = browser(wilgendaal, "nele")
    assert "De Brug" in page(nele, f"{T}/")
    del kept["goes_on"]
    post(kobe, f"{T}/{made.pk}/keep/", **kept)
    page(nele, f"{T}/", 404), page(nele, f"{T}/{made.pk}/", 404)


def test_blind_spots_are_shown(wilgendaal, team, linked):
    talks = {"service": "Talks", "about": "", "places": 3, "outside": "", "postcodes": ["9070"], "is_open": True}
    with acting_as(wilgendaal.kobe) as kobe:
        waiting.keep_list(None, by=kobe, keeper=chair(wilgendaal, "nele"), **talks)
    bram = browser(wilgendaal, "bram")
    assert "in 9070 no team works" in page(bram, f"{T}/areas/")
    text = page(bram, f"{T}/areas/?postcode=9040")
    assert "De Brug" in text and "Samen Noord" not in text
    page(bram, f"{T}/areas/?postcode=%00", 422)


def test_a_name_in_words_for_the_whole_team_is_asked_after_once(wilgendaal, team):
    hanne = browser(wilgendaal, "hanne")
    sent = {"words": "Leïla was angry. What do we do?", "for_day": ahead().isoformat()}
    answer = words_of(post(hanne, f"{T}/{team.pk}/point/", 422, **sent))
    assert "looks like a name" in answer and "Leïla was angry" in answer
    post(hanne, f"{T}/{team.pk}/point/", **{**sent, "as_it_is": "on"})


def test_what_flows_back_is_asked_after_a_name_and_read_by_who_leads_there(wilgendaal, team):
    nele, mieke, griet = (browser(wilgendaal, who) for who in ("nele", "mieke", "griet"))
    sent = {"organisation": str(wilgendaal.organisations["door"].pk), "first_day": ahead(-30).isoformat(),
            "last_day": ahead(0).isoformat(), "happened": "Sami sleeps again since 03/05/2026.",
            "learned": "Calling first helps."}  # fmt: skip
    assert "looks like a name" in words_of(post(nele, f"{T}/{team.pk}/back/", 422, **sent))
    post(nele, f"{T}/{team.pk}/back/", **{**sent, "happened": "We met twice."})
    with as_owner():
        note = FlowBack.unscoped.get()
    text = page(mieke, f"{T}/notes/{note.pk}/")
    assert "Calling first helps." in text and "too few to say" in text
    page(griet, f"{T}/notes/{note.pk}/", 404)
    page(browser(wilgendaal, "leila"), f"{T}/notes/{note.pk}/", 404)


def test_a_task_on_screen(wilgendaal, team):
    hanne, jonas, nele = (browser(wilgendaal, who) for who in ("hanne", "jonas", "nele"))
    with as_owner():
        owner = chair(wilgendaal, "jonas").pk
    post(hanne, f"{T}/{team.pk}/task/", words="Book the room.", owner=str(owner), due_on=ahead().isoformat())
    assert "Book the room." in page(nele, f"{T}/{team.pk}/") and "1 task is yours" in page(jonas, f"{AT}/")
    with acting_as(wilgendaal.jonas):
        [task] = tasks_of(team.pk)
    post(nele, f"{T}/task/{task.pk}/done/", 404)
    post(nele, f"{T}/task/{task.pk}/", 404, day=ahead(9).isoformat(), reason="x")
    assert "Write something here." in words_of(post(jonas, f"{T}/task/{task.pk}/", 422, day=ahead(9).isoformat(), reason=""))
    post(jonas, f"{T}/task/{task.pk}/", day=ahead(9).isoformat(), reason="No key yet.")
    assert "No key yet." in page(nele, f"{T}/task/{task.pk}/")
    post(jonas, f"{T}/task/{task.pk}/give/", to="nobody")
    post(jonas, f"{T}/task/{task.pk}/done/")
    assert "done" in page(nele, f"{T}/task/{task.pk}/")


def test_only_who_leads_reads_the_load_of_others_on_the_page(wilgendaal, taken, team):
    assert "1 question" in page(browser(wilgendaal, "hanne"), f"{T}/{team.pk}/")
    assert "1 question" not in page(browser(wilgendaal, "nele"), f"{T}/{team.pk}/")


def test_a_full_team_asks_no_more_than_an_empty_one(wilgendaal, taken, team):
    hanne = browser(wilgendaal, "hanne")

    def asked():
        with CaptureQueriesContext(connection) as counted:
            page(hanne, f"{T}/{team.pk}/")
        return len(counted)

    put_about(wilgendaal, "hanne", taken, team)
    asked()
    few = asked()
    with acting_as(wilgendaal.jonas):
        for number in range(6):
            agenda.put(team.pk, words=f"Point {number}", for_day=ahead())
            agenda.put_task(team.pk, owner=chair(wilgendaal, "jonas").pk, words=f"Task {number}", due_on=ahead())
    assert asked() == few
