"""The pages of who is who: for everybody, in every language; for who keeps it; and from a question at the desk."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask
from tests.modules.network.conftest import (
    YOUTH_HOUSE,
    again,
    chair,
    checked,
    contact,
    does,
    kind,
    place,
    service,
)
from village.modules.network import keeping
from village.trust.directory.models import Membership

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
HOME = "/wilgendaal/who-is-who/"
FILTERS = (
    ("?q=huiswerk", True), ("?q=HUISWERKEN", True), ("?q=muziek", False), ("?need=school", True), ("?need=money", False),
    ("?need=money&need=school", True), ("?age=9", True), ("?age=15", False), ("?where=9001", True), ("?where=9 001", True),
    ("?where=9999", False), ("?speaks=ar", True), ("?speaks=tr", False), ("?free=on", True), ("?now=on", True),
)  # fmt: skip


def links_work(client, page) -> int:
    links = set(re.findall(r'href="(/wilgendaal/[^"#]*)"', page.content.decode()))
    for link in links:
        assert client.get(link.replace("&amp;", "&"), follow=True).status_code == 200, link
    return len(links)


@pytest.mark.parametrize("looks, there", FILTERS)
def test_everybody_finds_it_by_what_they_need(directory, looks, there):
    assert ("Huiswerkklas" in words_of(browser(directory.cast, "").get(HOME + looks))) is there


def test_accents_make_no_difference(directory):
    client = browser(directory.cast, "")
    for words in ("cafe", "Café", "CAFÉ"):
        assert "Jeugdhuis" in words_of(client.get(HOME, {"q": words})), words


def test_what_says_no_age_no_place_and_no_language_leaves_nobody_out(directory):
    said = words_of(browser(directory.cast, "").get(f"{HOME}?age=15&where=9999&speaks=tr"))
    assert "Jeugdhuis" in said and "Huiswerkklas" not in said


@pytest.mark.parametrize("looks", ("?age=oud", "?age=-1", "?need=nothing", "?where=...!", "?speaks=xx", "?q=%00", "?page=oops"))
def test_what_makes_no_sense_is_said_and_breaks_nothing(directory, looks):
    assert browser(directory.cast, "").get(HOME + looks).status_code in (200, 422)


def test_it_is_in_pages_and_keeps_what_was_looked_for(directory):
    for number in range(14):
        service(directory.cast, "rik", "loods", YOUTH_HOUSE | {"name": f"Club {number:02}"})
    page = browser(directory.cast, "").get(f"{HOME}?q=club&need=friends")
    assert "?q=club&amp;need=friends&amp;page=2" in page.content.decode() and "Club 13" not in words_of(page)
    assert "Club 13" in words_of(browser(directory.cast, "").get(f"{HOME}?q=club&need=friends&page=2"))


def test_more_to_show_is_not_more_to_ask(directory):
    client = browser(directory.cast, "")

    def asked() -> int:
        client.get(HOME)
        with CaptureQueriesContext(connection) as found:
            assert client.get(HOME).status_code == 200
        return len(found)

    few = asked()
    jonas = chair(directory.cast, "jonas").pk
    for number in range(9):
        service(directory.cast, "rik", "loods", YOUTH_HOUSE | {"name": f"Club {number}"}, keeper=jonas)
    assert asked() <= few


@pytest.mark.parametrize("language", ("nl", "fr", "en", "ar"))
def test_a_visitor_reads_every_page_and_each_ends_at_the_one_door(directory, language):
    client = browser(directory.cast, "")
    client.cookies["village_language"] = language
    for page in ("", "contacts/", f"service/{directory.homework.pk}/", f"at/{place(directory.cast, 'loods').pk}/"):
        answer = client.get(HOME + page)
        assert answer.status_code == 200 and 'href="/wilgendaal/requests/ask/"' in answer.content.decode()
        assert links_work(client, answer)


def test_each_says_who_keeps_it_and_when_it_was_looked_at(directory):
    said = words_of(browser(directory.cast, "").get(f"{HOME}service/{directory.homework.pk}/"))
    assert "Jonas Adeyemi keeps this up to date." in said and "Checked on" in said and "may have changed" not in said
    checked(directory.cast, directory.homework, timezone.localdate() - timedelta(days=200))
    assert "This may have changed" in words_of(browser(directory.cast, "").get(f"{HOME}service/{directory.homework.pk}/"))


def test_what_is_off_the_list_is_found_by_nobody(directory):
    does(directory.cast, "rik", keeping.end_service, directory.homework)
    for who in ("", "leila", "els"):
        client = browser(directory.cast, who)
        assert "Huiswerkklas" not in words_of(client.get(HOME))
        assert client.get(f"{HOME}service/{directory.homework.pk}/").status_code == 404


def test_only_who_works_with_families_gets_lines_to_copy(directory):
    assert "Lines to tell the family" in words_of(browser(directory.cast, "els").get(HOME))
    for who in ("", "leila"):
        assert "Lines to tell the family" not in words_of(browser(directory.cast, who).get(HOME))


def test_contact_persons_stand_beside_one_another_with_a_clear_lead(directory):
    cast, school = directory.cast, place(directory.cast, "school")
    contact(cast, "els", school, kind(cast, "Enseignant référent"))
    contact(cast, "karim", school, kind(cast, "Zorgleerkracht"), leads=True)
    said = words_of(browser(cast, "").get(f"{HOME}contacts/"))
    assert said.index("Karim Aydin") < said.index("Els De Wilde")
    assert said.count("first to turn to") == 1 and "Enseignant référent" in said and "Monday" in said


def test_a_school_without_anybody_is_told_kindly_and_stands_before_the_keeper(directory):
    cast = directory.cast
    assert "The contact point of the village answers you." in words_of(browser(cast, "").get(f"{HOME}contacts/"))
    assert "Nobody to turn to by name" in words_of(browser(cast, "kobe").get(f"{HOME}keep/"))
    contact(cast, "karim", place(cast, "school"), kind(cast))
    assert "Nobody to turn to by name" not in words_of(browser(cast, "kobe").get(f"{HOME}keep/"))


def test_an_area_is_found_by_a_postcode(directory):
    cast = directory.cast
    for name, code in (("Het Plein", "9001"), ("De Velden", "9002")):
        contact(cast, "hanne", does(cast, "kobe", keeping.keep_area, None, name=name, postcodes=[code]), kind(cast, name))
    said = words_of(browser(cast, "").get(f"{HOME}contacts/?where=9001"))
    assert "Het Plein" in said and "De Velden" not in said


def test_a_number_stands_with_a_contact_person_and_with_nobody_else(directory):
    cast = directory.cast
    with as_owner():
        Membership.unscoped.filter(pk=chair(cast, "karim").pk).update(public_phone="0470 11 11 11")
        Membership.unscoped.filter(pk=chair(cast, "jonas").pk).update(public_phone="0470 22 22 22")
    contact(cast, "karim", place(cast, "school"), kind(cast))
    page = browser(cast, "").get(f"{HOME}contacts/").content.decode()
    assert "0470 11 11 11" in page
    assert "0470 22 22 22" not in browser(cast, "").get(f"{HOME}service/{directory.homework.pk}/").content.decode()


def test_a_manager_changes_it_on_the_page(directory):
    client = browser(directory.cast, "rik")
    address = f"{HOME}ours/service/{directory.homework.pk}/"
    assert "Huiswerkklas" in client.get(address).content.decode()
    told = {"name": "Huiswerkklas", "about": "Anders gezegd", "life_areas": ["school"], "cost": "some", "wait": "no"}
    assert client.post(address, told).status_code == 422, "what costs something says what"
    answer = client.post(address, told | {"cost_words": "1 euro", "keeper": str(chair(directory.cast, "jonas").pk)})
    assert answer.status_code == 302 and again(directory.homework).about == "Anders gezegd"
    assert links_work(client, client.get(f"{HOME}ours/"))


def test_a_form_that_comes_twice_is_taken_in_once(directory):
    client = browser(directory.cast, "rik")
    told = {"name": "Kookclub", "about": "Samen koken", "life_areas": ["friends"], "cost": "free", "wait": "no"}
    told |= {"once": "a" * 32}
    for _time in range(2):
        answer = client.post(f"{HOME}ours/{place(directory.cast, 'loods').pk}/new/", told)
        assert answer.status_code == 302
    assert words_of(client.get(f"{HOME}?q=kookclub")).count("Samen koken") <= 2


@pytest.mark.parametrize("who", ("", "leila", "els", "hanne", "kobe", "griet"))
def test_for_everybody_else_there_is_no_such_page(directory, who):
    client = browser(directory.cast, who)
    for page in (f"ours/service/{directory.homework.pk}/", f"ours/service/{directory.homework.pk}/end/",
                 f"ours/{place(directory.cast, 'loods').pk}/", f"ours/{place(directory.cast, 'loods').pk}/new/"):  # fmt: skip
        assert client.get(HOME + page).status_code == (404 if who else 302), page
        assert client.post(HOME + page).status_code == (404 if who else 302), page
    assert client.post(f"{HOME}ours/service/{directory.homework.pk}/right/").status_code == (404 if who else 302)


@pytest.mark.parametrize("who", ("", "leila", "hanne", "rik", "mieke"))
def test_only_the_keeper_of_the_village_opens_the_keeping(directory, who):
    cast = directory.cast
    one = contact(cast, "karim", place(cast, "school"), kind(cast))
    for page in ("keep/", "keep/months/", "keep/areas/new/", "keep/kinds/new/", f"keep/contacts/{one.pk}/",
                 f"keep/at/{place(cast, 'school').pk}/", f"keep/keeper/{place(cast, 'care').pk}/"):  # fmt: skip
        assert browser(cast, who).get(HOME + page).status_code == (404 if who else 302), page


def test_the_keeper_of_the_village_walks_all_of_it(directory):
    cast = directory.cast
    of = kind(cast)
    client = browser(cast, "kobe")
    assert client.post(f"{HOME}keep/areas/new/", {"name": "Het Plein", "postcodes": "9001, 9002"}).status_code == 302
    told = {"kind": str(of.pk), "member": str(chair(cast, "karim").pk), "weekdays": ["1"], "hours": ""}
    assert client.post(f"{HOME}keep/at/{place(cast, 'school').pk}/", told).status_code == 302
    assert client.post(f"{HOME}keep/at/{place(cast, 'school').pk}/", told).status_code == 422, "stands here already"
    assert client.post(f"{HOME}keep/months/", {"months": "3"}).status_code == 302
    page = client.get(f"{HOME}keep/")
    assert "Het Plein" in words_of(page) and "Karim Aydin" in words_of(page)
    assert links_work(client, page)


def test_it_is_asked_on_the_first_page_of_who_keeps_it(directory):
    assert "Is this still right?" not in words_of(browser(directory.cast, "jonas").get("/wilgendaal/"))
    checked(directory.cast, directory.homework, timezone.localdate() - timedelta(days=200))
    assert "Is this still right?" in words_of(browser(directory.cast, "jonas").get("/wilgendaal/"))
    assert "Is this still right?" not in words_of(browser(directory.cast, "rik").get("/wilgendaal/"))
    client = browser(directory.cast, "jonas")
    assert client.post(f"{HOME}ours/service/{directory.homework.pk}/right/").status_code == 302
    assert "Is this still right?" not in words_of(client.get("/wilgendaal/"))


def test_from_a_question_at_the_desk_to_the_door_that_fits_without_a_name_in_the_address(directory):
    asked = ask(directory.cast, directory.cast.leila, "leila", life_areas=("school", "friends"))
    page = browser(directory.cast, "hanne").get(f"/wilgendaal/requests/{asked.pk}/").content.decode()
    link = re.search(r'href="(/wilgendaal/who-is-who/\?[^"]*)"', page)
    assert link is not None and link[1].replace("&amp;", "&") == f"{HOME}?need=school&need=friends"
    mine = browser(directory.cast, "leila").get(f"/wilgendaal/requests/{asked.pk}/follow/").content.decode()
    assert "Which door fits?" in page and "Which door fits?" not in mine
