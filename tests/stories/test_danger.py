"""Sharing without agreement because of danger: all of it written down, and a second person first (trust rules, B6)."""

from datetime import date

import pytest

from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

WRITTEN = ("facts", "harm_if_not", "harm_if", "tried", "child_words", "shared")


@TOUCH_AND_KEYS
def test_it_counts_when_the_second_person_agrees(walk, keyboard):
    hanne = walk("contact-point", keyboard=keyboard)
    hanne.open("danger/").look().open("danger/decide/share/").look()
    write_it_all(hanne)
    hanne.send().look()
    act = hanne.page.url
    assert "/danger/acts/" in act and hanne.sees("Mieke Goossens")

    mieke = walk("supervisor", keyboard=keyboard)
    mieke.open(act).look()
    assert mieke.sees("Milan is sinds vrijdag niet thuis.")
    mieke.choose("agrees", "yes").write("words", "Ik las het helemaal.")
    mieke.press("main form[action$='/confirm/'] .btn--main").look()
    assert hanne.open(act).look().sees("Ik las het helemaal.")
    for who in ("teacher", "parent", "keeper", "stranger"):
        other = walk(who)
        assert other.open(act).status == 404, who
        other.close()


def write_it_all(hanne) -> None:
    """In the order of the page, as a keyboard meets it."""
    hanne.write("name", "Milan").write("facts", "Milan is sinds vrijdag niet thuis.")
    for name in WRITTEN[1:4]:
        hanne.write(name, "Een zin.")
    hanne.choose("child_heard", "no").write("child_words", "Hij is er niet.").choose("family_knows", "no")
    hanne.write("not_told_why", "Eerst weten waar hij is.").choose("ground", "help_in_danger")
    hanne.day("step_write_down", date.today()).day("step_ask_advice", date.today())
    hanne.choose("affirmed", "least").pick("receiver", "(VK)").write("receiver_name", "An")
    hanne.write("shared", "Waar hij het laatst was.").pick("second", "Mieke")
