"""My circle on screen: who sees what, who looked, and stopping it. Each "may" beside its "may not"."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import Cast, as_owner, assign, consent, mandate, restrict
from tests.lab.models import Note
from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.looks import in_a_row
from village.trust.access.actor import acting_as
from village.trust.access.check import may
from village.trust.access.explain import Look
from village.trust.access.opening import find
from village.trust.consent.models import Consent, Restriction
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, Purpose, Right

CIRCLE, LOOKED, SHARE, OUT = (f"/wilgendaal/circle/{page}" for page in ("", "looked/", "share/", "keep-out/"))
OWN, SCHOOL = DataKind.OWN_STORY, DataKind.SCHOOL
ELS, SAMI = uuid7(), uuid7()


@pytest.fixture
def to_school(wilgendaal: Cast) -> Consent:
    """Leïla shares how Sami does at school with De Kiem, and Els is assigned."""
    given = consent(wilgendaal, "sami", "leila", kinds=[SCHOOL], to_organisation="school")
    assign(wilgendaal, "els", "school", "sami")
    return given


@pytest.fixture
def report(wilgendaal: Cast) -> Note:
    """How Sami does at school, in his mother's words."""
    with as_owner():
        return Note.unscoped.create(
            village=wilgendaal.village, subject_id=wilgendaal.sami.subject_id, kind=SCHOOL, audience=0,
            author=wilgendaal.people["leila"], words="he reads",
        )  # fmt: skip


@pytest.fixture
def own_route(wilgendaal: Cast) -> Note:
    """Yara tells one thing just for herself, and shows only that to the contact point."""
    with as_owner():
        note = Note.unscoped.create(
            village=wilgendaal.village, subject_id=wilgendaal.yara.subject_id, kind=OWN, audience=0, title="own",
            author=wilgendaal.people["yara"], words="only for me",
        )  # fmt: skip
    consent(wilgendaal, "yara", "yara", item=note.pk, kind=OWN, to_organisation="door")
    assign(wilgendaal, "hanne", "door", "yara", item=note.pk, kind=OWN)
    return note


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    return words_of(response)


def about(cast: Cast, who: str) -> str:
    return f"?about={cast.actors[who].subject_id}"


def test_a_mother_reads_who_sees_what_about_her_son(wilgendaal, to_school):
    text = page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "sami"))
    assert "De Kiem" in text
    assert "Els De Wilde" in text


def test_a_stranger_finds_no_circle_of_somebody_else(wilgendaal, to_school):
    client = browser(wilgendaal, "stranger")
    for path in (CIRCLE, LOOKED, SHARE, OUT):
        assert client.get(path + about(wilgendaal, "sami")).status_code == 404


@pytest.mark.parametrize("who", ["els", "hanne", "mieke", "kobe", "pia", "ex", "oma"])
def test_nobody_who_is_not_the_family_finds_the_circle_of_a_child(wilgendaal, to_school, who):
    assert browser(wilgendaal, who).get(CIRCLE + about(wilgendaal, "sami")).status_code == 404


def test_a_visitor_is_asked_to_sign_in(wilgendaal):
    assert browser(wilgendaal).get(CIRCLE).status_code == 302


def test_a_young_person_sees_whom_she_shows_her_own_route(wilgendaal, own_route):
    text = page(browser(wilgendaal, "yara"), CIRCLE)
    assert "Huis van het Kind" in text
    assert "Hanne Moreels" in text


def test_a_mother_sees_nothing_of_her_daughters_own_route(wilgendaal, own_route):
    text = page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "yara"))
    assert "Huis van het Kind" not in text
    assert "Hanne" not in text


def test_a_consent_that_also_tells_of_an_own_story_is_hidden_whole(wilgendaal):
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL, OWN], to="jonas")
    assert "Jonas" in page(browser(wilgendaal, "yara"), CIRCLE)
    assert "Jonas" not in page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "yara"))


def test_a_receipt_shows_open_and_closed_eyes(wilgendaal):
    consent(wilgendaal, "leila", "leila", kinds=[SCHOOL], to="els")
    text = page(browser(wilgendaal, "leila"), CIRCLE)
    assert 'aria-label="Sees:"' in text
    assert 'aria-label="Does not see:"' in text


