"""Every type of page, in four languages, on a phone and a desk, light and dark: axe finds nothing.

In Dutch nothing scrolls sideways on a phone of 320 px either. Each page is asked for once in each language, then looked at on
one screen after the other: what the server sends does not hinge on the screen. Further pages of a type that is looked
at anyway are seen in two of the languages by turns, in each on another screen.
"""

from itertools import product

import pytest

from tests.stories.conftest import LANGUAGES, WIDTHS
from tests.stories.places import ALIKE, PAGES, home_of, things_of
from tests.stories.walk import COLOURS, RULES, Walker

pytestmark = [pytest.mark.browser]

SMALLEST = 320
SCREENS = list(product(WIDTHS, (False, True)))
"""By day first: then all rules are tried. In the evening the same page has other colours, and nothing else."""
EVERYBODY = sorted({*PAGES, *ALIKE})
NOT_HERE = {("val-des-tilleuls", "nl")}
"""A village offers its own languages only."""
READERS = [(who, one) for who in EVERYBODY for one in LANGUAGES if (home_of(who), one) not in NOT_HERE]


@pytest.fixture(scope="session")
def things(chromium, address):
    """The key of each thing of the demo that stands in an address."""
    walkers = {who: Walker(chromium, address, who, village=home_of(who)) for who in EVERYBODY if who}
    found = things_of(walkers)
    for walker in walkers.values():
        walker.close()
    return found


@pytest.mark.parametrize(("who", "language"), READERS, ids=lambda word: word or "visitor")
def test_it_is_without_barriers(chromium, address, things, language, who):
    walker = Walker(chromium, address, who, language=language, dark=True, village=home_of(who))
    turn = LANGUAGES.index(language)
    looks = [(page, SCREENS) for page in PAGES.get(who, ())]
    looks += [
        (page, [SCREENS[(turn + at) % len(SCREENS)]])
        for at, page in enumerate(ALIKE.get(who, ()))
        if (turn // 2 + at) % 2 == 0
    ]
    for page, screens in looks:
        walker.open(page.format(**things))
        assert walker.status == (404 if page == "nothing-here/" else 200), f"{who} {page}"
        assert walker.page.locator("html").get_attribute("lang") == language
        assert walker.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for width, dark in [(SMALLEST, False)] * (language == "nl") + screens:
            in_the_evening = dark and (width, False) in screens
            walker.seen_as(width, dark).look(COLOURS if in_the_evening else RULES)
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
