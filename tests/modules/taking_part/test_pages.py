"""The pages of taking part: for the family, for who runs the group, and 404 for everybody else."""

import re

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.crawl import walk
from tests.modules.help_requests.conftest import HARD, ask
from tests.modules.taking_part.conftest import CALLS, ENDS, FETCH, LINE, NUMBER, Place, ends, takes_part
from village.modules.taking_part.models import Attendance, Group, TakesPart

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
HOME = "/wilgendaal/taking-part/"
FAMILY_PAGES = ("", "line/", "calls/", "photos/", "stop/")
OTHERS = ("wil", "els", "ex", "stranger", "kobe", "hanne", "vic", "jonas", "")


def links_work(client, page) -> None:
    for link in set(re.findall(r'href="(/wilgendaal/[^"#?]*)"', page.content.decode())):
        assert client.get(link, follow=True).status_code == 200, link


def test_the_family_reads_exactly_what_is_read_there(place, sami):
    client = browser(place.cast, "leila")
    page = client.get(f"{HOME}{sami.pk}/")
    said = words_of(page)
    assert LINE in said and NUMBER in said and FETCH in said and "Vic Maes" in said
    links_work(client, page)
    links_work(client, client.get(HOME))


@pytest.mark.parametrize("who", OTHERS)
def test_for_everybody_else_there_is_no_such_page(place, sami, who):
    client = browser(place.cast, who)
    for page in FAMILY_PAGES:
        assert client.get(f"{HOME}{sami.pk}/{page}").status_code == (404 if who else 302), page
        assert client.post(f"{HOME}{sami.pk}/{page}").status_code in ((404, 405) if who else (302,)), page
    assert client.get(f"{HOME}begin/{place.cast.people['sami'].subject_id}/").status_code == (404 if who else 302)
    if who != "vic":
        assert client.get(f"{HOME}today/{place.group.pk}/").status_code == (404 if who else 302)
        assert client.get(f"{HOME}call/{sami.pk}/").status_code == (404 if who else 302)


def test_who_runs_the_group_ticks_a_list_and_opens_a_number(place, sami):
    client = browser(place.cast, "vic")
    links_work(client, client.get(f"{HOME}groups/"))
    page = client.get(f"{HOME}today/{place.group.pk}/")
    said = words_of(page)
    assert "Sami" in said and LINE in said and "No photo" in said
    assert NUMBER not in said and FETCH not in said and "Benali" not in said
    links_work(client, page)
    assert NUMBER in words_of(client.get(f"{HOME}call/{sami.pk}/"))
    assert client.post(f"{HOME}today/{place.group.pk}/", {f"at-{sami.pk}": "told"}).status_code == 302
    with as_owner():
        assert [one.there for one in Attendance.unscoped.all()] == ["told"]
    for wrong in ({f"at-{sami.pk}": "late"}, {"other": "1"}):
        assert client.post(f"{HOME}today/{place.group.pk}/", wrong).status_code == 422
    assert client.post(f"{HOME}today/{place.group.pk}/", {f"at-{place.group.pk}": "told"}).status_code == 302


def test_whose_chair_ended_has_no_list_any_more(place, sami):
    client = browser(place.cast, "vic")
    ends(place.cast, place.seats["vic"])
    for page in (f"today/{place.group.pk}/", f"call/{sami.pk}/", "groups/"):
        assert client.get(HOME + page).status_code == 404


def test_a_list_that_is_fuller_asks_no_more(place, sami, django_assert_max_num_queries):
    client = browser(place.cast, "vic")
    client.get(f"{HOME}today/{place.group.pk}/")
    with django_assert_max_num_queries(60) as few:
        client.get(f"{HOME}today/{place.group.pk}/")
    takes_part(place.cast, place.group, "imani", "imani")
    with django_assert_max_num_queries(len(few)):
        client.get(f"{HOME}today/{place.group.pk}/")


def test_a_family_begins_with_a_form_and_stops_with_one_tap(place):
    client = browser(place.cast, "leila")
    url = f"{HOME}begin/{place.cast.people['sami'].subject_id}/"
    page = client.get(url)
    assert place.group.name in words_of(page)
    links_work(client, page)
    told = {"group": str(place.group.pk), "called": "Sami", "line": LINE, "ends_on": ENDS.isoformat(), "one_name": "Mama",
            "one_number": NUMBER, "two_name": "", "two_number": "", "fetch": ""}  # fmt: skip
    for wrong in ({"one_number": "call me"}, {"one_name": ""}, {"group": "none"}, {"ends_on": "2000-01-01"}, {"two_name": "O"}):
        answer = client.post(url, told | wrong)
        assert answer.status_code == 422 and LINE in words_of(answer), wrong
    answer = client.post(url, told)
    assert answer.status_code == 302
    a_moment_later()
    with as_owner():
        part = TakesPart.unscoped.get()
    assert "Sami" in words_of(browser(place.cast, "vic").get(f"{HOME}today/{place.group.pk}/"))
    assert client.post(url, told).status_code == 422, "once is enough"
    assert client.post(f"{HOME}{part.pk}/stop/").status_code == 302
    assert "Sami" not in words_of(browser(place.cast, "vic").get(f"{HOME}today/{place.group.pk}/"))
    assert "This ended" in words_of(client.get(f"{HOME}{part.pk}/"))


