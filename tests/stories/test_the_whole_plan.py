"""One plan lived to its end: a meeting where the daughter goes first, a step of grandmother's, goodbye, and coming back.

Who does it as work reads along by the family's yes and only as long as it stands; who was never let in finds nothing.
"""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

pytestmark = [pytest.mark.browser]

NEVER = ("ex-partner", "stranger", "school-lead")
TODAY = datetime.now(ZoneInfo("Europe/Brussels")).date()


def test_from_a_meeting_to_goodbye_and_back(walk):
    leila, yara, oma, els = (walk(who) for who in ("parent", "young-person", "grandmother", "teacher"))
    hanne, never = walk("contact-point", width=1280), [walk(who) for who in NEVER]
    plan, word = leila.open("plan/").page.url, f"lindebloesem{uuid4().hex[:6]}"

    hers = grandmother_helps(leila, oma, plan, word)
    meeting = yara_goes_first(leila, yara, els, hanne, plan, word)
    look_back(leila, hanne, plan, word)
    nowhere(never, plan, hers, meeting)

    ending = not_before_she_says_so(leila, yara, hanne, plan, word)
    keep = goodbye(leila, yara, hanne, ending, word)
    assert yara.open(keep).look().sees(f"Ik durf te praten, {word}.", f"Jullie deden het zelf, {word}.")
    for who in (hanne, els, oma):
        assert {who.open(page).status for page in (plan, meeting, ending, keep)} == {404}, "closed for everybody, at once"
    assert oma.open(hers).status == 404
    nowhere(never, plan, ending, keep)

    leila.open(plan).look().open(leila.link_to("/back/")).look()
    leila.write("words", f"Het wordt weer moeilijk, {word}.").send().look()
    assert leila.open(plan).look().sees(word), "without telling it again"
    assert hanne.open(plan).status == els.open(plan).status == 404, "what ended stays ended"


def grandmother_helps(leila, oma, plan: str, word: str) -> str:
    """A step in her name stands on her own page; she says that it is done and is thanked. Returns its address."""
    goal = leila.open(plan).link_to("/plan/goal/")
    leila.open(f"{goal}step/").look().write("words", f"leest voor, {word}").pick("who", "Oma Fatna")
    leila.day("due_on", TODAY + timedelta(days=7)).send().look()
    oma.open("plan/").look().open(oma.named(word, "/plan/step/")).look()
    hers = oma.page.url
    assert oma.open(goal).status == 404 and oma.open(plan).status == 404, "her step and nothing else"
    assert looked(leila, plan, "Fatna Benali")
    oma.open(hers).press("main form[action$='/done/'] .btn--main").look()
    leila.open(hers).look().write("words", f"Dank je, oma, {word}.").press("main form[action$='/thanks/'] .btn--main").look()
    assert oma.open(hers).look().sees(f"Dank je, oma, {word}.")
    return hers


def yara_goes_first(leila, yara, els, hanne, plan: str, word: str) -> str:
    """Called by who coordinates; nothing closes before each child reads what was done with what it said."""
    of_plan = plan.replace("/plan/", "/meetings/of/")
    hanne.open(f"{of_plan}new/").look().day("day", TODAY).write("hour", "00:00").write("place", "Bij oma").write("about", word)
    for name in ("Leïla", "Yara", "Hanne", "De Wilde"):
        hanne.page.locator("main label:has([name=people])", has_text=name).first.click()
    hanne.send().look()
    meeting = hanne.page.url
    assert not hanne.page.locator("main a[href$='/close/']").count()

    yara.open(f"{meeting}before/write/").look().write("words", f"Minder vragen op één dag, {word}.").choose("hears", "meeting")
    yara.send().look()
    assert els.open(meeting).look().sees(f"Minder vragen op één dag, {word}."), "she let the table hear it"
    assert looked(leila, plan, "Els De Wilde")
    leila.open(meeting).look().unfold("kind").write("words", f"Wie haalt Sami op? {word}", "form[action$='/bring/']")
    leila.press("main form[action$='/bring/'] button").look()
    hanne.open(meeting).open(hanne.named(word, "/meetings/point/")).look().write("decided", f"Oma haalt hem op, {word}.")
    hanne.send().look()
    hanne.open(hanne.link_to("/noted/")).look().write("words", f"Ik wil met de fiets, {word}.").send().look()
    while hanne.page.locator("main a[href$='/tell/']").count():
        hanne.open(hanne.link_to("/tell/")).look().write("words", f"Dat doen we, {word}.").send().look()
    hanne.open(f"{meeting}there/").look()
    for name in ("Leïla", "Yara", "Hanne"):
        hanne.page.locator("main label:has([name=there])", has_text=name).first.click()
    hanne.send().look().open(f"{meeting}close/").look().day("review_on", TODAY + timedelta(days=30 + uuid4().int % 30))
    hanne.send().look()
    assert yara.open("").look().sees(f"Dat doen we, {word}.") and leila.open(meeting).look().sees(f"Oma haalt hem op, {word}.")
    return meeting


