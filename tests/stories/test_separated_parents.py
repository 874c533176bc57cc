"""Parents who live apart: a father is written down as a guardian, and still sees nothing of whom he is kept away from."""

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

HIM = "li:has-text('Rachid')"


@TOUCH_AND_KEYS
def test_what_keeps_him_out_wins_from_being_a_guardian(walk, keyboard):
    leila, hanne = walk("parent"), walk("contact-point", keyboard=keyboard)
    plan = leila.open("plan/").page.url
    asked = hanne.open("requests/?show=mine").look().named("Sami", "/requests/")
    assert leila.open(f"{asked}follow/").status == 200, "the other parent, whom nothing keeps out"

    hanne.open(f"{asked}guardians/").look().choose("authority", "parent")
    hanne.write("evidence", "geboorteakte, vandaag gezien", inside="form:has([name=authority])").send().look()
    link = hanne.page.locator("main input[readonly]").first.input_value()
    rachid = walk("ex-partner", keyboard=keyboard)
    assert rachid.open(f"{asked}follow/").status == 404
    rachid.open(link).look().press("main form button[value=yes]").look()
    assert hanne.open(f"{asked}guardians/").look().sees("Rachid Haddad")

    for page in (f"{asked}follow/", plan, f"{plan}circle/", "waiting/", "requests/mine/", "search/"):
        rachid.open(page)
        assert rachid.status == 404 or not rachid.sees("Sami Benali"), page
    leila.open("circle/").open(leila.named("Sami", "about=")).look()
    assert leila.sees("Rachid Haddad"), "she still reads that he is kept out"

    hanne.tap(hanne.page.locator(f"main {HIM} summary"))
    hanne.write("evidence", "beslissing van de rechter", inside=HIM).press(f"main {HIM} .btn--stop").look()
    assert rachid.open(f"{asked}follow/").status == 404