def test_a_guardian_stands_in_the_circle_of_her_child(wilgendaal):
    assert "Leïla Benali" in page(browser(wilgendaal, "yara"), CIRCLE)


def test_looking_because_of_danger_stands_in_the_circle(wilgendaal):
    assert "Oona Smet" not in page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "sami"))
    started = now() - timedelta(hours=1)
    mandate(wilgendaal, "sami", "oona", [DataKind.WELLBEING], from_at=started, until=started + timedelta(hours=4))
    assert "Oona Smet" in page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "sami"))


def test_a_mother_reads_who_looked_at_her_son(wilgendaal, to_school, report):
    look(wilgendaal, "els", report)
    assert "Els De Wilde" in page(browser(wilgendaal, "leila"), LOOKED + about(wilgendaal, "sami"))


def test_her_own_look_is_no_news_to_herself(wilgendaal):
    client = browser(wilgendaal, "leila")
    client.get(CIRCLE)
    assert "Nobody else looked" in page(client, LOOKED)


def test_a_daughter_reads_that_her_mother_looked(wilgendaal):
    browser(wilgendaal, "leila").get(CIRCLE + about(wilgendaal, "yara"))
    a_moment_later()
    assert "Leïla Benali" in page(browser(wilgendaal, "yara"), LOOKED)


def test_looks_at_the_own_route_are_hers_alone(wilgendaal, own_route):
    look(wilgendaal, "hanne", own_route)
    assert "Hanne Moreels" in page(browser(wilgendaal, "yara"), LOOKED)
    assert "Hanne Moreels" not in page(browser(wilgendaal, "leila"), LOOKED + about(wilgendaal, "yara"))


def test_the_logbook_can_be_read_per_single_thing(wilgendaal, own_route):
    look(wilgendaal, "hanne", own_route)
    client = browser(wilgendaal, "yara")
    assert "Hanne Moreels" in page(client, f"{LOOKED}?item={own_route.pk}")
    assert "Hanne Moreels" not in page(client, f"{LOOKED}?item={uuid7()}")
    assert client.get(f"{LOOKED}?item=nonsense").status_code == 404


def test_the_logbook_goes_on_to_earlier_pages(wilgendaal, to_school, report):
    for turn in range(27):
        look(wilgendaal, "els", report, Purpose.HELP if turn % 2 else Purpose.FOLLOW)
    client = browser(wilgendaal, "leila")
    first = page(client, LOOKED + about(wilgendaal, "sami"))
    assert first.count("<b>Els De Wilde</b>") == 25
    before = first.split("before=")[1].split('"')[0]
    assert page(client, f"{LOOKED}{about(wilgendaal, 'sami')}&before={before}").count("<b>Els De Wilde</b>") == 2


def test_the_same_look_in_a_row_is_one_line_that_says_how_often(wilgendaal, to_school, report):
    for _ in range(3):
        look(wilgendaal, "els", report)
    text = page(browser(wilgendaal, "leila"), LOOKED + about(wilgendaal, "sami"))
    assert text.count("<b>Els De Wilde</b>") == 1
    assert "3 times" in text


def test_another_reason_is_another_line(wilgendaal, to_school, report):
    look(wilgendaal, "els", report, Purpose.HELP)
    look(wilgendaal, "els", report, Purpose.FOLLOW)
    text = page(browser(wilgendaal, "leila"), LOOKED + about(wilgendaal, "sami"))
    assert text.count("<b>Els De Wilde</b>") == 2
    assert " times" not in text


def test_another_day_is_another_line():
    at = now()
    lines = [(a_look(at), SAMI), (a_look(at - timedelta(hours=30)), SAMI)]
    assert len(in_a_row(lines)) == 2
    assert len(in_a_row([lines[0], lines[0]])) == 1


def test_on_the_first_page_everything_somebody_does_stands_once_with_whom_it_was_about(wilgendaal, to_school, report):
    for _ in range(2):
        look(wilgendaal, "els", report, Purpose.HELP)
        look(wilgendaal, "els", report, Purpose.FOLLOW)
    text = page(browser(wilgendaal, "leila"), "/wilgendaal/").split("Who looked last?")[1]
    assert text.count("Els De Wilde") == 2
    assert text.count("2 times · about Sami") == 2


