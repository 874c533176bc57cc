"""A question goes to a partner without account: the family sees what goes, and a mail scanner changes nothing (W-10)."""

import pytest

from tests.stories.test_a_parent_asks import ask

pytestmark = [pytest.mark.browser]

TOUCH_AND_KEYS = pytest.mark.parametrize("keyboard", [False, True], ids=["by touch", "by keyboard"])


@TOUCH_AND_KEYS
def test_a_partner_answers_by_link_and_the_family_decides_what_goes(walk, keyboard):
    mother = walk(keyboard=keyboard)
    follow = ask(mother, name="Nora")
    desk = follow.replace("follow/", "")
    hanne = walk("contact-point", keyboard=keyboard)
    hanne.open(desk).press("main form[action*=take-up] .btn--main")
    propose(hanne, desk)
    handover = hanne.page.url

    mother.open(follow).look().open(mother.link_to("/handovers/")).look()
    assert mother.sees("Luc Peeters", "Mijn zoon wil niet meer naar school.")
    mother.choose("back", "all").send().look().send().look()

    hanne.open(handover).look().press("main form[action$='/send/'] .btn--main").look()
    link = hanne.page.locator("main input[readonly], main .code, main output").first
    address = link.input_value() if link.evaluate("one => one.tagName") == "INPUT" else link.inner_text()
    answer_by_link(walk(keyboard=keyboard), address.strip())
    assert hanne.open(handover).look().sees("Luc Peeters") and mother.open(follow).look().sees("Luc Peeters")


def propose(hanne, desk: str) -> None:
    hanne.open(f"handovers/start/{desk.rstrip('/').rpartition('/')[2]}/").look()
    hanne.pick("to", "partner").unfold("partner_name").write("partner_name", "Luc Peeters")
    hanne.write("partner_place", "Huis Tournai")
    hanne.write("why", "Hij kent de school en heeft tijd.").choose("beside_days", "14")
    hanne.send().look()
    assert hanne.sees("Mijn zoon wil niet meer naar school.")
    hanne.send().look()


def answer_by_link(luc, address: str) -> None:
    for _scanner in range(2):
        luc.open(address)  # a mail scanner does this too; if it used the link up, the button below would fail
    luc.look()
    assert not luc.sees("Mijn zoon wil niet meer naar school."), "looking at the link opens nothing yet"
    luc.send().look()
    assert luc.sees("Mijn zoon wil niet meer naar school.")
    luc.press("main form[action$='/accept/'] .btn--main").look()
    assert luc.open("requests/").status == 404 or "/account/" in luc.page.url, "and nothing else is open"