def test_the_family_changes_the_line_its_card_and_photos(place, sami):
    client = browser(place.cast, "leila")
    for page, told in (
        ("line/", {"line": "Bees as well."}),
        ("calls/", {"one_name": "Noor", "one_number": "0488 11 22 33", "fetch": "Noor"}),
        ("photos/", {"inside": "yes", "parents": "no", "public": "no", "until": ENDS.isoformat()}),
    ):
        assert client.get(f"{HOME}{sami.pk}/{page}").status_code == 200
        assert client.post(f"{HOME}{sami.pk}/{page}", told).status_code == 302, page
    assert client.post(f"{HOME}{sami.pk}/photos/", {"inside": "yes"}).status_code == 422
    a_moment_later()
    volunteer = browser(place.cast, "vic")
    today = words_of(volunteer.get(f"{HOME}today/{place.group.pk}/"))
    assert "Bees as well." in today and LINE not in today and "Photo: in the group" in today
    called = words_of(volunteer.get(f"{HOME}call/{sami.pk}/"))
    assert "0488 11 22 33" in called and NUMBER not in called
    assert "Vic Maes" in words_of(client.get(f"{HOME}{sami.pk}/"))


def test_in_who_sees_what_each_thing_has_its_name_and_the_whole_its_stop(place, sami):
    said = words_of(browser(place.cast, "leila").get(f"/wilgendaal/circle/?about={place.cast.people['sami'].subject_id}"))
    assert "Taking part in a group" in said and "What a group must know" in said and f"{sami.pk}/stop/" in said
    assert "Whom a group calls in need" in words_of(browser(place.cast, "leila").get("/wilgendaal/circle/"))


def test_who_works_there_makes_a_group_and_a_volunteer_does_not(place):
    url, told = f"{HOME}groups/new/{place.cast.organisations['loods'].pk}/", {
        "name": "Homework", "weekdays": ["1", "4"], "hours": "from 4 to 5", "ends_on": ENDS.isoformat(), "is_open": "on",
        "members": [str(place.seats["wil"].pk)],
    }  # fmt: skip
    client = browser(place.cast, "jonas")
    links_work(client, client.get(f"{HOME}groups/"))
    assert client.post(url, told | {"weekdays": []}).status_code == 422
    assert client.post(url, told).status_code == 302
    with as_owner():
        made = Group.unscoped.get(name="Homework")
    assert client.get(f"{HOME}groups/{made.pk}/").status_code == 200
    assert client.post(f"{HOME}groups/{made.pk}/", told | {"members": []}).status_code == 302
    for who in ("wil", "els", "leila"):
        assert browser(place.cast, who).get(url).status_code == 404
        assert browser(place.cast, who).get(f"{HOME}groups/{made.pk}/").status_code == 404


def test_a_young_person_says_yes_with_one_button(place):
    yara = takes_part(place.cast, place.group, "yara", line="", calls=CALLS)
    client = browser(place.cast, "yara")
    assert "Your yes is asked" in words_of(client.get(HOME))
    assert client.post(f"{HOME}{yara.pk}/yes/").status_code == 302
    a_moment_later()
    assert "Your yes is asked" not in words_of(client.get(f"{HOME}{yara.pk}/"))
    assert "Yara" in words_of(browser(place.cast, "vic").get(f"{HOME}today/{place.group.pk}/"))


def test_somebody_without_a_yes_of_the_family_is_on_no_list(place: Place):
    assert "Nobody is on the list yet" in words_of(browser(place.cast, "vic").get(f"{HOME}today/{place.group.pk}/"))


def test_a_volunteer_who_follows_every_link_reads_nothing_else_of_anybody(place, sami):
    ask(place.cast, place.cast.leila, "sami")
    visits = list(walk(browser(place.cast, "vic"), "/wilgendaal/"))
    assert f"{HOME}today/{place.group.pk}/" in {visit.url for visit in visits}
    assert [visit.url for visit in visits if visit.response.status_code not in (200, 302)] == []
    for visit in visits:
        assert HARD not in visit.text and "Benali" not in visit.text, visit.url
