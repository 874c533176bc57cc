"""A girl of fourteen asks just for herself; on no route do her mother or her school find it (C-21, C-23, W-42)."""

import re

import pytest

from tests.stories.places import home_of

pytestmark = [pytest.mark.browser]

WORDS = "Ik wil met iemand praten over thuis, het is geheim zevenster."
PAGES = ("", "requests/mine/", "requests/", "notices/", "circle/", "circle/looked/", "search/")
OTHERS = ("parent", "teacher", "school-lead", "youth-worker", "counsellor", "grandmother", "manager", "keeper",
          "ex-partner", "stranger", "tilleuls-contact-point")  # fmt: skip


def ask_alone(yara) -> str:
    yara.open("requests/ask/").look().choose("route", "own").send().look()
    yara.write("goes_well", "Voetbal").write("hard", WORDS).send().look()
    yara.choose("reach_by", "here").choose("known").send().look()
    return yara.link_to("/follow/")


@pytest.mark.parametrize("keyboard", [False, True], ids=["by touch", "by keyboard"])
def test_only_the_contact_point_knows(walk, keyboard):
    yara = walk("young-person", keyboard=keyboard)
    follow = ask_alone(yara)
    assert yara.open(follow).look().sees(WORDS)
    number = re.search(r"\d{4}-(\d{4})", yara.page.locator("main").inner_text()).group()

    hanne = walk("contact-point")
    assert hanne.open(follow.replace("follow/", "")).look().sees(WORDS)

    for who in OTHERS if not keyboard else ("parent", "teacher"):
        other = walk(who, village=home_of(who))
        for page in PAGES:
            other.open(page)
            assert not other.sees("zevenster") and not other.sees(number), f"{who} on {page}"
        other.open("search/").page.locator("#q").fill("zevenster")
        other.page.locator("#q").press("Enter")
        other.page.wait_for_load_state("networkidle")
        assert not other.sees(number), f"{who} searches"
        for page in (follow, follow.replace("follow/", "")):
            found = other.open(page).status  # somebody of another village is asked to join this one first
            assert found == 404 or other.page.url.endswith("/account/join/"), f"{who} opens {page}"
        other.close()

    assert yara.open("circle/looked/").look().sees("Hanne Moreels")


def by_button(page):
    page.locator("form[data-quick-exit] button").click()


def by_key(key):
    def leave(page):
        for _time in range(3):
            page.keyboard.press(key)

    return leave


@pytest.mark.parametrize("leave", [by_button, by_key("Shift"), by_key("Escape")], ids=["button", "Shift", "Escape"])
def test_leaving_fast_ends_everything(walk, leave):
    yara = walk("young-person")
    yara.open("").look()
    outside = re.compile(f"^(?!{re.escape(yara.address)})")
    yara.context.route(outside, lambda route: route.fulfill(content_type="text/html", body="<p>The weather</p>"))
    leave(yara.page)
    yara.page.get_by_text("The weather").wait_for()
    yara.open("requests/mine/")
    assert "/account/login" in yara.page.url


def test_capitals_are_no_way_out(walk):
    yara = walk("young-person").open("requests/ask/").choose("route", "own").send()
    yara.page.locator("[name=hard]").press_sequentially("ABC")
    for letter in "ABCD":
        yara.page.keyboard.press(f"Shift+{letter}")
    assert yara.page.locator("[name=hard]").input_value() == "ABCABCD"