def test_her_own_looks_do_not_stand_on_her_first_page(wilgendaal, to_school, report):
    client = browser(wilgendaal, "leila")
    page(client, CIRCLE + about(wilgendaal, "sami"))
    a_moment_later()
    text = page(client, "/wilgendaal/")
    assert "Nobody else looked at what is about you or your family." in text
    look(wilgendaal, "els", report)
    assert "Nobody else looked" not in page(client, "/wilgendaal/")


def test_more_looks_ask_the_database_no_more_often(wilgendaal, to_school, report):
    client = browser(wilgendaal, "leila")
    look(wilgendaal, "els", report)
    few = queries(client, LOOKED + about(wilgendaal, "sami"))
    for turn in range(6):
        look(wilgendaal, "els", report, Purpose.HELP if turn % 2 else Purpose.FOLLOW)
    assert queries(client, LOOKED + about(wilgendaal, "sami")) == few


def test_before_stopping_the_page_says_what_stops(wilgendaal, to_school):
    text = page(browser(wilgendaal, "leila"), stop(to_school))
    assert "Stop sharing with De Kiem?" in text
    assert "Els De Wilde can no longer read this" in text
    to_school.refresh_from_db()
    assert to_school.withdrawn_at is None


def test_stopping_closes_the_door_at_once_and_tells_who_read_along(wilgendaal, to_school, report):
    assert page(browser(wilgendaal, "leila"), CIRCLE)
    assert sees(wilgendaal, "els", report)
    assert browser(wilgendaal, "leila").post(stop(to_school)).status_code == 302
    assert not sees(wilgendaal, "els", report)
    with as_owner():
        told = Notice.unscoped.get(person=wilgendaal.people["els"])
    assert told.code == Notice.Code.STOPPED_SHARING


@pytest.mark.parametrize("who", ["els", "hanne", "ex", "yara", "stranger", "kobe"])
def test_nobody_else_stops_it(wilgendaal, to_school, report, who):
    client = browser(wilgendaal, who)
    assert client.get(stop(to_school)).status_code == 404
    assert client.post(stop(to_school)).status_code == 404
    assert sees(wilgendaal, "els", report)


def test_a_mother_cannot_stop_what_her_daughter_shares_alone(wilgendaal, own_route):
    with as_owner():
        given = Consent.unscoped.get(item_id=own_route.pk)
    assert browser(wilgendaal, "leila").post(stop(given)).status_code == 404
    assert browser(wilgendaal, "yara").post(stop(given)).status_code == 302


def test_who_holds_a_question_to_answer_it_does_not_decide_who_sees_it(wilgendaal):
    whole = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
    item = uuid7()
    given = consent(wilgendaal, "sami", "leila", item=item, kind=SCHOOL, to_organisation="door", rights=whole)
    assign(wilgendaal, "hanne", "door", "sami", item=item, kind=SCHOOL)
    assert browser(wilgendaal, "hanne").get(stop(given)).status_code == 404
    assert browser(wilgendaal, "hanne").post(stop(given)).status_code == 404
    assert browser(wilgendaal, "leila").get(stop(given)).status_code == 200


def test_a_mother_shares_something_of_herself_with_one_person(wilgendaal):
    client = browser(wilgendaal, "leila")
    who = str(wilgendaal.jonas.person_id)
    sent = {"who": who, "kinds": [str(int(DataKind.MONEY))], "how_long": "month", "once": "t1"}
    assert client.post(SHARE, sent).status_code == 302
    assert client.post(SHARE, sent).status_code == 302
    with as_owner():
        given = Consent.unscoped.get(subject_id=wilgendaal.leila.subject_id)
    assert given.kinds == [DataKind.MONEY]
    assert str(given.to_person_id) == who


def test_a_form_without_a_choice_says_what_to_change_and_keeps_the_rest(wilgendaal):
    response = browser(wilgendaal, "leila").post(SHARE, {"who": "", "kinds": ["5"], "how_long": "month"})
    assert response.status_code == 422
    assert "Almost there" in words_of(response)
    assert "checked" in words_of(response)


def test_nobody_shares_a_whole_own_story(wilgendaal):
    who = str(wilgendaal.jonas.person_id)
    response = browser(wilgendaal, "yara").post(SHARE, {"who": who, "kinds": ["7"], "how_long": "month"})
    assert response.status_code == 422


