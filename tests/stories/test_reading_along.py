"""A mother lets a grandmother read one question along, by a link for her alone (P-04, W-17)."""

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]


@TOUCH_AND_KEYS
def test_a_grandmother_without_account_reads_one_question(walk, keyboard):
    mother = walk("parent", keyboard=keyboard)
    mother.open("requests/mine/").look()  # about Yara the law asks two yeses; about Sami one is enough
    asked = mother.page.locator('main a[href*="/follow/"]', has_text="Sami").first.get_attribute("href")
    mother.open(f"{mother.address}{asked}").look()
    follow = mother.page.url
    mother.open(mother.link_to("/handovers/along/")).look()
    name = "Oma Warda" if keyboard else "Oma Rahma"
    mother.write("name", name).choose("how_long", "week").send().look().send().look()
    link = mother.page.locator("main input[readonly]").first.input_value()

    oma = walk(keyboard=keyboard)
    oma.open(link).open(link).look()
    oma.send().look()
    assert oma.page.locator("main").inner_text().strip()
    for elsewhere in ("requests/", "own-data/", "promises/"):
        assert oma.open(elsewhere).status == 404 or "/account/" in oma.page.url, elsewhere
    late = walk()
    late.open(link).send()
    assert not late.page.locator("main form").count() and late.page.url == link, "the link opens once"
    assert mother.open(follow).look().sees(name)
