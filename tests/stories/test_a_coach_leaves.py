"""A coach leaves: the plan goes on to somebody else by the family's yes, and not a day before (W-43)."""

import pytest

pytestmark = [pytest.mark.browser]

WORDS = "Ik wil in januari opnieuw examen doen. Vraag niet naar vroeger."


def test_she_says_what_may_go_on_and_who_comes(walk):
    imani, hands, bram = walk("young-adult"), walk("young-adult", keyboard=True), walk("deputy", width=1280)
    plan = imani.open("plan/").look().page.url
    passing = imani.link_to("/passing-on/")
    walk("coach").open("passing-on/").look()
    assert {bram.open(page).status for page in (plan, passing)} == {404}, "before her yes the next one sees nothing"

    imani.open(passing).look().open(f"{passing}words/").look()
    imani.write("words", WORDS).send().look()
    for _yes in ("what may go on", "who comes"):  # who words it says yes with it, when she is the only one who has to
        if hands.open(passing).page.locator("main form[action*='/yes/'] .btn--main").count():
            hands.press("main form[action*='/yes/'] .btn--main")
    imani.open(passing).look()
    found = bram.open("passing-on/").look().page.locator("main a[href*='/letter/']")
    letters = found.evaluate_all("all => all.map(one => one.href)")
    assert any(bram.open(letter).look().sees(WORDS) for letter in letters)
    assert bram.open(plan).status == 404, "the text alone, until they talked together"
    for who in ("parent", "teacher", "youth-worker", "stranger"):
        other = walk(who)
        assert {other.open(page).status for page in (plan, passing)} == {404}, who
        other.close()
