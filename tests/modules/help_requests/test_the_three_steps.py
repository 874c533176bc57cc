"""Asking on screen: three calm steps, with and without account; nothing typed is ever lost."""

import re

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from village.modules.help_requests.models import HelpRequest
from village.trust.people.models import Person

DOOR = "/wilgendaal/requests/ask/"
WHAT = {"goes_well": "She sings all day.", "hard": "She does not want to go to school.", "life_areas": ["school", "feelings"]}
HOW = {"reach_by": "call", "reach_where": "0470 12 34 56", "language": "nl", "known": "on"}


def tell(client, *screens):
    """Fill in screen after screen; returns the last answer."""
    for name, values in screens:
        url = DOOR if name == "who" else f"{DOOR}{name}/"
        answer = client.post(url, values)
    return answer


def the_request():
    with as_owner():
        return HelpRequest.unscoped.get()


def code_on(page):
    return "".join(re.findall(r"<span>(\d{4})</span>", page))


def test_a_visitor_asks_gets_a_code_and_comes_back_from_another_phone(wilgendaal):
    client = browser(wilgendaal)
    answer = tell(client, ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT), ("how", HOW))
    asked = the_request()
    assert answer.url == f"/wilgendaal/requests/{asked.pk}/sent/"
    a_moment_later()
    thanks = words_of(client.get(answer.url))
    code = code_on(thanks)
    assert len(code) == 16 and asked.number in thanks and "You get an answer before" in thanks
    other_phone = browser(wilgendaal)
    assert other_phone.get(f"/wilgendaal/requests/{asked.pk}/follow/").status_code == 302
    back = other_phone.post("/wilgendaal/account/code/", {"code": code})
    assert back.url == f"/wilgendaal/requests/{asked.pk}/follow/"
    assert "She does not want to go to school." in words_of(other_phone.get(back.url))


def test_the_code_is_not_shown_on_another_phone(wilgendaal):
    client = browser(wilgendaal)
    thanks = tell(client, ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT), ("how", HOW)).url
    code = code_on(words_of(client.get(thanks)))
    other_phone = browser(wilgendaal)
    other_phone.post("/wilgendaal/account/code/", {"code": code})
    assert code_on(words_of(other_phone.get(thanks))) == ""


def test_a_name_and_a_phone_of_a_visitor_are_kept_with_the_person(wilgendaal):
    tell(browser(wilgendaal), ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT), ("how", HOW))
    with as_owner():
        noor = Person.unscoped.get(name="Noor")
        assert (noor.phone, noor.email, noor.account) == ("0470 12 34 56", "", None)


def test_a_young_person_chooses_just_me_and_her_mother_finds_nothing(wilgendaal):
    client = browser(wilgendaal, "yara")
    with_whom = client.get(DOOR)
    assert with_whom.url == f"{DOOR}with/"
    page = words_of(client.get(with_whom.url))
    assert "Your parents" in page and 'aria-label="Does not see:"' in page
    tell(client, ("with", {"route": "own"}), ("what", WHAT), ("how", HOW))
    a_moment_later()
    asked = the_request()
    assert asked.kind == 7 and asked.route == "own"
    follow = f"/wilgendaal/requests/{asked.pk}/follow/"
    assert "Your parents" in words_of(client.get(follow))
    mother = browser(wilgendaal, "leila")
    assert mother.get(follow).status_code == 404
    assert asked.number not in words_of(mother.get("/wilgendaal/requests/mine/"))


def test_with_my_family_is_read_by_her_mother(wilgendaal):
    tell(browser(wilgendaal, "yara"), ("with", {"route": "family"}), ("what", WHAT), ("how", HOW))
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{the_request().pk}/follow/"))
    assert "She does not want to go to school." in page


def test_a_mother_chooses_which_child_it_is_about(wilgendaal):
    client, sami = browser(wilgendaal, "leila"), wilgendaal.people["sami"]
    assert tell(client, ("who", {"asker": "parent"})).url == f"{DOOR}about/"
    page = words_of(client.get(f"{DOOR}about/"))
    assert "Sami Benali" in page and "Yara Benali" in page and "Imani" not in page
    tell(client, ("about", {"about": str(sami.subject_id)}), ("what", WHAT), ("how", HOW))
    asked = the_request()
    assert asked.subject_id == sami.subject_id and asked.called_name == "Sami"


def test_a_child_of_somebody_else_is_no_choice(wilgendaal):
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}))
    answer = client.post(f"{DOOR}about/", {"about": str(wilgendaal.people["imani"].subject_id)})
    assert answer.status_code == 422


def test_me_and_our_home_is_about_the_mother_herself(wilgendaal):
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}), ("what", WHAT), ("how", HOW))
    assert the_request().subject_id == wilgendaal.people["leila"].subject_id


def test_a_teacher_asks_without_a_name_and_is_warned_for_what_points_to_somebody(wilgendaal):
    client = browser(wilgendaal, "els")
    tell(client, ("who", {"asker": "professional"}))
    pointing = {**WHAT, "hard": "The boy born on 03/05/2012 never eats."}
    answer = client.post(f"{DOOR}what/", pointing)
    assert answer.status_code == 422 and "date of birth" in words_of(answer)
    assert "The boy born on 03/05/2012 never eats." in words_of(answer)
    tell(client, ("what", {**pointing, "as_it_is": "on"}), ("how", HOW))
    asked = the_request()
    assert asked.route == "work" and asked.asker_place == "De Kiem" and asked.called_name == ""


