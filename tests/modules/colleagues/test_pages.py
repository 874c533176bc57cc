"""The pages of colleagues: for who manages, for the keeper, and for nobody else."""

import pytest

from tests.browsing import browser, words_of
from tests.modules.colleagues.conftest import HERE, chairs_of, place, seat
from village.trust.vocabulary import Role


def test_the_manager_sees_and_changes_colleagues_on_the_pages(loods):
    client, jonas = browser(loods, "nele"), seat(loods, "jonas").pk
    page = words_of(client.get(HERE))
    assert "Jonas Adeyemi" in page and "no second step yet" in page and "Your own role is changed by another manager." in page
    told = {"name": "Jonas A.", "phone": "09 000 01 23"}
    assert client.post(f"{HERE}chair/{jonas}/shown/", told)["Location"] == HERE
    assert client.post(f"{HERE}chair/{jonas}/", {"role": "supervisor", "on_duty": "on"})["Location"] == HERE
    assert client.post(f"{HERE}chair/{jonas}/more/", {"role": "member"})["Location"] == HERE
    page = words_of(client.get(HERE))
    for words in ("Jonas A.", "09 000 01 23", "Team leader", "Member", "on duty", "What they were before", "Youth worker"):
        assert words in page


def test_ending_in_calm_and_at_once_on_the_page(loods):
    client, jonas = browser(loods, "nele"), seat(loods, "jonas").pk
    assert "nothing open any more" in words_of(client.get(f"{HERE}chair/{jonas}/end/"))
    assert client.post(f"{HERE}chair/{jonas}/end/", {"words": ""}).status_code == 422
    assert client.post(f"{HERE}chair/{jonas}/end/", {"once": "a"})["Location"] == HERE
    assert chairs_of(loods, "jonas") == [("youth_worker", False)]
    assert "Left in the last year" in words_of(client.get(HERE))
    karim = seat(loods, "karim").pk
    told = {"words": "Does not work with us any more.", "once": "b"}
    assert client.post(f"{HERE}chair/{karim}/end/", told)["Location"] == HERE
    assert chairs_of(loods, "karim") == [("manager", False)]


def test_what_is_open_leads_to_the_team_leader_and_to_the_page_only_for_who_can_open_it(door, taken):
    hanne = seat(door, "hanne", "door").pk
    page = words_of(browser(door, "griet").get(f"{HERE}chair/{hanne}/end/"))
    assert "1 question" in page and "Mieke Goossens" in page and "/requests/team/leaving/" not in page and "Sami" not in page
    assert browser(door, "griet").post(f"{HERE}chair/{hanne}/end/", {"once": "x"}).status_code == 302
    assert chairs_of(door, "hanne", "door") == [("contact_person", True)]


@pytest.mark.parametrize("who", ["jonas", "mieke", "griet", "kobe", "pia", "leila", "yara", "stranger", ""])
def test_for_nobody_else_these_pages_exist(loods, who):
    client, jonas = browser(loods, who), seat(loods, "jonas").pk
    paths = [f"invite/{place(loods)}/", *(f"chair/{jonas}/{one}" for one in ("", "shown/", "more/", "end/"))]
    for path in paths:
        assert client.get(HERE + path).status_code in (302, 404)
        assert client.post(HERE + path, {"role": "manager", "words": "x", "name": "x"}).status_code in (302, 404)
    assert chairs_of(loods, "jonas") == [("youth_worker", True)]


def test_the_menu_leads_a_manager_to_colleagues_and_the_keeper_to_organisations(loods):
    assert f'href="{HERE}"' in browser(loods, "nele").get("/wilgendaal/").content.decode()
    assert f'href="{HERE}organisations/"' in browser(loods, "kobe").get("/wilgendaal/").content.decode()
    for who in ("jonas", "leila", "mieke"):
        assert HERE not in browser(loods, who).get("/wilgendaal/").content.decode()


def test_the_keeper_names_a_first_manager_on_the_page_and_takes_it_back(wilgendaal):
    client = browser(wilgendaal, "kobe")
    assert "De Kiem" in words_of(client.get(f"{HERE}organisations/"))
    told = {"email": "ida@dekiem.example", "name": "Ida Claes", "role": Role.MANAGER, "phone": ""}
    assert client.post(f"{HERE}organisations/{place(wilgendaal, 'school')}/manager/", told).status_code == 302
    page = client.get(f"{HERE}organisations/").content.decode()
    assert "ida@dekiem.example" in page
    back = page.partition("colleagues/invited/")[2].partition("/")[0]
    assert client.post(f"{HERE}invited/{back}/take-back/")["Location"] == f"{HERE}organisations/"
    assert "ida@dekiem.example" not in client.get(f"{HERE}organisations/").content.decode()
    assert client.get(f"{HERE}organisations/{place(wilgendaal, 'town')}/manager/").status_code == 404


@pytest.mark.parametrize("who", ["griet", "nele", "mieke", "pia", "leila"])
def test_nobody_but_the_keeper_names_a_first_manager(loods, who):
    client = browser(loods, who)
    assert client.get(f"{HERE}organisations/").status_code == 404
    told = {"email": "ida@dekiem.example", "name": "Ida", "role": Role.MANAGER, "phone": ""}
    assert client.post(f"{HERE}organisations/{place(loods, 'school')}/manager/", told).status_code == 404
