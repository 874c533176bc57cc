"""Two that are one person, on screen: each sees of them what is theirs to see, and for others it does not exist."""

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner, consent, restrict
from tests.modules.help_requests.conftest import HARD
from tests.modules.own_data.two import BECAUSE, keys, propose
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.models import Merge, Twin
from village.trust.vocabulary import DataKind

ONE = "/wilgendaal/own-data/one/"


def new(cast):
    return "{}{}/{}/".format(ONE, *keys(cast))


def test_the_privacy_officer_sees_names_and_numbers_and_proposes(twice):
    pia = browser(twice, "pia")
    page = words_of(pia.get(new(twice)))
    assert "Sami Benali" in page and "Samy Benali" in page and "1 thing stands with this name" in page
    assert HARD not in page and "Words about" not in page
    assert pia.post(new(twice), {"stays": keys(twice)[0]}).status_code == 422
    assert pia.post(new(twice), {"stays": keys(twice)[1], "reason": BECAUSE}).status_code == 302
    with as_owner():
        assert (Merge.unscoped.get().stays_id, Merge.unscoped.get().officer_id) == (keys(twice)[1], twice.people["pia"].pk)


def test_the_contact_person_sees_no_name_that_was_not_shared_but_the_own_questions(twice):
    propose(twice)
    hanne = browser(twice, "hanne")
    assert "waits for you" in words_of(hanne.get(ONE)) and "Look and confirm" in words_of(hanne.get("/wilgendaal/"))
    page = words_of(hanne.get(new(twice)))
    assert "Samy Benali" not in page and twice.asked_samy.number in page and twice.asked_sami.number in page
    consent(twice, "samy", "leila", kinds=[DataKind.CONTACT], to="hanne")
    assert "Samy Benali" in words_of(hanne.get(new(twice)))


def test_the_whole_way_in_the_browser(twice):
    propose(twice)
    with as_owner():
        key = Merge.unscoped.get().pk
    hanne = browser(twice, "hanne")
    assert "Yes, it is one person" in words_of(hanne.get(f"{ONE}{key}/"))
    assert "They are one from now on" in words_of(hanne.post(f"{ONE}{key}/confirm/", follow=True))
    assert "Undo: they are two people" in words_of(browser(twice, "pia").get(f"{ONE}{key}/"))
    assert "They are two again" in words_of(browser(twice, "pia").post(f"{ONE}{key}/undo/", follow=True))
    with as_owner():
        assert HelpRequest.unscoped.get(pk=twice.asked_samy.pk).subject_id == twice.samy.subject_id


def test_why_not_now_is_a_sentence(twice):
    restrict(twice, "sami", "samy", "leila")
    page = browser(twice, "pia").post(new(twice), {"stays": keys(twice)[0], "reason": BECAUSE})
    assert page.status_code == 422 and "Something stands in the way that this page may not show" in words_of(page)


@pytest.mark.parametrize("who", ["els", "karim", "jonas", "nele", "griet", "kobe", "leila", "yara", "ex", "stranger"])
def test_for_others_no_page_of_it_exists(twice, who):
    key = propose(twice)
    client = browser(twice, who)
    assert {client.get(url).status_code for url in (ONE, new(twice), f"{ONE}{key}/")} == {404}
    assert {client.post(f"{ONE}{key}/{what}/").status_code for what in ("confirm", "drop", "undo")} == {404}


def test_from_the_task_of_the_privacy_officer(twice):
    with as_owner():
        twin = Twin.unscoped.create(village=twice.village, first_id=keys(twice)[0], second_id=keys(twice)[1])
    answered = browser(twice, "pia").post(f"/wilgendaal/own-data/twins/{twin.pk}/one/")
    assert answered.status_code == 302 and answered["Location"].endswith(new(twice))


def test_who_may_see_both_names_chooses_them_where_they_are_found(twice):
    for slug in ("sami", "samy"):
        consent(twice, slug, "leila", kinds=[DataKind.CONTACT], to="hanne")
    hanne = browser(twice, "hanne")
    assert "These two are one person" in words_of(hanne.post("/wilgendaal/own-data/known/", {"name": "Sami Benali"}))
    answered = hanne.post(f"{ONE}choose/", {"one": [str(key) for key in keys(twice)]})
    assert answered["Location"].endswith(new(twice))
    again = words_of(hanne.post(f"{ONE}choose/", {"one": ["x", str(keys(twice)[0])], "name": "Sami Benali"}))
    assert "Choose two people" in again and 'value="Sami Benali"' in again and "These two are one person" in again
