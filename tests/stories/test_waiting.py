"""A family waits, and never alone: who to call, why in this order, a talk, and something for meanwhile (P-23 to P-29)."""

import pytest

from tests.stories.test_a_parent_asks import ask, receipt_of
from tests.stories.test_handing_over import TOUCH_AND_KEYS

pytestmark = [pytest.mark.browser]

LIST = "Een maatje voor de vrije tijd"
OFFER = "form[action$='/offer/']"


@TOUCH_AND_KEYS
def test_somebody_speaks_with_them_and_says_why(walk, keyboard):
    name = "Zehra" if keyboard else "Amina"
    mother, hanne = walk(keyboard=keyboard), walk("contact-point", keyboard=keyboard)
    follow = ask(mother, name=name)
    put_on_a_list(hanne, follow.replace("follow/", ""))

    mother.open(follow).look().open(mother.link_to("/waiting/proposal/")).look()
    assert mother.sees(LIST)
    mother.press("main form[action$='/agree/'] button").look()
    second = receipt_of(mother)
    phone = walk(keyboard=keyboard)
    phone.open("account/code/").write("code", second).send().look()
    entry = phone.page.url
    assert "/waiting/" in entry and phone.page.locator("section[aria-labelledby=h-order] .lines li").count() >= 2

    jonas = walk("youth-worker", keyboard=keyboard)
    jonas.open("waiting/who/").look().open(jonas.named(name)).look()
    jonas.choose("how", "call").choose("still", "worse").write("heard_from", "Haar mama")
    jonas.write("words", "Het wachten valt hen zwaar.").send().look()
    jonas.unfold("what").choose("what", "group").write("words", "Woensdag om twee uur, in de tuin.", inside=OFFER)
    jonas.press(f"main {OFFER} button").look()

    assert phone.open(entry).look().sees("Het wachten valt hen zwaar.", "Woensdag om twee uur, in de tuin.")
    phone.press("main form[action*='/meanwhile/'] button[value=yes]").look()
    for who in ("teacher", "parent", "stranger", "other-care-worker", "counsellor")[: 2 if keyboard else None]:
        other = walk(who)
        assert other.open(entry).status == 404 and not other.open("waiting/").sees(name), who
        other.close()


def put_on_a_list(hanne, desk: str) -> None:
    """From outside the area of the list, which is no reason to say no; the family reads it first."""
    hanne.open(desk).press("main form[action*=take-up] .btn--main")
    hanne.open(f"waiting/put/{desk.rstrip('/').rpartition('/')[2]}/").look()
    hanne.pick("waiting_list", LIST).choose("need", "soon").write("reason", "Ze gaat niet meer alleen naar buiten.")
    hanne.choose("bridges", "somebody_to_call").write("postcode", "9070").send().look()
    assert hanne.sees("Ze gaat niet meer alleen naar buiten.")
    hanne.send().look()