def test_a_mother_does_not_share_alone_what_her_daughter_decides(wilgendaal):
    """In Flanders a young person of 14 agrees alone about school; for the rest both agree."""
    path = SHARE + about(wilgendaal, "yara")
    who = str(wilgendaal.jonas.person_id)
    assert browser(wilgendaal, "leila").post(path, {"who": who, "kinds": ["2"], "how_long": "month"}).status_code == 422
    assert "Not with one yes" in page(browser(wilgendaal, "leila"), path)


def test_a_family_keeps_a_neighbour_out_who_works_at_the_school(wilgendaal, to_school, report):
    client = browser(wilgendaal, "leila")
    path = OUT + about(wilgendaal, "sami")
    assert client.post(path, {"who": str(wilgendaal.els.person_id)}).status_code == 302
    assert not sees(wilgendaal, "els", report)
    text = page(client, CIRCLE + about(wilgendaal, "sami"))
    assert "Kept out" in text
    assert "Els De Wilde" in text


def test_the_one_who_is_kept_out_never_learns_it(wilgendaal, to_school):
    restrict(wilgendaal, "sami", "els", "leila")
    with as_owner():
        shut = Restriction.unscoped.get()
    client = browser(wilgendaal, "els")
    assert "Kept out" not in page(client, CIRCLE)
    assert client.post(f"/wilgendaal/circle/let-in/{shut.pk}/").status_code == 404


def test_who_is_kept_out_stands_there_with_closed_eyes_whatever_was_agreed(wilgendaal):
    consent(wilgendaal, "leila", "leila", item=uuid7(), kind=DataKind.MONEY, to="jonas")
    restrict(wilgendaal, "leila", "jonas", "leila")
    text = page(browser(wilgendaal, "leila"), CIRCLE)
    assert "Jonas Adeyemi" in text
    assert "You keep this person out" in text
    assert 'aria-label="Sees:"' not in text
    assert "Jonas" not in page(browser(wilgendaal, "leila"), "/wilgendaal/")


def test_her_mother_is_not_told_when_a_daughter_looks_after_her_circle(wilgendaal):
    browser(wilgendaal, "yara").get(CIRCLE)
    a_moment_later()
    family = f"?about={wilgendaal.family.subject_id}"
    assert "Nobody else looked" in page(browser(wilgendaal, "leila"), LOOKED + family)


def test_a_family_lets_somebody_in_again(wilgendaal, to_school, report):
    shut = restrict(wilgendaal, "sami", "els", "leila")
    assert browser(wilgendaal, "leila").post(f"/wilgendaal/circle/let-in/{shut.pk}/").status_code == 302
    assert sees(wilgendaal, "els", report)


def test_what_a_young_person_keeps_closed_is_not_told_to_her_mother(wilgendaal):
    browser(wilgendaal, "yara").post(OUT, {"who": str(wilgendaal.els.person_id)})
    assert "Kept out" in page(browser(wilgendaal, "yara"), CIRCLE)
    assert "Kept out" not in page(browser(wilgendaal, "leila"), CIRCLE + about(wilgendaal, "yara"))


def test_nothing_is_changed_by_looking(wilgendaal, to_school, report):
    client = browser(wilgendaal, "leila")
    for path in (CIRCLE, LOOKED, stop(to_school), SHARE, OUT):
        page(client, path)
    assert client.get(f"/wilgendaal/circle/let-in/{uuid7()}/").status_code == 405
    assert sees(wilgendaal, "els", report)


def stop(given: Consent) -> str:
    return f"/wilgendaal/circle/stop/{given.pk}/"


def look(cast: Cast, who: str, note: Note, why: Purpose = Purpose.HELP) -> None:
    with acting_as(cast.actors[who]) as actor:
        find(actor, Note, note.pk, why)
    a_moment_later()


def a_look(at: datetime) -> Look:
    return Look(1, at, "view", "", "help", ELS, "Els De Wilde", "teacher", "De Kiem", None, 1, "shared")


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client, path)
    return len(caught)


def sees(cast: Cast, who: str, report: Note) -> bool:
    with acting_as(cast.actors[who]) as actor:
        return may(actor, report, Right.VIEW)
