"""Every type of page, in four languages, on a phone and a desk, light and dark: axe finds nothing.

On a phone of 320 px nothing scrolls sideways either.
"""

import pytest

from tests.stories.conftest import EVERY_LOOK, name_of_look
from tests.stories.walk import Walker

pytestmark = [pytest.mark.browser]

PAGES = {
    "": ["", "requests/ask/", "account/login/", "account/code/", "account/link/not-a-link/", "nothing-here/", "talks/"],
    "parent": ["", "requests/mine/", "circle/", "circle/looked/", "circle/share/", "circle/keep-out/", "notices/",
               "search/", "account/", "account/sessions/", "own-data/", "reach/me/", "promises/to-me/"],
    "young-person": ["", "requests/ask/", "danger/"],
    "contact-point": ["", "requests/", "promises/", "search/", "notices/", "requests/write-down/", "requests/team/",
                      "reach/talks/", "danger/", "danger/acts/", "danger/decide/share/", "own-data/known/", "own-data/list/"],
    "supervisor": ["", "requests/overview/", "promises/team/"],
    "teacher": ["", "requests/pass-on/", "handovers/"],
    "youth-worker": ["talks/asked/", "talks/kept/"],
    "keeper": ["", "requests/rules/"],
    "privacy-officer": ["", "own-data/twins/", "own-data/terms/"],
}  # fmt: skip
DEEP = {"parent": "/follow/", "contact-point": "requests/0"}
"""From the list page on to one of its things."""


@pytest.mark.parametrize("look", EVERY_LOOK, ids=name_of_look)
def test_it_is_without_barriers(chromium, address, look):
    language, width, dark = look
    for who, pages in PAGES.items():
        walker = Walker(chromium, address, who, language=language, width=width, dark=dark)
        for page in pages:
            walker.open(page).look()
            assert walker.status == (404 if page == "nothing-here/" else 200), f"{who} {page}"
            assert walker.page.locator("html").get_attribute("lang") == language
            assert walker.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        if who in DEEP:
            walker.open(walker.open(pages[1]).link_to(DEEP[who])).look()
        walker.close()


def test_nothing_scrolls_sideways_at_320_px(chromium, address):
    for who, pages in PAGES.items():
        walker = Walker(chromium, address, who, language="nl", width=320)
        for page in pages:
            assert walker.open(page).look().too_wide() == 0, page
        walker.close()


def test_the_demo_and_the_kit_are_without_barriers(chromium, address):
    for path in ("/", "/demo/", "/ui/", "/ui/?shell=easy", "/ui/?shell=public"):
        walker = Walker(chromium, address, "", language="en", width=360)
        assert walker.open(f"{address}{path}").look().barriers() == [], path
        walker.close()


def test_pages_work_without_script(chromium, address):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/wilgendaal/requests/ask/")
    page.locator("main label:has(input[name=asker][value=parent])").click()
    page.locator("main [name=name]").fill("Ada")
    page.locator("main form .btn--main").click()
    assert "/requests/ask/what/" in page.url
    context.close()


def test_on_a_phone_more_opens_above_the_bar_and_leads_on(chromium, address):
    walker = Walker(chromium, address, "supervisor", language="nl", width=320)
    walker.open("").page.locator(".nav__more summary").click()
    places = walker.look().page.locator(".nav__more .menu__item")
    for place in places.all():
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        assert box is not None and box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= 320
        assert box["y"] + box["height"] <= 640
    walker.press(".nav__more a[href*='promises/team']")
    assert walker.status == 200 and walker.page.url.endswith("/promises/team/")
    walker.close()
