"""A closed plan: its family keeps it, somebody still calls, and they come back without telling it again (W-24)."""

import pytest

pytestmark = [pytest.mark.browser]

TOLD, NOT_CHOSEN = "Niemand die me iets kon afnemen.", "Wout sliep bij mijn zus"
AGAIN = "Mijn werk verandert en de donderdagen vallen weg."
NEVER = ("teacher", "stranger", "youth-worker", "parent", "ex-partner")


def test_they_keep_it_and_choose_what_is_read_again(walk):
    mira, fatou, bram = walk("parent-afterwards"), walk("coach", width=1280), walk("deputy", width=1280)
    plan = mira.open("plan/").look().page.url
    assert mira.sees(TOLD, NOT_CHOSEN), "a closed plan stays theirs to read"
    keep, ending = mira.link_to("/keep/"), mira.named("", "/passing-on/ending/")
    assert mira.open(keep).look().sees("Dat ik hulp vroeg.")
    assert mira.open("agreed/calendar/").look().page.locator("main .rows li").count() == 2, "the calls that are still to come"

    assert fatou.open("passing-on/calls/").look().sees("Peeters")
    fatou.open(fatou.named("", "/passing-on/call/")).look()
    assert {fatou.open(page).status for page in (plan, keep, ending)} == {404}, "the days to call, and no more"

    mira.open(plan).open(mira.link_to("/back/")).look().write("words", AGAIN)
    mira.page.locator("main label", has_text=TOLD[:20]).first.click()
    mira.send().look()
    asked = mira.page.url
    assert mira.sees(AGAIN) and mira.open(plan).look().sees(TOLD), "it opened as they left it"

    bram.open("requests/").open(bram.named("Mira", "/requests/")).look()
    at_work = bram.page.url
    assert bram.sees(AGAIN, TOLD) and not bram.sees(NOT_CHOSEN), "only what they chose"
    assert {bram.open(page).status for page in (plan, keep, ending)} == {404}, "the question, and not the plan"
    for one in (fatou, *(walk(who) for who in NEVER)):
        found = [page for page in (plan, keep, ending, asked, at_work) if one.open(page).status != 404]
        assert not found, found
        one.close()
