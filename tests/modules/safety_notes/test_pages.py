"""The pages of a safety note, each for who uses it; for everybody else they do not exist."""

import re

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.safety_notes.conftest import (
    HELPS,
    HERS,
    OWN,
    SOON,
    WHY,
    WORDS,
    a_moment_later,
    as_it_stands,
    proposes,
)
from village.modules.danger.models import DangerAct
from village.modules.safety_notes.models import SafetyNote

HERE = "/wilgendaal/safety/"
FORM = {**WORDS.__dict__, "review_on": SOON.isoformat()}


def newest():
    with as_owner():
        return SafetyNote.unscoped.latest("created_at")


def test_a_family_writes_it_answers_it_and_reads_it(wilgendaal, plan):
    leila, hanne = browser(wilgendaal, "leila"), str(wilgendaal.people["hanne"].pk)
    assert "Write a safety note" in words_of(leila.get(f"/wilgendaal/plan/{plan.pk}/"))
    assert leila.get(f"{HERE}of/{plan.pk}/").status_code == 200
    wrong = leila.post(f"{HERE}of/{plan.pk}/", FORM | {"two_number": "ask Nadia", "first": ""})
    assert wrong.status_code == 422 and HELPS in words_of(wrong) and "Write a phone number" in words_of(wrong)
    assert leila.post(f"{HERE}of/{plan.pk}/", FORM | {"readers": [hanne]}).status_code == 302
    note = newest()
    a_moment_later()
    assert browser(wilgendaal, "hanne").get(f"{HERE}{note.pk}/").status_code == 404
    yara = browser(wilgendaal, "yara")
    assert "waits for a yes" in words_of(yara.get(HERE))
    assert yara.post(f"{HERE}{note.pk}/", {}).status_code == 422
    yara.post(f"{HERE}{note.pk}/", {"says": "yes"})
    a_moment_later()
    page = words_of(browser(wilgendaal, "hanne").get(f"{HERE}{note.pk}/"))
    assert HELPS in page and 'href="tel:0470123456"' in page and "Take it away" not in page
    assert "There is a safety note" in words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/plan/{plan.pk}/"))


def test_on_the_plan_nobody_else_sees_a_trace_of_it(wilgendaal, plan, note):
    assert "afety note" not in words_of(browser(wilgendaal, "els").get(f"/wilgendaal/plan/{plan.pk}/")).split("<main")[1]


@pytest.mark.parametrize("who", ["els", "ex", "griet", "mieke", "jonas", "sami", "oma", "stranger", "pia"])
def test_for_others_no_page_of_it_exists(wilgendaal, note, plan, who):
    client = browser(wilgendaal, who)
    for path in (f"{note.pk}/", f"{note.pk}/again/", f"{note.pk}/away/", f"{note.pk}/paper/", f"of/{plan.pk}/"):
        assert client.get(f"{HERE}{path}").status_code == 404, path
    assert client.post(f"{HERE}{note.pk}/away/").status_code == 404
    assert HELPS not in words_of(client.get(HERE))


def test_who_it_is_shown_to_reads_and_changes_nothing(wilgendaal, note):
    client = browser(wilgendaal, "hanne")
    for path in ("again/", "away/", "paper/"):
        assert client.get(f"{HERE}{note.pk}/{path}").status_code == 404
    assert client.post(f"{HERE}{note.pk}/away/").status_code == 404
    assert as_it_stands(note).holds


def test_yara_writes_her_own_and_her_mother_finds_no_trace(wilgendaal, plan):
    yara, leila, hanne = (browser(wilgendaal, who) for who in ("yara", "leila", "hanne"))
    answer = yara.post(f"{HERE}mine/", {**OWN.__dict__, "review_on": SOON.isoformat()})
    assert answer.status_code == 302
    own = newest()
    a_moment_later()
    assert HERS in words_of(yara.get(f"{HERE}{own.pk}/"))
    for other in (leila, hanne):
        assert other.get(f"{HERE}{own.pk}/").status_code == 404
        assert str(own.pk) not in words_of(other.get(HERE))
    for page in ("/wilgendaal/circle/", "/wilgendaal/circle/looked/", "/wilgendaal/"):
        shown = words_of(leila.get(page))
        assert str(own.pk) not in shown and "safety note" not in shown.split("<main")[-1]


