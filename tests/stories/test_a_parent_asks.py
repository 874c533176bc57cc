"""A mother asks in Dutch on a phone, without an account; the contact point answers as it promised (C-01, C-08).

She comes back by receipt code from another phone, sees who looked, and stops sharing at once.
"""

import re

import pytest

pytestmark = [pytest.mark.browser]


def ask(mother, *, name: str) -> str:
    """Three calm steps; returns the address to follow it."""
    mother.open("requests/ask/").look().choose("asker", "parent").write("name", name).send().look()
    mother.write("goes_well", "Hij lacht veel met zijn zus.").choose("life_areas", "school")
    mother.write("hard", "Mijn zoon wil niet meer naar school.").send().look()
    mother.choose("reach_by", "here").choose("known").send().look()
    return mother.link_to("/follow/")


def receipt_of(mother) -> str:
    """Sixteen digits, in groups of four."""
    return "".join(re.search(r"(\d{4})\s(\d{4})\s(\d{4})\s(\d{4})", mother.page.locator(".code").inner_text()).groups())


@pytest.mark.parametrize("keyboard", [False, True], ids=["by touch", "by keyboard"])
def test_she_is_answered_with_a_promise_and_stays_in_charge(walk, keyboard):
    mother = walk(keyboard=keyboard)
    follow = ask(mother, name="Nora")
    code = receipt_of(mother)

    hanne = walk("contact-point", keyboard=keyboard)
    desk = follow.replace("follow/", "")
    hanne.open("requests/").look().open(desk).look()
    assert hanne.sees("Mijn zoon wil niet meer naar school.")
    hanne.press("main form[action*=take-up] .btn--main").look()

    phone = walk(keyboard=keyboard)
    phone.open("account/code/").look().write("code", code).send().look()
    assert phone.page.url == follow and phone.sees("Hanne Moreels")
    phone.write("words", "Bedankt. Hij slaapt ook slecht.").press("main form[action*=reply] button").look()

    hanne.open(desk).look()
    assert hanne.sees("Hij slaapt ook slecht.")
    hanne.write("words", "Ik bel u morgen om tien uur.").press("main form[action*=answer] .btn--main").look()

    phone.open(follow).look()
    assert phone.sees("Ik bel u morgen om tien uur.")
    phone.press("main a[href*=stop-sharing]").look().press("main form .btn--main, main form .btn--stop").look()
    assert hanne.open(desk).status == 404
    assert phone.open(follow).status == 200


def test_nobody_else_finds_her_question(walk):
    mother = walk()
    follow = ask(mother, name="Zofia")
    for who in ("parent", "teacher", "school-lead", "stranger", "keeper", "supervisor"):
        other = walk(who)
        for page in ("", "requests/mine/", "notices/", "circle/"):
            assert not other.open(page).sees("Zofia")
        assert other.open(follow).status == 404 and other.open(follow.replace("follow/", "")).status == 404
        other.close()


def test_a_wrong_code_and_an_unknown_one_are_told_the_same(walk):
    answers = []
    for code in ("0000 0000 0000 0000", "1234 5678 9012 3456"):
        somebody = walk()
        somebody.open("account/code/").write("code", code).send().look()
        answers.append(somebody.page.locator("main").inner_text().replace(code, ""))
    assert answers[0] == answers[1]