@pytest.mark.parametrize("text", ["Call her mother on +32 470 12 34 56.", "Born 2012-05-03.", "born 3.5.2012"])
def test_numbers_and_dates_of_birth_point_to_somebody(wilgendaal, text):
    client = browser(wilgendaal, "els")
    tell(client, ("who", {"asker": "professional"}))
    assert client.post(f"{DOOR}what/", {**WHAT, "hard": text}).status_code == 422


def test_a_parent_may_write_a_date_of_birth(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    assert client.post(f"{DOOR}what/", {**WHAT, "hard": "Born on 03/05/2012."}).status_code == 302


def test_a_professional_first_proves_who_she_is(wilgendaal):
    answer = browser(wilgendaal, "els", second_factor=False).get(DOOR)
    assert answer.status_code == 302 and "second-factor" in answer.url


def test_what_goes_well_stands_before_what_is_hard(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    page = words_of(client.get(f"{DOOR}what/"))
    assert page.index('name="goes_well"') < page.index('name="hard"')


def test_going_back_keeps_what_was_typed_even_when_it_is_not_finished(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    back = client.post(f"{DOOR}what/", {"goes_well": "She sings", "hard": "", "step": "back"})
    assert back.url == DOOR
    assert 'value="Noor"' in words_of(client.get(DOOR))
    assert "She sings" in words_of(client.get(f"{DOOR}what/"))


def test_nobody_skips_a_screen(wilgendaal):
    client = browser(wilgendaal)
    assert client.get(f"{DOOR}how/").url == DOOR
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    assert client.post(f"{DOOR}how/", HOW).url == f"{DOOR}what/"
    assert client.get(f"{DOOR}nowhere/").status_code == 302


def test_an_error_stands_at_its_field_and_nothing_is_lost(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}), ("what", WHAT))
    wrong = client.post(f"{DOOR}how/", {**HOW, "reach_where": "ask my sister", "known": ""})
    page = words_of(wrong)
    assert wrong.status_code == 422 and "Write the phone number we may use." in page
    assert 'value="ask my sister"' in page and 'href="#id_known"' in page


@pytest.mark.parametrize(
    ("how", "where", "fine"),
    [
        ("mail", "noor@example.org", True), ("mail", "noor", False), ("visit", "", False),
        ("visit", "in my shop", True), ("here", "", True),
    ],  # fmt: skip
)
def test_each_way_to_reach_somebody_asks_what_it_needs(wilgendaal, how, where, fine):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}), ("what", WHAT))
    answer = client.post(f"{DOOR}how/", {**HOW, "reach_by": how, "reach_where": where})
    assert answer.status_code == (302 if fine else 422)


@pytest.mark.parametrize("smuggled", ["subject", "owner", "kind", "route"])
def test_an_unknown_field_is_refused(wilgendaal, smuggled):
    answer = browser(wilgendaal).post(DOOR, {"asker": "parent", "name": "Noor", smuggled: "1"})
    assert answer.status_code == 422


def test_sending_twice_is_one_request(wilgendaal):
    client = browser(wilgendaal, "leila")
    tell(client, ("who", {"asker": "parent"}), ("about", {"about": "me"}), ("what", WHAT))
    first = client.post(f"{DOOR}how/", {**HOW, "once": "token-1"})
    second = client.post(f"{DOOR}how/", {**HOW, "once": "token-1"})
    assert first.url == second.url and the_request()


def test_a_strange_sign_or_a_very_long_text_is_no_accident(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    assert client.post(f"{DOOR}what/", {**WHAT, "hard": "a\x00b"}).status_code in (302, 422)
    assert client.post(f"{DOOR}what/", {**WHAT, "hard": "a" * 9000}).status_code == 422


def test_with_a_code_one_puts_it_away_before_asking_something_new(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "neighbour", "name": "Noor"}), ("what", WHAT), ("how", HOW))
    assert "put this code away" in words_of(client.get(DOOR))
    client.post(f"{DOOR}anew/")
    assert 'name="asker"' in words_of(client.get(DOOR))


def test_without_a_contact_point_it_says_so_and_keeps_the_words(wilgendaal):
    with as_owner():
        wilgendaal.organisations["door"].__class__.unscoped.update(is_contact_point=False)
    client = browser(wilgendaal)
    answer = tell(client, ("who", {"asker": "parent", "name": "Noor"}), ("what", WHAT), ("how", HOW))
    assert answer.status_code == 422 and "no contact point yet" in words_of(answer)
    with as_owner():
        assert not Person.unscoped.filter(name="Noor").exists()


def test_the_numbers_for_danger_stand_beside_the_words(wilgendaal):
    client = browser(wilgendaal)
    tell(client, ("who", {"asker": "parent", "name": "Noor"}))
    assert 'href="tel:112"' in words_of(client.get(f"{DOOR}what/"))
