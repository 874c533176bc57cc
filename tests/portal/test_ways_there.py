"""Pages that no menu names have a way there, for who can open them and for nobody else."""

import pytest

from tests.browsing import browser, words_of

SETTINGS, MINE = "/wilgendaal/account/", "/wilgendaal/requests/mine/"
ENDING, GROWING_UP, AGES = (f"/wilgendaal/circle/{page}/" for page in ("ending", "growing-up", "ages"))
WITH_CODE = "/wilgendaal/own-data/with-code/"


@pytest.mark.parametrize("who", ["leila", "yara", "els", "kobe", "stranger"])
def test_everybody_finds_what_they_share_that_ends_and_how_growing_up_changes_it(wilgendaal, who):
    client = browser(wilgendaal, who)
    page = words_of(client.get(SETTINGS))
    for there in (ENDING, GROWING_UP):
        assert f'href="{there}"' in page and client.get(there).status_code == 200


@pytest.mark.parametrize("who, there", [("hanne", True), ("els", True), ("leila", False), ("yara", False)])
def test_birthdays_in_ones_work_are_for_who_works_here(wilgendaal, who, there):
    client = browser(wilgendaal, who)
    assert (f'href="{AGES}"' in words_of(client.get(SETTINGS))) == there
    assert client.get(AGES).status_code == (200 if there else 404)


@pytest.mark.parametrize("who, there", [("leila", True), ("yara", True), ("stranger", True), ("els", False), ("hanne", False)])
def test_who_asked_with_a_code_before_finds_where_to_bring_it(wilgendaal, who, there):
    client = browser(wilgendaal, who)
    assert (f'href="{WITH_CODE}"' in words_of(client.get(MINE))) == there
    assert client.get(WITH_CODE).status_code == (200 if there else 404)


@pytest.mark.parametrize("who", ["jonas", "hanne", "kobe"])
def test_what_is_about_oneself_stands_under_its_own_heading_and_nothing_of_the_work_does(wilgendaal, who):
    menu = words_of(browser(wilgendaal, who).get(MINE)).partition("<main")[0]
    own = menu.index("About me")
    assert own < menu.index("Known about me", own) < menu.index("How to reach me", own)
    assert "How it goes" not in menu[own:] and "My work" not in menu[own:]