def test_it_is_taken_away_on_one_question_and_put_on_half_a_sheet(wilgendaal, note):
    leila = browser(wilgendaal, "leila")
    paper = leila.get(f"{HERE}{note.pk}/paper/")
    assert paper.content.startswith(b"%PDF") and b"/Count 1/" in paper.content
    assert re.search(rb"/MediaBox ?\[0 0 419", paper.content), "half a sheet: A5"
    assert leila.post(f"{HERE}{note.pk}/again/", {"review_on": "2020-01-01"}).status_code == 422
    assert leila.post(f"{HERE}{note.pk}/again/", {"review_on": SOON.isoformat()}).status_code == 302
    assert "Take this safety note away?" in words_of(leila.get(f"{HERE}{note.pk}/away/"))
    leila.post(f"{HERE}{note.pk}/away/")
    assert leila.get(f"{HERE}{note.pk}/").status_code == 404


def test_in_danger_it_opens_from_the_page_of_danger_with_a_reason(wilgendaal, note):
    nele, born = browser(wilgendaal, "nele"), wilgendaal.people["yara"].birth_date.isoformat()
    assert "/danger/note/" in words_of(nele.get("/wilgendaal/danger/"))
    short = nele.post("/wilgendaal/danger/note/", {"name": "Yara Benali", "born": born, "what": "help"})
    assert short.status_code == 422 and "Write in a few words" in words_of(short)
    unknown = nele.post("/wilgendaal/danger/note/", {"name": "Yara Nobody", "born": born, "what": WHY})
    assert unknown.status_code == 422 and "Nobody of exactly this name" in words_of(unknown)
    there = nele.post("/wilgendaal/danger/note/", {"name": "Yara Benali", "born": born, "what": WHY})
    assert HELPS in words_of(nele.get(there.headers["Location"]))
    for who in ("hanne", "mieke", "pia", "leila", "els"):
        assert browser(wilgendaal, who).get(there.headers["Location"]).status_code == 404


def test_who_may_not_look_in_danger_has_no_such_page(wilgendaal, note):
    for who in ("els", "griet", "leila", "ex", "stranger", "kobe"):
        client = browser(wilgendaal, who)
        assert client.get("/wilgendaal/danger/note/").status_code == 404
        assert "/danger/note/" not in words_of(client.get("/wilgendaal/danger/"))


def test_the_page_says_the_same_of_somebody_without_a_note(wilgendaal):
    nele, imani = browser(wilgendaal, "nele"), wilgendaal.people["imani"]
    sent = {"name": imani.name, "born": imani.birth_date.isoformat(), "what": WHY}
    there = nele.post("/wilgendaal/danger/note/", sent).headers["Location"]
    assert "No safety note opens here" in words_of(nele.get(there))
    with as_owner():
        assert DangerAct.unscoped.filter(about_name=imani.name).count() == 1


def test_a_form_that_comes_twice_writes_one_note(wilgendaal, plan):
    leila = browser(wilgendaal, "leila")
    twice = [leila.post(f"{HERE}of/{plan.pk}/", FORM | {"once": "a" * 32}) for _time in range(2)]
    assert {answer.status_code for answer in twice} <= {302}
    with as_owner():
        assert SafetyNote.unscoped.count() == 1


def test_a_second_writer_reads_why_it_cannot_be_and_loses_nothing(wilgendaal, plan):
    proposes(wilgendaal, plan)
    page = browser(wilgendaal, "yara").post(f"{HERE}of/{plan.pk}/", FORM)
    assert page.status_code == 422
    assert "One of you wrote a new safety note already" in words_of(page) and HELPS in words_of(page)