def look_back(leila, hanne, plan: str, word: str) -> None:
    """First what the family thinks; then how it goes on."""
    leila.open(plan.replace("/plan/", "/meetings/of/")).look()
    waiting = leila.page.eval_on_selector_all("main a[href*='/meetings/review/']", "all => all.map(one => one.href)")
    here = next(one for one in waiting if leila.open(f"{one}say/").status == 200)
    leila.open(f"{here}say/").look().choose("fits", "yes").write("words", f"Het past, {word}.").send().look()
    hanne.open(f"{here}end/").look().choose("course", "continue").day("next_on", TODAY + timedelta(days=90)).send().look()
    assert leila.open(here).look().sees(f"Het past, {word}.") and looked(leila, plan, "Hanne Moreels")


def not_before_she_says_so(leila, yara, hanne, plan: str, word: str) -> str:
    """Proposed by who coordinates; one "not yet" of the daughter and the plan goes on. Returns what is proposed again."""
    end = plan.replace("/plan/", "/passing-on/plan/") + "end/"
    for said in ("not_yet", "yes"):
        hanne.open(end).look().write("words", f"Het gaat goed, {word}.").day("ends_on", TODAY + timedelta(days=14))
        hanne.send().look()
        ending = hanne.page.url
        yara.open(ending).look().open(f"{ending}goodbye/").look().choose("says", said).write("words", f"Zo is het, {word}.")
        yara.write("proud", f"Ik durf te praten, {word}.").send().look()
        assert hanne.open(plan).status == 200 and leila.open(f"{ending}close/").status == 404, "not by one of them"
    assert hanne.open(f"{ending}goodbye/").status == 404, "nobody says goodbye in their name"
    return ending


def goodbye(leila, yara, hanne, ending: str, word: str) -> str:
    """In small steps; with the last yes the family closes it and keeps a page. Returns its address."""
    hanne.open(f"{ending}note/stays/").look().write("words", f"Oma en Greet, {word}.").send().look()
    hanne.open(f"{ending}keep/word/").look().write("words", f"Jullie deden het zelf, {word}.").send().look()
    leila.open(f"{ending}afterwards/").look().pick("who", "Hanne").write("reach", f"Bel na zes uur, {word}.").send().look()
    leila.open(f"{ending}goodbye/").choose("says", "yes").write("words", f"Dank u, {word}.").send().look()
    assert yara.open(f"{ending}keep/").look().sees(word)
    leila.open(f"{ending}close/").look().press("main form .btn--main").look()
    assert hanne.open("passing-on/calls/").look().sees("Benali")
    hanne.open(hanne.named("", "/passing-on/call/")).look()
    assert hanne.sees(f"Bel na zes uur, {word}.") and not hanne.sees(f"Oma en Greet, {word}."), "the days to call, no more"
    return f"{ending}keep/"


def looked(leila, plan: str, name: str) -> bool:
    """Stands by name under who looked at the plan."""
    return leila.open(plan).open(leila.link_to("/circle/looked/")).look().page.locator("main b", has_text=name).count() > 0


def nowhere(never, *pages: str) -> None:
    for walker in never:
        assert {walker.open(page).status for page in pages} == {404}, pages
