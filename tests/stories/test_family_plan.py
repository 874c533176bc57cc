"""The family of the design lives its plan: own words, a circle, a goal, a yes point by point, paper, who looked, a stop.

Whoever was let go finds nothing the moment after; the father of before, the neighbour and the school never did.
"""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

NEVER = ("ex-partner", "stranger", "school-lead", "other-care-worker", "grandmother")
STOP = "main form .btn--main, main form .btn--stop"


@TOUCH_AND_KEYS
def test_they_write_agree_and_let_go(walk, keyboard, tmp_path):
    leila, yara, nele = (walk(who, keyboard=keyboard) for who in ("parent", "young-person", "counsellor"))
    plan = leila.open("plan/").look().page.url
    said = tell(leila, plan)
    nele_in_it = ask_along(leila, plan, said)
    assert nele.open(plan).status == 404, "one yes of two is not enough"
    yara.open(nele_in_it).look().choose("reads", "readers").choose("stop", "any_day").press("main .btn--main[form=yes]").look()
    assert nele.open(plan).look().sees(said)

    goal = want(leila, plan, f"Mama slaapt door, {said}")
    assert nele.open(goal).look().status == 200
    els = walk("teacher")
    assert els.open(goal).status == 404 and not els.open(plan).sees(f"Mama slaapt door, {said}")

    version = agree(leila, yara, plan, f"Mama slaapt door, {said}")
    assert leila.open(f"{version}compare/").look().sees(said)
    on_paper(leila, plan, tmp_path)
    leila.open(plan).open(leila.link_to("/circle/looked/")).look()
    assert leila.sees("Nele Baert")

    leila.open(f"{nele_in_it}remove/").look().press(STOP).look()
    for page in (plan, goal, version):
        assert nele.open(page).status == 404, "closed at once"
    for who in NEVER[: 2 if keyboard else None]:
        other = walk(who)
        found = [page for page in (plan, goal, version, f"{version}compare/", nele_in_it) if other.open(page).status != 404]
        assert not found and not other.open("plan/").sees(said), who
        other.close()


def tell(leila, plan: str) -> str:
    """In her own words, as one voice of several; returns a word that stands nowhere else."""
    said = f"zomerlinde{uuid4().hex[:6]}"
    leila.open(f"{plan}words/decide/").look()
    leila.write("words", f"We eten samen en niemand roept. {said}").write("voice", f"Mama {said[-6:]}").send().look()
    assert leila.open(plan).look().sees(said)
    return said


def ask_along(leila, plan: str, said: str) -> str:
    """Drawn into the circle first; then asked, with what she may see, looked at through her eyes before."""
    leila.open(f"{plan}circle/").look().write("called", f"Nele {said[-6:]}").choose("side", "formal").send().look()
    member = leila.named(f"Nele {said[-6:]}", "/team/")
    leila.open(member).look().open(f"{member}ask/").look().pick("who", "Nele Baert").choose("kinds", "6").choose("kinds", "4")
    leila.write("why", "Jij luistert goed.").send()
    assert leila.page.locator("main [name=explained]").count(), "first she reads who sees it and that she can stop"
    leila.send().look()
    assert leila.open(f"{member}eyes/").look().sees(said)
    return member


def want(leila, plan: str, words: str) -> str:
    """A goal about health, with two ways of which one is chosen, and one step of one person."""
    leila.open(f"{plan}goal/").look().write("words", words).choose("life_area", "health").send().look()
    goal = leila.named(words)
    leila.open(goal).look()
    for way in ("Een uur vroeger naar bed", "Overdag even rusten"):
        leila.write("option", way).press("main form[action$='/way/'] .btn")
    leila.press("main form[action$='/choose/'] button").look()
    leila.open(f"{goal}step/").look().write("words", "zet de wekker klaar").pick("who", "Yara").write("where", "Thuis")
    leila.day("due_on", date.today() + timedelta(days=7)).send().look()
    return goal


def agree(leila, yara, plan: str, words: str) -> str:
    """Everybody is asked; the mother is explained what her yes means, the daughter tells it back herself."""
    leila.open(plan).open(leila.link_to("/agreed/propose/")).look().send().look()
    version = leila.page.url
    leila.press("main button[name=all]").look()
    assert leila.page.locator("main [name=explained]").count(), "first she reads who sees it and that she can stop"
    leila.press("main button[name=all]").look()
    assert not leila.page.locator("main [name=reads]").count()

    yara.open(version).look()
    point = yara.page.locator("main article", has_text=words).locator("input[type=radio]").first.get_attribute("name")
    yara.choose(point, "yes").choose("reads", "readers").choose("stop", "any_day").send().look()
    assert yara.open(version).page.locator(f"main [name={point}][value=yes]").is_checked()
    return version


def on_paper(leila, plan: str, folder: Path) -> None:
    leila.open(plan).open(leila.link_to("/agreed/hold/")).look()
    with leila.page.expect_download() as taken:
        leila.tap(leila.page.locator("main form .btn--main"))
    taken.value.save_as(folder / "fridge.pdf")
    assert (folder / "fridge.pdf").read_bytes().startswith(b"%PDF")
