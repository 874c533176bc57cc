"""Early help together with a school: trust first, strengths the family agrees to, a plan; school reads only its own part.

Whoever is not in it finds neither the whole nor the part of school: another at the same school, the father of before.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

NEVER = ("school-lead", "ex-partner")
TODAY = date.today()


@TOUCH_AND_KEYS
def test_child_parents_and_school_go_one_way_together(walk, keyboard):
    said = f"goudsbloem{uuid4().hex[:6]}"
    leila, yara, els, fatou = (walk(who, keyboard=keyboard) for who in ("parent", "young-person", "teacher", "coach"))
    one = agreed(walk("contact-point", width=1280), leila, yara, said)

    fatou.open(f"{one}add/strength/").choose("what", "strength").write("words", f"Ze ziet alles, {said}.").send().look()
    assert fatou.status != 500 and fatou.page.url == f"{one}add/strength/", "trust goes first"
    fatou.open(f"{one}add/contact/").look().choose("how", "outside").day("met_on", TODAY)
    fatou.write("words", f"We wandelden, {said}.").send().look()
    yara.open(f"{one}add/situation/").look().write("words", f"In de klas is het te druk, {said}.").send().look()
    named(fatou, leila, yara, one, said)
    fatou.open(f"{one}add/plan/").choose("who", "child").write("name", "Yara").write("words", "Ze zit vooraan.")
    fatou.send().look()

    school = in_class(fatou, els, one, said)
    assert els.open(one).status == 404 and not els.open(school).sees(f"We wandelden, {said}."), "only the part of school"
    assert leila.open(one).look().sees("Ze hielp vandaag een kind.", "Ze vraagt er zelf om.")
    for who in NEVER[: 1 if keyboard else None]:
        other = walk(who)
        assert {other.open(page).status for page in (one, f"{one}child/", school)} == {404}, who
        assert not other.open("pit/").sees("Yara"), who
        other.close()
    rounded_off(leila, fatou, one)
    assert els.open(school).status == 404 and not els.open("").sees(said), "over for school, at once"


def agreed(hanne, leila, yara, said: str) -> str:
    """Offered beside the plan; it begins with the yes of both, and not with one. Returns the address of the whole."""
    plan = leila.open("plan/").page.url
    hanne.open(plan).open(hanne.link_to("/pit/beside/")).look()
    child = hanne.page.locator("main label", has_text="Yara").locator("[name=child]").get_attribute("value")
    hanne.choose("child", child).choose("type", "school").write("why", f"Ze loopt vast in de klas, {said}.")
    hanne.pick("coach", "Fatou").pick("teacher", "Els").write("qualities", "Ze is eerlijk.")
    hanne.write("contributes", "Een vaste plek bij het raam.").send().look()
    offer = hanne.page.url
    for one_of_two in (leila, yara):
        assert one_of_two.open(offer).look().sees(said)
        one_of_two.choose("school", "yes").press("main form[action$='/yes/'] .btn--main").look()
        assert ("/offer/" in one_of_two.page.url) == (one_of_two is leila), "one yes of two is not enough"
    return yara.page.url


def named(fatou, leila, yara, one: str, said: str) -> None:
    """A strength counts when mother and daughter both agree."""
    fatou.open(f"{one}add/strength/").choose("what", "strength").write("words", f"Ze ziet alles, {said}.").send().look()
    for one_of_two in (leila, yara):
        assert not fatou.open(f"{one}add/advice/").sees("Ze ziet alles"), "not before both agreed"
        one_of_two.open(one).look().press("main form[action*='/strength/'] button[value=yes]").look()


def in_class(fatou, els, one: str, said: str) -> str:
    """Advice on that strength; the teacher answers on her first page, and sends a compliment home."""
    tip = f"Vraag haar wat ze zag, {said}."
    fatou.open(f"{one}add/advice/").look().write("words", tip).pick("strength", f"Ze ziet alles, {said}.").send().look()
    els.open("").look().press(f"main li:has-text('{tip}') form[action*='/advice/'] button[value=works]").look()
    school = els.page.url
    els.open(els.link_to("/pit/advice/")).look().choose("says", "works").write("words", "Ze vraagt er zelf om.").send().look()
    assert els.sees(tip, f"Ze ziet alles, {said}.", "Een vaste plek bij het raam.")
    els.open(f"{school}add/glad/").look().write("words", "Ze hielp vandaag een kind.").send().look()
    return school


def rounded_off(leila, fatou, one: str) -> None:
    """After half a year or before: first what the family thinks."""
    assert not fatou.open(one).page.locator("main a[href$='/add/back/']").count(), "not before the family spoke"
    leila.open(f"{one}add/opinion/").look().choose("fits", "yes").write("words", "Ze gaat weer graag.").send().look()
    fatou.open(one).look().open(f"{one}add/back/").look().choose("course", "continue")
    fatou.write("outcome", "Ze gaat weer graag naar de klas.").day("next_on", TODAY + timedelta(days=120)).send().look()
    leila.open(f"{one}add/opinion/").choose("fits", "yes").write("words", "Het is goed zo.").send()
    fatou.open(f"{one}add/back/").choose("course", "close").write("outcome", "Het gaat zonder ons.").send()
